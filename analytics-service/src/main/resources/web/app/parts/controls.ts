// What a reader asks: what counts as a success, and by what deals are divided.

import { html, type TemplateResult } from "lit-html";
import { divisions, linkTo } from "../address.ts";
import { measures } from "../codes.ts";
import type { Page } from "../page.ts";
import { choice } from "./choice.ts";

export function measureChoice({ address, reader: { words } }: Page): TemplateResult {
  return choice(
    words.measure,
    measures.map((measure) => ({
      label: words.measures[measure],
      href: linkTo({ ...address, measure }),
      chosen: measure === address.measure,
    })),
  );
}

export function divisionChoice({ address, reader: { words } }: Page): TemplateResult {
  return html`
    <label>${words.division}
      <select data-control="by" @change="${follow}">
        ${divisions.map((by) =>
          html`
            <option value="${linkTo({ ...address, by })}" .selected="${by === address.by}">${words
              .dimensions[by]}</option>
          `
        )}
      </select>
    </label>
  `;
}

/** Goes where the option that was chosen says. */
export function follow(event: Event): void {
  const select = event.target as HTMLSelectElement;
  select.dispatchEvent(new CustomEvent("follow", { detail: select.value, bubbles: true }));
}
