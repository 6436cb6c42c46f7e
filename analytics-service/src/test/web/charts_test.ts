import { equal, ok, same } from "./asserting.ts";
import { axisName, lines } from "../../main/resources/web/app/charts/chart.ts";
import { forest, type ForestRow } from "../../main/resources/web/app/charts/forest.ts";
import { heatmap } from "../../main/resources/web/app/charts/heatmap.ts";
import { type OutcomeRow, outcomes, reachOf } from "../../main/resources/web/app/charts/outcomes.ts";
import { trend } from "../../main/resources/web/app/charts/trend.ts";
import { WORLD, worldMap } from "../../main/resources/web/app/charts/worldMap.ts";
import { type Palette, scaleStep } from "../../main/resources/web/app/theme.ts";
import { en } from "../../main/resources/web/app/words/en.ts";
import { dice } from "./dice.ts";
import { outcomes as counts } from "./examples.ts";

const palette: Palette = {
  text: "text",
  muted: "muted",
  line: "line",
  surface: "surface",
  option: (option) => option,
  relationship: (relationship) => relationship,
  share: (share) => `share-${scaleStep(share)}`,
};

// deno-lint-ignore no-explicit-any
type Drawn = any;

const words = { unit: "in %", estimate: "Expected", range: "Range", crude: "Observed" };

function row(low: number, estimate: number, high: number, crude: number | null = null): ForestRow {
  return { option: "CONFRONT", name: "Confront", estimate, low, high, crude, label: "a, b", href: "?" };
}

Deno.test("the axis of a forest plot holds every row, and never makes small differences large", () => {
  const next = dice(7);
  for (let i = 0; i < 1_000; i++) {
    const rows = Array.from({ length: 1 + next.below(3) }, () => {
      const [low, estimate, high] = [next.next(), next.next(), next.next()].sort() as [number, number, number];
      return row(low, estimate, high, next.below(2) === 0 ? null : next.next());
    });
    const { xAxis } = forest(rows, words).option(palette, 800) as Drawn;
    for (const { low, high, crude } of rows) {
      ok(xAxis.min <= low * 100 && high * 100 <= xAxis.max, `${i}: ${xAxis.min} to ${xAxis.max}`);
      ok(crude === null || (xAxis.min <= crude * 100 && crude * 100 <= xAxis.max), `${i}`);
    }
    ok(xAxis.max - xAxis.min >= 40 && xAxis.min >= 0 && xAxis.max <= 100, `${i}: ${xAxis.min} to ${xAxis.max}`);
  }
});

Deno.test("at either end the axis of a forest plot stops at 0 and 100 %", () => {
  const axis = (one: ForestRow) => (forest([one], words).option(palette, 800) as Drawn).xAxis;
  same([axis(row(0, 0.01, 0.02)).min, axis(row(0, 0.01, 0.02)).max], [0, 40]);
  same([axis(row(0.98, 0.99, 1)).min, axis(row(0.98, 0.99, 1)).max], [60, 100]);
});

Deno.test("a point with its interval is one stop of the keyboard", () => {
  const { stops } = forest([row(0.5, 0.6, 0.7), row(0.1, 0.2, 0.3)], words);
  same(stops.map(({ from, to, row }) => [from, to, row]), [[50, 70, 0], [10, 30, 1]]);
});

Deno.test("a row that was not observed has no diamond", () => {
  const drawn = forest([row(0.5, 0.6, 0.7), row(0.1, 0.2, 0.3, 0.25)], words).option(palette, 800) as Drawn;
  same(drawn.series[2].data, [[25, 1]]);
});

function outcomeRow(...observed: readonly [number, number, number, number, number]): OutcomeRow {
  const all = observed.reduce((sum, count) => sum + count, 0);
  const shares = Object.fromEntries(Object.entries(counts(...observed)).map(([code, count]) => [code, count / all]));
  return {
    option: "CONFRONT",
    name: "Confront",
    shares: shares as OutcomeRow["shares"],
    label: "",
    href: "?",
    hrefOf: (relationship) => `?${relationship}`,
    labelOf: (relationship) => relationship,
  };
}

