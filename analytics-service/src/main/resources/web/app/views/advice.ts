// Before the call: one situation, the advice for it, and what that leans on.

import { html, nothing, type TemplateResult } from "lit-html";
import { adviceQuestion, elsewhere, home, linkTo, type WithinName } from "../address.ts";
import type { Advice, Countries, RankedOption } from "../api.ts";
import { dealsBehind } from "../behind.ts";
import { forest } from "../charts/forest.ts";
import {
  closedDimensions,
  type Dimension,
  type FilterDimension,
  isClosedDimension,
  isFilterDimension,
  type Of,
  type Option,
} from "../codes.ts";
import type { Page, View } from "../page.ts";
import { choice } from "../parts/choice.ts";
import { follow } from "../parts/controls.ts";
import { dealCount } from "../parts/dealCount.ts";
import { mark } from "../parts/matrix.ts";
import { panel } from "../parts/panel.ts";
import { answered } from "../parts/states.ts";
import { table } from "../parts/table.ts";
import { byName } from "../words/names.ts";

/** What may be known before the call, by what is asked. */
const fields = {
  strategy: ["country", "faceRisk", "trust", "sellerConfidence", "statedReason", "dealSize", "industry"],
  prevention: ["country", "faceRisk", "trust", "sellerConfidence", "dealSize", "industry"],
} as const satisfies Record<Of, readonly Dimension[]>;

export const advice: View = {
  title: (page) => page.reader.words.advice.heading,
  body(page) {
    const question = adviceQuestion(page.address);
    return html`
      <p class="lead">${page.reader.words.advice.lead}</p>
      <div class="advice">
        ${situation(page)}
        <div>${answered(page, page.answers.to<Advice>(question), (answer) => advised(page, answer, question))}</div>
      </div>
    `;
  },
};

function situation(page: Page): TemplateResult {
  const { address, reader: { words } } = page;
  const asked = (of: Of) => linkTo(elsewhere(address, { view: "advice", of, within: address.within }));
  return html`
    <section class="panel situation" aria-label="${words.advice.situation}">
      <h2>${words.advice.situation}</h2>
      ${choice(
        words.advice.question,
        (["strategy", "prevention"] as const).map((of) => ({
          label: words.advice.questions[of],
          href: asked(of),
          chosen: of === address.of,
        })),
      )} ${fields[address.of].map((field) => fieldChoice(page, field))}
      <a class="button" href="${linkTo({ ...address, within: new Map() })}">${words.advice.clear}</a>
    </section>
  `;
}

function fieldChoice(page: Page, field: Dimension): TemplateResult {
  const { address, reader: { words, name } } = page;
  const chosen = address.within.get(field);
  const link = (code: string | null) => {
    const within = new Map<WithinName, string>(address.within);
    if (code === null) {
      within.delete(field);
    } else {
      within.set(field, code);
    }
    return linkTo({ ...address, within });
  };
  const option = (code: string) =>
    html`
      <option value="${link(code)}" .selected="${code === chosen}">${name(field, code)}</option>
    `;
  return html`
    <label class="field">${words.dimensions[field]}
      <select data-field="${field}" @change="${follow}">
        <option value="${link(null)}" .selected="${chosen === undefined}">${words.advice.anything}</option>
        ${codesOf(page, field).map(option)}
      </select>
    </label>
  `;
}

function codesOf(page: Page, field: Dimension): readonly string[] {
  if (isClosedDimension(field)) {
    return closedDimensions[field];
  }
  const countries = page.answers.to<Countries>("/v1/countries");
  return countries.state === "ready"
    ? byName(page.reader, field, countries.value.countries.map(({ code }) => code))
    : [];
}

