// Light and dark, and the colours of charts, which the style sheet says.

import { type Option, preventions, type Relationship, relationships, strategies } from "./codes.ts";

export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** How many steps the scale of shares has, from 0 to 100 %. */
export const SCALE_STEPS = 10;

export interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly surface: string;
  readonly option: (option: Option) => string;
  readonly relationship: (relationship: Relationship) => string;
  /** The colour of a share of 0 to 1. */
  readonly share: (share: number) => string;
}

/** The mark of an option in charts, so that colour never stands alone. */
export const symbols: Record<Option, string> = {
  CONFRONT: "circle",
  SAVE_FACE: "rect",
  BUILD_TRUST: "triangle",
  NONE: "circle",
  SURFACED: "rect",
  COVERED: "triangle",
};

/** The step of a share of 0 to 1 on the scale, from 0. */
export function scaleStep(share: number): number {
  return Math.min(SCALE_STEPS - 1, Math.max(0, Math.floor(share * SCALE_STEPS)));
}

export function applyTheme(theme: Theme): void {
  if (theme === "auto") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
}

/** The colours as the page has them now. */
export function palette(): Palette {
  // A variable's own value may be a choice between light and dark; only where it is used is it a colour.
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return style.color;
  };
  const ofCode = (kind: string, code: string) => colour(`${kind}-${code.toLowerCase().replace("_", "-")}`);
  const named = {
    text: colour("text"),
    muted: colour("muted"),
    line: colour("line"),
    surface: colour("surface"),
  };
  const option = new Map([...strategies, ...preventions].map((code) => [code, ofCode("option", code)]));
  const relationship = new Map(relationships.map((code) => [code, ofCode("relationship", code)]));
  const shares = [...Array(SCALE_STEPS).keys()].map((step) => colour(`share-${step}`));
  probe.remove();
  return {
    ...named,
    option: (code) => option.get(code)!,
    relationship: (code) => relationship.get(code)!,
    share: (share) => shares[scaleStep(share)]!,
  };
}

/** Calls back when this device changes between light and dark. */
export function onDeviceTheme(changed: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
}
