// The element that draws a chart: SVG, the size of its room, and links over it where the keyboard stops.

import type { Chart, ChartSource, Stop } from "../charts/chart.ts";
import { type Engine, engine } from "../charts/engine.ts";
import { mapKnown } from "../maps.ts";
import { palette } from "../theme.ts";

type Instance = ReturnType<Engine["init"]>;

/** The smallest side of a focus stop, in CSS pixels. */
const STOP_SIZE = 24;

export class ChartElement extends HTMLElement {
  private readonly canvas = document.createElement("div");
  private readonly stops = document.createElement("div");
  private readonly resizing = new ResizeObserver(() => this.resize());
  private instance: Instance | undefined;
  private madeOf: readonly unknown[] | undefined;
  private chart: Chart | undefined;

  /** What to draw; drawn anew only if what it is made of has changed. */
  set source(source: ChartSource) {
    if (this.madeOf !== undefined && same(this.madeOf, source.madeOf)) {
      return;
    }
    this.madeOf = source.madeOf;
    this.chart = source.make();
    this.draw();
  }

  connectedCallback(): void {
    if (!this.canvas.isConnected) {
      this.canvas.className = "chart-drawing";
      // What it shows is said by the links over it and by the table beneath.
      this.canvas.setAttribute("aria-hidden", "true");
      this.stops.className = "chart-stops";
      this.append(this.canvas, this.stops);
    }
    document.addEventListener("themechange", this.repaint);
    this.resizing.observe(this);
    this.draw();
  }

  disconnectedCallback(): void {
    document.removeEventListener("themechange", this.repaint);
    this.resizing.disconnect();
    this.instance?.dispose();
    this.instance = undefined;
  }

  private readonly draw = (): void => {
    const chart = this.chart;
    // Without a width it is not laid out yet; the resize observer tells when it is.
    if (chart !== undefined && this.isConnected) {
      this.canvas.style.height = `${this.heightOf(chart)}px`;
      if (this.clientWidth > 0) {
        this.drawWhenReady(chart).catch(() => {
          // What it draws with cannot be had. The table beneath has the numbers.
          this.canvas.style.height = "0";
        });
      }
    }
  };

  private async drawWhenReady(chart: Chart): Promise<void> {
    const charts = await engine();
    if (chart.map !== undefined) {
      await mapKnown(charts, chart.map);
    }
    await nextTask();
    // While it was waited for, another may have come in its place, or none.
    if (this.chart !== chart || !this.isConnected) {
      return;
    }
    this.instance ??= this.begin(charts, chart);
    this.paint(this.instance, chart);
  }

  /** At once, for paper does not wait. */
  private readonly repaint = (): void => {
    if (this.instance !== undefined && this.chart !== undefined) {
      this.paint(this.instance, this.chart);
    }
  };

  private paint(instance: Instance, chart: Chart): void {
    const height = this.heightOf(chart);
    this.canvas.style.height = `${height}px`;
    instance.resize({ width: this.clientWidth, height });
    instance.setOption(chart.option(palette(), this.clientWidth), { notMerge: true });
    this.placeStops(instance, chart.stops);
  }

  private begin(charts: Engine, chart: Chart): Instance {
    const instance = charts.init(this.canvas, null, {
      renderer: "svg",
      width: this.clientWidth,
      height: this.heightOf(chart),
    });
    instance.on("click", (event) => {
      const href = (event.data as { href?: string } | undefined)?.href;
      if (href !== undefined) {
        this.dispatchEvent(new CustomEvent("follow", { detail: href, bubbles: true }));
      }
    });
    return instance;
  }

  private heightOf(chart: Chart): number {
    return chart.heightAt?.(this.clientWidth) ?? chart.height;
  }

  private resize(): void {
    if (this.instance === undefined || this.clientWidth !== this.instance.getWidth()) {
      this.draw();
    }
  }

  /** The links are kept while their number is, so that whoever is at one stays there. */
  private placeStops(instance: Instance, stops: readonly Stop[]): void {
    while (this.stops.children.length > stops.length) {
      this.stops.lastElementChild!.remove();
    }
    while (this.stops.children.length < stops.length) {
      this.stops.append(document.createElement("a"));
    }
    stops.forEach((stop, index) => this.place(instance, this.stops.children[index] as HTMLAnchorElement, stop));
  }

  private place(instance: Instance, link: HTMLAnchorElement, stop: Stop): void {
    const [left, y] = instance.convertToPixel({ seriesIndex: stop.seriesIndex }, [stop.from, stop.row]) as number[];
    const [right] = instance.convertToPixel({ seriesIndex: stop.seriesIndex }, [stop.to, stop.row]) as number[];
    const width = Math.max(STOP_SIZE, right! - left! + 16);
    link.href = stop.href;
    link.setAttribute("aria-label", stop.label);
    link.style.left = `${(left! + right!) / 2 - width / 2}px`;
    link.style.top = `${y! - 18}px`;
    link.style.width = `${width}px`;
    link.style.height = "36px";
    const show = { type: "showTip", seriesIndex: stop.seriesIndex, dataIndex: stop.dataIndex };
    link.onfocus = () => instance.dispatchAction(show);
    link.onblur = () => instance.dispatchAction({ type: "hideTip" });
  }
}

customElements.define("fv-chart", ChartElement);

/** So that whoever clicks or types is heard between one chart and the next. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function same(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((value, index) => value === others[index]);
}
