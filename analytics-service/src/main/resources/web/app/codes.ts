// The vocabulary of the API, as it is fixed by the contract. A test holds it equal to the services' own.

export const strategies = ["CONFRONT", "SAVE_FACE", "BUILD_TRUST"] as const;
export const preventions = ["NONE", "SURFACED", "COVERED"] as const;
export const relationships = ["SEVERED", "STRAINED", "MAINTAINED", "STRENGTHENED", "FOR_LIFE"] as const;
/** The ways to come out that count as preserved. */
export const preserved = ["MAINTAINED", "STRENGTHENED", "FOR_LIFE"] as const satisfies readonly Relationship[];
export const levels = ["LOW", "MEDIUM", "HIGH"] as const;
export const decisions = ["WON", "LOST", "NO_DECISION"] as const;
export const pretexts = ["NO", "SUSPECTED", "CONFIRMED"] as const;
export const stages = [
  "QUALIFICATION",
  "DISCOVERY",
  "PROPOSAL",
  "NEGOTIATION",
  "DECISION",
  "AFTER_DECISION",
] as const;
export const dealSizes = ["SMALL", "MEDIUM", "LARGE", "ENTERPRISE"] as const;
export const reasons = [
  "PRICE",
  "BUDGET",
  "TIMING",
  "COMPETITOR",
  "INCUMBENT",
  "MISSING_FEATURE",
  "POOR_FIT",
  "INTERNAL_POLITICS",
  "NO_AUTHORITY",
  "EARLIER_CHOICE",
  "TRUST",
  "RISK",
  "NO_NEED",
  "UNRESPONSIVE",
  "OTHER",
  "UNDISCLOSED",
] as const;
export const cultures = [
  "ANGLO",
  "NORDIC_EUROPE",
  "GERMANIC_EUROPE",
  "LATIN_EUROPE",
  "EASTERN_EUROPE",
  "LATIN_AMERICA",
  "MIDDLE_EAST",
  "SUB_SAHARAN_AFRICA",
  "SOUTHERN_ASIA",
  "CONFUCIAN_ASIA",
  "UNCLASSIFIED",
] as const;
/** UN M49 codes of the regions in which countries lie. */
export const regions = [
  "005",
  "011",
  "013",
  "014",
  "015",
  "017",
  "018",
  "021",
  "029",
  "030",
  "034",
  "035",
  "039",
  "053",
  "054",
  "057",
  "061",
  "143",
  "145",
  "151",
  "154",
  "155",
] as const;
export const industries = [
  "A",
  "B",
  "C",
  "D",
  "E",
  "F",
  "G",
  "H",
  "I",
  "J",
  "K",
  "L",
  "M",
  "N",
  "O",
  "P",
  "Q",
  "R",
  "S",
  "T",
  "U",
] as const;

/** The key of a group, and the value of a filter, for deals that lack the field. */
export const UNKNOWN = "UNKNOWN";

export type Strategy = (typeof strategies)[number];
export type Prevention = (typeof preventions)[number];
export type Option = Strategy | Prevention;
export type Relationship = (typeof relationships)[number];
export type Culture = (typeof cultures)[number];

export const measures = ["preserved", "won"] as const;
export type Measure = (typeof measures)[number];

export type Of = "strategy" | "prevention";

/** The codes of each dimension that has a closed set of them, in the order of the vocabulary. */
export const closedDimensions = {
  culture: cultures,
  region: regions,
  decision: decisions,
  strategy: strategies,
  prevention: preventions,
  statedReason: reasons,
  actualReason: reasons,
  pretext: pretexts,
  faceRisk: levels,
  trust: levels,
  sellerConfidence: levels,
  stage: stages,
  dealSize: dealSizes,
  industry: industries,
} as const;
export type ClosedDimension = keyof typeof closedDimensions;

/** The dimensions whose codes the answers tell. */
export const openDimensions = ["country", "team"] as const;
export type OpenDimension = (typeof openDimensions)[number];

/** What deals can be filtered by, in the order in which a reader is offered them. */
export const filterDimensions = [
  "country",
  "culture",
  "region",
  "team",
  "dealSize",
  "industry",
  "faceRisk",
  "trust",
  "sellerConfidence",
  "statedReason",
  "actualReason",
  "pretext",
  "stage",
  "decision",
  "strategy",
  "prevention",
] as const satisfies readonly (ClosedDimension | OpenDimension)[];
export type FilterDimension = (typeof filterDimensions)[number];

/** What deals can be grouped by. */
export type Dimension = FilterDimension | "month" | "quarter";

export function isFilterDimension(name: string): name is FilterDimension {
  return (filterDimensions as readonly string[]).includes(name);
}

export function isClosedDimension(name: Dimension): name is ClosedDimension {
  return name in closedDimensions;
}
