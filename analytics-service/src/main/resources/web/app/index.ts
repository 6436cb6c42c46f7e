// Where the dashboard begins: the address, the reader, the answers, and one function that shows them.

import "./styles.css";
import "./parts/chartElement.ts";
import { render } from "lit-html";
import { type Address, parseAddress, type ViewName, withoutCredentials } from "./address.ts";
import { Answers } from "./answers.ts";
import { ask, isLetIn, type Session } from "./api.ts";
import { engine } from "./charts/engine.ts";
import { frame } from "./frame.ts";
import { listen } from "./live.ts";
import type { Page, View } from "./page.ts";
import { keep, preferredLanguage, preferredTheme } from "./preferences.ts";
import { applyTheme, onDeviceTheme, type Theme } from "./theme.ts";
import { advice } from "./views/advice.ts";
import { deal } from "./views/deal.ts";
import { deals } from "./views/deals.ts";
import { freshness } from "./views/freshness.ts";
import { group } from "./views/group.ts";
import { overview } from "./views/overview.ts";
import { prevention } from "./views/prevention.ts";
import { risk } from "./views/risk.ts";
import { readerOf } from "./words/reader.ts";

const views: Record<ViewName, View> = { overview, risk, group, prevention, advice, deals, deal, freshness };

/** How often the time since the newest fact is told anew, in milliseconds. */
const CLOCK_INTERVAL = 10_000;

let address: Address = parseAddress(location.search);
let reader = readerOf(preferredLanguage());
let theme = preferredTheme();
let live = false;
let newestFactAt: string | null = null;
let session: Session | null = null;
let drawing = false;

const answers = new Answers(() => reader.language, draw);

/** Shows everything as it is now, once, however often it is asked to before the browser paints. */
function draw(): void {
  if (!drawing) {
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      show();
    });
  }
}

function show(): void {
  const page: Page = { address, reader, answers, live, changed: draw };
  const view = views[address.view];
  answers.beginPage();
  const title = view.title(page);
  document.title = `${title} · ${reader.words.title}`;
  document.documentElement.lang = reader.language;
  render(
    frame({
      page,
      title,
      body: view.body(page),
      theme,
      newestFactAt,
      session,
      chooseLanguage: (language) => {
        keep("language", language);
        reader = readerOf(language);
        answers.clear();
        draw();
      },
      chooseTheme: (chosen) => {
        keep("theme", chosen);
        theme = chosen;
        showTheme(theme);
        draw();
      },
    }),
    document.getElementById("app")!,
  );
}

/** Shows the page in a theme, and its charts, which take their colours from it. */
function showTheme(shown: Theme): void {
  applyTheme(shown);
  document.dispatchEvent(new Event("themechange"));
}

/** Goes to a link of this page; at another view, the reader begins at its top. */
function go(href: string): void {
  const before = address;
  const focused = document.activeElement;
  history.pushState(null, "", href);
  address = parseAddress(location.search);
  show();
  if (isElsewhere(before, address)) {
    scrollTo(0, 0);
    document.getElementById("content")?.focus({ preventScroll: true });
  } else if (focused?.isConnected === false) {
    besideFilters().focus();
  }
}

/** Where a reader goes on who has taken a filter away, and the link that he followed with it. */
function besideFilters(): HTMLElement {
  const removing = [...document.querySelectorAll<HTMLElement>(".filters .chip a")];
  return removing.at(-1) ?? document.querySelector<HTMLElement>("[data-control=add-filter]") ??
    document.getElementById("content")!;
}

function isElsewhere(before: Address, now: Address): boolean {
  return before.view !== now.view || (now.view !== "advice" && [...before.within].join() !== [...now.within].join()) ||
    before.awaiting !== now.awaiting || before.dealId !== now.dealId;
}

document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest?.("a");
  const own = link?.getAttribute("href")?.startsWith("?") ?? false;
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (own && plain && !event.defaultPrevented) {
    event.preventDefault();
    go(link!.getAttribute("href")!);
  }
});
document.addEventListener("follow", (event) => go((event as CustomEvent<string>).detail));
addEventListener("popstate", () => {
  address = parseAddress(location.search);
  show();
});

/** The tables that are open only on paper. */
let openedForPaper: readonly HTMLDetailsElement[] = [];

addEventListener("beforeprint", () => {
  showTheme("light");
  openedForPaper = [...document.querySelectorAll("details")].filter((details) => !details.open);
  openedForPaper.forEach((details) => details.open = true);
});
addEventListener("afterprint", () => {
  showTheme(theme);
  openedForPaper.forEach((details) => details.open = false);
});
onDeviceTheme(() => showTheme(theme));

/** Shows the page, and from then on what changes. */
function begin(): void {
  applyTheme(theme);
  show();
  ask("/v1/session", "application/json", reader.language).then((answer) => answer.json()).then((known: Session) => {
    session = known;
    draw();
  }, () => {});
  // Charts are a while away, so their engine sets out now.
  engine().catch(() => {});
  listen({
    figuresChanged: () => answers.refresh(),
    connectionChanged: (now) => {
      if (live && !now) {
        // Figures that cannot be had again are said to be outdated.
        answers.refresh();
      }
      live = now;
      draw();
    },
    newestFactAt: (asOf) => {
      newestFactAt = asOf;
      draw();
    },
    isLetIn: async () => {
      const letIn = await isLetIn();
      if (!letIn) {
        // What the reader may not see any more gives way to how to sign in.
        answers.refresh();
      }
      return letIn;
    },
  });
  setInterval(draw, CLOCK_INTERVAL);
}

// A page that has a name and a password in its address cannot fetch what is relative to it: browsers refuse to. They
// know both by now, so the same page does without.
const bare = withoutCredentials(document.URL);
if (bare === document.URL) {
  begin();
} else {
  location.replace(bare);
}
