// A number of deals, which leads to them.

import { html } from "lit-html";
import type { Page } from "../page.ts";
import type { Cell } from "./table.ts";

/** A number of deals with the link to them; none leads nowhere, for there is nothing to see. */
export function dealCount({ reader: { numbers } }: Page, deals: number, href: string): Cell {
  return deals === 0 ? numbers.count(0) : html`
    <a href="${href}">${numbers.count(deals)}</a>
  `;
}
