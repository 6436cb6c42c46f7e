// Numbers and times in words, in the reader's language.

export interface Numbers {
  /** A share of 0 to 1 as a whole percentage. */
  percent(share: number): string;
  /** Two shares as one range of percentages. */
  percentRange(low: number, high: number): string;
  /** A difference of shares in percentage points, without the word; `-0` is 0. */
  points(difference: number): string;
  /** The same with its sign. */
  signedPoints(difference: number): string;
  count(number: number): string;
  /** A number with one decimal. */
  tenths(number: number): string;
  /** A day, from an ISO date or date-time, in UTC. */
  day(iso: string): string;
  /** A moment, in the reader's time zone. */
  moment(iso: string): string;
  /** How long ago something was, in one unit. */
  ago(seconds: number): string;
  list(items: readonly string[]): string;
  /** An amount, with the decimals of its currency unless it is whole. */
  money(amount: number, currency: string): string;
}

export function numbersIn(language: string): Numbers {
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(language, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium" });
  // Not "yesterday": 47 hours ago is a day ago, but that was the day before.
  const relative = new Intl.RelativeTimeFormat(language);
  const now = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(0, "second");
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  return {
    percent: (share) => percent.format(share),
    percentRange: (low, high) => `${withoutSign(percent, low)}–${percent.format(high)}`,
    points: (difference) => whole.format(Math.round(difference * 100) + 0),
    signedPoints: (difference) => signed.format(Math.round(difference * 100) + 0),
    count: (number) => whole.format(number),
    tenths: (number) => tenths.format(number),
    day: (iso) => day.format(new Date(iso)),
    moment: (iso) => moment.format(new Date(iso)),
    ago: (seconds) => {
      const [amount, unit] = inOneUnit(Math.max(0, seconds));
      return amount < 1 ? now : relative.format(-Math.floor(amount), unit);
    },
    list: (items) => list.format(items),
    money: (amount, currency) => inCurrency(language, amount, currency),
  };
}

/** Rounded as with its sign: times 100, 0.145 is less than 14.5. */
function withoutSign(percent: Intl.NumberFormat, share: number): string {
  return percent.formatToParts(share).filter(({ type }) => type === "integer").map(({ value }) => value).join("");
}

/** A currency that this browser does not know is told by its code. */
function inCurrency(language: string, amount: number, currency: string): string {
  try {
    return new Intl.NumberFormat(language, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" })
      .format(amount);
  } catch {
    return `${new Intl.NumberFormat(language).format(amount)} ${currency}`;
  }
}

function inOneUnit(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  if (seconds < 60) {
    return [seconds, "second"];
  }
  if (seconds < 3_600) {
    return [seconds / 60, "minute"];
  }
  if (seconds < 86_400) {
    return [seconds / 3_600, "hour"];
  }
  return [seconds / 86_400, "day"];
}
