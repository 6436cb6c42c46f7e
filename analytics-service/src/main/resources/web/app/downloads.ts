// What a reader takes along: answers as CSV, charts as PNG.

import { ask } from "./api.ts";
import type { Chart } from "./charts/chart.ts";
import { echarts } from "./echarts.ts";
import type { Page } from "./page.ts";
import { announce } from "./announcer.ts";
import { palette } from "./theme.ts";

const WIDTH = 1_000;
const PIXEL_RATIO = 2;
const TITLE_ROOM = 64;
const SOURCE_ROOM = 36;
const MARGIN = 24;

/** Saves the answer to a question as the API gives it as CSV, byte for byte. */
export async function downloadAnswer(page: Page, title: string, question: string): Promise<void> {
  try {
    const response = await ask(question, "text/csv", page.reader.language);
    const address = URL.createObjectURL(await response.blob());
    save(address, fileName(title, "csv"));
    // The browser has taken hold of the bytes by then.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch {
    announce(page.reader.words.panel.failed);
  }
}

/** Saves a chart as a picture with its title and its source, in the colours of the page. */
export function downloadPicture(page: Page, title: string, chart: Chart, asOf: string | null): void {
  const colours = palette();
  const drawing = echarts.init(null as unknown as HTMLElement, null, {
    renderer: "canvas",
    width: WIDTH - 2 * MARGIN,
    height: chart.height,
    devicePixelRatio: PIXEL_RATIO,
  });
  drawing.setOption(chart.option(colours, WIDTH - 2 * MARGIN));
  const picture = document.createElement("canvas");
  picture.width = WIDTH * PIXEL_RATIO;
  picture.height = (TITLE_ROOM + chart.height + SOURCE_ROOM) * PIXEL_RATIO;
  const pen = picture.getContext("2d")!;
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  pen.fillStyle = colours.surface;
  pen.fillRect(0, 0, WIDTH, picture.height);
  pen.fillStyle = colours.text;
  pen.font = "600 20px system-ui, sans-serif";
  pen.fillText(title, MARGIN, 38, WIDTH - 2 * MARGIN);
  pen.drawImage(
    drawing.renderToCanvas({ pixelRatio: PIXEL_RATIO }),
    MARGIN,
    TITLE_ROOM,
    WIDTH - 2 * MARGIN,
    chart.height,
  );
  pen.fillStyle = colours.muted;
  pen.font = "13px system-ui, sans-serif";
  const { numbers, words } = page.reader;
  pen.fillText(
    words.panel.source(asOf === null ? "–" : numbers.moment(asOf)),
    MARGIN,
    TITLE_ROOM + chart.height + SOURCE_ROOM - 14,
    WIDTH - 2 * MARGIN,
  );
  drawing.dispose();
  save(picture.toDataURL("image/png"), fileName(title, "png"));
}

/** A name that every system takes: the letters and digits of the title. */
export function fileName(title: string, extension: string): string {
  const plain = title.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").toLowerCase();
  return `facevalue-${plain}.${extension}`;
}

function save(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
