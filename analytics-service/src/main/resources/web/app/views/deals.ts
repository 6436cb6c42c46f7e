// The deals behind a figure, newest first.

import { html, nothing, type TemplateResult } from "lit-html";
import { type Address, dealsQuestion, elsewhere, linkTo, type WithinName } from "../address.ts";
import type { DealList, ListedDeal } from "../api.ts";
import { type Dimension, type Relationship } from "../codes.ts";
import type { Page, View } from "../page.ts";
import { panel } from "../parts/panel.ts";
import { answered, state } from "../parts/states.ts";
import { table } from "../parts/table.ts";

const PAGE_SIZE = 50;

export const deals: View = {
  title: (page) => page.reader.words.deals.heading,
  body: (page) =>
    html`
      ${lookingAt(page)}${pageOfDeals(page, [], null)}
    `,
};

/** One page after the other, as far as the reader has asked for. */
function pageOfDeals(page: Page, before: readonly ListedDeal[], cursor: string | null): TemplateResult {
  const question = dealsQuestion(page.address, PAGE_SIZE, cursor);
  return answered(page, page.answers.to<DealList>(question), ({ deals, nextCursor, asOf }) => {
    const shown = [...before, ...deals];
    if (nextCursor !== null && pagesAsked(page.address) > shown.length / PAGE_SIZE) {
      return pageOfDeals(page, shown, nextCursor);
    }
    const { words, numbers } = page.reader;
    if (shown.length === 0) {
      return state(
        words.deals.none,
        html`

        `,
      );
    }
    const count = numbers.count(shown.length);
    return panel(page, {
      title: nextCursor === null ? words.deals.shown(count) : words.deals.shownOfMore(count),
      body: html`
        ${table({ caption: words.deals.heading, ...rows(page, shown) })} ${nextCursor === null ? nothing : html`
          <button type="button" data-control="older" @click="${() => askMore(page)}">${words.deals.more}</button>
        `}
      `,
      csvOf: dealsQuestion(page.address, 1_000, null),
      asOf,
    });
  });
}

// How many pages the reader has asked for, of the list that he looks at: not in the link, for lists grow.
let asked: { readonly link: string; readonly pages: number } = { link: "", pages: 1 };

function pagesAsked(address: Address): number {
  return asked.link === linkTo(address) ? asked.pages : 1;
}

function askMore(page: Page): void {
  asked = { link: linkTo(page.address), pages: pagesAsked(page.address) + 1 };
  page.changed();
}

/** What narrows the filters, each part with a way to take it away. */
function lookingAt(page: Page): TemplateResult {
  const { address, reader: { words } } = page;
  const parts = [...address.within].map(([name, value]) => ({
    text: `${nameOfPart(page, name)}: ${valueOfPart(page, name, value)}`,
    href: linkTo({ ...address, within: new Map([...address.within].filter(([other]) => other !== name)) }),
  }));
  if (address.awaiting) {
    parts.push({ text: words.deals.awaiting, href: linkTo({ ...address, awaiting: false }) });
  }
  return parts.length === 0
    ? html`

    `
    : html`
      <p class="looking-at">
        <span>${words.deals.within}</span>
        ${parts.map(({ text, href }) =>
          html`
            <a class="chip" href="${href}" aria-label="${words.filters.remove(
              text,
            )}">${text} <span aria-hidden="true">×</span></a>
          `
        )}
      </p>
    `;
}

function nameOfPart({ reader: { words } }: Page, name: WithinName): string {
  return name === "relationship" ? words.deals.relationship : words.dimensions[name];
}

function valueOfPart({ reader: { words, numbers, name: nameOf } }: Page, name: WithinName, value: string): string {
  return name === "relationship"
    ? numbers.list(value.split(",").map((code) => words.relationships[code as Relationship] ?? code))
    : nameOf(name, value);
}

const columns = [
  "country",
  "strategy",
  "prevention",
  "decision",
  "faceRisk",
  "trust",
  "statedReason",
  "dealSize",
  "team",
] as const satisfies readonly Dimension[];

function rows(page: Page, shown: readonly ListedDeal[]) {
  const { address, reader: { words, numbers, name } } = page;
  return {
    columns: [
      { label: words.deals.deal },
      { label: words.deals.decidedAt },
      { label: words.deals.relationship },
      ...columns.map((column) => ({ label: words.dimensions[column] })),
      { label: words.deals.value, numeric: true },
    ],
    rows: shown.map((deal) => [
      html`
        <a href="${linkTo(elsewhere(address, { view: "deal", dealId: deal.dealId }))}">${deal.dealId}</a>
      `,
      numbers.day(deal.decidedAt),
      deal.relationship === undefined ? "–" : words.relationships[deal.relationship],
      ...columns.map((column) => deal[column] === undefined ? "–" : name(column, deal[column])),
      deal.value === undefined ? "–" : numbers.money(deal.value.amount, deal.value.currency),
    ]),
  };
}
