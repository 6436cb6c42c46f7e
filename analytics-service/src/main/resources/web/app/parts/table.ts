// A table of figures.

import { html, nothing, type TemplateResult } from "lit-html";

export type Cell = string | TemplateResult;

export interface Column {
  readonly label: string;
  readonly numeric?: boolean;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Cell[])[];
}

export function table({ caption, columns, rows }: Table): TemplateResult {
  const classOf = (column: number) => (columns[column]?.numeric ? "numeric" : nothing);
  return html`
    <div class="table-room" tabindex="0" role="region" aria-label="${caption}">
      <table>
        <caption class="hidden">${caption}</caption>
        <thead>
          <tr>${columns.map((column, index) =>
            html`
              <th scope="col" class="${classOf(index)}">${column.label}</th>
            `
          )}</tr>
        </thead>
        <tbody>
          ${rows.map((cells) =>
            html`
              <tr>
                ${cells.map((cell, index) =>
                  index === 0
                    ? html`
                      <th scope="row">${cell}</th>
                    `
                    : html`
                      <td class="${classOf(index)}">${cell}</td>
                    `
                )}
              </tr>
            `
          )}
        </tbody>
      </table>
    </div>
  `;
}
