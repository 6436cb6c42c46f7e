// The answers of the analytics API, as far as the dashboard reads them, and how to ask for them.

import type { Culture, Measure, Of, Option, Relationship } from "./codes.ts";

export interface Interval {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

export type VerdictStatus = "LEADER" | "LIKELY_LEADER" | "NO_CLEAR_LEADER" | "TOO_LITTLE_EVIDENCE";

export interface Lead extends Interval {
  readonly over: Option;
  readonly estimate: number;
}

export interface Verdict {
  readonly status: VerdictStatus;
  readonly option?: Option;
  readonly probabilityBest?: number;
  readonly lead?: Lead;
}

export interface OptionStanding {
  readonly option: Option;
  readonly deals: number;
  readonly successes: number;
  readonly rate: number | null;
  readonly wilson: Interval | null;
  readonly estimate: number | null;
  readonly credible: Interval | null;
  readonly probabilityBest: number | null;
  readonly crudeProbabilityBest: number | null;
  readonly won: number;
  readonly awaiting: number;
  readonly bounds: { readonly low: number; readonly high: number } | null;
  readonly outcomes: Readonly<Record<Relationship, number>>;
}

export interface Group {
  readonly key: readonly string[];
  readonly label: readonly string[];
  readonly deals: number;
  readonly verdict: Verdict;
  readonly options: readonly OptionStanding[];
}

export type WarningCode = "SIMPSON_REVERSAL" | "EFFECT_DEPENDS_ON" | "MANY_AWAITING" | "SELECTION";

export interface Warning {
  readonly code: WarningCode;
  /** What it is about; several names with commas between. */
  readonly dimension?: string;
  readonly group?: readonly string[];
  readonly options?: readonly Option[];
  readonly pValue?: number;
  /** The values of the dimension at which each option does better. */
  readonly betterAt?: Readonly<Partial<Record<Option, readonly string[]>>>;
  readonly message: string;
}

export interface Standings {
  readonly of: Of;
  readonly measure: Measure;
  readonly by: readonly string[];
  readonly asOf: string | null;
  readonly deals: number;
  readonly awaitingObservation: number;
  readonly groups: readonly Group[];
  readonly warnings: readonly Warning[];
}

/** As far as the dashboard reads it. */
export interface Comparison {
  readonly asOf: string | null;
  readonly crude: { readonly rate: number | null; readonly againstRate: number | null };
  readonly adjusted: {
    readonly standardisedRate: number | null;
    readonly againstStandardisedRate: number | null;
  };
  readonly reversal: boolean;
}

export interface TrendPoint {
  readonly period: string;
  readonly label: string;
  readonly deals: number;
  readonly successes: number;
  readonly rate: number | null;
  readonly wilson: Interval | null;
}

export interface Trends {
  readonly by: "month" | "quarter";
  readonly asOf: string | null;
  readonly series: readonly { readonly option: Option; readonly points: readonly TrendPoint[] }[];
}

export interface RankedOption {
  readonly option: Option;
  readonly estimate: number | null;
  readonly credible: Interval | null;
  readonly probabilityBest: number | null;
  readonly severedRisk: number | null;
  readonly forLifeChance: number | null;
  readonly deals: number;
}

export interface Advice {
  readonly measure: Measure;
  readonly asOf: string | null;
  readonly ranking: readonly RankedOption[];
  readonly verdict: Verdict & { readonly message: string };
  readonly evidence: readonly {
    readonly group: string;
    readonly deals: number;
    readonly weight: number;
    /** What selects these deals, by the name of the filter, beside the period. */
    readonly filters: Readonly<Record<string, readonly string[]>>;
  }[];
  readonly caveats: readonly { readonly code: string; readonly message: string }[];
}

export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** What a list tells of a deal; a field that was not said is absent. */
export interface ListedDeal {
  readonly dealId: string;
  readonly decidedAt: string;
  readonly country: string;
  readonly culture: Culture;
  readonly region: string;
  readonly decision: string;
  readonly strategy?: string;
  readonly prevention?: string;
  readonly statedReason?: string;
  readonly actualReason?: string;
  readonly pretext?: string;
  readonly faceRisk?: string;
  readonly trust?: string;
  readonly sellerConfidence?: string;
  readonly stage?: string;
  readonly dealSize?: string;
  readonly industry?: string;
  readonly value?: Money;
  readonly team?: string;
  readonly relationship?: Relationship;
  readonly relationshipObservedAt?: string;
}

export interface DealList {
  readonly asOf: string | null;
  readonly deals: readonly ListedDeal[];
  readonly nextCursor: string | null;
}

/** Everything the projection holds on one deal; what was not said is absent. */
export interface Deal extends Partial<ListedDeal> {
  readonly dealId: string;
  readonly recordedAt?: string;
  readonly facts: readonly { readonly factId: string; readonly type: string; readonly recordedAt: string }[];
}

export interface Country {
  readonly code: string;
  readonly region: string;
  readonly culture: Culture;
}

export interface Countries {
  readonly countries: readonly Country[];
}

export interface Freshness {
  readonly partitions: readonly {
    readonly topic: string;
    readonly partition: number;
    readonly projectedOffset: number;
    readonly endOffset: number;
    readonly lag: number;
  }[];
  readonly newestFactAt: string | null;
  readonly behindSeconds: number | null;
}

export interface DeadLetters {
  readonly deadLetters: readonly {
    readonly reason: string;
    readonly topic: string;
    readonly partition: number;
    readonly offset: number;
    readonly time: string;
  }[];
}

export interface Session {
  readonly user: string;
  /** Where to go to end it; absent where there is none, as with HTTP Basic. */
  readonly signOut?: string;
}

/** Why there is no answer. */
export type Failure =
  | { readonly kind: "signed-out" }
  | { readonly kind: "forbidden" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reasons: readonly string[] }
  | { readonly kind: "unavailable"; readonly retryAfterSeconds: number }
  | { readonly kind: "unreachable" };

export class AnswerFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}