function advised(page: Page, answer: Advice, question: string): TemplateResult {
  const { words, numbers } = page.reader;
  return html`
    <section class="panel verdict-panel" aria-live="polite" data-verdict="${answer.verdict.status}">
      <h2>${words.verdicts[answer.verdict.status]}</h2>
      <p class="verdict-line">${answer.verdict.message}</p>
    </section>
    ${ranking(page, answer, question)}
    <section class="panel" aria-label="${words.advice.evidence}">
      <h2>${words.advice.evidence}</h2>
      ${table({
        caption: words.advice.evidence,
        columns: [
          { label: words.advice.evidenceGroup },
          { label: words.advice.evidenceDeals, numeric: true },
          { label: words.advice.evidenceWeight, numeric: true },
        ],
        rows: answer.evidence.map((part) => [
          part.group,
          dealCount(page, part.deals, selectedBy(page, part.filters)),
          numbers.percent(part.weight),
        ]),
      })}
    </section>
    ${answer.caveats.length === 0 ? nothing : html`
      <section class="panel" aria-label="${words.advice.caveats}">
        <h2>${words.advice.caveats}</h2>
        <ul>${answer.caveats.map((caveat) =>
          html`
            <li class="banner note" data-caveat="${caveat.code}">${caveat.message}</li>
          `
        )}</ul>
      </section>
    `}
  `;
}

/** The link to the deals that filters select, of one option or of all. */
function selectedBy({ address }: Page, filters: Readonly<Record<string, readonly string[]>>, option?: Option): string {
  const known = Object.entries(filters).filter(([name]) => isFilterDimension(name)) as [FilterDimension, string[]][];
  return dealsBehind(
    { ...home, measure: address.measure, filters: new Map(known.filter(([, codes]) => codes.length > 1)) },
    address.of,
    new Map(known.filter(([, codes]) => codes.length === 1).map(([name, codes]) => [name, codes[0]!])),
    option === undefined ? {} : { option },
  );
}

function ranking(page: Page, answer: Advice, question: string): TemplateResult {
  const { address, reader: { words, numbers, option, sure } } = page;
  const link = (ranked: RankedOption) => selectedBy(page, answer.evidence[0]?.filters ?? {}, ranked.option);
  const percent = (share: number | null) => share === null ? "–" : numbers.percent(share);
  return panel(page, {
    title: words.advice.ranking,
    chart: {
      madeOf: [answer, page.reader, linkTo(address)],
      make: () =>
        forest(
          answer.ranking.flatMap((ranked) =>
            ranked.estimate === null || ranked.credible === null ? [] : [{
              option: ranked.option,
              name: option(ranked.option),
              estimate: ranked.estimate,
              low: ranked.credible.low,
              high: ranked.credible.high,
              crude: null,
              label: `${option(ranked.option)}: ${numbers.percent(ranked.estimate)}, ${words.group.range} ${
                numbers.percentRange(ranked.credible.low, ranked.credible.high)
              }`,
              href: link(ranked),
            }]
          ),
          {
            unit: words.measureUnits[answer.measure],
            estimate: words.group.estimate,
            range: words.group.range,
            crude: "",
          },
        ),
    },
    table: {
      caption: words.advice.ranking,
      columns: [
        { label: words.dimensions[address.of] },
        { label: words.group.estimate, numeric: true },
        { label: words.group.range, numeric: true },
        { label: words.group.probabilityBest, numeric: true },
        { label: words.advice.severedRisk, numeric: true },
        { label: words.advice.forLifeChance, numeric: true },
        { label: words.advice.similar, numeric: true },
      ],
      rows: answer.ranking.map((ranked) => [
        html`
          ${mark(ranked.option)} ${option(ranked.option)}
        `,
        percent(ranked.estimate),
        ranked.credible === null ? "–" : numbers.percentRange(ranked.credible.low, ranked.credible.high),
        ranked.probabilityBest === null ? "–" : sure(ranked.probabilityBest),
        percent(ranked.severedRisk),
        percent(ranked.forLifeChance),
        dealCount(page, ranked.deals, link(ranked)),
      ]),
    },
    tableOpen: true,
    csvOf: question,
    asOf: answer.asOf,
  });
}
