// Groups by options: a table whose cells show what to expect, how sure that is, and the deals behind it.

import { html, nothing, svg, type TemplateResult } from "lit-html";
import { elsewhere, linkTo, standingsQuestion } from "../address.ts";
import type { Group, OptionStanding, Standings } from "../api.ts";
import { dealsBehind, groupOf } from "../behind.ts";
import { type HeatCell, heatmap } from "../charts/heatmap.ts";
import type { Dimension, Option } from "../codes.ts";
import type { Page } from "../page.ts";
import { scaleStep, symbols } from "../theme.ts";
import { optionsOf } from "../words/reader.ts";
import { panel } from "./panel.ts";

export function matrix(page: Page, standings: Standings, by: Dimension, before?: TemplateResult): TemplateResult {
  const { words } = page.reader;
  const dimension = words.dimensions[by];
  return panel(page, {
    title: standings.of === "strategy" ? words.matrix.heading(dimension) : words.matrix.ofPrevention(dimension),
    caption: words.matrix.caption(standings.measure),
    before: before ?? nothing,
    body: html`
      ${cells(page, standings, by)}${legend(page)}
    `,
    picture: { madeOf: [standings, page.reader], make: () => picture(page, standings, by) },
    csvOf: standingsQuestion(page.address, by, standings),
    asOf: standings.asOf,
  });
}

function cells(page: Page, standings: Standings, by: Dimension): TemplateResult {
  const { words, option } = page.reader;
  const options = optionsOf(standings.of);
  return html`
    <table class="matrix">
      <thead>
        <tr>
          <th scope="col">${words.dimensions[by]}</th>
          ${options.map((code) =>
            html`
              <th scope="col" class="option">${mark(code)} ${option(code)}</th>
            `
          )}
          <th scope="col">${words.matrix.verdict}</th>
        </tr>
      </thead>
      <tbody>
        ${standings.groups.map((group) => row(page, standings, by, group))}
      </tbody>
    </table>
  `;
}

function row(page: Page, standings: Standings, by: Dimension, group: Group): TemplateResult {
  const { words, numbers, name } = page.reader;
  const key = group.key[0]!;
  const deals = `${numbers.count(group.deals)} ${words.matrix.deals.toLowerCase()}`;
  const detail = elsewhere(page.address, { view: "group", of: standings.of, within: groupOf(by, key) });
  return html`
    <tr data-group="${key}">
      <th scope="row">
        <a href="${linkTo(detail)}">${name(by, key)}</a>
        ${group.deals === 0
          ? html`
            <span class="counts">${deals}</span>
          `
          : html`
            <a class="counts" href="${dealsBehind(page.address, standings.of, groupOf(by, key), {})}">${deals}</a>
          `}
      </th>
      ${group.options.map((option) => cell(page, standings, by, group, option))}
      <td class="verdict">${verdict(page, group)}</td>
    </tr>
  `;
}

function cell(page: Page, standings: Standings, by: Dimension, group: Group, standing: OptionStanding): TemplateResult {
  const { words, numbers, option, name } = page.reader;
  const { estimate, credible } = standing;
  const label = option(standing.option);
  if (estimate === null || credible === null) {
    return html`
      <td class="cell none" data-label="${label}">${words.matrix.noDeals}</td>
    `;
  }
  const { status } = group.verdict;
  const tooLittle = status === "TOO_LITTLE_EVIDENCE";
  const leads = group.verdict.option === standing.option;
  const badge = leads && (status === "LEADER" || status === "LIKELY_LEADER") ? words.matrix.best[status] : nothing;
  const key = group.key[0]!;
  const range = numbers.percentRange(credible.low, credible.high);
  const counts = words.matrix.ofDeals(numbers.count(standing.successes), numbers.count(standing.deals));
  return html`
    <td class="cell ${tooLittle ? "too-little" : `share-${scaleStep(estimate)}`} ${leads
      ? status.toLowerCase()
      : ""}" data-label="${label}" data-option="${standing.option}">
      <a href="${dealsBehind(page.address, standings.of, groupOf(by, key), {
        option: standing.option,
      })}" aria-label="${words.matrix.cell(name(by, key), label, numbers.percent(estimate), range, counts)}">
        <span class="estimate">${numbers.percent(estimate)}${badge === nothing ? nothing : html`
          <span class="badge">${badge}</span>
        `}</span>
        ${rangeBar(estimate, credible.low, credible.high)}
        <span class="range">${range}</span>
        <span class="counts">${counts}</span>
      </a>
    </td>
  `;
}

/** The interval between 0 and 100 %, with its point. */
function rangeBar(estimate: number, low: number, high: number): TemplateResult {
  return html`
    <svg class="range-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      ${svg`
        <rect class="track" x="0" y="3" width="100" height="2"></rect>
        <rect class="interval" x="${low * 100}" y="2" width="${Math.max(0.5, (high - low) * 100)}" height="4"></rect>
        <rect class="point" x="${estimate * 100 - 0.8}" y="0" width="1.6" height="8"></rect>
      `}
    </svg>
  `;
}

function verdict(page: Page, group: Group): TemplateResult {
  const { words, option, sure } = page.reader;
  const { status, option: best, probabilityBest } = group.verdict;
  return html`
    <span class="verdict-words" data-verdict="${status}">
      ${best === undefined ? nothing : html`
        <strong>${mark(best)} ${option(best)}</strong>
      `} ${words.verdicts[status]}${probabilityBest === undefined ? nothing : html`
        <span class="counts">${words.inWords.sure(sure(probabilityBest))}</span>
      `}
    </span>
  `;
}

/** The mark of an option, as charts have it. */
export function mark(option: Option): TemplateResult {
  const shape = {
    circle: svg`
      <circle cx="6" cy="6" r="5"></circle>
    `,
    rect: svg`
      <rect x="1" y="1" width="10" height="10"></rect>
    `,
    triangle: svg`
      <path d="M6 1 L11.5 11 L0.5 11 Z"></path>
    `,
  }[symbols[option] as "circle" | "rect" | "triangle"];
  return html`
    <svg class="mark option-${option.toLowerCase().replace(
      "_",
      "-",
    )}" viewBox="0 0 12 12" aria-hidden="true">${shape}</svg>
  `;
}

function legend(page: Page): TemplateResult {
  const { words, numbers } = page.reader;
  return html`
    <div class="scale" aria-hidden="true">
      <span>${words.matrix.scale}</span>
      <span>${numbers.percent(0)}</span>
      ${[...Array(10).keys()].map((step) =>
        html`
          <span class="swatch share-${step}"></span>
        `
      )}
      <span>${numbers.percent(1)}</span>
      <span class="swatch too-little"></span> <span>${words.matrix.tooLittle}</span>
    </div>
  `;
}

function picture(page: Page, standings: Standings, by: Dimension) {
  const { words, numbers, option, name } = page.reader;
  const cells: HeatCell[] = standings.groups.flatMap((group, row) =>
    group.options.map((standing, column) => ({
      row,
      column,
      share: group.verdict.status === "TOO_LITTLE_EVIDENCE" ? null : standing.estimate,
      text: standing.estimate === null || standing.credible === null
        ? words.matrix.noDeals
        : `${numbers.percent(standing.estimate)}  (${
          numbers.percentRange(standing.credible.low, standing.credible.high)
        })\n${words.matrix.ofDeals(numbers.count(standing.successes), numbers.count(standing.deals))}`,
    }))
  );
  return heatmap(
    optionsOf(standings.of).map(option),
    standings.groups.map((group) => name(by, group.key[0]!)),
    cells,
  );
}
