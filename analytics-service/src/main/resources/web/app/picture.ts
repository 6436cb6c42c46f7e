// A chart as a picture that stands alone: with its title, what it shows of which deals, its key, and its source.

import { type Chart, type Key, lines } from "./charts/chart.ts";
import { type Engine, engine } from "./charts/engine.ts";
import { type Palette, palette } from "./theme.ts";

export interface Picture {
  readonly title: string;
  /** What the chart shows, and of which deals. */
  readonly caption: string;
  readonly chart: Chart;
  /** Where the figures are from, and as of when. */
  readonly source: string;
}

// In CSS pixels.
const WIDTH = 1_000;
const MARGIN = 24;
const ROOM = WIDTH - 2 * MARGIN;
const TITLE_LINE = 30;
const TEXT_LINE = 19;
const KEY_LINE = 26;

/** So that it is sharp on paper too. */
const PIXEL_RATIO = 2;

/** Draws a picture in the colours of the page. */
export async function draw({ title, caption, chart, source }: Picture): Promise<HTMLCanvasElement> {
  const charts = await engine();
  const colours = palette();
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d")!;
  pen.font = TEXT_FONT;
  const captionLines = lines(caption, ROOM, (text) => pen.measureText(text).width);
  const keys = chart.keys?.(colours) ?? [];
  const top = MARGIN + TITLE_LINE + captionLines.length * TEXT_LINE + 12;
  const bottom = top + chart.height + (keys.length > 0 ? KEY_LINE : 0);
  canvas.width = WIDTH * PIXEL_RATIO;
  canvas.height = (bottom + TEXT_LINE + MARGIN) * PIXEL_RATIO;
  // A canvas forgets its pen when its size is set.
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  pen.fillStyle = colours.surface;
  pen.fillRect(0, 0, WIDTH, canvas.height);
  pen.textBaseline = "top";
  pen.fillStyle = colours.text;
  pen.font = TITLE_FONT;
  pen.fillText(title, MARGIN, MARGIN, ROOM);
  pen.font = TEXT_FONT;
  pen.fillStyle = colours.muted;
  captionLines.forEach((line, index) => pen.fillText(line, MARGIN, MARGIN + TITLE_LINE + index * TEXT_LINE));
  pen.drawImage(drawing(charts, chart, colours), MARGIN, top, ROOM, chart.height);
  drawKeys(pen, keys, colours, top + chart.height);
  pen.fillStyle = colours.muted;
  pen.fillText(source, MARGIN, bottom + 8, ROOM);
  return canvas;
}

const TITLE_FONT = "600 20px system-ui, sans-serif";
const TEXT_FONT = "14px system-ui, sans-serif";

function drawing(charts: Engine, chart: Chart, colours: Palette): HTMLCanvasElement {
  const instance = charts.init(document.createElement("div"), null, {
    renderer: "canvas",
    width: ROOM,
    height: chart.height,
    devicePixelRatio: PIXEL_RATIO,
  });
  instance.setOption(chart.option(colours, ROOM));
  const canvas = instance.renderToCanvas({ pixelRatio: PIXEL_RATIO });
  instance.dispose();
  return canvas;
}

function drawKeys(pen: CanvasRenderingContext2D, keys: readonly Key[], colours: Palette, top: number): void {
  let left = MARGIN;
  for (const key of keys) {
    pen.fillStyle = key.colour;
    pen.fillRect(left, top, 20, 14);
    if (key.striped) {
      pen.fillStyle = colours.surface;
      [4, 10, 16].forEach((offset) => pen.fillRect(left + offset, top, 3, 14));
    }
    pen.strokeStyle = colours.line;
    pen.strokeRect(left, top, 20, 14);
    pen.fillStyle = colours.text;
    pen.fillText(key.label, left + 26, top);
    left += 26 + pen.measureText(key.label).width + 22;
  }
}
