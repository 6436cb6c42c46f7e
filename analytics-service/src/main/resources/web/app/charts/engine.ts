// ECharts, loaded beside the page: words and tables are there before any chart is.

export type Engine = typeof import("../echarts.ts").echarts;

let loading: Promise<Engine> | undefined;

/** The engine; begins to load it, unless somebody has. */
export function engine(): Promise<Engine> {
  if (loading === undefined) {
    loading = import("../echarts.ts").then(({ echarts }) => echarts);
    // Whoever needs it next tries again.
    loading.catch(() => loading = undefined);
  }
  return loading;
}
