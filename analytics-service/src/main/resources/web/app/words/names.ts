// Codes in the order of their names.

import type { Dimension } from "../codes.ts";
import type { Reader } from "./reader.ts";

/** Codes in the order of their names, as the reader's language has it. */
export function byName(reader: Reader, dimension: Dimension, codes: readonly string[]): readonly string[] {
  const order = new Intl.Collator(reader.language);
  return [...codes].sort((one, other) => order.compare(reader.name(dimension, one), reader.name(dimension, other)));
}
