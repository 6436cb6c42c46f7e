// What stands around every view: the name, the ways to the views, the reader's choices, the filters, the foot.

import { html, nothing, type TemplateResult } from "lit-html";
import type { Session } from "./api.ts";
import { type Address, elsewhere, linkTo, type ViewName } from "./address.ts";
import type { Page } from "./page.ts";
import { filterBar } from "./parts/filters.ts";
import { type Theme, themes } from "./theme.ts";
import { type Language, languages } from "./words/reader.ts";

export interface Frame {
  readonly page: Page;
  readonly title: string;
  readonly body: TemplateResult;
  readonly theme: Theme;
  readonly newestFactAt: string | null;
  /** Null while it is not known. */
  readonly session: Session | null;
  chooseLanguage(language: Language): void;
  chooseTheme(theme: Theme): void;
}

const tabs: readonly ViewName[] = ["overview", "risk", "prevention", "advice", "freshness"];

/** Views whose figures filters do not change. */
const unfiltered: readonly ViewName[] = ["advice", "deal", "freshness"];

export function frame(shown: Frame): TemplateResult {
  const { page } = shown;
  const { address, reader: { words } } = page;
  return html`
    <a class="skip" href="#content" data-native>${words.skipToContent}</a>
    <header class="top">
      <a class="brand" href="${linkTo(elsewhere(address, { view: "overview" }))}">${words.title}</a>
      <nav aria-label="${words.mainNavigation}">${tabs.map((view) => tab(page, view))}</nav>
      <div class="reader">
        ${live(shown)}
        <label><span class="hidden">${words.language}</span>
          <select data-control="language" @change="${(event: Event) =>
            shown.chooseLanguage(valueOf(event) as Language)}">
            ${Object.entries(languages).map(([language, { languageName }]) =>
              html`
                <option value="${language}" lang="${language}" .selected="${language ===
                  page.reader.language}">${languageName}</option>
              `
            )}
          </select>
        </label>
        <label><span class="hidden">${words.theme}</span>
          <select data-control="theme" @change="${(event: Event) => shown.chooseTheme(valueOf(event) as Theme)}">
            ${themes.map((theme) =>
              html`
                <option value="${theme}" .selected="${theme === shown.theme}">${words.themes[theme]}</option>
              `
            )}
          </select>
        </label>
        <button type="button" class="quiet" @click="${() => print()}">${words.print}</button>
        ${session(shown)}
      </div>
    </header>
    ${unfiltered.includes(address.view) ? nothing : filterBar(page)}
    <main id="content" tabindex="-1" data-view="${address.view}">
      <h1>${shown.title}</h1>
      ${shown.body}
    </main>
    <footer>
      <p>${words.footer.associated}</p>
      <p>
        ${shown.newestFactAt === null ? nothing : html`
          ${words.footer.asOf(page.reader.numbers.moment(shown.newestFactAt))} ·
        `}
        <a href="/q/swagger-ui" data-native>${words.apiDocumentation}</a>
      </p>
    </footer>
    <div id="announcer" class="hidden" role="status" aria-live="polite"></div>
  `;
}

function tab({ address, reader: { words } }: Page, view: ViewName): TemplateResult {
  return html`
    <a href="${linkTo(elsewhere(address, { view, of: "strategy" }))}" aria-current="${view === tabOf(address)
      ? "page"
      : "false"}">${words.views[view]}</a>
  `;
}

/** The tab under which a view is found. */
function tabOf({ view, of }: Address): ViewName {
  return view === "group" || view === "deals" || view === "deal"
    ? (of === "prevention" ? "prevention" : "overview")
    : view;
}

function live({ page, newestFactAt }: Frame): TemplateResult {
  const { words, numbers } = page.reader;
  return html`
    <span class="live" data-live="${page.live}">
      <span class="dot" aria-hidden="true"></span>
      ${page.live ? words.status.live : words.status.offline} ${newestFactAt === null ? nothing : html`
        <span class="hidden">${words.freshness.newestFact}</span> · ${numbers.ago(
          (Date.now() - Date.parse(newestFactAt)) / 1_000,
        )}
      `}
    </span>
  `;
}

/** Who is signed in, where one can sign out. */
function session({ page, session }: Frame): TemplateResult | typeof nothing {
  return session?.signOut === undefined ? nothing : html`
    <span>${session.user}</span>
    <a href="${session.signOut}" data-native>${page.reader.words.signOut}</a>
  `;
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
