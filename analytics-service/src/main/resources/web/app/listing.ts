// A list of deals, page after page, as far as its reader has asked for.

import { type Address, dealsQuestion, linkTo } from "./address.ts";
import type { Answer, Answers } from "./answers.ts";
import type { DealList, Failure, ListedDeal } from "./api.ts";

export interface Listed {
  readonly deals: readonly ListedDeal[];
  /** Whether there are more deals than these. */
  readonly more: boolean;
  readonly asOf: string | null;
  /** The answer of the page that is not there, if one is not. */
  readonly missing?: Answer<DealList>;
  /** Whether that page is one that the reader has just asked for, rather than one that is asked for again. */
  readonly awaited?: boolean;
}

const PAGE_SIZE = 50;

const NOTHING: Listed = { deals: [], more: false, asOf: null };

export class Listing {
  /** How many pages the reader has asked for, of the list that he looks at: not in the link, for lists grow. */
  private asked = { link: "", pages: 1 };
  private whole = { link: "", listed: NOTHING };

  /** Asks for one page more. */
  askMore(address: Address): void {
    this.asked = { link: linkTo(address), pages: this.pagesOf(address) + 1 };
  }

  /**
   * The pages that were asked for, as one answer. While a later one is on its way, it is the list as it was when none
   * was missing, so that its reader keeps his place: a change moves where all later pages begin.
   */
  shown(address: Address, answers: Pick<Answers, "to">): Answer<Listed> {
    let listed = NOTHING;
    let outdated: Failure | undefined;
    let cursor: string | null = null;
    do {
      const question = dealsQuestion(address, PAGE_SIZE, cursor);
      if (question === null) {
        return { state: "ready", value: NOTHING };
      }
      const answer: Answer<DealList> = answers.to<DealList>(question);
      if (answer.state !== "ready") {
        const value = this.without(answer, listed, address);
        return cursor === null || value.deals.length === 0 ? answer : { state: "ready", value, outdated };
      }
      const { deals, nextCursor, asOf }: DealList = answer.value;
      listed = { deals: [...listed.deals, ...deals], more: nextCursor !== null, asOf };
      outdated ??= answer.outdated;
      cursor = nextCursor;
    } while (cursor !== null && listed.deals.length < this.pagesOf(address) * PAGE_SIZE);
    this.whole = { link: linkTo(address), listed };
    return { state: "ready", value: listed, outdated };
  }

  /** The list without a page: as it was whole while that is waited for, else as far as it can be had. */
  private without(missing: Answer<DealList>, listed: Listed, address: Address): Listed {
    if (missing.state !== "waiting" || this.whole.link !== linkTo(address)) {
      return { ...listed, more: true, missing, awaited: missing.state === "waiting" };
    }
    const whole = this.whole.listed;
    return { ...whole, missing, awaited: whole.more && whole.deals.length < this.pagesOf(address) * PAGE_SIZE };
  }

  private pagesOf(address: Address): number {
    return this.asked.link === linkTo(address) ? this.asked.pages : 1;
  }
}
