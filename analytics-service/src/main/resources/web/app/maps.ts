// The shapes of the world, fetched when the first map is drawn.

import { echarts } from "./echarts.ts";

const known = new Set<string>();
const waiting = new Map<string, (() => void)[]>();

export function isKnown(map: string): boolean {
  return known.has(map);
}

/** Calls back once the shapes of a map have arrived; without them the map stays away, and its table remains. */
export function onceKnown(map: string, callback: () => void): void {
  const others = waiting.get(map);
  if (others !== undefined) {
    others.push(callback);
    return;
  }
  waiting.set(map, [callback]);
  void load(map);
}

async function load(map: string): Promise<void> {
  try {
    const response = await fetch(`${map}.geo.json`);
    if (response.ok) {
      echarts.registerMap(map, await response.json());
      known.add(map);
      waiting.get(map)?.forEach((callback) => callback());
    }
  } finally {
    waiting.delete(map);
  }
}
