import { equal, ok } from "./asserting.ts";
import { en } from "../../main/resources/web/app/words/en.ts";
import { nl } from "../../main/resources/web/app/words/nl.ts";
import { filtersInWords } from "../../main/resources/web/app/words/filters.ts";
import { byName } from "../../main/resources/web/app/words/names.ts";
import { readerOf } from "../../main/resources/web/app/words/reader.ts";
import {
  type Dimension,
  filterDimensions,
  measures,
  preventions,
  strategies,
} from "../../main/resources/web/app/codes.ts";
import { parseAddress } from "../../main/resources/web/app/address.ts";

/** What is called the same in both languages. */
const ALIKE = new Set([
  "FaceValue",
  "API",
  "Auto",
  "Prevention",
  "Filters",
  "CSV",
  "PNG",
  "Live",
  "Team",
  "Deals",
  "Budget",
  "Partitie",
  "Deal",
  "Offset",
  "Melanesia",
  "Micronesia",
  "Polynesia",
  "Trust",
]);

/** What is told in the same words in both languages. */
const ALIKE_WHEN_TOLD = new Set(["deal.heading", "freshness.seconds"]);

function* texts(words: object, path = ""): Generator<[string, string]> {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === "string") {
      yield [`${path}${key}`, value];
    } else if (typeof value === "object") {
      yield* texts(value, `${path}${key}.`);
    }
  }
}

Deno.test("every word is there, and Dutch is not English", () => {
  const dutch = new Map(texts(nl));
  for (const [path, english] of texts(en)) {
    ok(english.trim() !== "", path);
    ok(dutch.get(path)!.trim() !== "", path);
    ok(english !== dutch.get(path) || ALIKE.has(english), `${path}: ${english}`);
  }
});

Deno.test("what a text is told of stands in its order", () => {
  for (const words of [en, nl]) {
    ok(words.inWords.closeBetween(["CONFRONT"], ["SAVE_FACE"], "Osaka", (items) => items.join()).includes("Osaka"));
    ok(words.warnings.reversal("Osaka", "one", "other", ["faceRisk", "trust"]).match(/Osaka.*one.*other/));
    ok(words.warnings.betterAt("one", "Osaka").match(/one.*Osaka/));
    ok(words.warnings.awaiting("Osaka", "one", "other").match(/Osaka.*other.*one/));
    ok(words.risk.words("CONFRONT", "11%", "24%", "1,276").match(/11%.*24%.*1,276/));
    ok(words.states.unavailableHow("7").includes("7"));
    ok(words.panel.csvOf("the title").includes("the title"));
  }
});

Deno.test("codes have names, and one that nobody knows is its own", () => {
  const english = readerOf("en");
  equal(english.name("culture", "GERMANIC_EUROPE"), "Germanic Europe");
  equal(english.name("culture", "ATLANTIS"), "ATLANTIS");
  equal(english.name("team", "constructor"), "constructor");
  equal(english.name("trust", "toString"), "toString");
  equal(english.name("country", "JP"), "Japan");
  equal(english.name("country", "not a country"), "not a country");
  equal(english.name("region", "155"), "Western Europe");
  equal(english.name("trust", "UNKNOWN"), "Not recorded");
  equal(english.option("COVERED"), "Give cover");
  equal(readerOf("nl").name("country", "JP"), "Japan");
  equal(readerOf("nl").name("country", "DE"), "Duitsland");
});

Deno.test("no probability is told as certainty", () => {
  equal(readerOf("en").sure(0.971), "97%");
  equal(readerOf("en").sure(0.99), "99%");
  equal(readerOf("en").sure(0.9901), "more than 99%");
});

Deno.test("names come in the order of the reader's language", () => {
  equal(byName(readerOf("en"), "country", ["ZM", "AX", "AL"]).join(), "AX,AL,ZM");
});

