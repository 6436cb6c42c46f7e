import { equal, same } from "./asserting.ts";
import { type Answer, Answers } from "../../main/resources/web/app/answers.ts";
import { AnswerFailure, ask } from "../../main/resources/web/app/api.ts";

type Reply = () => Response | Promise<Response>;

/** Answers with a server of its own, which replies as told. */
async function withServer(reply: (question: string) => ReturnType<Reply>, test: (world: World) => Promise<void>) {
  const original = globalThis.fetch;
  const asked: string[] = [];
  let changes = 0;
  globalThis.fetch = ((question: string) => {
    asked.push(question);
    return Promise.resolve(reply(question));
  }) as typeof fetch;
  const answers = new Answers(() => "en", () => changes++);
  try {
    await test({ answers, asked, changes: () => changes });
  } finally {
    answers.clear();
    globalThis.fetch = original;
  }
}

interface World {
  readonly answers: Answers;
  readonly asked: string[];
  readonly changes: () => number;
}

function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers });
}

/** Lets everything that is on its way arrive. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  await new Promise((resolve) => setTimeout(resolve, 0));
}

function show(answers: Answers, question: string): Answer<unknown> {
  answers.beginPage();
  return answers.to(question);
}

Deno.test("a question is asked once, however often it is shown", async () => {
  await withServer(() => json({ deals: 1 }), async ({ answers, asked, changes }) => {
    same(show(answers, "/a"), { state: "waiting" });
    same(show(answers, "/a"), { state: "waiting" });
    await settled();
    same(show(answers, "/a"), { state: "ready", value: { deals: 1 } });
    same(asked, ["/a"]);
    equal(changes(), 1);
  });
});

Deno.test("what is known stays while a newer answer is on its way", async () => {
  let deals = 1;
  await withServer(() => json({ deals: deals++ }), async ({ answers }) => {
    show(answers, "/a");
    await settled();
    answers.refresh();
    same(show(answers, "/a"), { state: "ready", value: { deals: 1 } });
    await settled();
    same(show(answers, "/a"), { state: "ready", value: { deals: 2 } });
  });
});

Deno.test("what is known stays when a newer answer cannot be had, and says so", async () => {
  let status = 200;
  await withServer(() => json({ deals: 1 }, status, { "retry-after": "1000" }), async ({ answers }) => {
    show(answers, "/a");
    await settled();
    status = 503;
    answers.refresh();
    await settled();
    same(show(answers, "/a"), {
      state: "ready",
      value: { deals: 1 },
      outdated: { kind: "unavailable", retryAfterSeconds: 1_000 },
    });
    status = 200;
    answers.refresh();
    await settled();
    same(show(answers, "/a"), { state: "ready", value: { deals: 1 } });
  });
});

Deno.test("what a reader may not see any more is gone", async () => {
  let status = 200;
  await withServer(() => json({ deals: 1 }, status), async ({ answers }) => {
    show(answers, "/a");
    await settled();
    status = 401;
    answers.refresh();
    await settled();
    same(show(answers, "/a"), { state: "failed", failure: { kind: "signed-out" } });
  });
});

Deno.test("a change while an answer is on its way is not missed", async () => {
  const waiting: ((response: Response) => void)[] = [];
  await withServer(() => new Promise<Response>((resolve) => waiting.push(resolve)), async ({ answers, asked }) => {
    show(answers, "/a");
    answers.refresh();
    answers.refresh();
    waiting[0]!(json({ deals: 1 }));
    await settled();
    equal(asked.length, 2);
    waiting[1]!(json({ deals: 2 }));
    await settled();
    same(show(answers, "/a"), { state: "ready", value: { deals: 2 } });
  });
});

Deno.test("only what is shown is asked again, and the rest forgotten", async () => {
  await withServer(() => json({}), async ({ answers, asked }) => {
    show(answers, "/a");
    await settled();
    show(answers, "/b");
    await settled();
    answers.refresh();
    await settled();
    same(asked, ["/a", "/b", "/b"]);
    same(show(answers, "/a"), { state: "waiting" });
    await settled();
  });
});

Deno.test("an answer that is the same stays the same object, so that nothing is drawn anew", async () => {
  await withServer(() => json({ deals: 1 }), async ({ answers }) => {
    show(answers, "/a");
    await settled();
    const before = show(answers, "/a");
    answers.refresh();
    await settled();
    equal(show(answers, "/a"), before);
  });
});

async function failureOf(reply: Reply): Promise<unknown> {
  let failure: unknown;
  await withServer(reply, async () => {
    try {
      await ask("/a", "application/json", "en");
    } catch (failed) {
      failure = (failed as AnswerFailure).failure;
    }
  });
  return failure;
}

Deno.test("every way not to answer is told apart", async () => {
  same(await failureOf(() => json({}, 401)), { kind: "signed-out" });
  same(await failureOf(() => json({}, 403)), { kind: "forbidden" });
  same(await failureOf(() => json({}, 404)), { kind: "not-found" });
  same(await failureOf(() => json({ detail: "d", violations: [{ field: "by", message: "is odd" }] }, 400)), {
    kind: "refused",
    reasons: ["by is odd"],
  });
  same(await failureOf(() => json({ detail: "d" }, 400)), { kind: "refused", reasons: ["d"] });
  same(await failureOf(() => new Response("no JSON", { status: 400 })), { kind: "refused", reasons: [] });
  same(await failureOf(() => json({}, 503, { "retry-after": "10" })), { kind: "unavailable", retryAfterSeconds: 10 });
  same(await failureOf(() => json({}, 500)), { kind: "unavailable", retryAfterSeconds: 5 });
  same(await failureOf(() => Promise.reject(new TypeError("no network"))), { kind: "unreachable" });
});
