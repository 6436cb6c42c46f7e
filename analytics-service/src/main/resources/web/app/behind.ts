// Links from a figure to the deals behind it.

import { type Address, elsewhere, linkTo, type WithinName } from "./address.ts";
import type { Dimension, Of, Option, Relationship } from "./codes.ts";

/** Which deals a figure counts. */
export interface Figure {
  readonly option?: Option;
  readonly relationship?: Relationship;
  /** The deals that only lack an observation, instead of those that count. */
  readonly awaiting?: boolean;
}

/** The link to the deals behind a figure of one group; of the overall group if `group` is empty. */
export function dealsBehind(
  address: Address,
  of: Of,
  group: ReadonlyMap<Dimension, string>,
  figure: Figure,
): string {
  const within = new Map<WithinName, string>(group);
  if (figure.option !== undefined) {
    within.set(of, figure.option);
  }
  if (figure.relationship !== undefined) {
    within.set("relationship", figure.relationship);
  }
  return linkTo(elsewhere(address, { view: "deals", of, within, awaiting: figure.awaiting ?? false }));
}

/** The group of a row of standings by one dimension. */
export function groupOf(by: Dimension, key: string): ReadonlyMap<Dimension, string> {
  return new Map([[by, key]]);
}
