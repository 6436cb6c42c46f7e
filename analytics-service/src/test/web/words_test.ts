import { equal, ok } from "./asserting.ts";
import { en } from "../../main/resources/web/app/words/en.ts";
import { nl } from "../../main/resources/web/app/words/nl.ts";
import { filtersInWords } from "../../main/resources/web/app/words/filters.ts";
import { byName } from "../../main/resources/web/app/words/names.ts";
import { readerOf } from "../../main/resources/web/app/words/reader.ts";
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

Deno.test("what a text is told of is in it", () => {
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
