// English. The type of this table is what every language must say.

import type { ViewName } from "../address.ts";
import type {
  ClosedDimension,
  closedDimensions,
  Dimension,
  Measure,
  Option,
  Prevention,
  Relationship,
  Strategy,
} from "../codes.ts";
import type { VerdictStatus } from "../api.ts";

type CodesOf<D extends ClosedDimension> = (typeof closedDimensions)[D][number];

const level = { LOW: "Low", MEDIUM: "Medium", HIGH: "High" };

const reason = {
  PRICE: "Price",
  BUDGET: "Budget",
  TIMING: "Timing",
  COMPETITOR: "Competitor",
  INCUMBENT: "Incumbent supplier",
  MISSING_FEATURE: "Missing feature",
  POOR_FIT: "Poor fit",
  INTERNAL_POLITICS: "Internal politics",
  NO_AUTHORITY: "No authority to decide",
  EARLIER_CHOICE: "An earlier choice",
  TRUST: "Trust",
  RISK: "Risk",
  NO_NEED: "No need",
  UNRESPONSIVE: "No response",
  OTHER: "Other",
  UNDISCLOSED: "Undisclosed",
};

/** How an option is named within a sentence: what the seller does. */
const doing: Record<Option, string> = {
  CONFRONT: "confronting",
  SAVE_FACE: "letting the customer save face",
  BUILD_TRUST: "building trust",
  NONE: "doing nothing beforehand",
  SURFACED: "surfacing objections early",
  COVERED: "giving the customer cover",
};

/** What is done more or less of, by what counts as a success. */
const effect: Record<Measure, { one: string; many: string }> = {
  preserved: { one: "keeps", many: "more relationships" },
  won: { one: "wins", many: "more deals" },
};

/** Names things in a row. */
type List = (items: readonly string[]) => string;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Dimensions within a sentence. */
const listOf = (dimensions: readonly Dimension[]): string =>
  dimensions.map((dimension) => en.dimensions[dimension].toLowerCase()).join(" and the ");

