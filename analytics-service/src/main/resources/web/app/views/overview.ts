// The first page: the answer in words, the matrix, the map.

import { html, nothing, type TemplateResult } from "lit-html";
import { elsewhere, linkTo, standingsQuestion } from "../address.ts";
import type { Standings } from "../api.ts";
import { groupOf } from "../behind.ts";
import type { Page, View } from "../page.ts";
import { mapPanel } from "../parts/mapPanel.ts";
import { matrix } from "../parts/matrix.ts";
import { divisionChoice, measureChoice } from "../parts/controls.ts";
import { answered, noDeals } from "../parts/states.ts";
import { warnings } from "../parts/warnings.ts";
import { inWords, type Sentence } from "../sentences.ts";

export const overview: View = {
  title: (page) => page.reader.words.claim,
  body(page) {
    const answer = page.answers.to<Standings>(standingsQuestion(page.address, page.address.by, { of: "strategy" }));
    return html`
      <div class="controls">${measureChoice(page)} ${divisionChoice(page)}</div> ${answered(
        page,
        answer,
        (standings) => standings.groups.length === 0 ? noDeals(page, standings.asOf) : figures(page, standings),
      )}
    `;
  },
};

function figures(page: Page, standings: Standings): TemplateResult {
  const { by } = page.address;
  return html`
    ${words(page, standings)} ${matrix(page, standings, by)} ${by === "culture" || by === "region" || by === "country"
      ? mapPanel(page, standings, by)
      : nothing} ${warnings(page, "strategy", standings.warnings, by)}
  `;
}

/** More sentences than these nobody reads. */
const MOST_LEADERS = 10;

function words(page: Page, standings: Standings): TemplateResult {
  const { inWords: headings } = page.reader.words;
  const { leaders, lockedDoors, open } = inWords(standings, page.address.by, page.reader);
  const toGroup = (sentence: Sentence) =>
    html`
      <li><a href="${linkTo(
        elsewhere(page.address, { view: "group", within: groupOf(page.address.by, sentence.key) }),
      )}">${sentence.text}</a></li>
    `;
  const part = (heading: string, items: readonly TemplateResult[]) =>
    items.length === 0 ? nothing : html`
      <h2>${heading}</h2><ul>${items}</ul>
    `;
  return html`
    <section class="in-words" aria-label="${headings.heading}">
      <div>${part(headings.wins, [
        ...leaders.slice(0, MOST_LEADERS).map(toGroup),
        ...(leaders.length > MOST_LEADERS
          ? [html`
            <li>${headings.more(page.reader.numbers.count(leaders.length - MOST_LEADERS))}</li>
          `]
          : []),
      ])}</div>
      <div>
        ${part(headings.doors, lockedDoors.map(toGroup))} ${part(
          headings.open,
          open.map((text) =>
            html`
              <li>${text}</li>
            `
          ),
        )}
      </div>
      <p class="note">${headings.caution}</p>
    </section>
  `;
}
