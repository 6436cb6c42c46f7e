import { same } from "./asserting.ts";
import { parseAddress } from "../../main/resources/web/app/address.ts";
import type { Answer } from "../../main/resources/web/app/answers.ts";
import { type Choices, choicesOf } from "../../main/resources/web/app/choices.ts";
import type { FilterDimension } from "../../main/resources/web/app/codes.ts";
import { readerOf } from "../../main/resources/web/app/words/reader.ts";
import { group, standings } from "./examples.ts";

const OF_STRATEGY = "/v1/standings?of=strategy&by=team";
const OF_PREVENTION = "/v1/standings?of=prevention&by=team";

function choices(link: string, dimension: FilterDimension, known: Record<string, Answer<unknown>> = {}): Choices {
  const answers = { to: <T>(question: string) => (known[question] ?? { state: "waiting" }) as Answer<T> };
  return choicesOf({ address: parseAddress(link), answers, reader: readerOf("en") }, dimension);
}

function teams(...names: readonly string[]): Answer<unknown> {
  const groups = names.map((name) => group(name, { status: "TOO_LITTLE_EVIDENCE" }, []));
  return { state: "ready", value: standings(...groups) };
}

const failed: Answer<unknown> = { state: "failed", failure: { kind: "refused", reasons: [] } };

Deno.test("teams are offered by name, also those that have met no refusal", () => {
  same(choices("?", "team", { [OF_STRATEGY]: teams("oslo", "bonn"), [OF_PREVENTION]: teams("lima", "oslo") }), {
    codes: ["bonn", "lima", "oslo"],
    state: "ready",
  });
});

Deno.test("what a filter is set to is offered while the list is on its way, and when it cannot be had", () => {
  same(choices("?team=oslo", "team"), { codes: ["oslo"], state: "waiting" });
  same(choices("?team=oslo", "team", { [OF_STRATEGY]: failed, [OF_PREVENTION]: failed }), {
    codes: ["oslo"],
    state: "failed",
  });
  same(choices("?country=JP", "country"), { codes: ["JP"], state: "waiting" });
});

Deno.test("a list of which a part could not be had is not taken for all", () => {
  same(choices("?", "team", { [OF_STRATEGY]: teams("bonn"), [OF_PREVENTION]: failed }), {
    codes: ["bonn"],
    state: "failed",
  });
});

Deno.test("what a filter is set to is offered once, also where nobody knows it", () => {
  same(choices("?decision=WON&decision=HUGE", "decision").codes, ["WON", "LOST", "NO_DECISION", "HUGE"]);
});
