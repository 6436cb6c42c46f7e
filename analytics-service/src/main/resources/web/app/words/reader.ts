// How figures are told to one reader: language, numbers, names of codes.

import type { Words } from "./en.ts";
import { en } from "./en.ts";
import { nl } from "./nl.ts";
import { type Numbers, numbersIn } from "../numbers.ts";
import { type Dimension, isClosedDimension, type Of, type Option, preventions, strategies, UNKNOWN } from "../codes.ts";

export const languages = { en, nl } as const;
export type Language = keyof typeof languages;

export interface Reader {
  readonly language: Language;
  readonly words: Words;
  readonly numbers: Numbers;
  /** The name of a code of a dimension; of a code that nobody knows, the code. */
  name(dimension: Dimension, code: string): string;
  option(option: Option): string;
  /** A probability that an option is best, never as certainty, one way or the other. */
  sure(probability: number): string;
}

export function readerOf(language: Language): Reader {
  const words: Words = languages[language];
  const numbers = numbersIn(localeOf(language));
  const countries = new Intl.DisplayNames(language, { type: "region", fallback: "code" });
  const name = (dimension: Dimension, code: string): string => {
    if (code === UNKNOWN) {
      return words.unknown;
    }
    if (dimension === "country") {
      return countryName(countries, code);
    }
    if (dimension === "month" || dimension === "quarter") {
      return code;
    }
    if (isClosedDimension(dimension)) {
      const names: Readonly<Record<string, string>> = words.codes[dimension];
      // What strangers write must not be taken for what every object has.
      return Object.hasOwn(names, code) ? names[code]! : code;
    }
    return code;
  };
  return {
    language,
    words,
    numbers,
    name,
    option: (option) => name(ofOption(option), option),
    sure: (probability) => {
      if (probability > 0.99) {
        return words.nearlyCertain;
      }
      return probability < 0.01 ? words.nearlyRuledOut : numbers.percent(probability);
    },
  };
}

/** The reader's own kind of a language, such as British English, if his browser names one. */
function localeOf(language: Language): string {
  return navigator.languages.find((locale) => locale.startsWith(`${language}-`)) ?? language;
}

/** The options of a question, in the order of the vocabulary. */
export function optionsOf(of: Of): readonly Option[] {
  return of === "strategy" ? strategies : preventions;
}

function ofOption(option: Option): Of {
  return (strategies as readonly string[]).includes(option) ? "strategy" : "prevention";
}

function countryName(countries: Intl.DisplayNames, code: string): string {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code;
  }
}
