// The whole distribution of outcomes, so that a bold strategy's two tails are seen.

import { html, nothing, type TemplateResult } from "lit-html";
import { linkTo, standingsQuestion } from "../address.ts";
import type { Group, OptionStanding, Standings } from "../api.ts";
import { dealsBehind, groupOf } from "../behind.ts";
import { type OutcomeRow, outcomes, reachOf } from "../charts/outcomes.ts";
import { type Dimension, type Relationship, relationships } from "../codes.ts";
import type { Page, View } from "../page.ts";
import { divisionChoice } from "../parts/controls.ts";
import { dealCount } from "../parts/dealCount.ts";
import { mark } from "../parts/matrix.ts";
import { panel } from "../parts/panel.ts";
import { answered, noDeals } from "../parts/states.ts";
import { hasNoDeals, observedDeals } from "../sentences.ts";

export const risk: View = {
  title: (page) => page.reader.words.risk.heading,
  body(page) {
    const { address, reader: { words } } = page;
    const overall = standingsQuestion(address, null, { of: "strategy" });
    const byGroup = standingsQuestion(address, address.by, { of: "strategy" });
    return html`
      <p class="lead">${words.risk.lead}</p>
      <div class="controls">${divisionChoice(page)}</div> ${answered(
        page,
        page.answers.to<Standings>(overall),
        (standings) =>
          hasNoDeals(standings)
            ? noDeals(page, standings.asOf)
            : outcomePanel(page, standings, standings.groups[0]!, new Map(), words.overall, overall),
      )} ${answered(page, page.answers.to<Standings>(byGroup), (standings) => everyGroup(page, standings))}
    `;
  },
};

/** More charts than these are drawn only for whoever asks. */
const MOST_GROUPS = 12;

/** The link whose reader has asked for all groups; not in the address, for it changes no figure. */
let allShownOf: string | undefined;

function everyGroup(page: Page, standings: Standings): TemplateResult {
  const { address, reader: { words, numbers, name } } = page;
  const { groups } = standings;
  const shown = allShownOf === linkTo(address) ? groups : groups.slice(0, MOST_GROUPS);
  const panels = shown.map((group) => {
    const key = group.key[0]!;
    return outcomePanel(page, standings, group, groupOf(address.by, key), name(address.by, key));
  });
  const showAll = () => {
    allShownOf = linkTo(address);
    page.changed();
  };
  return html`
    <div class="several">${panels}</div>
    ${shown.length === groups.length ? nothing : html`
      <button type="button" data-control="all-groups" @click="${showAll}">${words.risk.more(
        numbers.count(groups.length - shown.length),
      )}</button>
    `}
  `;
}

/** How relationships came out in one group. */
export function outcomePanel(
  page: Page,
  standings: Standings,
  group: Group,
  within: ReadonlyMap<Dimension, string>,
  name: string,
  csvOf?: string,
): TemplateResult {
  const { words, numbers, option } = page.reader;
  const observed = group.options.filter(isObserved);
  const title = words.risk.chart(name);
  return panel(page, {
    title,
    ...(csvOf === undefined ? {} : { csvOf, caption: words.risk.caption }),
    chart: {
      madeOf: [standings, group, page.reader, linkTo(page.address)],
      make: () =>
        outcomes(
          observed.map((standing) => outcomeRow(page, standings, standing, within)),
          // The same for all groups, so that they can be compared.
          reachOf(standings.groups.flatMap((one) => one.options.filter(isObserved).map(sharesOf))),
          words.relationships,
          words.risk.unit,
        ),
    },
    table: {
      caption: title,
      columns: [
        { label: words.dimensions[standings.of] },
        ...relationships.map((relationship) => ({ label: words.relationships[relationship], numeric: true })),
        { label: words.group.deals, numeric: true },
      ],
      rows: observed.map((standing) => [
        html`
          ${mark(standing.option)} ${option(standing.option)}
        `,
        ...relationships.map((relationship) =>
          html`
            ${dealCount(
              page,
              standing.outcomes[relationship],
              dealsBehind(page.address, standings.of, within, {
                option: standing.option,
                relationships: [relationship],
              }),
            )} ${numbers.percent(shareOf(standing, relationship))}
          `
        ),
        dealCount(
          page,
          observedDeals(standing),
          dealsBehind(page.address, standings.of, within, { option: standing.option, relationships }),
        ),
      ]),
    },
    ...(csvOf === undefined ? {} : { note: words.risk.observedOnly }),
    asOf: standings.asOf,
  });
}

function isObserved(standing: OptionStanding): boolean {
  return observedDeals(standing) > 0;
}

function sharesOf(standing: OptionStanding): Record<Relationship, number> {
  return Object.fromEntries(
    relationships.map((relationship) => [relationship, shareOf(standing, relationship)]),
  ) as Record<Relationship, number>;
}

function shareOf(standing: OptionStanding, relationship: Relationship): number {
  return standing.outcomes[relationship] / observedDeals(standing);
}

function outcomeRow(
  page: Page,
  { of }: Standings,
  standing: OptionStanding,
  within: ReadonlyMap<Dimension, string>,
): OutcomeRow {
  const { words, numbers, option } = page.reader;
  const name = option(standing.option);
  const link = (...some: readonly Relationship[]) =>
    dealsBehind(page.address, of, within, { option: standing.option, relationships: some });
  return {
    option: standing.option,
    name,
    shares: sharesOf(standing),
    label: words.risk.words(
      standing.option,
      numbers.percent(shareOf(standing, "SEVERED")),
      numbers.percent(shareOf(standing, "FOR_LIFE")),
      numbers.count(observedDeals(standing)),
    ),
    href: link(...relationships),
    hrefOf: link,
    labelOf: (relationship) =>
      `${name}, ${words.relationships[relationship]}\n${numbers.percent(shareOf(standing, relationship))}: ${
        words.matrix.ofDeals(numbers.count(standing.outcomes[relationship]), numbers.count(observedDeals(standing)))
      }`,
  };
}
