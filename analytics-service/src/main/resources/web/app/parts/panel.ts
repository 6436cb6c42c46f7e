// A panel: one chart or table with its heading, its caption, its numbers as a table, and its downloads.

import { html, nothing, type TemplateResult } from "lit-html";
import type { ChartSource } from "../charts/chart.ts";
import { downloadAnswer, downloadPicture } from "../downloads.ts";
import type { Page } from "../page.ts";
import { filtersInWords } from "../words/filters.ts";
import { type Table, table } from "./table.ts";

export interface Panel {
  readonly title: string;
  readonly caption?: string;
  /** Anything above the chart, such as controls. */
  readonly before?: TemplateResult | typeof nothing;
  /** A chart, which always has its numbers as a table … */
  readonly chart?: ChartSource;
  /** … or something that is readable itself, with the picture that is downloaded of it. */
  readonly body?: TemplateResult;
  readonly picture?: ChartSource;
  readonly table?: Table;
  /** Whether the table is open from the beginning, for numbers that the chart does not show. */
  readonly tableOpen?: boolean;
  /** The question whose answer is downloaded as CSV. */
  readonly csvOf?: string;
  readonly asOf: string | null;
  readonly note?: string;
}

export function panel(page: Page, content: Panel): TemplateResult {
  const { words } = page.reader;
  const picture = content.picture ?? content.chart;
  return html`
    <section class="panel" aria-label="${content.title}">
      <header class="panel-head">
        <h2>${content.title}</h2>
        <div class="panel-tools">
          ${content.csvOf === undefined ? nothing : html`
            <button type="button" class="quiet" data-download="csv" aria-label="${words.panel.csvOf(
              content.title,
            )}" @click="${() => downloadAnswer(page, content.title, content.csvOf!)}">
              ${words.panel.csv}
            </button>
          `} ${picture === undefined ? nothing : html`
            <button type="button" class="quiet" data-download="png" aria-label="${words.panel.pngOf(
              content.title,
            )}" @click="${() => takePicture(page, content, picture)}">
              ${words.panel.png}
            </button>
          `}
        </div>
      </header>
      ${content.caption === undefined ? nothing : html`
        <p class="caption">${content.caption}</p>
      `} ${content.before ?? nothing} ${content.chart === undefined ? nothing : html`
        <fv-chart .source="${content.chart}"></fv-chart>
      `} ${content.body ?? nothing} ${content.table === undefined ? nothing : html`
        <details class="as-table" ?open="${content.tableOpen ?? false}">
          <summary>${words.panel.table}</summary>
          ${table(content.table)}
        </details>
      `} ${content.note === undefined ? nothing : html`
        <p class="note">${content.note}</p>
      `}
    </section>
  `;
}

function takePicture({ address, reader }: Page, content: Panel, chart: ChartSource): void {
  const { words, numbers } = reader;
  const filters = filtersInWords(address, reader).map(({ text }) => text);
  void downloadPicture({
    title: content.title,
    caption: [content.caption ?? "", filters.length === 0 ? words.filters.none : filters.join("; ")]
      .filter((part) => part !== "").join(" · "),
    chart: chart.make(),
    source: words.panel.source(content.asOf === null ? "–" : numbers.moment(content.asOf)),
  });
}
