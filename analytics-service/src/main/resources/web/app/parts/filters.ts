// The filters that hold, as chips, and the dialog that adds to them.

import { html, nothing, type TemplateResult } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { repeat } from "lit-html/directives/repeat.js";
import { type Address, linkTo, withFilter, yearBefore } from "../address.ts";
import { choicesOf } from "../choices.ts";
import { type FilterDimension, filterDimensions } from "../codes.ts";
import type { Page } from "../page.ts";
import { type FilterInWords, filtersInWords } from "../words/filters.ts";

/** What the dialog is about while it is open. */
let editing: FilterDimension | "period" = "country";
let sought = "";

/** How often the dialog was opened or turned to another filter: what was ticked before and not applied is gone then. */
let turns = 0;

export function filterBar(page: Page): TemplateResult {
  const { address, reader } = page;
  const { words } = reader;
  const filters = filtersInWords(address, reader);
  const without = linkTo({ ...address, filters: new Map(), from: undefined, to: undefined });
  return html`
    <section class="filters" aria-label="${words.filters.heading}">
      ${filters.map((filter) => chip(page, filter))} ${filters.length === 0
        ? html`
          <span class="no-filter">${words.filters.none}</span>
        `
        : nothing}
      <button type="button" class="quiet" data-control="add-filter" @click="${() => open(page, editing)}">+ ${words
        .filters.add}</button>
      ${filters.length === 0 ? nothing : html`
        <a class="quiet button" href="${without}">${words.filters.clear}</a>
      `} ${dialog(page)}
    </section>
  `;
}

function chip(page: Page, { about, text }: FilterInWords): TemplateResult {
  const { address, reader: { words } } = page;
  const without = about === "period" ? { ...address, from: undefined, to: undefined } : withFilter(address, about, []);
  return html`
    <span class="chip" data-filter="${about}">
      <button type="button" @click="${() => open(page, about)}">${text}</button>
      <a href="${linkTo(without)}" aria-label="${words.filters.remove(text)}"><span aria-hidden="true">×</span></a>
    </span>
  `;
}

function open(page: Page, about: FilterDimension | "period"): void {
  editing = about;
  sought = "";
  turns++;
  page.changed();
  const element = dialogElement();
  if (!element.open) {
    element.showModal();
  }
}

/** What is offered may have to be asked for, again after each change: while nobody looks at it, it is not. */
function isOpen(): boolean {
  return (document.getElementById("filter-dialog") as HTMLDialogElement | null)?.open ?? false;
}

function choices(page: Page): TemplateResult {
  return editing === "period" ? period(page) : values(page, editing);
}

function dialogElement(): HTMLDialogElement {
  return document.getElementById("filter-dialog") as HTMLDialogElement;
}

function dialog(page: Page): TemplateResult {
  const { words } = page.reader;
  return html`
    <dialog id="filter-dialog" aria-label="${words.filters.add}">
      <form @submit="${(event: Event) => apply(event, page)}">
        <label class="field">${words.filters.by}
          <select data-control="dimension" @change="${(event: Event) =>
            open(page, (event.target as HTMLSelectElement).value as FilterDimension)}">
            <option value="period" .selected="${editing === "period"}">${words.filters.period}</option>
            ${filterDimensions.map((dimension) =>
              html`
                <option value="${dimension}" .selected="${dimension === editing}">${words
                  .dimensions[dimension]}</option>
              `
            )}
          </select>
        </label>
        ${keyed(turns, isOpen() ? choices(page) : nothing)}
        <div class="buttons">
          <button type="submit" class="primary">${words.filters.apply}</button>
          <button type="button" @click="${() => dialogElement().close()}">${words.filters.cancel}</button>
        </div>
      </form>
    </dialog>
  `;
}

function period(page: Page): TemplateResult {
  const { address, reader: { words } } = page;
  const today = new Date().toISOString().slice(0, 10);
  const preset = (label: string, from: string | undefined) =>
    html`
      <button type="button" class="quiet" @click="${() =>
        go(linkTo({ ...address, from, to: undefined }))}">${label}</button>
    `;
  return html`
    <div class="presets">
      ${preset(words.filters.anyTime, undefined)} ${preset(
        words.filters.thisYear,
        `${today.slice(0, 4)}-01-01`,
      )} ${preset(words.filters.lastTwelveMonths, yearBefore(today))}
    </div>
    <label class="field">${words.filters.from}<input type="date" name="from" .value="${address.from ?? ""}"></label>
    <label class="field">${words.filters.to}<input type="date" name="to" .value="${address.to ?? ""}"></label>
  `;
}

function values(page: Page, dimension: FilterDimension): TemplateResult {
  const { address, reader: { words, name } } = page;
  const chosen = address.filters.get(dimension) ?? [];
  const { codes, state } = choicesOf(page, dimension);
  const fits = (code: string) => name(dimension, code).toLowerCase().includes(sought.toLowerCase());
  return html`
    ${codes.length <= 15 ? nothing : html`
      <label class="field">${words.filters.search}
        <input type="search" .value="${sought}" @input="${(event: Event) => {
          sought = (event.target as HTMLInputElement).value;
          page.changed();
        }}">
      </label>
    `}
    <fieldset class="values">
      <legend>${words.dimensions[dimension]}</legend>
      ${repeat(
        codes,
        // What is ticked stays with its code when more codes arrive.
        (code) => code,
        (code) =>
          html`
            <label ?hidden="${!fits(code)}"><input type="checkbox" name="value" value="${code}" .checked="${chosen
              .includes(code)}">
              ${name(dimension, code)}</label>
          `,
      )}
    </fieldset>
    <p class="note" role="status">${state === "ready"
      ? nothing
      : state === "waiting"
      ? words.states.loading
      : words.filters.notAll}</p>
  `;
}

function apply(event: Event, page: Page): void {
  event.preventDefault();
  const form = new FormData(event.target as HTMLFormElement);
  go(linkTo(
    editing === "period" ? withPeriod(page.address, form) : withFilter(
      page.address,
      editing,
      form.getAll("value") as string[],
    ),
  ));
}

function withPeriod(address: Address, form: FormData): Address {
  const day = (name: string) => (form.get(name) as string) || undefined;
  return { ...address, from: day("from"), to: day("to") };
}

function go(href: string): void {
  const element = dialogElement();
  element.close();
  element.dispatchEvent(new CustomEvent("follow", { detail: href, bubbles: true }));
}
