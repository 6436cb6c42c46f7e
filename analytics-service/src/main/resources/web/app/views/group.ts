// One group: what to expect, what stands in the way of believing it, how it went over time, what is not known yet.

import { html, type TemplateResult } from "lit-html";
import {
  type Address,
  comparisonQuestion,
  type Division,
  divisions,
  linkTo,
  standingsQuestion,
  trendsQuestion,
} from "../address.ts";
import type { Comparison, Group, Standings, Trends, Warning } from "../api.ts";
import { dealsBehind, groupOf } from "../behind.ts";
import { trend } from "../charts/trend.ts";
import type { Dimension } from "../codes.ts";
import type { Page, View } from "../page.ts";
import { choice } from "../parts/choice.ts";
import { follow } from "../parts/controls.ts";
import { dealCount } from "../parts/dealCount.ts";
import { forestPanel } from "../parts/forestPanel.ts";
import { panel } from "../parts/panel.ts";
import { answered, noDeals, state } from "../parts/states.ts";
import { table } from "../parts/table.ts";
import { warnings } from "../parts/warnings.ts";
import { groupSentence, hasNoDeals } from "../sentences.ts";
import { outcomePanel } from "./risk.ts";

export const group: View = {
  title: (page) => titleOf(page, divisionOf(page.address)),
  body(page) {
    const division = divisionOf(page.address);
    // By the dimension, not filtered to the group: so its figures are those of the overview.
    const question = standingsQuestion(page.address, division?.[0] ?? null);
    return answered(page, page.answers.to<Standings>(question), (standings) => {
      if (hasNoDeals(standings)) {
        return noDeals(page, standings.asOf);
      }
      const shown = standings.groups.find((one) => division === null || one.key[0] === division[1]);
      const trends = trendsQuestion(page.address);
      if (shown === undefined || trends === null) {
        return state(page.reader.words.group.notThere, otherGroups(page, standings, division));
      }
      return figures(page, standings, shown, division, { standings: question, trends });
    });
  },
};

/** The dimension that the group is of, and its key; null for all deals. */
function divisionOf({ within }: Address): [Division, string] | null {
  for (const division of divisions) {
    const key = within.get(division);
    if (key !== undefined) {
      return [division, key];
    }
  }
  return null;
}

function titleOf({ reader }: Page, division: [Division, string] | null): string {
  return division === null ? reader.words.overall : reader.name(...division);
}

function figures(
  page: Page,
  standings: Standings,
  shown: Group,
  division: [Division, string] | null,
  questions: { readonly standings: string; readonly trends: string },
): TemplateResult {
  const { words } = page.reader;
  const within: ReadonlyMap<Dimension, string> = division === null ? new Map() : groupOf(...division);
  const by: Dimension = division?.[0] ?? "culture";
  const concerned = standings.warnings.filter((warning) => concerns(warning, shown));
  return html`
    <p class="verdict-line">${groupSentence(shown, standings, division?.[0] ?? null, page.reader)}</p>
    ${otherGroups(page, standings, division)} ${warnings(page, standings.of, concerned, by)} ${forestPanel(page, {
      title: words.group.forest,
      standings,
      group: shown,
      within,
      csvOf: questions.standings,
      tableOpen: true,
    })} ${concerned.filter((warning) => warning.code === "SIMPSON_REVERSAL").map((warning) =>
      firstSight(page, warning)
    )}
    <div class="several two">
      ${outcomePanel(page, standings, shown, within, titleOf(page, division))} ${unknownYet(
        page,
        standings,
        shown,
        within,
      )}
    </div>
    ${trendPanel(page, standings, questions.trends)}
  `;
}

/** A warning without a group concerns all. */
function concerns(warning: Warning, group: Group): boolean {
  return warning.group === undefined || warning.group.join() === group.key.join();
}

function otherGroups(page: Page, standings: Standings, division: [Division, string] | null): TemplateResult {
  if (division === null) {
    return html`

    `;
  }
  const [by, key] = division;
  const link = (code: string) => linkTo({ ...page.address, within: groupOf(by, code) });
  return html`
    <div class="controls">
      <label>${page.reader.words.dimensions[by]}
        <select data-control="group" @change="${follow}">
          ${standings.groups.map((one) =>
            html`
              <option value="${link(one.key[0]!)}" .selected="${one.key[0] === key}">${page.reader.name(
                by,
                one.key[0]!,
              )}</option>
            `
          )}
        </select>
      </label>
    </div>
  `;
}

