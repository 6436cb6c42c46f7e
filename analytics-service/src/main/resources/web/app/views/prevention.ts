// What surfacing objections and giving cover do, for relationships and for winning.

import { html } from "lit-html";
import { elsewhere, standingsQuestion } from "../address.ts";
import type { Standings } from "../api.ts";
import { type Measure, measures } from "../codes.ts";
import type { Page, View } from "../page.ts";
import { divisionChoice, measureChoice } from "../parts/controls.ts";
import { forestPanel } from "../parts/forestPanel.ts";
import { matrix } from "../parts/matrix.ts";
import { answered, noDeals } from "../parts/states.ts";
import { warnings } from "../parts/warnings.ts";
import { groupSentence, hasNoDeals } from "../sentences.ts";

export const prevention: View = {
  title: (page) => page.reader.words.prevention.heading,
  body(page) {
    const { address, reader: { words } } = page;
    // The deals behind its figures are those of prevention.
    const here: Page = { ...page, address: { ...address, of: "prevention" } };
    const byGroup = standingsQuestion(here.address, address.by);
    return html`
      <p class="lead">${words.prevention.lead}</p>
      <div class="several two">
        ${measures.map((measure) => overall(here, measure))}
      </div>
      <div class="controls">${measureChoice(page)} ${divisionChoice(page)}</div> ${answered(
        page,
        page.answers.to<Standings>(byGroup),
        (standings) =>
          standings.groups.length === 0 ? noDeals(page, standings.asOf) : html`
            ${matrix(here, standings, address.by)}${warnings(page, "prevention", standings.warnings, address.by)}
          `,
      )}
    `;
  },
};

function overall(page: Page, measure: Measure) {
  const { words } = page.reader;
  const here: Page = { ...page, address: elsewhere(page.address, { measure }) };
  const question = standingsQuestion(here.address, null);
  return answered(page, page.answers.to<Standings>(question), (standings) => {
    const group = standings.groups[0];
    return group === undefined || hasNoDeals(standings)
      ? html`

      `
      : html`
        <div>
          <p class="verdict-line">${groupSentence(group, standings, null, page.reader)}</p>
          ${forestPanel(here, {
            title: words.prevention[measure],
            standings,
            group,
            within: new Map(),
            csvOf: question,
          })}
        </div>
      `;
  });
}
