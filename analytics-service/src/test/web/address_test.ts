import { equal, ok, same } from "./asserting.ts";
import {
  type Address,
  adviceQuestion,
  comparisonQuestion,
  daysOf,
  dealsQuestion,
  divisions,
  elsewhere,
  filterCount,
  home,
  linkTo,
  parseAddress,
  standingsQuestion,
  trendsQuestion,
  views,
  withFilter,
  withoutCredentials,
  yearBefore,
} from "../../main/resources/web/app/address.ts";
import { dealsBehind, successes } from "../../main/resources/web/app/behind.ts";
import { filterDimensions } from "../../main/resources/web/app/codes.ts";
import { dice } from "./dice.ts";

const SEED = 20_261_125;

function anyAddress(next: ReturnType<typeof dice>): Address {
  const value = () => next.of(["LOW", "a:b&c=d;é", " ", "100%", "+", "x#y", "東京", "?"]);
  return {
    view: next.of(views),
    filters: new Map(
      filterDimensions.filter(() => next.below(5) === 0).map((dimension) => [dimension, [value()]]),
    ),
    from: next.below(3) === 0 ? "2026-01-01" : undefined,
    to: next.below(3) === 0 ? "2026-06-30" : undefined,
    of: next.of(["strategy", "prevention"]),
    measure: next.of(["preserved", "won"]),
    by: next.of(divisions),
    period: next.of(["month", "quarter"]),
    within: new Map(
      ([
        ["team", value()],
        ["relationship", "SEVERED"],
        ["culture", "ANGLO"],
        ["month", `2026-${next.of(["01", "09", "10", "12"])}`],
        ["quarter", `2026-Q${1 + next.below(4)}`],
      ] as const).filter(() => next.below(4) === 0),
    ),
    awaiting: next.below(4) === 0,
    dealId: next.below(4) === 0 ? value() : undefined,
  };
}

Deno.test("a link says the whole address", () => {
  const next = dice(SEED);
  for (let i = 0; i < 2_000; i++) {
    const address = anyAddress(next);
    same(parseAddress(linkTo(address)), address, `seed ${SEED}, ${i}: ${linkTo(address)}`);
  }
});

Deno.test("a link is short", () => {
  equal(linkTo(home), "?");
  equal(
    linkTo({ ...home, view: "group", within: new Map([["culture", "ANGLO"]]) }),
    "?view=group&within=culture:ANGLO",
  );
});

Deno.test("what a link says in words of no view is as at home", () => {
  const address = parseAddress("?view=nothing&by=planet&measure=luck&of=x&period=week&within=no&within=:x&awaiting=1");
  equal(linkTo(address), "?");
});

Deno.test("a filter said twice, or without a value, is said once or not at all", () => {
  same(parseAddress("?team=a&team=a&team=&trust=").filters, new Map([["team", ["a"]]]));
});

Deno.test("elsewhere the filters stay, and what was looked at does not", () => {
  const address = parseAddress("?view=deals&within=strategy:CONFRONT&awaiting=true&country=NL");
  const there = elsewhere(address, { view: "risk" });
  equal(linkTo(there), "?view=risk&country=NL");
});

Deno.test("a filter without values is gone", () => {
  const address = parseAddress("?country=NL&team=a");
  equal(linkTo(withFilter(address, "country", [])), "?team=a");
  same(withFilter(address, "trust", ["LOW", "HIGH"]).filters.get("trust"), ["LOW", "HIGH"]);
});

Deno.test("a period counts as one filter", () => {
  equal(filterCount(parseAddress("?from=2026-01-01&to=2026-02-01&country=NL")), 2);
  equal(filterCount(home), 0);
});

Deno.test("standings are asked with the filters, and not narrowed to what is looked at", () => {
  const address = parseAddress("?view=group&within=culture:ANGLO&country=NL&from=2026-01-01");
  equal(
    standingsQuestion(address, "culture"),
    "/v1/standings?of=strategy&by=culture&measure=preserved&country=NL&from=2026-01-01",
  );
  equal(
    standingsQuestion(address, null, { of: "prevention", measure: "won" }).split("&country")[0],
    "/v1/standings?of=prevention&measure=won",
  );
});

Deno.test("deals, trends and comparisons are narrowed to what is looked at", () => {
  const address = parseAddress(
    "?view=deals&within=culture:ANGLO&within=relationship:SEVERED&culture=NORDIC_EUROPE&culture=ANGLO",
  );
  const deals = new URLSearchParams(dealsQuestion(address, 50, "next")!.split("?")[1]);
  same(deals.getAll("culture"), ["ANGLO"]);
  equal(deals.get("relationship"), "SEVERED");
  equal(deals.get("cursor"), "next");
  equal(deals.get("limit"), "50");
  const trends = new URLSearchParams(trendsQuestion(address)!.split("?")[1]);
  same(trends.getAll("culture"), ["ANGLO"]);
  equal(trends.get("by"), "quarter");
  equal(trends.has("relationship"), false);
  const comparison = new URLSearchParams(comparisonQuestion(address, "CONFRONT", "SAVE_FACE", "trust")!.split("?")[1]);
  equal(comparison.get("against"), "SAVE_FACE");
  same(comparison.getAll("culture"), ["ANGLO"]);
});

