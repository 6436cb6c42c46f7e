// The matrix of groups and options as a picture; the page itself has it as a table.

import { scaleStep } from "../theme.ts";
import { type Chart, commonOption } from "./chart.ts";

export interface HeatCell {
  readonly column: number;
  readonly row: number;
  /** The share, 0 to 1, or null where there is too little evidence. */
  readonly share: number | null;
  readonly text: string;
}

const ROW_HEIGHT = 52;

export function heatmap(columns: readonly string[], rows: readonly string[], cells: readonly HeatCell[]): Chart {
  return {
    height: 48 + rows.length * ROW_HEIGHT,
    stops: [],
    option: (palette) => ({
      ...commonOption(palette),
      grid: { top: 40, right: 8, bottom: 8, left: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: {
        type: "category",
        position: "top",
        data: columns,
        axisLabel: { color: palette.text, fontSize: 14 },
        axisLine: { show: false },
        axisTick: { show: false },
      },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows,
        axisLabel: { color: palette.text, fontSize: 14 },
        axisLine: { show: false },
        axisTick: { show: false },
      },
      series: [
        {
          type: "heatmap",
          data: cells.map((cell) => ({
            value: [cell.column, cell.row, cell.share === null ? -1 : scaleStep(cell.share)],
            itemStyle: {
              color: cell.share === null ? palette.surface : palette.share(cell.share),
              borderColor: palette.surface,
              borderWidth: 3,
            },
            label: { show: true, formatter: cell.text, color: palette.text, fontSize: 13, lineHeight: 17 },
          })),
        },
      ],
    }),
  };
}