Deno.test("what was lost lies left of the line and what was kept right of it, all of it once", () => {
  const drawn = outcomes([outcomeRow(10, 20, 30, 25, 15)], 80, en.relationships, "in %").option(palette, 800) as Drawn;
  const values: Record<string, number> = Object.fromEntries(
    drawn.series.map((series: Drawn) => [series.name, Math.round(series.data[0].value)]),
  );
  same(values, { Strained: -20, Severed: -10, Maintained: 30, Strengthened: 25, "For life": 15 });
});

Deno.test("charts that are compared reach as far as the longest side", () => {
  equal(reachOf([outcomeRow(1, 1, 1, 1, 1).shares]), 60);
  equal(reachOf([outcomeRow(9, 1, 0, 0, 0).shares, outcomeRow(1, 1, 1, 1, 1).shares]), 100);
  equal(reachOf([]), 20);
});

Deno.test("a number that its segment has no room for is left to the table", () => {
  const drawn = (width: number) =>
    (outcomes([outcomeRow(10, 20, 30, 25, 15)], 80, en.relationships, "").option(palette, width) as Drawn).series[1]
      .label.formatter({ value: -10 });
  equal(drawn(1_200), "10%");
  equal(drawn(350), "");
});

Deno.test("a period without deals leaves a gap in a trend", () => {
  const chart = trend(
    [{ option: "CONFRONT", name: "Confront", points: [{ rate: 0.5, label: "", href: "?" }, null] }],
    ["2026-Q1", "2026-Q2"],
    "in %",
  );
  same((chart.option(palette, 800) as Drawn).series[0].data.map((point: Drawn) => point.value), [50, null]);
});

Deno.test("what is less than sure is striped on the map", () => {
  const chart = worldMap(
    [true, false].map((striped, index) => ({
      country: ["NL", "JP"][index]!,
      label: "label",
      href: "?",
      fill: () => ({ colour: "red", striped }),
    })),
    () => [],
  );
  const [data] = (chart.option(palette, 800) as Drawn).series;
  same(data.data.map((area: Drawn) => [area.name, "decal" in area.itemStyle]), [["NL", true], ["JP", false]]);
  equal(data.tooltip.formatter({ name: "NL" }), "label");
  equal(data.tooltip.formatter({ name: "XX" }), "");
});

Deno.test("a cell with too little evidence has no colour in the picture of the matrix", () => {
  const drawn = heatmap(["a"], ["b", "c"], [
    { column: 0, row: 0, share: null, text: "" },
    { column: 0, row: 1, share: 0.95, text: "" },
  ]).option(palette, 800) as Drawn;
  same(drawn.series[0].data.map((cell: Drawn) => cell.itemStyle.color), ["surface", "share-9"]);
});

Deno.test("the scale of shares has ten steps", () => {
  same([-1, 0, 0.099, 0.1, 0.999, 1, 2].map(scaleStep), [0, 0, 0, 1, 9, 9, 9]);
});

Deno.test("the name of an axis is broken where its room is narrow, and no word is lost", () => {
  const name = "Deals whose relationship was kept, in %";
  equal(axisName(name, 1_000).length, 1);
  const broken = axisName(name, 180);
  ok(broken.length > 1, `${broken}`);
  equal(broken.join(" "), name);
  same(lines("a word", 1, (text) => text.length), ["a", "word"]);
});

Deno.test("on a phone the map is as low as it is narrow", () => {
  const chart = worldMap([], () => []);
  ok(chart.heightAt!(340) < 200, `${chart.heightAt!(340)}`);
  equal(chart.heightAt!(2_000), chart.height);
});

Deno.test("a chart without rows has an axis all the same", () => {
  const { xAxis } = forest([], words).option(palette, 800) as Drawn;
  same([xAxis.min, xAxis.max], [0, 100]);
});

Deno.test("the keyboard goes through a forest plot from top to bottom, and shows each estimate", () => {
  const rows = [row(0.1, 0.2, 0.3), row(0.4, 0.5, 0.6), row(0.7, 0.8, 0.9)];
  const chart = forest(rows, words);
  const { series } = chart.option(palette, 800) as Drawn;
  same(chart.stops.map((stop) => stop.row), [0, 1, 2]);
  same(
    chart.stops.map(({ seriesIndex, dataIndex }) => series[seriesIndex].data[dataIndex].value),
    [[20, 0], [50, 1], [80, 2]],
  );
});