Deno.test("what is looked at and lies outside the filters has no deals behind it, instead of others", () => {
  for (
    const link of [
      "?view=deals&within=strategy:SAVE_FACE&strategy=CONFRONT",
      "?view=deals&within=decision:WON&decision=LOST&decision=NO_DECISION&measure=won",
      "?view=deals&within=culture:ANGLO&within=team:a&team=b",
      "?view=deals&within=quarter:2026-Q1&from=2026-04-01",
      "?view=deals&within=month:2026-03&to=2026-02-28",
      "?view=deals&within=month:2026-04&within=quarter:2026-Q1",
    ]
  ) {
    const address = parseAddress(link);
    equal(dealsQuestion(address, 1, null), null, link);
    equal(trendsQuestion(address), null, link);
    equal(comparisonQuestion(address, "CONFRONT", "SAVE_FACE", "trust"), null, link);
  }
});

Deno.test("a period that is looked at never reaches beyond the one that is filtered", () => {
  const within = parseAddress("?view=deals&within=quarter:2026-Q1&from=2026-02-01&to=2026-12-31");
  const asked = new URLSearchParams(dealsQuestion(within, 1, null)!.split("?")[1]);
  equal(asked.get("from"), "2026-02-01");
  equal(asked.get("to"), "2026-03-31");
});

Deno.test("advice is asked for the situation, whatever the filters", () => {
  equal(
    adviceQuestion(parseAddress("?view=advice&within=country:JP&within=trust:LOW&team=a&from=2026-01-01")),
    "/v1/advice?of=strategy&measure=preserved&country=JP&trust=LOW",
  );
});

Deno.test("months and quarters begin and end on their days", () => {
  same(daysOf("2026-02"), ["2026-02-01", "2026-02-28"]);
  same(daysOf("2028-02"), ["2028-02-01", "2028-02-29"]);
  same(daysOf("2026-12"), ["2026-12-01", "2026-12-31"]);
  same(daysOf("2026-Q1"), ["2026-01-01", "2026-03-31"]);
  same(daysOf("2026-Q4"), ["2026-10-01", "2026-12-31"]);
  ok(daysOf("2026-Q2")[0] < daysOf("2026-Q2")[1]);
});

Deno.test("a year before a day is a day that there was", () => {
  equal(yearBefore("2026-11-25"), "2025-11-25");
  equal(yearBefore("2026-01-01"), "2025-01-01");
  equal(yearBefore("2028-02-29"), "2027-03-01");
  equal(yearBefore("2029-02-28"), "2028-02-28");
});

Deno.test("a figure of several outcomes lists the deals of each", () => {
  const link = dealsBehind(home, "strategy", new Map([["culture", "ANGLO"]]), {
    option: "CONFRONT",
    ...successes("preserved"),
  });
  const asked = new URLSearchParams(dealsQuestion(parseAddress(link), 1, null)!.split("?")[1]);
  same(asked.getAll("relationship"), ["MAINTAINED", "STRENGTHENED", "FOR_LIFE"]);
  same(asked.getAll("strategy"), ["CONFRONT"]);
});

Deno.test("what was won is behind a figure of wins", () => {
  const link = dealsBehind({ ...home, measure: "won" }, "prevention", new Map(), successes("won"));
  equal(link, "?view=deals&of=prevention&measure=won&within=decision:WON");
});

Deno.test("what narrows to nothing that there is, is passed over, and still a question can be asked", () => {
  const broken = [
    "culture",
    "culture:",
    ":ANGLO",
    "shoeSize:43",
    "__proto__:x",
    "constructor:x",
    "month:2026",
    "month:2026-13",
    "month:2026-00",
    "month:2026-Q1",
    "month:soon",
    "quarter:2026-Q5",
    "quarter:2026-03",
    "quarter:a-b",
  ];
  for (const within of broken) {
    const address = parseAddress(`?view=deals&within=${within}`);
    equal(linkTo(address), "?view=deals", within);
    ok(dealsQuestion(address, 1, null)!.startsWith("/v1/deals?"), within);
  }
});

Deno.test("the first colon parts the name of what is looked at from its value", () => {
  same(parseAddress("?within=team:a:b").within, new Map([["team", "a:b"]]));
});

Deno.test("a link is of letters that every program leaves as they are", () => {
  const next = dice(SEED);
  for (let i = 0; i < 500; i++) {
    const link = linkTo(anyAddress(next));
    ok(/^[\x21-\x7e]+$/.test(link), `seed ${SEED}, ${i}: ${link}`);
    equal(new URL(link, "http://localhost/").search, link === "?" ? "" : link, `seed ${SEED}, ${i}`);
  }
});

Deno.test("what an object has by itself is no view and no division", () => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    equal(linkTo(parseAddress(`?view=${name}&by=${name}&of=${name}&measure=${name}&period=${name}`)), "?");
  }
});

Deno.test("a filter is changed in a copy", () => {
  withFilter(home, "culture", ["ANGLO"]);
  equal(home.filters.size, 0);
});

Deno.test("an address without credentials is the same page, and one that has none stays as it is", () => {
  const page = "http://example.com:8081/?view=risk&team=a%40b#top";
  equal(withoutCredentials(page), page);
  equal(withoutCredentials("http://reader:se%40cret@example.com:8081/?view=risk&team=a%40b#top"), page);
  equal(withoutCredentials("http://reader@example.com:8081/?view=risk&team=a%40b#top"), page);
});
