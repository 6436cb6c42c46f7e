import { equal, same } from "./asserting.ts";
import { parseAddress } from "../../main/resources/web/app/address.ts";
import type { Answer } from "../../main/resources/web/app/answers.ts";
import type { DealList, Failure, ListedDeal } from "../../main/resources/web/app/api.ts";
import { type Listed, Listing } from "../../main/resources/web/app/listing.ts";

const ADDRESS = parseAddress("?view=deals&within=culture:ANGLO");
const UNREACHABLE: Failure = { kind: "unreachable" };

/** The answers to pages, by the cursor where each begins; the first begins at none. */
class Pages {
  readonly asked: string[] = [];
  private readonly pages = new Map<string | null, Answer<unknown>>();

  to<T>(question: string): Answer<T> {
    this.asked.push(question);
    const cursor = new URLSearchParams(question.split("?")[1]).get("cursor");
    return (this.pages.get(cursor) ?? { state: "waiting" }) as Answer<T>;
  }

  /** Answers with deals that are called by a letter and a number. */
  answer(cursor: string | null, letter: string, nextCursor: string | null, deals = 50, outdated?: Failure): void {
    const value: DealList = {
      asOf: "2026-01-01T00:00:00Z",
      deals: Array.from({ length: deals }, (_, index) => deal(`${letter}${index}`)),
      nextCursor,
    };
    this.pages.set(cursor, { state: "ready", value, outdated });
  }

  fail(cursor: string | null): void {
    this.pages.set(cursor, { state: "failed", failure: UNREACHABLE });
  }
}

function deal(dealId: string): ListedDeal {
  const decidedAt = "2026-01-01T00:00:00Z";
  return { dealId, decidedAt, country: "GB", culture: "ANGLO", region: "154", decision: "LOST" };
}

/**
 * What is shown, in short: the first deal of each fifty, whether there are more, and what became of a missing page:
 * "waiting" if the reader has just asked for it, "anew" if it is only asked for again.
 */
function told(answer: Answer<Listed>): unknown {
  if (answer.state !== "ready") {
    return answer.state;
  }
  const { deals, more, missing, awaited } = answer.value;
  const firsts = deals.filter((_, index) => index % 50 === 0).map(({ dealId }) => dealId);
  const fate = missing?.state === "waiting" && !awaited ? "anew" : missing?.state;
  return [...firsts, ...(more ? ["more"] : []), ...(missing === undefined ? [] : [fate])].join(" ");
}

/** A list of which two pages are shown. */
function twoPages(): { listing: Listing; pages: Pages } {
  const [listing, pages] = [new Listing(), new Pages()];
  pages.answer(null, "a", "2");
  pages.answer("2", "b", "3");
  listing.askMore(ADDRESS);
  equal(told(listing.shown(ADDRESS, pages)), "a0 b0 more");
  return { listing, pages };
}

Deno.test("a list begins with its newest deals, and is waited for until they are there", () => {
  const [listing, pages] = [new Listing(), new Pages()];
  equal(told(listing.shown(ADDRESS, pages)), "waiting");
  pages.answer(null, "a", "2");
  equal(told(listing.shown(ADDRESS, pages)), "a0 more");
  equal(pages.asked.length, 2);
});

Deno.test("the list stays while older deals are on their way, and they come after it", () => {
  const { listing, pages } = twoPages();
  listing.askMore(ADDRESS);
  equal(told(listing.shown(ADDRESS, pages)), "a0 b0 more waiting");
  pages.answer("3", "c", null);
  equal(told(listing.shown(ADDRESS, pages)), "a0 b0 c0");
});

Deno.test("the list stays while a change moves where its later pages begin", () => {
  const { listing, pages } = twoPages();
  pages.answer(null, "x", "moved");
  equal(told(listing.shown(ADDRESS, pages)), "a0 b0 more anew");
  pages.answer("moved", "y", null);
  equal(told(listing.shown(ADDRESS, pages)), "x0 y0");
});

Deno.test("a page that cannot be had does not take the others away", () => {
  const { listing, pages } = twoPages();
  pages.answer(null, "x", "moved");
  pages.fail("moved");
  equal(told(listing.shown(ADDRESS, pages)), "x0 more failed");
});

Deno.test("a list of which the newest deals cannot be had is a failure", () => {
  const { listing, pages } = twoPages();
  pages.fail(null);
  equal(told(listing.shown(ADDRESS, pages)), "failed");
});

Deno.test("pages that are not full are followed until there are as many deals as were asked for", () => {
  const [listing, pages] = [new Listing(), new Pages()];
  pages.answer(null, "a", "2", 0);
  equal(told(listing.shown(ADDRESS, pages)), "waiting");
  pages.answer("2", "b", "3", 40);
  pages.answer("3", "c", "4", 10);
  equal(told(listing.shown(ADDRESS, pages)), "b0 more");
  equal(pages.asked.length, 5);
});

Deno.test("a list is outdated if one of its pages is", () => {
  const { listing, pages } = twoPages();
  pages.answer("2", "b", "3", 50, UNREACHABLE);
  const shown = listing.shown(ADDRESS, pages);
  same(shown.state === "ready" && shown.outdated, UNREACHABLE);
});

Deno.test("another list begins anew, and shows nothing of the one before", () => {
  const { listing, pages } = twoPages();
  const other = parseAddress("?view=deals&within=culture:NORDIC_EUROPE");
  equal(told(listing.shown(other, pages)), "a0 more");
  equal(told(listing.shown(ADDRESS, pages)), "a0 b0 more");
  const others = new Pages();
  others.answer(null, "x", "2");
  listing.askMore(other);
  equal(told(listing.shown(other, others)), "x0 more waiting");
});

Deno.test("what lies outside the filters has no deals, and nobody is asked", () => {
  const pages = new Pages();
  const address = parseAddress("?view=deals&within=strategy:SAVE_FACE&strategy=CONFRONT");
  equal(told(new Listing().shown(address, pages)), "");
  same(pages.asked, []);
});
