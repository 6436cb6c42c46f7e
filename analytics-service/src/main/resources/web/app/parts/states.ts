// What stands where figures cannot: waiting, empty, refused, signed out, out of reach.

import { html, nothing, type TemplateResult } from "lit-html";
import { elsewhere, filterCount, home, linkTo } from "../address.ts";
import type { Answer } from "../answers.ts";
import type { Failure } from "../api.ts";
import type { Page } from "../page.ts";

/** The body for an answer, or what stands in its place. */
export function answered<T>(page: Page, answer: Answer<T>, body: (value: T) => TemplateResult): TemplateResult {
  switch (answer.state) {
    case "waiting":
      return waiting(page);
    case "failed":
      return failed(page, answer.failure);
    case "ready":
      return html`
        ${answer.outdated === undefined ? nothing : outdated(page)} ${body(answer.value)}
      `;
  }
}

/** For figures that count deals: how to begin, or that nothing fits. */
export function noDeals(page: Page, asOf: string | null): TemplateResult {
  const { words } = page.reader;
  if (asOf !== null) {
    return state(
      words.states.nothingFits,
      html`
        ${filterCount(page.address) === 0 ? words.inWords.noDeals : html`
          <a class="button" href="${linkTo({
            ...page.address,
            filters: new Map(),
            from: undefined,
            to: undefined,
          })}">${words.filters.clear}</a>
        `}
      `,
    );
  }
  return state(
    words.states.empty,
    html`
      <p>${words.states.emptyHow}</p>
      <pre tabindex="0"><code>${firstFact()}</code></pre>
    `,
  );
}

/** A command that puts a first deal on record, at the port that ingest has by default. */
function firstFact(): string {
  const fact = {
    dealId: "first-deal",
    decidedAt: new Date().toISOString(),
    country: "NL",
    decision: "LOST",
    strategy: "CONFRONT",
    relationship: "STRENGTHENED",
  };
  return `curl -u recorder -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(fact)}' \\
  ${location.protocol}//${location.hostname}:8080/v1/deal-outcomes`;
}

function waiting(page: Page): TemplateResult {
  return html`
    <div class="waiting" role="status">
      <span class="hidden">${page.reader.words.states.loading}</span>
      <div class="bone wide"></div>
      <div class="bone"></div>
      <div class="bone tall"></div>
    </div>
  `;
}

function outdated(page: Page): TemplateResult {
  return html`
    <p class="banner caution" role="status">${page.reader.words.states.outdated}</p>
  `;
}

/** What stands in the place of an answer that there is not, with what the reader can do about it. */
export function failed(page: Page, failure: Failure): TemplateResult {
  const { states } = page.reader.words;
  const tryNow = html`
    <button type="button" @click="${() => page.answers.refresh()}">${states.tryNow}</button>
  `;
  switch (failure.kind) {
    case "signed-out":
      return state(
        states.signedOut,
        html`
          <p>${states.signedOutHow}</p>
          <a class="button" href="${pageAnew()}">${states.signIn}</a>
        `,
      );
    case "forbidden":
      return state(
        states.forbidden,
        html`
          <p>${states.forbiddenHow}</p>
        `,
      );
    case "not-found":
      return state(
        states.notFound,
        html`
          <a class="button" href="${linkTo(home)}">${states.beginAnew}</a>
        `,
      );
    case "refused":
      return state(
        states.refused,
        html`
          <ul>${failure.reasons.map((reason) =>
            html`
              <li>${reason}</li>
            `
          )}</ul>
          <p>${states.refusedHow}</p>
          <a class="button" href="${linkTo(
            elsewhere(home, { view: page.address.view === "deal" ? "overview" : page.address.view }),
          )}">${states.beginAnew}</a>
        `,
      );
    case "unavailable":
      return state(
        states.unavailable,
        html`
          <p>${states.unavailableHow(page.reader.numbers.count(failure.retryAfterSeconds))}</p>${tryNow}
        `,
      );
    case "unreachable":
      return state(
        states.unreachable,
        html`
          <p>${states.unreachableHow}</p>${tryNow}
        `,
      );
  }
}

/** This page, without the part that would have the browser only move within it instead of loading it. */
function pageAnew(): string {
  return `${location.pathname}${location.search}`;
}

export function state(heading: string, body: TemplateResult): TemplateResult {
  return html`
    <section class="state" role="status">
      <h2>${heading}</h2>
      ${body}
    </section>
  `;
}
