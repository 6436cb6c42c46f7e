// The answer in words: what standings say, as a leader would tell it.

import type { Group, OptionStanding, Standings, VerdictStatus } from "./api.ts";
import { type Dimension, type Option, UNKNOWN } from "./codes.ts";
import type { Reader } from "./words/reader.ts";

export interface Sentence {
  readonly text: string;
  /** The key of the group that it is about. */
  readonly key: string;
}

export interface InWords {
  /** Who leads, or probably does, the largest group first. */
  readonly leaders: readonly Sentence[];
  /** Where confronting broke relationships off, the worst first. */
  readonly lockedDoors: readonly Sentence[];
  /** Where it is too close to call, between which, and where too little is known; groups that are alike together. */
  readonly open: readonly string[];
}

/** A share of fewer deals is not told as one. */
const TOLD_FROM_DEALS = 20;

const MOST_DOORS = 3;

/** Standings by one dimension, in words. */
export function inWords(standings: Standings, by: Dimension, reader: Reader): InWords {
  const name = (group: Group) => reader.name(by, group.key[0]!);
  const having = (status: VerdictStatus) => standings.groups.filter((group) => group.verdict.status === status);
  const open = [...having("NO_CLEAR_LEADER"), ...having("TOO_LITTLE_EVIDENCE")];
  return {
    leaders: standings.groups
      .filter((group) => group.verdict.option !== undefined)
      .map((group) => ({ text: leaderSentence(group, standings, by, reader), key: group.key[0]! })),
    lockedDoors: lockedDoors(standings, by, reader),
    open: [...Map.groupBy(open, (group) => openSentence(group, "", reader)).values()]
      .map((alike) => openSentence(alike[0]!, reader.numbers.list(alike.map(name)), reader)),
  };
}

/** The verdict on one group; `by` is null for all deals. */
export function groupSentence(group: Group, standings: Standings, by: Dimension | null, reader: Reader): string {
  if (group.verdict.option !== undefined) {
    return leaderSentence(group, standings, by, reader);
  }
  const name = by === null ? reader.words.overall : reader.name(by, group.key[0]!);
  return openSentence(group, name, reader);
}

/** What is less likely the best is behind, though nobody leads. */
const BEHIND = 0.05;

/** The options that are hardly the best in a group in which two or more others may be. */
function behind(group: Group): readonly Option[] {
  return group.options
    .filter((option) => option.probabilityBest !== null && option.probabilityBest < BEHIND)
    .map((option) => option.option);
}

/** Why nobody leads in a group, or in several of which the same may be said. */
function openSentence(group: Group, places: string, { words, numbers }: Reader): string {
  if (group.verdict.status === "TOO_LITTLE_EVIDENCE") {
    return words.inWords.tooLittle(places);
  }
  const contenders = group.options
    .filter((option) => option.probabilityBest !== null && option.probabilityBest >= BEHIND)
    .map((option) => option.option);
  return behind(group).length === 0
    ? words.inWords.tooClose(places)
    : words.inWords.closeBetween(contenders, behind(group), places, numbers.list);
}

function whereOf(group: Group, by: Dimension | null, reader: Reader): string {
  if (by === null) {
    return reader.words.inWords.overall;
  }
  const key = group.key[0]!;
  return reader.words.where(by, reader.name(by, key), key === UNKNOWN);
}

function leaderSentence(group: Group, standings: Standings, by: Dimension | null, reader: Reader): string {
  const { words, numbers } = reader;
  const { status, option, probabilityBest, lead } = group.verdict;
  const where = whereOf(group, by, reader);
  const sure = reader.sure(probabilityBest!);
  if (status === "LIKELY_LEADER") {
    return words.inWords.likely(where, option!, lead?.over ?? null, sure);
  }
  if (lead === undefined || lead.low <= 0) {
    return words.inWords.leadsWithoutMargin(where, option!, sure);
  }
  return words.inWords.leads(
    where,
    option!,
    lead.over,
    numbers.points(lead.low),
    numbers.points(lead.high),
    sure,
    standings.measure,
  );
}

function lockedDoors(standings: Standings, by: Dimension, reader: Reader): Sentence[] {
  const { words } = reader;
  return standings.groups
    .flatMap((group) => {
      const confronted = group.options.filter((option) => option.option === "CONFRONT");
      const others = group.options.filter((option) => option.option !== "CONFRONT");
      const share = severedShare(confronted);
      const otherShare = severedShare(others);
      return share === null || otherShare === null || share.share <= otherShare.share
        ? []
        : [{ group, share, otherShare }];
    })
    .sort((one, other) => other.share.share - one.share.share)
    .slice(0, MOST_DOORS)
    .map(({ group, share, otherShare }) => ({
      key: group.key[0]!,
      text: words.inWords.lockedDoors(
        whereOf(group, by, reader),
        shareWithCounts(share, reader),
        shareWithCounts(otherShare, reader),
      ),
    }));
}

interface Severed {
  readonly share: number;
  readonly severed: number;
  readonly observed: number;
}

function severedShare(options: readonly OptionStanding[]): Severed | null {
  const observed = options.reduce((sum, option) => sum + observedDeals(option), 0);
  const severed = options.reduce((sum, option) => sum + option.outcomes.SEVERED, 0);
  return observed < TOLD_FROM_DEALS ? null : { share: severed / observed, severed, observed };
}

function shareWithCounts({ share, severed, observed }: Severed, { numbers, words }: Reader): string {
  const counts = words.matrix.ofDeals(numbers.count(severed), numbers.count(observed));
  return `${numbers.percent(share)} (${counts})`;
}

/** Whether no deal counts, nor only lacks an observation. Of all deals there is a group all the same, an empty one. */
export function hasNoDeals({ deals, awaitingObservation }: Standings): boolean {
  return deals + awaitingObservation === 0;
}

/** The deals of an option whose relationship was observed. */
export function observedDeals(option: OptionStanding): number {
  return Object.values(option.outcomes).reduce((sum, deals) => sum + deals, 0);
}
