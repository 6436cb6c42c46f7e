// How relationships came out: bars that part at the line between lost and kept, so that both tails are seen.

import type { Option, Relationship } from "../codes.ts";
import { type Chart, commonOption, NAME_ROOM, nameAxis, nameRoom, shareAxis } from "./chart.ts";

export interface OutcomeRow {
  readonly option: Option;
  readonly name: string;
  /** The share of each outcome, 0 to 1; together 1. */
  readonly shares: Readonly<Record<Relationship, number>>;
  readonly label: string;
  readonly href: string;
  /** The deals behind one outcome. */
  readonly hrefOf: (relationship: Relationship) => string;
  readonly labelOf: (relationship: Relationship) => string;
}

// From the line outwards, on each side.
const lost: readonly Relationship[] = ["STRAINED", "SEVERED"];
const kept: readonly Relationship[] = ["MAINTAINED", "STRENGTHENED", "FOR_LIFE"];
const worstToBest: readonly Relationship[] = ["SEVERED", "STRAINED", ...kept];

const ROW_HEIGHT = 44;

/** The room that a number needs within its segment, in CSS pixels; without it, the table has the number. */
const LABEL_ROOM = 32;

/** The width below which the legend breaks, in CSS pixels. */
const TWO_LINES_BELOW = 480;

/** What adding shares may be off by. */
const ROUNDING = 1e-9;

/** How far the bars of rows reach from the line, in % and in steps of 20; charts that are compared share it. */
export function reachOf(all: readonly OutcomeRow["shares"][]): number {
  const sideOf = (shares: OutcomeRow["shares"], side: readonly Relationship[]) =>
    side.reduce((sum, relationship) => sum + shares[relationship], 0);
  const longest = Math.max(0, ...all.flatMap((shares) => [sideOf(shares, lost), sideOf(shares, kept)]));
  return Math.max(20, Math.ceil(longest * 5 - ROUNDING) * 20);
}

export function outcomes(
  rows: readonly OutcomeRow[],
  reach: number,
  names: Readonly<Record<Relationship, string>>,
  unit: string,
): Chart {
  return {
    height: 88 + rows.length * ROW_HEIGHT,
    stops: rows.map((row, index) => ({
      label: row.label,
      href: row.href,
      seriesIndex: 0,
      dataIndex: index,
      from: -100 * lost.reduce((sum, relationship) => sum + row.shares[relationship], 0),
      to: 100 * kept.reduce((sum, relationship) => sum + row.shares[relationship], 0),
      row: index,
    })),
    option: (palette, width) => ({
      ...commonOption(palette),
      grid: {
        // A narrow legend needs two lines.
        top: width < TWO_LINES_BELOW ? 58 : 40,
        right: 24,
        bottom: nameRoom(unit, width - NAME_ROOM),
        left: 8,
        outerBoundsMode: "same",
        outerBoundsContain: "axisLabel",
      },
      legend: {
        top: 0,
        left: "center",
        type: "plain",
        itemGap: 8,
        itemWidth: 14,
        data: worstToBest.map((relationship) => names[relationship]),
        textStyle: { color: palette.text, fontSize: 12 },
        selectedMode: false,
      },
      xAxis: { ...shareAxis(palette, unit, width - NAME_ROOM, [-reach, reach]), interval: reach / 2 },
      yAxis: { ...nameAxis(palette, rows.map((row) => row.name)), axisLine: { show: false } },
      series: [...lost, ...kept].map((relationship) => ({
        name: names[relationship],
        type: "bar",
        stack: "outcomes",
        barMaxWidth: 30,
        itemStyle: { color: palette.relationship(relationship), borderColor: palette.surface, borderWidth: 1 },
        label: {
          show: true,
          color: relationship === "SEVERED" || relationship === "FOR_LIFE" ? "#fff" : "#1a1a1a",
          fontSize: 12,
          formatter: ({ value }: { value: number }) =>
            Math.abs(value) / (2 * reach) * (width - NAME_ROOM) < LABEL_ROOM ? "" : `${Math.round(Math.abs(value))}%`,
        },
        data: rows.map((row) => ({
          value: row.shares[relationship] * (lost.includes(relationship) ? -100 : 100),
          tooltip: { formatter: row.labelOf(relationship) },
          href: row.hrefOf(relationship),
        })),
      })),
    }),
  };
}
