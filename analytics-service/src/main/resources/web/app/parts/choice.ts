// A choice among a few things, each of them a link: it is in the address, and opens in a window of its own.

import { html, type TemplateResult } from "lit-html";

export interface Choice {
  readonly label: string;
  readonly href: string;
  readonly chosen: boolean;
}

export function choice(label: string, choices: readonly Choice[]): TemplateResult {
  return html`
    <nav class="choice" aria-label="${label}">
      ${choices.map(({ label, href, chosen }) =>
        html`
          <a href="${href}" aria-current="${chosen ? "true" : "false"}">${label}</a>
        `
      )}
    </nav>
  `;
}
