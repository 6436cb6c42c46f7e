import { equal } from "./asserting.ts";
import { numbersIn } from "../../main/resources/web/app/numbers.ts";

const english = numbersIn("en-GB");
const dutch = numbersIn("nl");

Deno.test("shares are whole percentages", () => {
  equal(english.percent(0.705), "71%");
  equal(english.percent(0), "0%");
  equal(english.percentRange(0.672, 0.7349), "67–73%");
  equal(dutch.percentRange(0.05, 1), "5–100%");
});

Deno.test("points are told without a needless sign", () => {
  equal(english.points(0.051), "5");
  equal(english.points(-0.001), "0");
  equal(english.signedPoints(0.03), "+3");
  equal(english.signedPoints(-0.02), "-2");
  equal(english.signedPoints(-0.001), "0");
});

Deno.test("how long ago is told in one unit", () => {
  equal(english.ago(0), "now");
  equal(english.ago(-5), "now");
  equal(english.ago(59.9), "59 seconds ago");
  equal(english.ago(60), "1 minute ago");
  equal(english.ago(3_599), "59 minutes ago");
  equal(english.ago(3_600), "1 hour ago");
  equal(english.ago(86_400 * 3), "3 days ago");
  equal(dutch.ago(120), "2 minuten geleden");
});

Deno.test("days are those of UTC, wherever the reader is", () => {
  equal(english.day("2026-03-01T00:00:00Z"), "1 Mar 2026");
  equal(english.day("2026-03-01T23:59:59Z"), "1 Mar 2026");
  equal(dutch.day("2026-03-01"), "1 mrt 2026");
});

Deno.test("a currency that nobody knows is told by its code", () => {
  equal(english.money(1_234, "EUR"), "€1,234");
  equal(english.money(1_234, "no currency"), "1,234 no currency");
});

Deno.test("an amount is told as it is on record", () => {
  equal(english.money(0.4, "EUR"), "€0.40");
  equal(english.money(1_234.6, "EUR"), "€1,234.60");
  equal(english.money(12_500, "JPY").replace("JP", ""), "¥12,500");
  equal(dutch.money(0.4, "EUR").replace(/\s/, " "), "€ 0,40");
});

Deno.test("tenths are written as the language does", () => {
  equal(english.tenths(1.5), "1.5");
  equal(english.tenths(2), "2.0");
  equal(dutch.tenths(1.54), "1,5");
});

Deno.test("things in a row end with the word for and", () => {
  equal(english.list(["a", "b", "c"]), "a, b and c");
  equal(dutch.list(["a", "b"]), "a en b");
});

Deno.test("the ends of a range are those that are told alone", () => {
  for (let thousandths = 0; thousandths <= 1_000; thousandths++) {
    const share = thousandths / 1_000;
    equal(english.percentRange(share, 1), `${english.percent(share).replace("%", "")}–100%`);
  }
});

Deno.test("a day ago need not have been yesterday", () => {
  equal(english.ago(86_399), "23 hours ago");
  equal(english.ago(86_400), "1 day ago");
  equal(english.ago(47 * 3_600), "1 day ago");
  equal(english.ago(48 * 3_600), "2 days ago");
  equal(dutch.ago(48 * 3_600), "2 dagen geleden");
});

Deno.test("less than a second is now, and a second is one", () => {
  equal(english.ago(0.9), "now");
  equal(english.ago(1), "1 second ago");
  equal(dutch.ago(0.9), "nu");
});

Deno.test("no difference has no sign, not even that of -0", () => {
  equal(english.points(-0), "0");
  equal(english.signedPoints(-0), "0");
  equal(english.signedPoints(0.004), "0");
});

Deno.test("counts are grouped as the language does", () => {
  equal(english.count(12_345), "12,345");
  equal(dutch.count(12_345), "12.345");
});

Deno.test("a code that looks like a currency is told as one", () => {
  equal(english.money(1_234, "XQZ").replace(/\s/, " "), "XQZ 1,234");
});
