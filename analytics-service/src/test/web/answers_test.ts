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

Deno.test("what is on its way when figures change is not taken for the newest, once it is shown again", async () => {
  const waiting: ((response: Response) => void)[] = [];
  await withServer(() => new Promise<Response>((resolve) => waiting.push(resolve)), async ({ answers, asked }) => {
    show(answers, "/a");
    show(answers, "/b");
    answers.refresh();
    waiting[0]!(json({ deals: 1 }));
    await settled();
    same(show(answers, "/a"), { state: "waiting" });
    same(asked, ["/a", "/b", "/a"]);
  });
});

Deno.test("each answer is told of as it comes, though figures have changed again", async () => {
  const waiting: ((response: Response) => void)[] = [];
  await withServer(() => new Promise<Response>((resolve) => waiting.push(resolve)), async ({ answers, changes }) => {
    show(answers, "/a");
    answers.refresh();
    waiting[0]!(json({ deals: 1 }));
    await settled();
    equal(changes(), 1);
    same(show(answers, "/a"), { state: "ready", value: { deals: 1 } });
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

/** Keeps what is to be done later, with when, instead of doing it. */
async function withoutTime(test: (later: Map<number, { run: () => void; milliseconds: number }>) => Promise<void>) {
  const { setTimeout, clearTimeout } = globalThis;
  const later = new Map<number, { run: () => void; milliseconds: number }>();
  let last = 0;
  globalThis.setTimeout = ((run: () => void, milliseconds: number) => {
    if (milliseconds === 0) {
      return setTimeout(run, 0);
    }
    later.set(--last, { run, milliseconds });
    return last;
  }) as typeof setTimeout;
  globalThis.clearTimeout = ((timer: number) => void later.delete(timer)) as typeof clearTimeout;
  try {
    await test(later);
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
  }
}

Deno.test("what failed for now is tried again when the service said, and is not outdated then", async () => {
  let status = 200;
  await withoutTime((later) =>
    withServer(() => json({ deals: 1 }, status, { "retry-after": "3" }), async ({ answers, asked }) => {
      show(answers, "/a");
      await settled();
      status = 503;
      answers.refresh();
      await settled();
      const waiting = [...later.values()];
      same(waiting.map(({ milliseconds }) => milliseconds), [3_000]);
      status = 200;
      waiting[0]!.run();
      await settled();
      equal(asked.length, 3);
      same(show(answers, "/a"), { state: "ready", value: { deals: 1 } });
    })
  );
});

Deno.test("several failures lead to one more round, not to one each", async () => {
  await withoutTime((later) =>
    withServer(() => Promise.reject(new TypeError("no network")), async ({ answers }) => {
      answers.beginPage();
      answers.to("/a");
      answers.to("/b");
      await settled();
      same([...later.values()].map(({ milliseconds }) => milliseconds), [5_000]);
      same(show(answers, "/a"), { state: "failed", failure: { kind: "unreachable" } });
    })
  );
});

Deno.test("what cannot pass is not tried again", async () => {
  await withoutTime((later) =>
    withServer(() => json({}, 403), async ({ answers }) => {
      show(answers, "/a");
      await settled();
      same(show(answers, "/a"), { state: "failed", failure: { kind: "forbidden" } });
      equal(later.size, 0);
    })
  );
});

Deno.test("going back shows what was known, as long as nothing has changed", async () => {
  await withServer((question) => json(question), async ({ answers, asked }) => {
    show(answers, "/a");
    await settled();
    show(answers, "/b");
    await settled();
    same(show(answers, "/a"), { state: "ready", value: "/a" });
    same(asked, ["/a", "/b"]);
  });
});

Deno.test("only so many answers are kept, and those that were shown last", async () => {
  await withServer((question) => json(question), async ({ answers }) => {
    for (let number = 0; number < 100; number++) {
      show(answers, `/${number}`);
      await settled();
    }
    same(show(answers, "/40"), { state: "ready", value: "/40" });
    same(show(answers, "/0"), { state: "waiting" });
    await settled();
  });
});

Deno.test("after a change of language everything is asked anew, and an answer in the old one is not shown", async () => {
  const waiting: ((response: Response) => void)[] = [];
  await withServer(() => new Promise<Response>((resolve) => waiting.push(resolve)), async ({ answers }) => {
    show(answers, "/a");
    answers.clear();
    show(answers, "/a");
    waiting[1]!(json("nieuw"));
    await settled();
    waiting[0]!(json("old"));
    await settled();
    same(show(answers, "/a"), { state: "ready", value: "nieuw" });
  });
});

Deno.test("an answer that cannot be read is a failure", async () => {
  await withServer(() => new Response("{"), async ({ answers }) => {
    await withoutTime(async () => {
      show(answers, "/a");
      await settled();
      same(show(answers, "/a"), { state: "failed", failure: { kind: "unreachable" } });
    });
  });
});

Deno.test("a question says the form, the language, and that an answer of before is to be asked about", async () => {
  const original = globalThis.fetch;
  const asked: unknown[] = [];
  globalThis.fetch = ((...all: unknown[]) => {
    asked.push(...all);
    return Promise.resolve(new Response());
  }) as typeof fetch;
  try {
    await ask("/v1/advice?culture=ANGLO", "text/csv", "nl");
  } finally {
    globalThis.fetch = original;
  }
  same(asked, ["/v1/advice?culture=ANGLO", {
    cache: "no-cache",
    headers: { accept: "text/csv", "accept-language": "nl" },
  }]);
});

Deno.test("every violation is told, and no reason where none was given", async () => {
  const violations = [{ field: "culture", message: "is none" }, { field: "from", message: "is no day" }];
  same(await failureOf(() => json({ detail: "d", violations }, 400)), {
    kind: "refused",
    reasons: ["culture is none", "from is no day"],
  });
  same(await failureOf(() => json({}, 400)), { kind: "refused", reasons: [] });
});

Deno.test("a time that cannot be waited for is five seconds", async () => {
  for (const said of ["soon", "-3", "0", "Infinity", "Wed, 25 Nov 2026 21:00:00 GMT"]) {
    same(await failureOf(() => json({}, 503, { "retry-after": said })), { kind: "unavailable", retryAfterSeconds: 5 });
  }
});

Deno.test("what is shown time and again is kept, however much else is shown", async () => {
  await withServer((question) => json(question), async ({ answers, asked }) => {
    for (let number = 1; number < 100; number++) {
      show(answers, `/${number}`);
      show(answers, "/home");
      await settled();
    }
    equal(asked.filter((question) => question === "/home").length, 1);
  });
});