Deno.test("filters are told with their values and their period", () => {
  const told = (link: string) => filtersInWords(parseAddress(link), readerOf("en")).map(({ text }) => text);
  equal(told("?country=NL&country=DE").join(), "Country: Netherlands and Germany");
  equal(told("?from=2026-01-01&to=2026-03-31").join(), "Period: Jan 1, 2026 to Mar 31, 2026");
  equal(told("?from=2026-01-01").join(), "Period: since Jan 1, 2026");
  equal(told("?to=yesterday").join(), "Period: until yesterday");
  equal(told("?").length, 0);
});

type Tell = (...given: unknown[]) => string;

function* tellers(words: object, path = ""): Generator<[string, Tell]> {
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === "function") {
      yield [`${path}${key}`, value];
    } else if (typeof value === "object") {
      yield* tellers(value, `${path}${key}.`);
    }
  }
}

const listed = (items: readonly string[]) => items.join(" & ");

/** What those are told of that take codes; all others take texts, which must be found again. */
const GIVEN: Readonly<Record<string, readonly unknown[]>> = {
  "where": ["trust", "‹1›", false],
  "inWords.leads": ["‹0›", "CONFRONT", "SAVE_FACE", "‹3›", "‹4›", "‹5›", "preserved"],
  "inWords.leadsWithoutMargin": ["‹0›", "CONFRONT", "‹2›"],
  "inWords.likely": ["‹0›", "CONFRONT", "SAVE_FACE", "‹3›"],
  "inWords.closeBetween": [["CONFRONT"], ["SAVE_FACE"], "‹2›", listed],
  "matrix.caption": ["preserved"],
  "risk.words": ["CONFRONT", "‹1›", "‹2›", "‹3›"],
  "warnings.reversal": ["‹0›", "‹1›", "‹2›", ["trust", "stage"]],
  "warnings.depends": ["trust"],
  "warnings.selection": ["trust"],
};

const given = (path: string, teller: Tell) =>
  GIVEN[path] ?? Array.from({ length: teller.length }, (_, index) => `‹${index}›`);

Deno.test("whatever a text is told of is in it, in both languages", () => {
  for (const words of [en, nl]) {
    const all = [...tellers(words)];
    ok(all.length > 25, `${all.length}`);
    for (const [path, teller] of all) {
      const told = teller(...given(path, teller));
      equal(typeof told, "string", path);
      ok(!/undefined|null|NaN|\[object|=>/.test(told), `${path}: ${told}`);
      for (const text of given(path, teller)) {
        ok(typeof text !== "string" || !text.startsWith("‹") || told.includes(text), `${path}: no ${text} in ${told}`);
      }
    }
  }
});

Deno.test("what is told in Dutch is not told in English, but for seconds and the id of a deal", () => {
  const dutch = new Map(tellers(nl));
  for (const [path, english] of tellers(en)) {
    const [one, other] = [english, dutch.get(path)!].map((teller) => teller(...given(path, english)));
    ok(one !== other || ALIKE_WHEN_TOLD.has(path), `${path}: ${one}`);
  }
});

Deno.test("each code, option, measure and dimension is told in its own words", () => {
  const dimensions = [...filterDimensions, "month", "quarter"] as const;
  const options = [...strategies, ...preventions];
  for (const words of [en, nl]) {
    for (const [dimension, codes] of Object.entries(words.codes)) {
      equal(new Set(Object.values(codes)).size, Object.values(codes).length, dimension);
    }
    const leads = new Map(tellers(words)).get("inWords.leads")!;
    const told = (values: readonly unknown[], tell: (value: unknown) => string) =>
      equal(new Set(values.map(tell)).size, values.length, `${values}`);
    told(options, (option) => leads("", option, "CONFRONT", "", "", "", "won"));
    told(options, (option) => leads("", "CONFRONT", option, "", "", "", "won"));
    told(measures, (measure) => leads("", "CONFRONT", "SAVE_FACE", "", "", "", measure));
    told(dimensions, (dimension) => words.where(dimension as Dimension, "", true));
    told(dimensions, (dimension) => words.warnings.depends(dimension as Dimension));
  }
});

Deno.test("nothing is told as ruled out either", () => {
  equal(readerOf("en").sure(0.01), "1%");
  equal(readerOf("en").sure(0.009), "less than 1%");
  equal(readerOf("nl").sure(0), "minder dan 1%");
});
