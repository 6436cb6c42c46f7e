// How fresh the figures are, and, for who may see it, what could not be counted.

import { html, type TemplateResult } from "lit-html";
import type { DeadLetters, Freshness } from "../api.ts";
import type { Page, View } from "../page.ts";
import { answered } from "../parts/states.ts";
import { table } from "../parts/table.ts";

export const freshness: View = {
  title: (page) => page.reader.words.freshness.heading,
  body: (page) =>
    html`
      ${answered(page, page.answers.to<Freshness>("/v1/freshness"), (fresh) => figures(page, fresh))} ${deadLetters(
        page,
      )}
    `,
};

function figures(page: Page, { newestFactAt, behindSeconds, partitions }: Freshness): TemplateResult {
  const { words, numbers } = page.reader;
  const tile = (label: string, value: string, more: string) =>
    html`
      <div class="panel tile">
        <h2>${label}</h2>
        <p class="figure">${value}</p>
        <p class="note">${more}</p>
      </div>
    `;
  return html`
    <div class="several three">
      ${tile(
        words.freshness.newestFact,
        newestFactAt === null ? words.freshness.none : numbers.ago((Date.now() - Date.parse(newestFactAt)) / 1_000),
        newestFactAt === null ? "" : numbers.moment(newestFactAt),
      )} ${tile(
        words.freshness.behind,
        behindSeconds === null
          ? words.freshness.unknown
          : behindSeconds === 0
          ? words.freshness.upToDate
          : words.freshness.seconds(numbers.tenths(behindSeconds)),
        "",
      )} ${tile(
        words.freshness.connection,
        page.live ? words.status.live : words.status.offline,
        page.live ? words.freshness.connected : words.freshness.connecting,
      )}
    </div>
    <section class="panel" aria-label="${words.freshness.partitions}">
      <h2>${words.freshness.partitions}</h2>
      ${table({
        caption: words.freshness.partitions,
        columns: [
          { label: words.freshness.partition },
          { label: words.freshness.projected, numeric: true },
          { label: words.freshness.end, numeric: true },
          { label: words.freshness.lag, numeric: true },
        ],
        rows: partitions.map(({ partition, projectedOffset, endOffset, lag }) => [
          `${partition}`,
          numbers.count(projectedOffset),
          numbers.count(endOffset),
          numbers.count(lag),
        ]),
      })}
    </section>
  `;
}

// Asked for only by who wants to see it: for most users it is forbidden.
let deadLettersAsked = false;

function deadLetters(page: Page): TemplateResult {
  const { words, numbers } = page.reader;
  return html`
    <section class="panel" aria-label="${words.freshness.deadLetters}">
      <h2>${words.freshness.deadLetters}</h2>
      ${deadLettersAsked ? told() : html`
        <button type="button" data-control="dead-letters" @click="${() => {
          deadLettersAsked = true;
          page.changed();
        }}">${words.freshness.showDeadLetters}</button>
      `}
    </section>
  `;

  function told(): TemplateResult {
    const answer = page.answers.to<DeadLetters>("/v1/dead-letters");
    if (answer.state === "failed" && answer.failure.kind === "forbidden") {
      return html`
        <p>${words.freshness.deadLettersForbidden}</p>
      `;
    }
    return answered(page, answer, ({ deadLetters }) =>
      deadLetters.length === 0
        ? html`
          <p>${words.freshness.noDeadLetters}</p>
        `
        : table({
          caption: words.freshness.deadLetters,
          columns: [
            { label: words.freshness.reason },
            { label: words.freshness.partition, numeric: true },
            { label: words.freshness.offset, numeric: true },
            { label: words.freshness.time },
          ],
          rows: deadLetters.map(({ reason, partition, offset, time }) => [
            reason,
            numbers.count(partition),
            numbers.count(offset),
            numbers.moment(time),
          ]),
        }));
  }
}
