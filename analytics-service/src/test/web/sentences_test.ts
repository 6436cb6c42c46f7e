import { equal, same } from "./asserting.ts";
import { groupSentence, inWords } from "../../main/resources/web/app/sentences.ts";
import { readerOf } from "../../main/resources/web/app/words/reader.ts";
import { group, option, outcomes, standings } from "./examples.ts";

const english = readerOf("en");
const dutch = readerOf("nl");

const germanic = group("GERMANIC_EUROPE", {
  status: "LEADER",
  option: "CONFRONT",
  probabilityBest: 0.97,
  lead: { over: "SAVE_FACE", level: 0.95, estimate: 0.09, low: 0.05, high: 0.14 },
}, [option("CONFRONT"), option("SAVE_FACE")]);

Deno.test("who leads is told with by how much and how sure", () => {
  same(inWords(standings(germanic), "culture", english).leaders, [{
    key: "GERMANIC_EUROPE",
    text:
      "In Germanic Europe, confronting keeps 5 to 14 points more relationships than letting the customer save face, 97% sure.",
  }]);
  equal(
    inWords(standings(germanic), "culture", dutch).leaders[0]!.text,
    "In Germaans Europa: confronteren houdt 5 tot 14 procentpunten meer relaties in stand dan de klant gezichtsverlies besparen, 97% zeker.",
  );
});

Deno.test("of wins, deals are told", () => {
  const won = { ...standings(germanic), measure: "won" as const };
  equal(
    inWords(won, "culture", english).leaders[0]!.text,
    "In Germanic Europe, confronting wins 5 to 14 points more deals than letting the customer save face, 97% sure.",
  );
});

Deno.test("a lead that may be none is not told as one", () => {
  const verdict = { ...germanic.verdict, lead: { ...germanic.verdict.lead!, low: -0.01 } };
  equal(
    groupSentence({ ...germanic, verdict }, standings(), "culture", english),
    "In Germanic Europe, confronting leads, 97% sure.",
  );
});

Deno.test("who is likely to lead is told as likely", () => {
  const verdict = { ...germanic.verdict, status: "LIKELY_LEADER" as const, probabilityBest: 0.88 };
  equal(
    groupSentence({ ...germanic, verdict }, standings(), "culture", english),
    "In Germanic Europe, confronting probably does better than letting the customer save face (88% sure).",
  );
});

Deno.test("nothing is told as certain", () => {
  const verdict = { ...germanic.verdict, probabilityBest: 1 };
  equal(
    groupSentence({ ...germanic, verdict }, standings(), null, english),
    "Overall, confronting keeps 5 to 14 points more relationships than letting the customer save face, more than 99% sure.",
  );
});

Deno.test("groups of which the same may be said are told together, the undecided before the unknown", () => {
  const close = { status: "NO_CLEAR_LEADER" as const };
  const three = [0.02, 0.5, 0.48].map((probabilityBest, index) =>
    option((["CONFRONT", "SAVE_FACE", "BUILD_TRUST"] as const)[index]!, { probabilityBest })
  );
  const open = inWords(
    standings(
      group("ANGLO", { status: "TOO_LITTLE_EVIDENCE" }, [option("CONFRONT", { probabilityBest: null })]),
      group("LATIN_EUROPE", close, three),
      group("NORDIC_EUROPE", close, [option("CONFRONT"), option("SAVE_FACE")]),
      group("MIDDLE_EAST", close, three),
    ),
    "culture",
    english,
  ).open;
  same(open, [
    "Too close to call between letting the customer save face and building trust, with confronting behind: Latin Europe and Middle East.",
    "Too close to call: Nordic Europe.",
    "Too little evidence yet: Anglo countries.",
  ]);
});

function confronted(key: string, severed: number, of: number, others: number) {
  return group(key, { status: "NO_CLEAR_LEADER" }, [
    option("CONFRONT", { outcomes: outcomes(severed, of - severed, 0, 0, 0) }),
    option("SAVE_FACE", { outcomes: outcomes(others, 100 - others, 0, 0, 0) }),
  ]);
}

Deno.test("the worst doors are told first, with their counts, and no more than three", () => {
  const doors = inWords(
    standings(
      confronted("ANGLO", 10, 100, 5),
      confronted("LATIN_EUROPE", 20, 100, 5),
      confronted("MIDDLE_EAST", 40, 100, 5),
      confronted("CONFUCIAN_ASIA", 30, 100, 5),
    ),
    "culture",
    english,
  ).lockedDoors;
  same(doors.map(({ key }) => key), ["MIDDLE_EAST", "CONFUCIAN_ASIA", "LATIN_EUROPE"]);
  equal(
    doors[0]!.text,
    "In the Middle East, 40% (40 of 100) of those confronted broke off the relationship; with the other answers, 5% (5 of 100).",
  );
});

Deno.test("a door is told neither of a few deals nor where the others lock more", () => {
  const { lockedDoors } = inWords(
    standings(confronted("ANGLO", 19, 19, 5), confronted("LATIN_EUROPE", 5, 100, 6)),
    "culture",
    english,
  );
  same(lockedDoors, []);
});

Deno.test("from twenty deals a door is told", () => {
  equal(inWords(standings(confronted("ANGLO", 20, 20, 5)), "culture", english).lockedDoors.length, 1);
});

Deno.test("every dimension has words for where a group is", () => {
  const { where } = english.words;
  equal(where("faceRisk", "High", false), "Where the face risk is high");
  equal(where("team", "osaka", false), "In team osaka");
  equal(where("country", "Japan", false), "In Japan");
  equal(where("trust", "Not recorded", true), "Where the trust is not on record");
  equal(dutch.words.where("faceRisk", "Hoog", false), "Waar het risico op gezichtsverlies ‘hoog’ is");
});