Deno.test("an interval is drawn from end to end, in the colour of its option", () => {
  const [intervals] = (forest([row(0.25, 0.5, 0.75)], words).option(palette, 800) as Drawn).series;
  const { children } = intervals.renderItem({}, {
    value: (dimension: number) => intervals.data[0][dimension],
    coord: ([x, y]: [number, number]) => [x * 2, y],
  });
  same([children[0].shape.x1, children[0].shape.x2, children[0].style.stroke], [50, 150, "CONFRONT"]);
});

Deno.test("whatever came out, both sides together are all deals", () => {
  const next = dice(11);
  for (let i = 0; i < 500; i++) {
    const observed = [0, 0, 0, 0, 0].map(() => next.below(50)) as [number, number, number, number, number];
    observed[next.below(5)]! += 1;
    const drawn = outcomes([outcomeRow(...observed)], 100, en.relationships, "").option(palette, 800) as Drawn;
    const values: number[] = drawn.series.map((series: Drawn) => series.data[0].value);
    const reaches = (side: (value: number) => boolean) => values.filter(side).reduce((sum, value) => sum + value, 0);
    const [left, right] = [reaches((value) => value < 0), reaches((value) => value > 0)];
    ok(Math.abs(right - left - 100) < 1e-9, `${i}: ${values}`);
    const [stop] = outcomes([outcomeRow(...observed)], 100, en.relationships, "").stops;
    ok(Math.abs(stop!.from - left) < 1e-9 && Math.abs(stop!.to - right) < 1e-9, `${i}: ${stop!.from} to ${stop!.to}`);
  }
});

Deno.test("the reach holds the longest side, and is no longer than it must be", () => {
  for (let deals = 1; deals <= 60; deals++) {
    for (let maintained = 0; maintained <= deals; maintained++) {
      for (let strengthened = 0; strengthened <= deals - maintained; strengthened++) {
        const all = outcomeRow(0, 0, maintained, strengthened, deals - maintained - strengthened).shares;
        equal(reachOf([all]), 100, `${maintained} and ${strengthened} of ${deals}`);
      }
    }
  }
  for (let kept = 0; kept <= 100; kept++) {
    const longest = Math.max(kept, 100 - kept);
    equal(reachOf([outcomeRow(100 - kept, 0, kept, 0, 0).shares]), Math.ceil(longest / 20) * 20, `${kept}`);
  }
});

Deno.test("each part of a bar has the deals behind it, and its own words", () => {
  const { series } = outcomes([outcomeRow(10, 20, 30, 25, 15)], 80, en.relationships, "").option(palette, 800) as Drawn;
  same(
    series.map(({ data: [bar] }: Drawn) => [bar.href, bar.tooltip.formatter]),
    ["STRAINED", "SEVERED", "MAINTAINED", "STRENGTHENED", "FOR_LIFE"].map((code) => [`?${code}`, code]),
  );
});

Deno.test("options are told apart without their colours", () => {
  const codes = ["CONFRONT", "SAVE_FACE", "BUILD_TRUST"] as const;
  const point = { rate: 0.5, label: "", href: "?" };
  const { series } = trend(codes.map((option) => ({ option, name: option, points: [point] })), ["a"], "")
    .option(palette, 800) as Drawn;
  equal(new Set(series.map(({ symbol }: Drawn) => symbol)).size, 3);
  equal(new Set(series.map(({ lineStyle }: Drawn) => lineStyle.type)).size, 3);
  const points =
    (forest(codes.map((option) => ({ ...row(0.1, 0.2, 0.3), option })), words).option(palette, 800) as Drawn)
      .series[1].data;
  equal(new Set(points.map(({ symbol }: Drawn) => symbol)).size, 3);
});

Deno.test("no tooltip is made of HTML, which the content security policy would not let stand", () => {
  const charts = [
    forest([row(0.1, 0.2, 0.3)], words),
    outcomes([outcomeRow(1, 1, 1, 1, 1)], 60, en.relationships, ""),
    trend([], [], ""),
    worldMap([], () => []),
    heatmap([], [], []),
  ];
  for (const chart of charts) {
    equal((chart.option(palette, 800) as Drawn).tooltip.renderMode, "richText");
  }
});

Deno.test("shapes of the map are found by the codes of countries", () => {
  const [map] = (worldMap([], () => []).option(palette, 800) as Drawn).series;
  same([map.map, map.nameProperty], [WORLD, "iso"]);
});