/** The crude comparison beside the one of like with like. */
function firstSight(page: Page, warning: Warning): TemplateResult {
  const { words, numbers, option } = page.reader;
  const [crude, adjusted] = warning.options!;
  // There is one: a group is shown only if the filters let something of it in.
  const question = comparisonQuestion(page.address, crude!, adjusted!, warning.dimension!)!;
  return answered(page, page.answers.to<Comparison>(question), (comparison) =>
    panel(page, {
      title: words.group.crudeBesideAdjusted,
      body: table({
        caption: words.group.crudeBesideAdjusted,
        columns: [
          { label: "" },
          { label: option(crude!), numeric: true },
          { label: option(adjusted!), numeric: true },
          { label: words.group.difference, numeric: true },
        ],
        rows: [
          comparisonRow(words.group.atFirstSight, comparison.crude.rate, comparison.crude.againstRate),
          comparisonRow(
            words.group.likeForLike,
            comparison.adjusted.standardisedRate,
            comparison.adjusted.againstStandardisedRate,
          ),
        ].map(([label, rate, against]) => [
          label,
          rate === null ? "–" : numbers.percent(rate),
          against === null ? "–" : numbers.percent(against),
          rate === null || against === null ? "–" : numbers.signedPoints(rate - against),
        ]),
      }),
      csvOf: question,
      asOf: comparison.asOf,
    }));
}

function comparisonRow(
  label: string,
  rate: number | null,
  against: number | null,
): [string, number | null, number | null] {
  return [label, rate, against];
}

function unknownYet(
  page: Page,
  standings: Standings,
  shown: Group,
  within: ReadonlyMap<Dimension, string>,
): TemplateResult {
  const { words, numbers, option } = page.reader;
  return panel(page, {
    title: words.group.boundsHeading,
    caption: words.group.boundsCaption,
    body: table({
      caption: words.group.boundsHeading,
      columns: [
        { label: words.dimensions[standings.of] },
        { label: words.group.awaiting, numeric: true },
        { label: words.group.crude, numeric: true },
        { label: words.group.bounds, numeric: true },
      ],
      rows: shown.options.map((standing) => [
        option(standing.option),
        dealCount(
          page,
          standing.awaiting,
          dealsBehind(page.address, standings.of, within, { option: standing.option, awaiting: true }),
        ),
        standing.rate === null ? "–" : numbers.percent(standing.rate),
        standing.bounds === null ? "–" : numbers.percentRange(standing.bounds.low, standing.bounds.high),
      ]),
    }),
    asOf: standings.asOf,
  });
}

function trendPanel(page: Page, { of, measure }: Standings, question: string): TemplateResult {
  const { address, reader: { words, numbers, option } } = page;
  return answered(page, page.answers.to<Trends>(question), (trends) => {
    const points = trends.series.map((line) => new Map(line.points.map((point) => [point.period, point])));
    const periods = [...new Set(points.flatMap((line) => [...line.keys()]))].sort();
    const link = (index: number, period: string) =>
      dealsBehind(address, of, new Map([...address.within as Map<Dimension, string>, [trends.by, period]]), {
        option: trends.series[index]!.option,
      });
    return panel(page, {
      title: words.group.trend,
      caption: words.group.trendCaption,
      before: choice(
        words.group.period,
        (["quarter", "month"] as const).map((period) => ({
          label: period === "month" ? words.group.byMonth : words.group.byQuarter,
          href: linkTo({ ...address, period }),
          chosen: period === address.period,
        })),
      ),
      chart: {
        madeOf: [trends, page.reader, linkTo(address)],
        make: () =>
          trend(
            trends.series.map((line, index) => ({
              option: line.option,
              name: option(line.option),
              points: periods.map((period) => {
                const point = points[index]!.get(period);
                return point === undefined || point.rate === null ? null : {
                  rate: point.rate,
                  label: `${option(line.option)}, ${period}\n${numbers.percent(point.rate)}: ${
                    words.matrix.ofDeals(numbers.count(point.successes), numbers.count(point.deals))
                  }`,
                  href: link(index, period),
                };
              }),
            })),
            periods,
            words.measureUnits[measure],
          ),
      },
      table: {
        caption: words.group.trend,
        columns: [
          { label: words.group.period },
          ...trends.series.map((line) => ({ label: option(line.option), numeric: true })),
        ],
        rows: periods.map((period) => [
          period,
          ...trends.series.map((_, index) => {
            const point = points[index]!.get(period);
            return point === undefined || point.rate === null ? "–" : html`
              ${numbers.percent(point.rate)} <a
                href="${link(index, period)}"
              >${words.matrix.ofDeals(numbers.count(point.successes), numbers.count(point.deals))}</a>
            `;
          }),
        ]),
      },
      csvOf: question,
      asOf: trends.asOf,
    });
  });
}
