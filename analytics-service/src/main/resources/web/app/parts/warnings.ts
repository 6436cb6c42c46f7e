// What stands in the way of taking figures at their face value, as banners in plain words.

import { html, nothing, type TemplateResult } from "lit-html";
import { type Division, divisions, elsewhere, linkTo } from "../address.ts";
import type { Warning, WarningCode } from "../api.ts";
import { type Dimension, type Of, type Option, preventions } from "../codes.ts";
import type { Page } from "../page.ts";
import { optionsOf } from "../words/reader.ts";

/** The banners of warnings; those of a group name it in the words of the dimension that groups are by. */
export function warnings(page: Page, of: Of, all: readonly Warning[], by: Dimension): TemplateResult {
  const banners = [
    ...reversals(page, all, by),
    ...awaiting(page, all, by),
    ...selections(page, all),
    ...effects(page, of, all, by),
  ];
  return banners.length === 0
    ? html`

    `
    : html`
      <section class="panel warnings" aria-label="${page.reader.words.warnings.heading}">
        <h2>${page.reader.words.warnings.heading}</h2>
        <ul>${banners}</ul>
      </section>
    `;
}

function reversals(page: Page, all: readonly Warning[], by: Dimension): TemplateResult[] {
  const { words, option } = page.reader;
  return coded(all, "SIMPSON_REVERSAL").map((warning) => {
    const [crude, adjusted] = pairOf(warning);
    const dimensions = dimensionsOf(warning);
    return banner(
      "caution",
      warning.code,
      html`
        ${words.warnings.reversal(
          groupName(page, warning, by),
          option(crude),
          option(adjusted),
          dimensions,
        )} ${dimensions.map((dimension) => lookAtEach(page, warning, dimension, by))}
      `,
    );
  });
}

/** Groups of which the same may be said are told together. */
function awaiting(page: Page, all: readonly Warning[], by: Dimension): TemplateResult[] {
  const { words, numbers, option } = page.reader;
  const alike = Map.groupBy(coded(all, "MANY_AWAITING"), (warning) => pairOf(warning).join());
  return [...alike.values()].map((warnings) => {
    const [leader, other] = pairOf(warnings[0]!);
    const groups = numbers.list(warnings.map((warning) => groupName(page, warning, by)));
    return banner(
      "caution",
      "MANY_AWAITING",
      html`
        ${words.warnings.awaiting(groups, option(leader), option(other))}
      `,
    );
  });
}

function selections(page: Page, all: readonly Warning[]): TemplateResult[] {
  const { words } = page.reader;
  return coded(all, "SELECTION").map((warning) => {
    const [dimension] = dimensionsOf(warning);
    return banner(
      "caution",
      warning.code,
      html`
        ${dimension === undefined ? words.warnings.refusedOnly : words.warnings.selection(dimension)}
      `,
    );
  });
}

/** One banner a dimension; that the effect depends on what groups are by, the groups themselves show. */
function effects(page: Page, of: Of, all: readonly Warning[], by: Dimension): TemplateResult[] {
  const { words } = page.reader;
  const byDimension = Map.groupBy(coded(all, "EFFECT_DEPENDS_ON"), (warning) => dimensionsOf(warning)[0]!);
  byDimension.delete(by);
  return [...byDimension].map(([dimension, warnings]) =>
    banner(
      "note",
      "EFFECT_DEPENDS_ON",
      html`
        <strong>${words.warnings.depends(dimension)}</strong> ${lookAtEach(page, warnings[0]!, dimension, by)}
        <ul class="effects">${warnings.map((warning) =>
          html`
            <li>${effect(page, of, warning, dimension)}</li>
          `
        )}</ul>
      `,
    )
  );
}

function effect({ reader }: Page, of: Of, warning: Warning, dimension: Dimension): string {
  const { words, numbers, name, option } = reader;
  const [one, other] = pairOf(warning);
  const better = optionsOf(of).flatMap((better) => {
    const names = (warning.betterAt?.[better] ?? []).map((code) => name(dimension, code));
    return names.length === 0 ? [] : [words.warnings.betterAt(option(better), numbers.list(names))];
  });
  return [words.warnings.between(option(one), option(other)), ...better].join(" ");
}

function banner(look: "caution" | "note", code: WarningCode, body: TemplateResult): TemplateResult {
  return html`
    <li class="banner ${look}" data-warning="${code}">${body}</li>
  `;
}

/** A way to compare by what a warning is about. */
function lookAtEach(
  page: Page,
  warning: Warning,
  dimension: Dimension,
  by: Dimension,
): TemplateResult | typeof nothing {
  const { words } = page.reader;
  const view = warning.options?.some((option) => (preventions as readonly Option[]).includes(option))
    ? "prevention"
    : "overview";
  return isDivision(dimension) && dimension !== by
    ? html`
      <a href="${linkTo(elsewhere(page.address, { view, by: dimension }))}">${words.warnings.lookAtEach(
        words.dimensions[dimension].toLowerCase(),
      )}</a>
    `
    : nothing;
}

function coded(all: readonly Warning[], code: WarningCode): readonly Warning[] {
  return all.filter((warning) => warning.code === code);
}

function groupName({ reader }: Page, warning: Warning, by: Dimension): string {
  const key = warning.group?.[0];
  return key === undefined ? reader.words.warnings.all : reader.name(by, key);
}

function pairOf(warning: Warning): readonly [Option, Option] {
  return warning.options as readonly [Option, Option];
}

function dimensionsOf(warning: Warning): readonly Dimension[] {
  return (warning.dimension?.split(",") ?? []) as readonly Dimension[];
}

function isDivision(dimension: Dimension): dimension is Division {
  return (divisions as readonly string[]).includes(dimension);
}
