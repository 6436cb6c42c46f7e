// What to expect of each option of one group, as a forest plot with its numbers.

import { html, type TemplateResult } from "lit-html";
import { linkTo } from "../address.ts";
import type { Group, OptionStanding, Standings } from "../api.ts";
import { dealsBehind, type Figure, successes } from "../behind.ts";
import { forest, type ForestRow } from "../charts/forest.ts";
import type { Dimension } from "../codes.ts";
import type { Page } from "../page.ts";
import { dealCount } from "./dealCount.ts";
import { panel } from "./panel.ts";
import { mark } from "./matrix.ts";

export interface ForestOf {
  readonly title: string;
  readonly standings: Standings;
  readonly group: Group;
  /** What makes the group; empty for all deals. */
  readonly within: ReadonlyMap<Dimension, string>;
  readonly csvOf: string;
  readonly tableOpen?: boolean;
}

export function forestPanel(
  page: Page,
  { title, standings, group, within, csvOf, tableOpen }: ForestOf,
): TemplateResult {
  const { words, numbers, option, sure } = page.reader;
  const { of, measure } = standings;
  const link = (standing: OptionStanding, figure: Figure = {}) =>
    dealsBehind(page.address, of, within, { option: standing.option, ...figure });
  return panel(page, {
    title,
    caption: words.group.forestCaption,
    chart: {
      madeOf: [group, page.reader, measure, linkTo(page.address)],
      make: () =>
        forest(
          group.options.flatMap((standing): ForestRow[] =>
            standing.estimate === null || standing.credible === null ? [] : [{
              option: standing.option,
              name: option(standing.option),
              estimate: standing.estimate,
              low: standing.credible.low,
              high: standing.credible.high,
              crude: standing.rate,
              label: [
                `${option(standing.option)}: ${numbers.percent(standing.estimate)}`,
                `${words.group.range} ${numbers.percentRange(standing.credible.low, standing.credible.high)}`,
                words.matrix.ofDeals(numbers.count(standing.successes), numbers.count(standing.deals)),
              ].join(", "),
              href: link(standing),
            }]
          ),
          {
            unit: words.measureUnits[measure],
            estimate: words.group.estimate,
            range: words.group.range,
            crude: words.group.crude,
          },
        ),
    },
    table: {
      caption: title,
      columns: [
        { label: words.dimensions[of] },
        { label: words.group.estimate, numeric: true },
        { label: words.group.range, numeric: true },
        { label: words.group.crude, numeric: true },
        { label: words.group.probabilityBest, numeric: true },
        { label: words.group.successes[measure], numeric: true },
        { label: words.group.deals, numeric: true },
        { label: words.group.awaiting, numeric: true },
        { label: words.group.bounds, numeric: true },
      ],
      rows: group.options.map((standing) => [
        html`
          ${mark(standing.option)} ${option(standing.option)}
        `,
        standing.estimate === null ? "–" : numbers.percent(standing.estimate),
        standing.credible === null ? "–" : numbers.percentRange(standing.credible.low, standing.credible.high),
        standing.rate === null ? "–" : numbers.percent(standing.rate),
        standing.probabilityBest === null ? "–" : sure(standing.probabilityBest),
        dealCount(page, standing.successes, link(standing, successes(measure))),
        dealCount(page, standing.deals, link(standing)),
        dealCount(page, standing.awaiting, link(standing, { awaiting: true })),
        standing.bounds === null ? "–" : numbers.percentRange(standing.bounds.low, standing.bounds.high),
      ]),
    },
    tableOpen: tableOpen ?? false,
    csvOf,
    asOf: standings.asOf,
  });
}
