// What a chart is, before anything is drawn: a pure function of figures and colours.

import type { EChartsCoreOption } from "../echarts.ts";
import type { Palette } from "../theme.ts";

/** One thing in a chart that the keyboard stops at: a point with its interval, a bar. */
export interface Stop {
  /** What a screen reader says. */
  readonly label: string;
  /** The deals behind it. */
  readonly href: string;
  /** What the tooltip is shown for. */
  readonly seriesIndex: number;
  readonly dataIndex: number;
  /** Where it is: its extent along the horizontal axis, and its row, in units of the axes. */
  readonly from: number;
  readonly to: number;
  readonly row: number;
}

/** What a colour stands for, for a picture that has no page around it. */
export interface Key {
  readonly label: string;
  readonly colour: string;
  readonly striped: boolean;
}

export interface Chart {
  /** In CSS pixels; where it follows from the width, this is the most. */
  readonly height: number;
  /** The height at a width, where it follows from that. */
  readonly heightAt?: (width: number) => number;
  readonly stops: readonly Stop[];
  /** What ECharts draws in these colours, at a width in CSS pixels. */
  readonly option: (palette: Palette, width: number) => EChartsCoreOption;
  /** What the colours stand for, where the chart itself does not say. */
  readonly keys?: (palette: Palette) => readonly Key[];
  /** The map that must be known before it is drawn. */
  readonly map?: string;
}

/** A chart with what it was made of: while that is the same, so is the chart. */
export interface ChartSource {
  readonly madeOf: readonly unknown[];
  readonly make: () => Chart;
}

/** The room beside what is drawn, for the names of rows, in CSS pixels. */
export const NAME_ROOM = 150;

/** What all charts share. */
export function commonOption(palette: Palette): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: "system-ui, sans-serif", color: palette.text },
    tooltip: {
      // An HTML tooltip would need inline styles, which the content security policy forbids.
      renderMode: "richText",
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 13 },
    },
  };
}

const NAME_SIZE = 12;
const NAME_LINE = 15;

/** The width of a letter by the size of its type, on the average and a little above. */
const LETTER = 0.58;

/** The name of an axis in as many lines as it needs in the room, in CSS pixels. */
export function axisName(name: string, room: number): string[] {
  return lines(name, room, (text) => text.length * NAME_SIZE * LETTER);
}

/** The room beneath a horizontal axis for its name, in CSS pixels. */
export function nameRoom(name: string, room: number): number {
  return 15 + axisName(name, room).length * NAME_LINE;
}

/** Breaks a text between words into lines that fit a room. */
export function lines(text: string, room: number, widthOf: (text: string) => number): string[] {
  const broken: string[] = [];
  for (const word of text.split(" ")) {
    const last = broken.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= room) {
      broken[broken.length - 1] = `${last} ${word}`;
    } else {
      broken.push(word);
    }
  }
  return broken;
}

/**
 * An axis of percentages, with what it measures, which is broken where the room is narrower than that; numbers left of
 * 0 are told without their sign.
 */
export function shareAxis(
  palette: Palette,
  name: string,
  room: number,
  [min, max]: readonly [number, number] = [0, 100],
): Record<string, unknown> {
  return {
    type: "value",
    min,
    max,
    name: axisName(name, room).join("\n"),
    nameLocation: "middle",
    nameGap: 30,
    nameTextStyle: { color: palette.muted, fontSize: NAME_SIZE, lineHeight: NAME_LINE },
    axisLabel: { color: palette.muted, formatter: (value: number) => `${Math.abs(value)}%`, hideOverlap: true },
    splitLine: { lineStyle: { color: palette.line } },
    axisLine: { show: false },
  };
}

/** An axis of names from top to bottom. */
export function nameAxis(palette: Palette, names: readonly string[]): Record<string, unknown> {
  return {
    type: "category",
    inverse: true,
    data: names,
    axisLabel: { color: palette.text, fontSize: 13, lineHeight: 16, width: 130, overflow: "break" },
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
  };
}
