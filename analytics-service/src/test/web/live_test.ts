import { same } from "./asserting.ts";
import { type Heard, listen } from "../../main/resources/web/app/live.ts";

/** What a browser has: connections, timers and a page that is shown and hidden. */
class Browser {
  readonly sources: FakeEventSource[] = [];
  /** How often figures were said to have changed. */
  rounds = 0;
  private timers: { readonly then: () => unknown; readonly milliseconds: number }[] = [];
  private readonly page = new EventTarget();

  constructor() {
    const sources = this.sources;
    Object.assign(globalThis, {
      EventSource: class extends FakeEventSource {
        constructor(url: string) {
          super(url);
          sources.push(this);
        }
      },
      document: this.page,
      setTimeout: (then: () => unknown, milliseconds: number) => this.timers.push({ then, milliseconds }),
    });
  }

  /** Lets pass whatever time somebody waits for. */
  async later(): Promise<void> {
    const due = this.timers;
    this.timers = [];
    for (const { then } of due) {
      await then();
    }
  }

  /** For how long everybody who waits does so, in milliseconds. */
  get waiting(): readonly number[] {
    return this.timers.map(({ milliseconds }) => milliseconds);
  }

  async comeBack(): Promise<void> {
    this.page.dispatchEvent(new Event("visibilitychange"));
    await settled();
  }
}

class FakeEventSource {
  static readonly CLOSED = 2;
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;

  private readonly listeners = new Map<string, (event: { data: string }) => void>();

  constructor(readonly url: string) {}

  addEventListener(type: string, listener: (event: { data: string }) => void): void {
    this.listeners.set(type, listener);
  }

  change(): void {
    this.listeners.get("changed")!({ data: "{}" });
  }

  refuse(): void {
    this.readyState = FakeEventSource.CLOSED;
    this.onerror!();
  }

  breakOff(): void {
    this.onerror!();
  }
}

async function settled(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await Promise.resolve();
  }
}

function heard(letIn: () => boolean): Heard {
  return {
    figuresChanged: () => {},
    connectionChanged: () => {},
    newestFactAt: () => {},
    isLetIn: () => Promise.resolve(letIn()),
  };
}

/** In a browser of its own, which is gone afterwards. */
async function inBrowser(letIn: () => boolean, test: (browser: Browser) => Promise<void>): Promise<void> {
  const { EventSource, document, setTimeout } = globalThis as Record<string, unknown>;
  const { now } = Date;
  const browser = new Browser();
  try {
    // Time stands still, so that a slow machine changes nothing.
    Date.now = () => 1_000_000;
    listen({ ...heard(letIn), figuresChanged: () => browser.rounds++ });
    await test(browser);
  } finally {
    Object.assign(globalThis, { EventSource, document, setTimeout });
    Date.now = now;
  }
}

Deno.test("several changes at once are one round, and the next is a second later", () =>
  inBrowser(() => true, async (browser) => {
    const [source] = browser.sources;
    source!.change();
    source!.change();
    source!.change();
    same(browser.waiting, [0]);
    await browser.later();
    same(browser.rounds, 1);

    source!.change();

    same(browser.waiting, [1_000]);
    same(browser.rounds, 1);
  }));

Deno.test("a refused connection waits five seconds", () =>
  inBrowser(() => true, (browser) => {
    browser.sources[0]!.refuse();

    same(browser.waiting, [5_000]);
    return Promise.resolve();
  }));

Deno.test("a connection that was refused is tried again while the reader is let in", () =>
  inBrowser(() => true, async (browser) => {
    browser.sources[0]!.refuse();
    await browser.later();

    same(browser.sources.length, 2);
  }));

Deno.test("a connection that broke off is the browser's to make again", () =>
  inBrowser(() => true, async (browser) => {
    browser.sources[0]!.breakOff();
    await browser.later();

    same(browser.sources.length, 1);
  }));

Deno.test("whoever is signed out does not knock again and again", () =>
  inBrowser(() => false, async (browser) => {
    browser.sources[0]!.refuse();
    await browser.later();

    same(browser.sources.length, 1);
    same(browser.waiting, []);
  }));

Deno.test("whoever comes back to the page and is signed in again is heard again", async () => {
  let letIn = false;
  await inBrowser(() => letIn, async (browser) => {
    browser.sources[0]!.refuse();
    await browser.later();
    await browser.comeBack();
    same(browser.sources.length, 1);

    letIn = true;
    await browser.comeBack();

    same(browser.sources.length, 2);
  });
});
