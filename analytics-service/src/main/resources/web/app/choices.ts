// What each filter can be set to.

import type { Address } from "./address.ts";
import type { Answer, Answers } from "./answers.ts";
import type { Countries, Standings } from "./api.ts";
import { closedDimensions, type FilterDimension, UNKNOWN } from "./codes.ts";
import { byName } from "./words/names.ts";
import type { Reader } from "./words/reader.ts";

/** Where the choices are known from; a page is one. */
export interface Known {
  readonly address: Address;
  readonly answers: Pick<Answers, "to">;
  readonly reader: Reader;
}

export interface Choices {
  readonly codes: readonly string[];
  /** Whether these are all; else some are still on their way, or could not be had. */
  readonly state: Answer<unknown>["state"];
}

/** The codes that a filter can be set to, and always those that it is set to: whatever is not offered is taken away. */
export function choicesOf(known: Known, dimension: FilterDimension): Choices {
  const { codes, state } = offered(known, dimension);
  const set = known.address.filters.get(dimension) ?? [];
  return { codes: [...codes, ...set.filter((code) => !codes.includes(code))], state };
}

function offered({ answers, reader }: Known, dimension: FilterDimension): Choices {
  switch (dimension) {
    case "country": {
      const countries = answers.to<Countries>("/v1/countries");
      return {
        codes: countries.state === "ready"
          ? byName(reader, dimension, countries.value.countries.map((country) => country.code))
          : [],
        state: countries.state,
      };
    }
    case "team": {
      // Those that there are: a team that has met no refusal is known by what it did beforehand alone.
      const both = ["strategy", "prevention"].map((of) => answers.to<Standings>(`/v1/standings?of=${of}&by=team`));
      const teams = both.flatMap((standings) =>
        standings.state === "ready" ? standings.value.groups.map((group) => group.key[0]!) : []
      );
      return {
        codes: byName(reader, dimension, [...new Set(teams)]),
        state: both.find((standings) => standings.state === "failed")?.state ??
          both.find((standings) => standings.state === "waiting")?.state ?? "ready",
      };
    }
    case "culture":
    case "decision":
      return { codes: closedDimensions[dimension], state: "ready" };
    case "region":
      return { codes: [...byName(reader, dimension, closedDimensions[dimension]), UNKNOWN], state: "ready" };
    default:
      return { codes: [...closedDimensions[dimension], UNKNOWN], state: "ready" };
  }
}
