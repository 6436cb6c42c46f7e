// The filters that hold, in words.

import type { Address } from "../address.ts";
import type { FilterDimension } from "../codes.ts";
import type { Reader } from "./reader.ts";

export interface FilterInWords {
  readonly about: FilterDimension | "period";
  readonly text: string;
}

export function filtersInWords({ filters, from, to }: Address, { words, numbers, name }: Reader): FilterInWords[] {
  const period = periodInWords(from, to, words.filters, (iso) =>
    // Whatever is no day is told by the answer, which refuses it.
    Number.isNaN(Date.parse(iso)) ? iso : numbers.day(iso));
  return [
    ...(period === null ? [] : [{ about: "period" as const, text: `${words.filters.period}: ${period}` }]),
    ...[...filters].map(([about, values]) => ({
      about,
      text: `${words.dimensions[about]}: ${numbers.list(values.map((value) => name(about, value)))}`,
    })),
  ];
}

function periodInWords(
  from: string | undefined,
  to: string | undefined,
  words: Reader["words"]["filters"],
  day: (iso: string) => string,
): string | null {
  if (from !== undefined && to !== undefined) {
    return words.between(day(from), day(to));
  }
  if (from !== undefined) {
    return words.since(day(from));
  }
  return to === undefined ? null : words.until(day(to));
}
