// What the address bar says: the view, the filters, and what is looked at. The link alone decides what a reader sees.

import {
  type Dimension,
  type FilterDimension,
  filterDimensions,
  isFilterDimension,
  type Measure,
  measures,
  type Of,
} from "./codes.ts";

export const views = ["overview", "risk", "group", "prevention", "advice", "deals", "deal", "freshness"] as const;
export type ViewName = (typeof views)[number];

/** By what the overview can be divided, in the order in which a reader is offered them. */
export const divisions = [
  "culture",
  "region",
  "country",
  "team",
  "dealSize",
  "industry",
  "faceRisk",
  "trust",
  "sellerConfidence",
  "statedReason",
] as const satisfies readonly FilterDimension[];
export type Division = (typeof divisions)[number];

/** What narrows the filters to one figure: its group, its option, how the relationship came out. */
export type WithinName = Dimension | "relationship";

export interface Address {
  readonly view: ViewName;
  /** The values of each filter; values of one are or-ed. */
  readonly filters: ReadonlyMap<FilterDimension, readonly string[]>;
  /** The first and the last day on which the customer decided, as ISO dates, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly of: Of;
  readonly measure: Measure;
  readonly by: Division;
  readonly period: "month" | "quarter";
  /** The one group, figure or situation that is looked at; ways in which the relationship came out have commas between. */
  readonly within: ReadonlyMap<WithinName, string>;
  /** Whether the deals looked at are those that await an observation. */
  readonly awaiting: boolean;
  readonly dealId?: string;
}

export const home: Address = {
  view: "overview",
  filters: new Map(),
  of: "strategy",
  measure: "preserved",
  by: "culture",
  period: "quarter",
  within: new Map(),
  awaiting: false,
};

/** How periods are written that are looked at. */
const PERIODS: Readonly<Partial<Record<WithinName, RegExp>>> = {
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
};

/** Reads the query of a link; what it does not say, or says in words of no view, is as at home. */
export function parseAddress(search: string): Address {
  const parameters = new URLSearchParams(search);
  const filters = new Map<FilterDimension, string[]>();
  const within = new Map<WithinName, string>();
  for (const dimension of filterDimensions) {
    const values = [...new Set(parameters.getAll(dimension))].filter((value) => value !== "");
    if (values.length > 0) {
      filters.set(dimension, values);
    }
  }
  for (const pair of parameters.getAll("within")) {
    const colon = pair.indexOf(":");
    const name = pair.slice(0, colon);
    const value = pair.slice(colon + 1);
    if (colon > 0 && isWithinName(name) && value !== "" && (PERIODS[name]?.test(value) ?? true)) {
      within.set(name, value);
    }
  }
  return {
    view: oneOf(views, parameters.get("view"), home.view),
    filters,
    from: parameters.get("from") || undefined,
    to: parameters.get("to") || undefined,
    of: oneOf(["strategy", "prevention"] as const, parameters.get("of"), home.of),
    measure: oneOf(measures, parameters.get("measure"), home.measure),
    by: oneOf(divisions, parameters.get("by"), home.by),
    period: oneOf(["month", "quarter"] as const, parameters.get("period"), home.period),
    within,
    awaiting: parameters.get("awaiting") === "true",
    dealId: parameters.get("deal") || undefined,
  };
}

/** The link to an address, as short as it can be: what is as at home is left out. */
export function linkTo(address: Address): string {
  const parameters = new URLSearchParams();
  for (const name of ["view", "of", "measure", "by", "period"] as const) {
    if (address[name] !== home[name]) {
      parameters.set(name, address[name]);
    }
  }
  address.within.forEach((value, name) => parameters.append("within", `${name}:${value}`));
  if (address.awaiting) {
    parameters.set("awaiting", "true");
  }
  if (address.dealId !== undefined) {
    parameters.set("deal", address.dealId);
  }
  appendFilters(parameters, address);
  // Colons stand for themselves in a query, and a link is read by people.
  return `?${parameters.toString().replaceAll("%3A", ":")}`;
}

/** The same filters, seen in another view or with other things looked at. */
export function elsewhere(address: Address, change: Partial<Address>): Address {
  return { ...address, within: new Map(), awaiting: false, dealId: undefined, ...change };
}

/** The same view with one filter changed; without values it is gone. */
export function withFilter(address: Address, dimension: FilterDimension, values: readonly string[]): Address {
  const filters = new Map(address.filters);
  if (values.length > 0) {
    filters.set(dimension, values);
  } else {
    filters.delete(dimension);
  }
  return { ...address, filters };
}

/** How many filters there are; the period is one. */
export function filterCount(address: Address): number {
  return address.filters.size + (address.from !== undefined || address.to !== undefined ? 1 : 0);
}

