// One deal: what the projection holds on it, and the facts that say so.

import { html } from "lit-html";
import type { Deal } from "../api.ts";
import { filterDimensions } from "../codes.ts";
import type { Page, View } from "../page.ts";
import { answered, state } from "../parts/states.ts";
import { type Cell, table } from "../parts/table.ts";

export const deal: View = {
  title: (page) => page.reader.words.deal.heading(page.address.dealId ?? "–"),
  body(page) {
    const { words } = page.reader;
    const { dealId } = page.address;
    if (dealId === undefined) {
      return state(
        words.deal.notThere,
        html`

        `,
      );
    }
    const answer = page.answers.to<Deal>(`/v1/deals/${encodeURIComponent(dealId)}`);
    if (answer.state === "failed" && answer.failure.kind === "not-found") {
      return state(
        words.deal.notThere,
        html`

        `,
      );
    }
    return answered(page, answer, (held) =>
      html`
        <div class="several two">
          <section class="panel" aria-label="${words.views.deal}">
            ${table({
              caption: words.views.deal,
              columns: [{ label: words.deal.field }, { label: words.deal.value }],
              rows: fields(page, held),
            })}
          </section>
          <section class="panel" aria-label="${words.deal.facts}">
            <h2>${words.deal.facts}</h2>
            ${table({
              caption: words.deal.facts,
              columns: [{ label: words.deal.fact }, { label: words.deal.recordedAt }],
              rows: held.facts.map((fact) => [
                words.deal.types[fact.type] ?? fact.type,
                page.reader.numbers.moment(fact.recordedAt),
              ]),
            })}
          </section>
        </div>
      `);
  },
};

function fields({ reader: { words, numbers, name } }: Page, held: Deal): Cell[][] {
  const rows: Cell[][] = [];
  const tell = (label: string, value: string | undefined) => {
    if (value !== undefined) {
      rows.push([label, value]);
    }
  };
  tell(words.deals.decidedAt, held.decidedAt && numbers.moment(held.decidedAt));
  tell(words.deals.relationship, held.relationship && words.relationships[held.relationship]);
  tell(words.deal.observedAt, held.relationshipObservedAt && numbers.moment(held.relationshipObservedAt));
  for (const dimension of filterDimensions) {
    const code = held[dimension];
    tell(words.dimensions[dimension], code && name(dimension, code));
  }
  tell(words.deals.value, held.value && numbers.money(held.value.amount, held.value.currency));
  return rows;
}
