// Links from a figure to the deals behind it.

import { type Address, elsewhere, linkTo, type WithinName } from "./address.ts";
import { type Dimension, type Measure, type Of, type Option, preserved, type Relationship } from "./codes.ts";

/** Which deals a figure counts. */
export interface Figure {
  readonly option?: Option;
  /** How the relationship came out; one of these. */
  readonly relationships?: readonly Relationship[];
  readonly won?: boolean;
  /** The deals that only lack an observation, instead of those that count. */
  readonly awaiting?: boolean;
}

/** The deals that were a success. */
export function successes(measure: Measure): Figure {
  return measure === "preserved" ? { relationships: preserved } : { won: true };
}

/** The link to the deals behind a figure of one group; of the overall group if `group` is empty. */
export function dealsBehind(
  address: Address,
  of: Of,
  group: ReadonlyMap<Dimension, string>,
  { option, relationships = [], won = false, awaiting = false }: Figure,
): string {
  const within = new Map<WithinName, string>(group);
  if (option !== undefined) {
    within.set(of, option);
  }
  if (relationships.length > 0) {
    within.set("relationship", relationships.join(","));
  }
  if (won) {
    within.set("decision", "WON");
  }
  return linkTo(elsewhere(address, { view: "deals", of, within, awaiting }));
}

/** The group of a row of standings by one dimension. */
export function groupOf(by: Dimension, key: string): ReadonlyMap<Dimension, string> {
  return new Map([[by, key]]);
}
