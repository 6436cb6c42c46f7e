import { equal, ok, same } from "./asserting.ts";
import { groupSentence, hasNoDeals, inWords } from "../../main/resources/web/app/sentences.ts";
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

Deno.test("every verdict has its sentence in both languages, with a lead and without", () => {
  const told = (verdict: Partial<typeof germanic.verdict>, reader = english) =>
    groupSentence({ ...germanic, verdict: { status: "LEADER", ...verdict } }, standings(germanic), "culture", reader);
  const confront = { option: "CONFRONT", probabilityBest: 0.88 } as const;
  const likely = { ...confront, status: "LIKELY_LEADER" } as const;
  const over = { over: "SAVE_FACE", level: 0.95, estimate: 0.09, low: 0, high: 0.14 } as const;
  equal(told(confront), "In Germanic Europe, confronting leads, 88% sure.");
  equal(told({ ...confront, lead: over }), "In Germanic Europe, confronting leads, 88% sure.");
  equal(told(likely), "In Germanic Europe, confronting probably does better (88% sure).");
  equal(told({ status: "TOO_LITTLE_EVIDENCE" }), "Too little evidence yet: Germanic Europe.");
  equal(told(confront, dutch), "In Germaans Europa: confronteren werkt het best, 88% zeker.");
  equal(told(likely, dutch), "In Germaans Europa: confronteren werkt waarschijnlijk beter (88% zeker).");
  equal(
    told({ ...likely, lead: over }, dutch),
    "In Germaans Europa: confronteren werkt waarschijnlijk beter dan de klant gezichtsverlies besparen (88% zeker).",
  );
  equal(told({ status: "TOO_LITTLE_EVIDENCE" }, dutch), "Nog te weinig bekend: Germaans Europa.");
  ok(told({ status: "NO_CLEAR_LEADER" }).startsWith("Too close to call"));
  ok(told({ status: "NO_CLEAR_LEADER" }, dutch).startsWith("Te dicht bij elkaar om te kiezen"));
});

Deno.test("deals that lack the field are told as such", () => {
  const told = (reader: typeof english) =>
    groupSentence({ ...germanic, key: ["UNKNOWN"] }, standings(germanic), "culture", reader);
  ok(told(english).startsWith("Where the culture is not on record, confronting keeps"), told(english));
  ok(told(dutch).startsWith("Waar de cultuur niet is vastgelegd: confronteren houdt"), told(dutch));
});

Deno.test("who leads is told in the order of the answer", () => {
  const likely = { ...germanic.verdict, status: "LIKELY_LEADER" as const };
  const { leaders } = inWords(
    standings(
      group("NORDIC_EUROPE", likely, []),
      group("ANGLO", { status: "NO_CLEAR_LEADER" }, []),
      group("MIDDLE_EAST", germanic.verdict, []),
    ),
    "culture",
    english,
  );
  same(leaders.map(({ key }) => key), ["NORDIC_EUROPE", "MIDDLE_EAST"]);
});

Deno.test("a door needs twenty deals on its other side too", () => {
  const doors = (others: number) =>
    inWords(
      standings(group("ANGLO", { status: "NO_CLEAR_LEADER" }, [
        option("CONFRONT", { outcomes: outcomes(10, 10, 0, 0, 0) }),
        option("SAVE_FACE", { outcomes: outcomes(0, 0, others, 0, 0) }),
      ])),
      "culture",
      dutch,
    ).lockedDoors;
  equal(doors(19).length, 0);
  equal(
    doors(20)[0]!.text,
    "In Angelsaksische landen: van wie geconfronteerd werd, verbrak 50% (10 van 20) de relatie; bij de andere antwoorden 0% (0 van 20).",
  );
});

Deno.test("where nothing is open, nothing is said of it", () => {
  same(inWords(standings(germanic), "culture", english).open, []);
});

Deno.test("of all deals there is a group, also where there are none", () => {
  const none = standings(group("ANGLO", { status: "TOO_LITTLE_EVIDENCE" }, []));
  equal(hasNoDeals(none), true);
  equal(hasNoDeals({ ...none, awaitingObservation: 1 }), false);
  equal(hasNoDeals({ ...none, deals: 1 }), false);
});
