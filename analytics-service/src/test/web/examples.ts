// Standings made for tests.

import type { Group, OptionStanding, Standings, Verdict } from "../../main/resources/web/app/api.ts";
import type { Option, Relationship } from "../../main/resources/web/app/codes.ts";

export function option(code: Option, change: Partial<OptionStanding> = {}): OptionStanding {
  return {
    option: code,
    deals: 100,
    successes: 60,
    rate: 0.6,
    wilson: { level: 0.95, low: 0.5, high: 0.69 },
    estimate: 0.6,
    credible: { level: 0.95, low: 0.5, high: 0.69 },
    probabilityBest: 0.5,
    crudeProbabilityBest: 0.5,
    won: 10,
    awaiting: 0,
    bounds: { low: 0.6, high: 0.6 },
    outcomes: outcomes(10, 30, 30, 20, 10),
    ...change,
  };
}

export function outcomes(...counts: readonly [number, number, number, number, number]): Record<Relationship, number> {
  const [SEVERED, STRAINED, MAINTAINED, STRENGTHENED, FOR_LIFE] = counts;
  return { SEVERED, STRAINED, MAINTAINED, STRENGTHENED, FOR_LIFE };
}

export function group(key: string, verdict: Verdict, options: readonly OptionStanding[]): Group {
  return { key: [key], label: [key], deals: options.reduce((sum, one) => sum + one.deals, 0), verdict, options };
}

export function standings(...groups: readonly Group[]): Standings {
  return {
    of: "strategy",
    measure: "preserved",
    by: ["culture"],
    asOf: "2026-01-01T00:00:00Z",
    deals: groups.reduce((sum, one) => sum + one.deals, 0),
    awaitingObservation: 0,
    groups,
    warnings: [],
  };
}
