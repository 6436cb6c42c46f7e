import { same } from "./asserting.ts";
import { type Heard, listen } from "../../main/resources/web/app/live.ts";

/** What a browser has: connections, timers and a page that is shown and hidden. */
class Browser {
  readonly sources: FakeEventSource[] = [];
  private timers: (() => unknown)[] = [];
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
      setTimeout: (then: () => unknown) => this.timers.push(then),
    });
  }

  /** Lets pass whatever time somebody waits for. */
  async later(): Promise<void> {
    const due = this.timers;
    this.timers = [];
    for (const then of due) {
      await then();
    }
  }

  get waiting(): number {
    return this.timers.length;
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

  constructor(readonly url: string) {}

  addEventListener(): void {}

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
  const browser = new Browser();
  try {
    listen(heard(letIn));
    await test(browser);
  } finally {
    Object.assign(globalThis, { EventSource, document, setTimeout });
  }
}

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
    same(browser.waiting, 0);
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
