// A forest plot: what to expect of each option, with its interval, and the rate as observed.

import type { Option } from "../codes.ts";
import { symbols } from "../theme.ts";
import { type Chart, commonOption, NAME_ROOM, nameAxis, nameRoom, shareAxis } from "./chart.ts";

export interface ForestRow {
  readonly option: Option;
  readonly name: string;
  /** Shares of 0 to 1. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly crude: number | null;
  readonly label: string;
  readonly href: string;
}

export interface ForestWords {
  readonly unit: string;
  readonly estimate: string;
  readonly range: string;
  readonly crude: string;
}

const ROW_HEIGHT = 44;

/** The least that the axis spans, in percentage points, so that small differences do not look large. */
const LEAST_SPAN = 40;

// The series, in their order.
const INTERVALS = 0;
const ESTIMATES = 1;

export function forest(rows: readonly ForestRow[], words: ForestWords): Chart {
  return {
    height: 74 + rows.length * ROW_HEIGHT,
    stops: rows.map((row, index) => ({
      label: row.label,
      href: row.href,
      seriesIndex: ESTIMATES,
      dataIndex: index,
      from: row.low * 100,
      to: row.high * 100,
      row: index,
    })),
    option: (palette, width) => ({
      ...commonOption(palette),
      grid: {
        top: 36,
        right: 24,
        bottom: nameRoom(words.unit, width - NAME_ROOM),
        left: 8,
        outerBoundsMode: "same",
        outerBoundsContain: "axisLabel",
      },
      legend: {
        top: 0,
        left: "center",
        data: [words.range, words.estimate, words.crude],
        textStyle: { color: palette.text },
        itemStyle: { color: palette.muted },
        selectedMode: false,
      },
      xAxis: shareAxis(palette, words.unit, width - NAME_ROOM, span(rows)),
      yAxis: nameAxis(palette, rows.map((row) => row.name)),
      series: [
        {
          id: `${INTERVALS}`,
          name: words.range,
          type: "custom",
          silent: true,
          data: rows.map((row, index) => [row.low * 100, row.high * 100, index]),
          encode: { x: [0, 1], y: 2 },
          color: palette.muted,
          renderItem: (_: unknown, api: CustomApi) => interval(api, palette.option(rows[api.value(2)]!.option)),
        },
        {
          id: `${ESTIMATES}`,
          name: words.estimate,
          type: "scatter",
          symbolSize: 14,
          color: palette.muted,
          data: rows.map((row, index) => ({
            value: [row.estimate * 100, index],
            symbol: symbols[row.option],
            itemStyle: { color: palette.option(row.option) },
            tooltip: { formatter: row.label.replaceAll(", ", "\n") },
            href: row.href,
          })),
        },
        {
          name: words.crude,
          type: "scatter",
          symbol: "diamond",
          symbolSize: 11,
          silent: true,
          z: 3,
          color: palette.surface,
          itemStyle: { color: palette.surface, borderColor: palette.text, borderWidth: 1.5 },
          data: rows.flatMap((row, index) => (row.crude === null ? [] : [[row.crude * 100, index]])),
        },
      ],
    }),
  };
}

/** The part of 0 to 100 % that holds every row, in tens. */
function span(rows: readonly ForestRow[]): [number, number] {
  if (rows.length === 0) {
    return [0, 100];
  }
  const shares = rows.flatMap((row) => [row.low, row.high, ...(row.crude === null ? [] : [row.crude])]);
  const low = Math.floor(Math.min(...shares) * 10) * 10;
  const high = Math.ceil(Math.max(...shares) * 10) * 10;
  const missing = Math.max(0, LEAST_SPAN - (high - low));
  const from = Math.max(0, Math.min(low - Math.round(missing / 20) * 10, 100 - LEAST_SPAN));
  return [from, Math.min(100, Math.max(high, from + LEAST_SPAN))];
}

/** What ECharts hands to a custom series, as far as it is used. */
interface CustomApi {
  value(dimension: number): number;
  coord(point: [number, number]): [number, number];
}

function interval(api: CustomApi, colour: string): unknown {
  const row = api.value(2);
  const [left, y] = api.coord([api.value(0), row]);
  const [right] = api.coord([api.value(1), row]);
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: "line",
    shape: { x1, y1, x2, y2 },
    style: { stroke: colour, lineWidth: 3 },
  });
  return {
    type: "group",
    children: [line(left, y, right, y), line(left, y - 7, left, y + 7), line(right, y - 7, right, y + 7)],
  };
}
