"""The load client's ledger: what it sent, noted before, and what it was answered, noted after."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from contract import micros


KERNEL = "Kernel"
"""The team of the deals that are told of once, and never corrected or erased: their number only grows."""


class Fate(Enum):
    """What the client knows of one fact that it sent."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass
class Sent:
    """One request. `facts` are `{kind, fact, good, id?}` in the order of the body's lines: `good` if they must
    be taken, `id` if the sender named them."""

    number: int
    form: str
    facts: list[dict[str, Any]]
    answer: dict[str, Any] | None = None


@dataclass
class Ledger:
    """All that was noted, and what in it contradicts itself or the contract."""

    sent: dict[int, Sent] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)
    asked: list[dict[str, Any]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    @staticmethod
    def read(path: Path) -> Ledger:
        ledger = Ledger()
        kernel: set[str] = set()
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if not line.endswith("\n"):
                    break  # The client was killed while it wrote; what it noted before is whole.
                note = json.loads(line)
                if "sent" in note:
                    ledger.sent[note["sent"]] = Sent(note["sent"], note["form"], note["facts"])
                    kernel |= {fact["fact"]["dealId"] for fact in note["facts"] if fact["fact"].get("team") == KERNEL}
                elif "answer" in note:
                    ledger.sent[note["answer"]].answer = note
                elif "stranger" in note:
                    ledger.strangers.add(note["stranger"])
                elif "asked" in note:
                    ledger.asked.append({**note, "kernelSent": len(kernel)})
        ledger._check_questions()
        return ledger

    def fates(self) -> Iterator[tuple[Sent, dict[str, Any], Fate]]:
        """Every fact sent, with what is known of it."""
        for sent in self.sent.values():
            for fact, fate in zip(sent.facts, self._fates(sent), strict=True):
                if fate is Fate.ACCEPTED and (sent.form == "forbidden" or not fact["good"]):
                    self.violations.append(f"request {sent.number}: what must be refused was accepted: {fact['fact']}")
                yield sent, fact, fate

    def _fates(self, sent: Sent) -> list[Fate]:
        answer = sent.answer
        if answer is None or "failed" in answer:
            return [Fate.UNKNOWN] * len(sent.facts)
        status, told = answer["status"], answer.get("body")
        body = told if isinstance(told, dict) else {}
        all_good = all(fact["good"] for fact in sent.facts)
        if status == 202 and len(sent.facts) == 1:
            return [Fate.ACCEPTED]
        if status == 200:
            return self._lines(sent, body, math.inf)
        if status == 503 and "firstUnacknowledgedLine" in body:
            return self._lines(sent, body, body["firstUnacknowledgedLine"])
        if status == 503 and body.get("code") == "NOT_ACKNOWLEDGED":
            nothing = body.get("detail", "").startswith("Nothing was recorded")
            return [Fate.REFUSED if nothing else Fate.UNKNOWN] * len(sent.facts)
        if status == 503:
            return [Fate.REFUSED] * len(sent.facts)
        if status == 400 and body.get("code") == "INCOMPLETE_BODY":
            return [Fate.UNKNOWN] * len(sent.facts)
        if 400 <= status < 500:
            if all_good and sent.form != "forbidden":
                self.violations.append(f"request {sent.number}: good facts were refused: {answer}")
            return [Fate.REFUSED] * len(sent.facts)
        self.violations.append(f"request {sent.number}: answered {answer}")
        return [Fate.UNKNOWN] * len(sent.facts)

    def _lines(self, sent: Sent, body: dict[str, Any], first_unknown: float) -> list[Fate]:
        bad = {error["line"] for error in body["errors"]}
        # A CSV's first line is its header.
        first = 2 if sent.form == "csv" else 1
        fates = []
        for line, fact in enumerate(sent.facts, first):
            if line >= first_unknown:
                fates.append(Fate.UNKNOWN)
            elif line in bad:
                fates.append(Fate.REFUSED)
                if fact["good"]:
                    self.violations.append(f"request {sent.number}: line {line} was refused, yet is good")
            else:
                fates.append(Fate.ACCEPTED)
        if sent.answer is not None and sent.answer["status"] == 200:
            told = (body["accepted"], body["rejected"])
            counted = (fates.count(Fate.ACCEPTED), fates.count(Fate.REFUSED))
            if told != counted:
                self.violations.append(f"request {sent.number}: told {told}, but the lines are {counted}")
        return fates

    def _check_questions(self) -> None:
        """Answers given while faults happened: never an error but a 503, never going back, never too much."""
        last: dict[str, tuple[int, int]] = {}
        for note in self.asked:
            if "failed" in note or note["status"] == 503:
                continue
            if note["status"] != 200:
                self.violations.append(f"a question was answered {note}")
                continue
            as_of, deals = micros(note["asOf"]) if note["asOf"] else 0, note["kernel"]
            before = last.get(note["asked"], (0, 0))
            if as_of < before[0] or deals < before[1]:
                self.violations.append(f"an answer went back from {before}: {note}")
            if deals > note["kernelSent"]:
                self.violations.append(f"an answer counts more deals than were sent: {note}")
            last[note["asked"]] = (as_of, deals)
