// What every view is given: where the reader is, how to speak to him, and the answers.

import type { TemplateResult } from "lit-html";
import type { Address } from "./address.ts";
import type { Answers } from "./answers.ts";
import type { Reader } from "./words/reader.ts";

export interface Page {
  readonly address: Address;
  readonly reader: Reader;
  readonly answers: Answers;
  /** Whether the page hears of changes as they happen. */
  readonly live: boolean;
  /** Says that a view shows something else now. */
  readonly changed: () => void;
}

export interface View {
  /** What the page is called, in its heading and in the title of the window. */
  title(page: Page): string;
  body(page: Page): TemplateResult;
}
