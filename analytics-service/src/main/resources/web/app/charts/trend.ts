// Rates over time, a line for each option.

import type { Option } from "../codes.ts";
import { symbols } from "../theme.ts";
import { type Chart, commonOption, shareAxis } from "./chart.ts";

export interface TrendLine {
  readonly option: Option;
  readonly name: string;
  /** By period; null without deals. */
  readonly points: readonly ({ readonly rate: number; readonly label: string; readonly href: string } | null)[];
}

const HEIGHT = 320;

const DASHES = ["solid", "dashed", "dotted"];

export function trend(lines: readonly TrendLine[], periods: readonly string[], unit: string): Chart {
  return {
    height: HEIGHT,
    // Every point is a number in the table beneath; as stops they would be dozens.
    stops: [],
    option: (palette) => ({
      ...commonOption(palette),
      grid: { top: 44, right: 24, bottom: 8, left: 32, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      legend: { top: 0, left: "center", textStyle: { color: palette.text }, selectedMode: false },
      xAxis: {
        type: "category",
        data: periods,
        boundaryGap: true,
        axisLabel: { color: palette.muted, hideOverlap: true },
        axisLine: { lineStyle: { color: palette.line } },
      },
      yAxis: { ...shareAxis(palette, unit, HEIGHT - 36), nameGap: 44 },
      series: lines.map((line, index) => ({
        name: line.name,
        type: "line",
        symbol: symbols[line.option],
        symbolSize: 9,
        showAllSymbol: true,
        lineStyle: { width: 2, type: DASHES[index % DASHES.length] },
        color: palette.option(line.option),
        data: line.points.map((point) =>
          point === null
            ? { value: null }
            : { value: point.rate * 100, tooltip: { formatter: point.label }, href: point.href }
        ),
      })),
    }),
  };
}
