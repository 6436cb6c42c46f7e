// The shapes of maps, fetched when the first map is drawn.

import type { Engine } from "./charts/engine.ts";

const known = new Map<string, Promise<void>>();

/** Makes a map known to the engine; without its shapes the map stays away, and its table remains. */
export function mapKnown(engine: Engine, map: string): Promise<void> {
  let knowing = known.get(map);
  if (knowing === undefined) {
    knowing = load(engine, map);
    known.set(map, knowing);
    // Whoever comes back to the map tries again.
    knowing.catch(() => known.delete(map));
  }
  return knowing;
}

async function load(engine: Engine, map: string): Promise<void> {
  const response = await fetch(`${map}.geo.json`);
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  engine.registerMap(map, await response.json());
}
