// The world, each country in the colour of its group.

import type { Palette } from "../theme.ts";
import { type Chart, commonOption, type Key } from "./chart.ts";

/** The name under which the shapes are registered. */
export const WORLD = "world";

// What is shown, in degrees: all but Antarctica, from Alaska to the east of Russia.
const WEST = -170;
const EAST = 190;
const NORTH = 84;
const SOUTH = -57;

/** The width of a degree by its height. */
const ASPECT = 0.85;

/** The width of what is shown by its height. */
const PROPORTION = (EAST - WEST) * ASPECT / (NORTH - SOUTH);

const HEIGHT = 440;

export interface MapArea {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly label: string;
  readonly href: string;
  readonly fill: (palette: Palette) => Fill;
}

export interface Fill {
  readonly colour: string;
  /** Stripes for what is less than sure, so that colour does not stand alone. */
  readonly striped: boolean;
}

export function worldMap(areas: readonly MapArea[], keys: (palette: Palette) => readonly Key[]): Chart {
  const labels = new Map(areas.map((area) => [area.country, area.label]));
  return {
    height: HEIGHT,
    heightAt: (width) => Math.min(HEIGHT, Math.ceil(width / PROPORTION)),
    // The table beneath has every group; a stop for each country would be hundreds.
    stops: [],
    map: WORLD,
    keys,
    option: (palette, width) => ({
      ...commonOption(palette),
      series: [
        {
          type: "map",
          map: WORLD,
          nameProperty: "iso",
          selectedMode: false,
          roam: false,
          layoutCenter: ["50%", "50%"],
          layoutSize: Math.min(width, HEIGHT * PROPORTION),
          aspectScale: ASPECT,
          boundingCoords: [[WEST, NORTH], [EAST, SOUTH]],
          label: { show: false },
          itemStyle: { areaColor: palette.surface, borderColor: palette.muted, borderWidth: 0.4 },
          emphasis: {
            label: { show: false },
            itemStyle: { areaColor: null, borderColor: palette.text, borderWidth: 1.5 },
          },
          tooltip: { formatter: ({ name }: { name: string }) => labels.get(name) ?? "" },
          data: areas.map((area) => {
            const fill = area.fill(palette);
            return {
              name: area.country,
              value: 1,
              href: area.href,
              itemStyle: {
                areaColor: fill.colour,
                ...(fill.striped ? { decal: stripes(palette) } : {}),
              },
            };
          }),
        },
      ],
    }),
  };
}

function stripes(palette: Palette): Record<string, unknown> {
  return { symbol: "rect", color: palette.surface, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 };
}