export const en = {
  title: "FaceValue",
  claim: "Which answer to a refusal keeps the customer?",
  skipToContent: "Skip to the figures",
  mainNavigation: "Views",
  views: {
    overview: "Overview",
    risk: "Risk and upside",
    group: "One group",
    prevention: "Prevention",
    advice: "Before the call",
    deals: "Deals behind a figure",
    deal: "One deal",
    freshness: "Freshness",
  } satisfies Record<ViewName, string> as Record<ViewName, string>,

  languageName: "English",
  language: "Language",
  theme: "Appearance",
  themes: { auto: "Auto", light: "Light", dark: "Dark" },
  print: "Print",
  signOut: "Sign out",
  apiDocumentation: "API",

  dimensions: {
    country: "Country",
    region: "Region",
    culture: "Culture",
    decision: "Decision",
    strategy: "Strategy",
    prevention: "Prevention",
    statedReason: "Stated reason",
    actualReason: "Actual reason",
    pretext: "Pretext",
    faceRisk: "Face risk",
    trust: "Trust",
    sellerConfidence: "Seller's confidence",
    stage: "Stage at which the objection surfaced",
    dealSize: "Deal size",
    industry: "Industry",
    team: "Team",
    month: "Month",
    quarter: "Quarter",
  } as Record<Dimension, string>,
  codes: {
    culture: {
      ANGLO: "Anglo countries",
      NORDIC_EUROPE: "Nordic Europe",
      GERMANIC_EUROPE: "Germanic Europe",
      LATIN_EUROPE: "Latin Europe",
      EASTERN_EUROPE: "Eastern Europe",
      LATIN_AMERICA: "Latin America",
      MIDDLE_EAST: "Middle East",
      SUB_SAHARAN_AFRICA: "Sub-Saharan Africa",
      SOUTHERN_ASIA: "Southern Asia",
      CONFUCIAN_ASIA: "Confucian Asia",
      UNCLASSIFIED: "Countries outside the clusters",
    },
    region: {
      "005": "South America",
      "011": "Western Africa",
      "013": "Central America",
      "014": "Eastern Africa",
      "015": "Northern Africa",
      "017": "Middle Africa",
      "018": "Southern Africa",
      "021": "Northern America",
      "029": "Caribbean",
      "030": "Eastern Asia",
      "034": "Southern Asia",
      "035": "South-eastern Asia",
      "039": "Southern Europe",
      "053": "Australia and New Zealand",
      "054": "Melanesia",
      "057": "Micronesia",
      "061": "Polynesia",
      "143": "Central Asia",
      "145": "Western Asia",
      "151": "Eastern Europe",
      "154": "Northern Europe",
      "155": "Western Europe",
    },
    decision: { WON: "Won", LOST: "Lost", NO_DECISION: "No decision" },
    strategy: { CONFRONT: "Confront", SAVE_FACE: "Save face", BUILD_TRUST: "Build trust" },
    prevention: { NONE: "None", SURFACED: "Surface objections", COVERED: "Give cover" },
    statedReason: reason,
    actualReason: reason,
    pretext: { NO: "No pretext", SUSPECTED: "Suspected", CONFIRMED: "Confirmed" },
    faceRisk: level,
    trust: level,
    sellerConfidence: level,
    stage: {
      QUALIFICATION: "Qualification",
      DISCOVERY: "Discovery",
      PROPOSAL: "Proposal",
      NEGOTIATION: "Negotiation",
      DECISION: "Decision",
      AFTER_DECISION: "After the decision",
    },
    dealSize: { SMALL: "Small", MEDIUM: "Medium", LARGE: "Large", ENTERPRISE: "Enterprise" },
    industry: {
      A: "Agriculture, forestry and fishing",
      B: "Mining and quarrying",
      C: "Manufacturing",
      D: "Electricity and gas supply",
      E: "Water supply and waste",
      F: "Construction",
      G: "Wholesale and retail trade",
      H: "Transportation and storage",
      I: "Accommodation and food service",
      J: "Information and communication",
      K: "Finance and insurance",
      L: "Real estate",
      M: "Professional and scientific services",
      N: "Administrative and support services",
      O: "Public administration",
      P: "Education",
      Q: "Health and social work",
      R: "Arts and recreation",
      S: "Other services",
      T: "Households as employers",
      U: "Extraterritorial organisations",
    },
  } as { [D in ClosedDimension]: Record<CodesOf<D>, string> },
  relationships: {
    SEVERED: "Severed",
    STRAINED: "Strained",
    MAINTAINED: "Maintained",
    STRENGTHENED: "Strengthened",
    FOR_LIFE: "For life",
  } as Record<Relationship, string>,
  unknown: "Not recorded",
  overall: "All deals",

  measure: "What counts",
  measures: { preserved: "Relationship kept", won: "Deal won" } as Record<Measure, string>,
  measureUnits: {
    preserved: "Deals whose relationship was kept, in %",
    won: "Deals that were won, in %",
  } as Record<Measure, string>,
  division: "Compare by",

  /** Where a group is, at the beginning of a sentence. */
  where(dimension: Dimension, label: string, unknown: boolean): string {
    if (unknown) {
      return `Where the ${en.dimensions[dimension].toLowerCase()} is not on record`;
    }
    switch (dimension) {
      case "culture":
        return `In ${label === "Middle East" ? "the Middle East" : label.replace(/^Countries/, "countries")}`;
      case "country":
      case "region":
        return `In ${label}`;
      case "team":
        return `In team ${label}`;
      case "industry":
        return `In ${label.toLowerCase()}`;
      default:
        return `Where the ${en.dimensions[dimension].toLowerCase()} is ${label.toLowerCase()}`;
    }
  },
  inWords: {
    heading: "The answer in words",
    overall: "Overall",
    leads: (where: string, option: Option, over: Option, low: string, high: string, sure: string, measure: Measure) =>
      `${where}, ${doing[option]} ${effect[measure].one} ${low} to ${high} points ${effect[measure].many} than ${
        doing[over]
      }, ${sure} sure.`,
    leadsWithoutMargin: (where: string, option: Option, sure: string) =>
      `${where}, ${doing[option]} leads, ${sure} sure.`,
    likely: (where: string, option: Option, over: Option | null, sure: string) =>
      `${where}, ${doing[option]} probably does better${over === null ? "" : ` than ${doing[over]}`} (${sure} sure).`,
    more: (count: string) => `And in ${count} more groups: see the table.`,
    tooClose: (places: string) => `Too close to call: ${places}.`,
    closeBetween: (close: readonly Option[], behind: readonly Option[], places: string, list: List) =>
      `Too close to call between ${list(close.map((option) => doing[option]))}, with ${
        list(behind.map((option) => doing[option]))
      } behind: ${places}.`,
    tooLittle: (places: string) => `Too little evidence yet: ${places}.`,
    lockedDoors: (where: string, share: string, others: string) =>
      `${where}, ${share} of those confronted broke off the relationship; with the other answers, ${others}.`,
    noDeals: "No deal counts for this question yet.",
    caution: "This is what went together in your deals, not proof of what causes what.",
    wins: "Where each answer works",
    doors: "Where confronting locks doors",
    open: "Open questions",
    sure: (probability: string) => `${probability} sure`,
  },
  nearlyCertain: "more than 99%",
  nearlyRuledOut: "less than 1%",
  verdicts: {
    LEADER: "Leads",
    LIKELY_LEADER: "Probably leads",
    NO_CLEAR_LEADER: "Too close to call",
    TOO_LITTLE_EVIDENCE: "Too little evidence",
  } as Record<VerdictStatus, string>,

  matrix: {
    heading: (dimension: string) => `${dimension} by answer`,
    ofPrevention: (dimension: string) => `${dimension} by prevention`,
    caption: (measure: Measure) =>
      `${
        en.measures[measure]
      }: what to expect, adjusted for the mix of deals, with its 95% range. The bar shows the range from 0 to 100%.`,
    verdict: "Verdict",
    deals: "Deals",
    ofDeals: (successes: string, deals: string) => `${successes} of ${deals}`,
    noDeals: "No deals",
    tooLittle: "Too little evidence",
    best: { LEADER: "Best", LIKELY_LEADER: "Probably best" },
    scale: "Expected share",
    cell: (group: string, option: string, estimate: string, range: string, counts: string) =>
      `${group}, ${option}: ${estimate}, range ${range}, ${counts} deals`,
  },
  map: {
    heading: "On the map",
    caption: "Each country in the colour of the answer that leads in its group.",
    leader: "The leading answer",
    noData: "No deals",
    credit:
      "Shapes: Natural Earth (public domain), by world-atlas (ISC licence). Borders are drawn as the source has them.",
  },
  risk: {
    heading: "Risk and upside",
    lead: "The mean hides the spread: a bold answer can lock the door, or earn a customer for life.",
    caption: "How relationships came out, in % of the deals observed; left of the line lost, right of it kept.",
    chart: (group: string) => `How relationships came out: ${group}`,
    unit: "Share of the deals observed, in %",
    words: (option: Option, severed: string, forLife: string, deals: string) =>
      `${capital(doing[option])}: ${severed} severed, ${forLife} for life (${deals} deals).`,
    observedOnly: "As observed, not adjusted for the mix of deals.",
    more: (count: string) => `Show ${count} more groups`,
  },
  group: {
    forest: "What to expect of each answer",
    forestCaption:
      "Point: what to expect, adjusted for the mix of deals; line: its 95% range; diamond: the rate as observed.",
    estimate: "Expected",
    range: "95% range",
    crude: "As observed",
    probabilityBest: "Sure that it is best",
    deals: "Deals",
    successes: { preserved: "Kept", won: "Won" } as Record<Measure, string>,
    awaiting: "Awaiting an observation",
    bounds: "Rate if these all turn out badly or well",
    boundsHeading: "What is not known yet",
    boundsCaption: "Deals whose relationship nobody has observed yet could move the rate as observed this far.",
    trend: "Over time",
    trendCaption: "The rate as observed, by when the customer decided. Small numbers swing: the table has the counts.",
    byMonth: "By month",
    byQuarter: "By quarter",
    period: "Period",
    crudeBesideAdjusted: "At first sight, and like for like",
    atFirstSight: "At first sight",
    likeForLike: "Like for like",
    difference: "Difference in points",
    notThere: "No deal of this group counts under these filters.",
  },
  warnings: {
    heading: "Before you rely on this",
    reversal: (group: string, crude: string, adjusted: string, reasons: readonly Dimension[]) =>
      `${group}: ${crude} looks better than ${adjusted} at first sight, but like for like ${adjusted} does better. The first impression is owed to the ${
        listOf(reasons)
      } of the deals in which each was chosen.`,
    depends: (dimension: Dimension) => `Which answer does better depends on the ${listOf([dimension])}.`,
    between: (one: string, other: string) => `${one} or ${other}?`,
    betterAt: (option: string, values: string) => `${option} does better at: ${values}.`,
    lookAtEach: (dimension: string) => `Compare by ${dimension}`,
    awaiting: (group: string, leader: string, other: string) =>
      `${group}: deals that await an observation could still put ${other} level with ${leader}, or ahead.`,
    selection: (dimension: Dimension) =>
      `These deals were picked by the ${listOf([dimension])}, which comes after the choice: that can mislead.`,
    refusedOnly:
      "Only deals that had met a refusal are compared here, and most of these were lost already. What wins deals is better asked of prevention.",
    all: "All deals",
  },
  prevention: {
    heading: "Before the refusal",
    lead: "Surfacing objections early, or giving the customer cover, among all deals, refused or not.",
    preserved: "For the relationship",
    won: "For winning",
  },
  advice: {
    heading: "Before the call",
    lead: "Choose what you know of the situation. What you leave open is left open.",
    situation: "The situation",
    anything: "Not known",
    question: "Asked about",
    questions: { strategy: "Answering a refusal", prevention: "Preventing a refusal" },
    ranking: "What to expect of each answer here",
    severedRisk: "Risk: severed",
    forLifeChance: "Chance: for life",
    similar: "Such deals",
    evidence: "What this leans on",
    evidenceGroup: "Deals",
    evidenceDeals: "How many",
    evidenceWeight: "Weight",
    caveats: "Bear in mind",
    clear: "Begin anew",
  },
  deals: {
    heading: "Deals behind the figure",
    none: "No deal fits.",
    more: "Show older deals",
    shown: (count: string) => `${count} deals, newest first`,
    shownOfMore: (count: string) => `The newest ${count} deals`,
    downloaded: (count: string) => `As CSV, the newest ${count} deals at most.`,
    decidedAt: "Decided",
    deal: "Deal",
    relationship: "Relationship",
    value: "Value",
    awaiting: "Awaiting an observation",
    within: "Looking at",
  },
  deal: {
    heading: (id: string) => `Deal ${id}`,
    facts: "What was said of it",
    fact: "Fact",
    recordedAt: "On record since",
    types: {
      "dev.facevalue.deal-outcome.recorded.v1": "Outcome",
      "dev.facevalue.relationship.observed.v1": "Observation of the relationship",
      "dev.facevalue.deal.erased.v1": "Erasure",
    } as Record<string, string>,
    field: "Field",
    value: "Value",
    observedAt: "Relationship observed",
    notThere: "There is no such deal, or it was erased.",
  },
  freshness: {
    heading: "How fresh this is",
    newestFact: "Newest fact",
    none: "None yet",
    behind: "Answers are behind by",
    upToDate: "Up to date",
    unknown: "Not known just now",
    seconds: (seconds: string) => `${seconds} s`,
    connection: "Live updates",
    connected: "Connected: this page updates itself",
    connecting: "Connecting …",
    partitions: "By partition of the stream",
    partition: "Partition",
    projected: "Projected up to",
    end: "End of the stream",
    lag: "Lag in records",
    deadLetters: "What could not be counted",
    noDeadLetters: "Nothing. Every record could be counted.",
    showDeadLetters: "Show dead letters",
    reason: "Reason",
    offset: "Offset",
    time: "When",
    deadLettersForbidden: "Dead letters are shown to privacy officers only.",
  },
  status: {
    live: "Live",
    offline: "Not connected",
  },

  filters: {
    heading: "Filters",
    add: "Add a filter",
    none: "All deals",
    period: "Period",
    from: "From",
    to: "To",
    anyTime: "Any time",
    thisYear: "This year",
    lastTwelveMonths: "Last 12 months",
    apply: "Apply",
    remove: (filter: string) => `Remove filter ${filter}`,
    clear: "Clear filters",
    by: "Filter by",
    cancel: "Cancel",
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    between: (from: string, to: string) => `${from} to ${to}`,
    search: "Search",
    notAll: "The list could not be had, so this is not all that there is.",
  },
  panel: {
    table: "As a table",
    csv: "CSV",
    png: "PNG",
    csvOf: (title: string) => `Download as CSV: ${title}`,
    pngOf: (title: string) => `Download as PNG: ${title}`,
    failed: "The download did not work. Try again.",
    source: (asOf: string) => `FaceValue, as of ${asOf}`,
  },
  states: {
    loading: "Loading …",
    empty: "No facts yet",
    emptyHow: "Figures appear as soon as deals are on record. Here is how to send one:",
    nothingFits: "No deal fits these filters.",
    signedOut: "You are signed out",
    signedOutHow: "Sign in to see the figures.",
    signIn: "Sign in",
    forbidden: "This user may not see the figures",
    forbiddenHow: "They are for the role analyst. Ask whoever runs FaceValue for it, or sign in as someone else.",
    refused: "This link asks for something that FaceValue does not know",
    refusedHow: "Remove the filter that is named, or begin anew.",
    beginAnew: "Begin anew",
    unavailable: "The figures cannot be had just now",
    unavailableHow: (seconds: string) => `The service says that it will be back. Trying again in ${seconds} s.`,
    unreachable: "FaceValue cannot be reached",
    unreachableHow: "Check your connection. This page tries again by itself.",
    tryNow: "Try now",
    outdated: "These figures may be outdated: the last update did not arrive.",
    notFound: "There is nothing here",
  },
  footer: {
    associated: "Figures say what is associated with what, not what causes it.",
    asOf: (moment: string) => `As of ${moment}`,
  },
};

export type Words = typeof en;
export type { Prevention, Strategy };