/** The question for standings by a dimension, or over all. */
export function standingsQuestion(
  address: Address,
  by: Dimension | null,
  change: { of?: Of; measure?: Measure } = {},
): string {
  const { of, measure } = { ...address, ...change };
  return question("/v1/standings", address, { of, by: by ?? "", measure });
}

/** The question for the trend of what is looked at; null if all of that lies outside the filters. */
export function trendsQuestion(address: Address): string | null {
  const inside = narrowed(address);
  return inside && question("/v1/trends", inside, {
    of: address.of,
    by: address.period,
    measure: address.measure,
  });
}

/**
 * The question for a comparison of two options within what is looked at, like for like in a dimension; null if all of
 * that lies outside the filters.
 */
export function comparisonQuestion(
  address: Address,
  option: string,
  against: string,
  adjustFor: string,
): string | null {
  const inside = narrowed(address);
  return inside && question("/v1/comparisons", inside, {
    of: address.of,
    option,
    against,
    adjustFor,
    measure: address.measure,
  });
}

/** The question for advice in the situation that is looked at; it leans on all deals, whatever the filters. */
export function adviceQuestion(address: Address): string {
  const parameters = new URLSearchParams({ of: address.of, measure: address.measure });
  address.within.forEach((value, name) => parameters.append(name, value));
  return `/v1/advice?${parameters}`;
}

/** The question for the deals behind the figure that is looked at; null if all of that lies outside the filters. */
export function dealsQuestion(address: Address, limit: number, cursor: string | null): string | null {
  const inside = narrowed(address);
  return inside && question("/v1/deals", inside, {
    of: address.of,
    measure: address.measure,
    relationship: address.within.get("relationship")?.split(",") ?? [],
    awaiting: address.awaiting ? "true" : "",
    limit: `${limit}`,
    cursor: cursor ?? "",
  });
}

/** An address whose filters are narrowed to what is looked at; null if they let nothing of it in. */
function narrowed(address: Address): Address | null {
  const filters = new Map(address.filters);
  let { from, to } = address;
  for (const [name, value] of address.within) {
    if (isFilterDimension(name)) {
      if (filters.get(name)?.includes(value) === false) {
        return null;
      }
      filters.set(name, [value]);
    } else if (name !== "relationship") {
      const [first, last] = daysOf(value);
      if ((from !== undefined && from > last) || (to !== undefined && to < first)) {
        return null;
      }
      from = from !== undefined && from > first ? from : first;
      to = to !== undefined && to < last ? to : last;
    }
  }
  return { ...address, filters, from, to };
}

/** The first and the last day of a month such as `2026-03` or a quarter such as `2026-Q1`, as ISO dates. */
export function daysOf(period: string): [string, string] {
  const [year, part] = period.split("-") as [string, string];
  const quarter = part.startsWith("Q");
  const firstMonth = quarter ? (Number(part.slice(1)) - 1) * 3 : Number(part) - 1;
  const isoDay = (month: number, day: number) =>
    new Date(Date.UTC(Number(year), month, day)).toISOString().slice(0, 10);
  return [isoDay(firstMonth, 1), isoDay(firstMonth + (quarter ? 3 : 1), 0)];
}

/** The same day a year before, as an ISO date; of a 29 February, for which there is none, the day after the 28th. */
export function yearBefore(day: string): string {
  const [year, month, dayOfMonth] = day.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year - 1, month - 1, dayOfMonth)).toISOString().slice(0, 10);
}

function question(
  path: string,
  address: Address,
  own: Readonly<Record<string, string | readonly string[]>>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, said] of Object.entries(own)) {
    [said].flat().filter((value) => value !== "").forEach((value) => parameters.append(name, value));
  }
  appendFilters(parameters, address);
  return `${path}?${parameters}`;
}

function appendFilters(parameters: URLSearchParams, address: Address): void {
  address.filters.forEach((values, dimension) => values.forEach((value) => parameters.append(dimension, value)));
  const { from, to } = address;
  if (from !== undefined) {
    parameters.set("from", from);
  }
  if (to !== undefined) {
    parameters.set("to", to);
  }
}

function isWithinName(name: string): name is WithinName {
  return isFilterDimension(name) || name === "month" || name === "quarter" || name === "relationship";
}

function oneOf<T extends string>(known: readonly T[], said: string | null, otherwise: T): T {
  return known.find((value) => value === said) ?? otherwise;
}

/** An absolute address without the name and the password that may stand before its host. */
export function withoutCredentials(href: string): string {
  const url = new URL(href);
  url.username = "";
  url.password = "";
  return url.href;
}
