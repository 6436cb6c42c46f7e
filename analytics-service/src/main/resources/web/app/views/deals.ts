// The deals behind a figure, newest first.

import { html, nothing, type TemplateResult } from "lit-html";
import { dealsQuestion, elsewhere, linkTo, type WithinName } from "../address.ts";
import type { Answer } from "../answers.ts";
import type { DealList, ListedDeal } from "../api.ts";
import { type Dimension, type Relationship } from "../codes.ts";
import { type Listed, Listing } from "../listing.ts";
import type { Page, View } from "../page.ts";
import { panel } from "../parts/panel.ts";
import { answered, failed, state } from "../parts/states.ts";
import { table } from "../parts/table.ts";

/** The most deals that the API gives at once, and so the most that are downloaded. */
const MOST_DOWNLOADED = 1_000;

const listing = new Listing();

export const deals: View = {
  title: (page) => page.reader.words.deals.heading,
  body: (page) =>
    html`
      ${lookingAt(page)}${answered(page, listing.shown(page.address, page.answers), (listed) => list(page, listed))}
    `,
};

function list(page: Page, { deals, more, asOf, missing, awaited }: Listed): TemplateResult {
  const { words, numbers } = page.reader;
  if (deals.length === 0 && !more) {
    return state(
      words.deals.none,
      html`

      `,
    );
  }
  const count = numbers.count(deals.length);
  const cut = more || deals.length > MOST_DOWNLOADED;
  return panel(page, {
    title: more ? words.deals.shownOfMore(count) : words.deals.shown(count),
    ...(cut ? { caption: words.deals.downloaded(numbers.count(MOST_DOWNLOADED)) } : {}),
    body: html`
      ${table({ caption: words.deals.heading, ...rows(page, deals) })} ${more
        ? older(page, missing, awaited ?? false)
        : nothing}
    `,
    csvOf: dealsQuestion(page.address, MOST_DOWNLOADED, null) ?? undefined,
    asOf,
  });
}

/** The way to older deals; it stays where it is while they are on their way, and with it the focus. */
function older(page: Page, missing: Answer<DealList> | undefined, waiting: boolean): TemplateResult {
  const { words } = page.reader;
  const askMore = () => {
    if (!waiting) {
      listing.askMore(page.address);
      page.changed();
    }
  };
  return missing?.state === "failed" ? failed(page, missing.failure) : html`
    <button type="button" data-control="older" aria-disabled="${waiting}" @click="${askMore}">${words.deals
      .more}</button>
    <span class="note ${waiting ? "waiting" : ""}" role="status">${waiting ? words.states.loading : nothing}</span>
  `;
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
