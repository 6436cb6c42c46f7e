// The answers that the page shows: asked for once, kept while newer ones are on their way.

import { AnswerFailure, ask, type Failure } from "./api.ts";

/** An answer as far as it is known; `outdated` says why a newer one did not arrive. */
export type Answer<T> =
  | { readonly state: "waiting" }
  | { readonly state: "ready"; readonly value: T; readonly outdated?: Failure }
  | { readonly state: "failed"; readonly failure: Failure };

interface Entry {
  answer: Answer<unknown>;
  /** What the answer's value was read from. */
  text?: string;
  asking: boolean;
  /** Whether figures changed while it was being asked. */
  again: boolean;
}

const WAITING: Answer<never> = { state: "waiting" };

/** More than a page ever shows; what was not shown for longest goes first. */
const KEPT = 64;

export class Answers {
  /** By question, what was shown last at the end. */
  private readonly entries = new Map<string, Entry>();
  private shown = new Set<string>();
  private retry: number | undefined;

  constructor(private readonly language: () => string, private readonly changed: () => void) {}

  /** Begins to note which questions a page shows. */
  beginPage(): void {
    this.shown = new Set();
  }

  /** The answer to a question that the page shows; asks it if nobody has yet. */
  to<T>(question: string): Answer<T> {
    this.shown.add(question);
    let entry = this.entries.get(question);
    if (entry === undefined) {
      entry = { answer: WAITING, asking: false, again: false };
      void this.askAgain(question, entry);
    } else {
      this.entries.delete(question);
    }
    this.entries.set(question, entry);
    this.forgetWhatIsTooMuch();
    return entry.answer as Answer<T>;
  }

  /** Asks everything that the page shows again; until then it shows what it has. What it does not show is forgotten. */
  refresh(): void {
    clearTimeout(this.retry);
    for (const [question, entry] of this.entries) {
      if (this.shown.has(question)) {
        void this.askAgain(question, entry);
      } else {
        // Also while it is being asked: what arrives then may be of before the change.
        this.entries.delete(question);
      }
    }
  }

  /** Forgets everything, as when answers come in another language. */
  clear(): void {
    this.entries.clear();
  }

  private async askAgain(question: string, entry: Entry): Promise<void> {
    if (entry.asking) {
      entry.again = true;
      return;
    }
    entry.asking = true;
    do {
      entry.again = false;
      try {
        const response = await ask(question, "application/json", this.language());
        this.receive(entry, await response.text());
      } catch (failed) {
        entry.answer = this.afterFailure(
          entry.answer,
          failed instanceof AnswerFailure ? failed.failure : { kind: "unreachable" },
        );
      }
      // Every time: while figures go on changing, there is no last answer to wait for.
      this.changed();
    } while (entry.again);
    entry.asking = false;
  }

  /** An answer that is the same stays the same object: whatever was made of it holds. */
  private receive(entry: Entry, text: string): void {
    const { answer } = entry;
    if (answer.state !== "ready" || answer.outdated !== undefined || entry.text !== text) {
      const value: unknown = answer.state === "ready" && entry.text === text ? answer.value : JSON.parse(text);
      entry.answer = { state: "ready", value };
      entry.text = text;
    }
  }

  /** What was known stays, unless the reader may not see it any more; what may pass is tried again. */
  private afterFailure(before: Answer<unknown>, failure: Failure): Answer<unknown> {
    const passing = failure.kind === "unavailable" || failure.kind === "unreachable";
    if (passing) {
      clearTimeout(this.retry);
      const seconds = failure.kind === "unavailable" ? failure.retryAfterSeconds : 5;
      this.retry = setTimeout(() => this.refresh(), seconds * 1_000);
    }
    return passing && before.state === "ready" ? { ...before, outdated: failure } : { state: "failed", failure };
  }

  private forgetWhatIsTooMuch(): void {
    for (const [question, entry] of this.entries) {
      if (this.entries.size <= KEPT) {
        return;
      }
      if (!this.shown.has(question) && !entry.asking) {
        this.entries.delete(question);
      }
    }
  }
}