/**
 * Asks the API.
 *
 * @param question the path and query, such as `/v1/standings?by=culture`
 * @param accept the media type asked for
 * @param language the language for answers that come in several
 * @throws AnswerFailure when there is no answer, with the reason
 */
export async function ask(question: string, accept: string, language: string): Promise<Response> {
  let response: Response;
  try {
    // The browser keeps the answer and its ETag, and asks whether it still holds.
    response = await fetch(question, {
      cache: "no-cache",
      headers: { accept, "accept-language": language },
    });
  } catch {
    throw new AnswerFailure({ kind: "unreachable" });
  }
  if (response.ok) {
    return response;
  }
  throw new AnswerFailure(await failureOf(response));
}

/** Whether the reader would get answers; also true while nobody would. */
export async function isLetIn(): Promise<boolean> {
  try {
    await ask("/v1/countries", "application/json", "en");
    return true;
  } catch (failed) {
    const kind = failed instanceof AnswerFailure ? failed.failure.kind : "unreachable";
    return kind !== "signed-out" && kind !== "forbidden";
  }
}

async function failureOf(response: Response): Promise<Failure> {
  switch (response.status) {
    case 401:
      return { kind: "signed-out" };
    case 403:
      return { kind: "forbidden" };
    case 404:
      return { kind: "not-found" };
    case 400:
      return { kind: "refused", reasons: await reasonsOf(response) };
    default:
      return { kind: "unavailable", retryAfterSeconds: retryAfterOf(response) };
  }
}

/** The seconds that the service asks for; it may say nothing, and what stands between may say a date. */
function retryAfterOf(response: Response): number {
  const seconds = Number(response.headers.get("retry-after"));
  return seconds > 0 && Number.isFinite(seconds) ? seconds : 5;
}

async function reasonsOf(response: Response): Promise<string[]> {
  try {
    const problem: { detail?: string; violations?: { field: string; message: string }[] } = await response.json();
    const violations = (problem.violations ?? []).map((violation) => `${violation.field} ${violation.message}`);
    return violations.length > 0 || problem.detail === undefined ? violations : [problem.detail];
  } catch {
    return [];
  }
}
