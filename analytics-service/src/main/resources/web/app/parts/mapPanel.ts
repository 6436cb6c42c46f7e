// The world map of standings by culture, region or country.

import { html, type TemplateResult } from "lit-html";
import { elsewhere, linkTo, standingsQuestion } from "../address.ts";
import type { Countries, Country, Group, Standings } from "../api.ts";
import { dealsBehind, groupOf } from "../behind.ts";
import type { Key } from "../charts/chart.ts";
import { type Fill, type MapArea, worldMap } from "../charts/worldMap.ts";
import { strategies } from "../codes.ts";
import type { Page } from "../page.ts";
import type { Palette } from "../theme.ts";
import { dealCount } from "./dealCount.ts";
import { mark } from "./matrix.ts";
import { panel } from "./panel.ts";
import { answered } from "./states.ts";

type PlaceDimension = "culture" | "region" | "country";

export function mapPanel(page: Page, standings: Standings, by: PlaceDimension): TemplateResult {
  return answered(
    page,
    page.answers.to<Countries>("/v1/countries"),
    ({ countries }) => known(page, standings, by, countries),
  );
}

function known(page: Page, standings: Standings, by: PlaceDimension, countries: readonly Country[]): TemplateResult {
  const { words, name, option, sure } = page.reader;
  const leader = (group: Group) => group.verdict.option === undefined ? "–" : option(group.verdict.option);
  const certainty = (group: Group) =>
    group.verdict.probabilityBest === undefined ? "–" : sure(group.verdict.probabilityBest);
  return panel(page, {
    title: words.map.heading,
    caption: words.map.caption,
    chart: {
      madeOf: [standings, countries, page.reader, linkTo(page.address)],
      make: () => worldMap(areas(page, standings, by, countries), (palette) => keys(page, palette)),
    },
    body: legend(page),
    table: {
      caption: words.map.heading,
      columns: [
        { label: words.dimensions[by] },
        { label: words.map.leader },
        { label: words.group.probabilityBest, numeric: true },
        { label: words.group.deals, numeric: true },
      ],
      rows: standings.groups.map((group) => [
        html`
          <a href="${groupLink(page, by, group)}">${name(by, group.key[0]!)}</a>
        `,
        `${leader(group)} (${words.verdicts[group.verdict.status].toLowerCase()})`,
        certainty(group),
        dealCount(page, group.deals, dealsBehind(page.address, standings.of, groupOf(by, group.key[0]!), {})),
      ]),
    },
    csvOf: standingsQuestion(page.address, by, standings),
    asOf: standings.asOf,
    note: words.map.credit,
  });
}

function groupLink(page: Page, by: PlaceDimension, group: Group): string {
  return linkTo(elsewhere(page.address, { view: "group", within: groupOf(by, group.key[0]!) }));
}

function areas(page: Page, standings: Standings, by: PlaceDimension, countries: readonly Country[]): MapArea[] {
  const { words, numbers, name, option } = page.reader;
  const groups = new Map(standings.groups.map((group) => [group.key[0]!, group]));
  return countries.flatMap((country): MapArea[] => {
    const place = name("country", country.code);
    const key = by === "country" ? country.code : country[by];
    const group = groups.get(key);
    // Countries outside the clusters have nothing in common that a colour could say.
    if (group === undefined || key === "UNCLASSIFIED" || key === "UNKNOWN") {
      return [];
    }
    const { status, option: best } = group.verdict;
    return [{
      country: country.code,
      href: groupLink(page, by, group),
      label: [
        by === "country" ? place : `${place}: ${name(by, key)}`,
        best === undefined ? words.verdicts[status] : `${option(best)}: ${words.verdicts[status].toLowerCase()}`,
        `${numbers.count(group.deals)} ${words.matrix.deals.toLowerCase()}`,
      ].join("\n"),
      fill: (palette) => fill(group, palette),
    }];
  });
}

function fill(group: Group, palette: Palette): Fill {
  switch (group.verdict.status) {
    case "LEADER":
      return { colour: palette.option(group.verdict.option!), striped: false };
    case "LIKELY_LEADER":
      return { colour: palette.option(group.verdict.option!), striped: true };
    case "NO_CLEAR_LEADER":
      return { colour: palette.line, striped: false };
    case "TOO_LITTLE_EVIDENCE":
      return { colour: palette.line, striped: true };
  }
}

function keys({ reader: { words, option } }: Page, palette: Palette): Key[] {
  return [
    ...strategies.map((strategy) => ({ label: option(strategy), colour: palette.option(strategy), striped: false })),
    { label: words.verdicts.LIKELY_LEADER, colour: palette.text, striped: true },
    { label: words.verdicts.NO_CLEAR_LEADER, colour: palette.line, striped: false },
    { label: words.verdicts.TOO_LITTLE_EVIDENCE, colour: palette.line, striped: true },
  ];
}

function legend(page: Page): TemplateResult {
  const { words, option } = page.reader;
  return html`
    <ul class="map-legend" aria-hidden="true">
      ${strategies.map((strategy) =>
        html`
          <li>${mark(strategy)} ${option(strategy)}</li>
        `
      )}
      <li><span class="swatch striped"></span> ${words.verdicts.LIKELY_LEADER}</li>
      <li><span class="swatch grey"></span> ${words.verdicts.NO_CLEAR_LEADER}</li>
      <li><span class="swatch grey striped"></span> ${words.verdicts.TOO_LITTLE_EVIDENCE}</li>
      <li><span class="swatch blank"></span> ${words.map.noData}</li>
    </ul>
  `;
}
