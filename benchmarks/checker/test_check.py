"""The checker finds nothing where all is well, and each kind of harm where it was done."""

from __future__ import annotations

import argparse
import contextlib
import copy
import dataclasses
import json
import tempfile
import unittest
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from unittest import mock

import check
import topic
from contract import ERASURE, OBSERVATION, OUTCOME, holding, partition_of, pseudonym, standing, standings

KEY = "key"
IDS = [f"{number:08x}-0000-5000-8000-000000000000" for number in range(9)]


class World:
    """A small history in which nothing went wrong: ledger, topics and one instance's answers."""

    def __init__(self) -> None:
        told = self._outcome("a", "2026-03-01T00:00:00.000001Z", sellerId="s", team="Kernel")
        bad = {**self._outcome("b", "2026-03-01T00:00:00.000002Z"), "country": "nowhere"}
        line = self._observation("a", "2026-03-01T00:00:00.000003Z")
        unheard = self._outcome("c", "2026-03-01T00:00:00.000004Z")
        gone = self._outcome("c", "2026-03-01T00:00:00.000005Z")
        self.notes: list[dict[str, Any]] = [
            self._sent(1, "json", (OUTCOME, told, True)),
            {"answer": 1, "status": 202, "body": {"eventId": "e-0", "partition": partition_of("a"), "offset": 0}},
            self._sent(2, "json", (OUTCOME, bad, False)),
            {"answer": 2, "status": 400, "body": {"code": "INVALID_FACT"}},
            self._sent(3, "ndjson", (OBSERVATION, line, True), (OUTCOME, bad, False)),
            {"answer": 3, "status": 200, "body": {"accepted": 1, "rejected": 1, "errors": [{"line": 2}]}},
            self._sent(4, "json", (OUTCOME, unheard, True)),
            {"answer": 4, "failed": "time-out"},
            self._sent(5, "forbidden", (OUTCOME, unheard, True)),
            {"answer": 5, "status": 403, "body": {}},
            self._sent(6, "json", (OUTCOME, gone, True)),
            {"answer": 6, "status": 503, "body": {"code": "NOT_ACKNOWLEDGED", "detail": "It may have been recorded"}},
            self._sent(7, "delete", (ERASURE, {"dealId": "c"}, True)),
            {"answer": 7, "status": 202, "body": {"eventId": "e-3", "partition": partition_of("c"), "offset": 3}},
            {"stranger": "x/y"},
            {"asked": "one", "status": 200, "asOf": "2026-03-01T00:00:00Z", "kernel": 1},
            {"asked": "one", "status": 503},
            {"asked": "one", "status": 200, "asOf": "2026-03-01T00:00:00.5Z", "kernel": 1},
        ]
        on_topic = {**told, "sellerId": pseudonym(KEY, "seller", "s")}
        erased = {"dealId": "c", "erasedAt": "2026-03-02T00:00:00Z"}
        self.log = [
            self._record(0, 0, OUTCOME, on_topic, told["recordedAt"]),
            self._record(1, 1, OBSERVATION, line, line["recordedAt"]),
            self._record(2, 2, OUTCOME, gone, gone["recordedAt"]),
            self._record(3, 3, ERASURE, erased, "2026-03-02T00:00:00Z"),
            topic.Record(partition_of("c"), 4, f"c/{IDS[2]}", {}, None),
            topic.Record(0, 9, "x/y", {}, "junk"),
        ]
        place = {"dead-letter-partition": "0", "dead-letter-offset": "9"}
        self.letters = [topic.Record(0, 0, "x/y", place, "junk")]
        self.exported: list[dict[str, Any]] | None = None
        self.answers: Callable[[Any], Any] = lambda counted: counted
        self.as_of_answer: str | None = "2026-03-02T00:00:00Z"
        self.lag: str | None = None
        self.cut_off = ""

    @staticmethod
    def _outcome(deal_id: str, recorded_at: str, **more: str) -> dict[str, Any]:
        fields = {"dealId": deal_id, "recordedAt": recorded_at, "decidedAt": "2026-02-01T00:00:00Z", "country": "DE"}
        return {**fields, "decision": "LOST", "strategy": "CONFRONT", **more}

    @staticmethod
    def _observation(deal_id: str, recorded_at: str) -> dict[str, Any]:
        fields = {"dealId": deal_id, "recordedAt": recorded_at, "observedAt": "2026-02-02T00:00:00Z"}
        return {**fields, "relationship": "FOR_LIFE"}

    @staticmethod
    def _sent(number: int, form: str, *facts: tuple[str, dict[str, Any], bool]) -> dict[str, Any]:
        noted = [{"kind": kind, "fact": fact, "good": good} for kind, fact, good in facts]
        return {"sent": number, "form": form, "facts": noted}

    @staticmethod
    def _record(number: int, offset: int, kind: str, data: dict[str, Any], time: str) -> topic.Record:
        data = {name: value for name, value in data.items() if name != "recordedAt"}
        headers = {"ce_specversion": "1.0", "ce_id": f"e-{number}", "ce_source": "/s", "ce_type": kind, "ce_time": time}
        headers["ce_subject"] = data["dealId"]
        key = f"{data['dealId']}/{IDS[number]}"
        return topic.Record(partition_of(data["dealId"]), offset, key, headers, json.dumps(data))

    # What `projection.Analytics` would be asked, answered from the log.

    def _by_deal(self) -> dict[str, dict[str, Any]]:
        by_deal: dict[str, dict[str, Any]] = {}
        for record in self.log:
            with contextlib.suppress(KeyError, ValueError):
                fact = record.fact()
                by_deal.setdefault(fact.deal_id, {})[fact.fact_id] = fact
        return by_deal

    def facts(self) -> list[dict[str, Any]]:
        if self.exported is not None:
            return self.exported
        return [
            {"factId": fact.fact_id, "type": fact.kind, "recordedAt": _text(fact.time), "data": fact.data}
            for facts in self._by_deal().values()
            for fact in standing(facts.values()).values()
        ]

    def standings(self, question: Any) -> Any:
        held = (holding(facts.values()) for facts in self._by_deal().values())
        return self.answers(standings([deal for deal in held if deal], question))

    def as_of(self) -> str | None:
        return self.as_of_answer

    address = "http://analytics"

    def await_all_projected(self, seconds: float) -> str | None:
        del seconds
        return self.lag

    def verdict(self) -> dict[str, Any]:
        logs = {topic.DEAL_EVENTS: self.log, topic.DEAD_LETTERS: self.letters}
        with (
            tempfile.TemporaryDirectory() as directory,
            mock.patch.object(check.topic, "read", lambda _, name: iter(logs[name])),
            mock.patch.object(check, "Analytics", lambda *_: self),
        ):
            ledger = Path(directory) / "ledger"
            noted = "".join(json.dumps(note) + "\n" for note in self.notes)
            ledger.write_text(noted + self.cut_off, encoding="utf-8")
            options = argparse.Namespace(
                ledger=ledger, analytics=["x"], user="u", patience=1, bootstrap_servers="b", pseudonym_key=KEY
            )
            return check.check(options)




def _text(time: int) -> str:
    return (datetime.fromtimestamp(0, timezone.utc) + timedelta(microseconds=time)).isoformat()


class CheckTest(unittest.TestCase):
    def found(self, harm: Callable[[World], Any], *expected: str) -> None:
        world = World()
        harm(world)
        first = world.verdict()["first"]
        for words in expected:
            self.assertTrue(any(words in violation for violation in first), f"{words!r} is not in {first}")

    def test_where_all_is_well_nothing_is_found(self) -> None:
        verdict = World().verdict()
        self.assertEqual(verdict["first"], [])
        self.assertEqual((verdict["accepted"], verdict["refused"], verdict["unknown"]), (3, 3, 2))

    def test_a_note_that_the_client_did_not_finish_is_none(self) -> None:
        world = World()
        world.cut_off = json.dumps(world.notes[0])[:-9]
        self.assertEqual(world.verdict()["first"], [])

    def test_not_all_projected(self) -> None:
        self.found(lambda world: setattr(world, "lag", "has not projected all"), "has not projected all")

    def test_more_facts_of_a_deal_than_the_rule_that_is_checked_allows(self) -> None:
        facts = {}
        for number in range(257):
            said = World._observation("a", f"2026-03-01T00:00:00.{number:06d}Z")
            fact = World._record(1, number, OBSERVATION, said, said["recordedAt"]).fact()
            facts[str(number)] = dataclasses.replace(fact, fact_id=str(number))
        violations: list[str] = []
        check._check_tombstones({"a": facts}, set(), violations)
        self.assertIn("must stay below", violations[0])

    def test_lost(self) -> None:
        self.found(lambda world: world.log.pop(1), "lost: 0 of 1")
        self.found(lambda world: world.log.pop(0), "lost: 0 of 1", "nothing lies where")

    def test_doubled(self) -> None:
        again = lambda world: world.log.append(dataclasses.replace(world.log[1], offset=7))
        self.found(again, "doubled or never sent so often: 2 of at most 1")

    def test_refused_and_yet_there(self) -> None:
        def harm(world: World) -> None:
            bad = world.notes[2]["facts"][0]["fact"]
            world.log.append(World._record(5, 7, OUTCOME, bad, bad["recordedAt"]))

        self.found(harm, "refused by request")

    def test_never_sent(self) -> None:
        def harm(world: World) -> None:
            fact = World._outcome("z", "2026-03-01T00:00:00.000009Z")
            world.log.append(World._record(5, 7, OUTCOME, fact, fact["recordedAt"]))

        self.found(harm, "never sent so often: 1 of at most 0")

    def test_another_fact_than_was_sent(self) -> None:
        change = lambda world: world.log.__setitem__(
            0, dataclasses.replace(world.log[0], value=world.log[0].value.replace("LOST", "WON"))
        )
        self.found(change, "something else lies where", "lost: 0 of 1", "of at most 0")

    def test_an_id_that_is_no_pseudonym(self) -> None:
        plain = lambda world: world.log.__setitem__(
            0, dataclasses.replace(world.log[0], value=json.dumps({**json.loads(world.log[0].value), "sellerId": "s"}))
        )
        self.found(plain, "lost: 0 of 1")

    def test_wrong_partition_and_wrong_key(self) -> None:
        moved = lambda world: world.log.__setitem__(
            1, dataclasses.replace(world.log[1], partition=(world.log[1].partition + 1) % 6)
        )
        self.found(moved, "lies in partition")
        renamed = lambda world: world.log.__setitem__(1, dataclasses.replace(world.log[1], key=f"b/{IDS[1]}"))
        self.found(renamed, "is no fact, and no stranger wrote it")

    def test_another_name_than_the_senders(self) -> None:
        named = lambda world: world.notes[0]["facts"][0].__setitem__("id", "mine")
        self.found(named, "named otherwise")

    def test_one_fact_with_two_ids(self) -> None:
        def harm(world: World) -> None:
            world.notes[1:1] = [{**copy.deepcopy(world.notes[0]), "sent": 8}, {"answer": 8, "failed": "time-out"}]
            world.log.append(dataclasses.replace(world.log[0], offset=7, key=f"a/{IDS[7]}"))

        self.found(harm, "a fact has two")

    def test_dead_letters(self) -> None:
        self.found(lambda world: world.letters.clear(), "a swallowed dead letter")
        other = lambda world: world.letters.__setitem__(0, dataclasses.replace(world.letters[0], value="other"))
        self.found(other, "is not as it came")
        place = {"dead-letter-partition": "3", "dead-letter-offset": "3"}
        more = lambda world: world.letters.append(topic.Record(3, 1, "k", place, "v"))
        self.found(more, "which no stranger wrote")

    def test_tombstones(self) -> None:
        self.found(lambda world: world.log.pop(4), "erased without a tombstone")
        more = lambda world: world.log.append(topic.Record(partition_of("a"), 8, f"a/{IDS[0]}", {}, None))
        self.found(more, "not erased, but has a tombstone")

    def test_projection(self) -> None:
        def without_one(world: World) -> None:
            world.exported = world.facts()[1:]

        def with_one_twice(world: World) -> None:
            world.exported = world.facts() + world.facts()[:1]

        def with_one_that_was_erased(world: World) -> None:
            fact = world.log[2].fact()
            line = {"factId": fact.fact_id, "type": fact.kind, "recordedAt": _text(fact.time), "data": fact.data}
            world.exported = [*world.facts(), line]

        self.found(without_one, "has not projected")
        self.found(with_one_twice, "exports twice")
        self.found(with_one_that_was_erased, "holds what the log does not say")

    def test_answers(self) -> None:
        def one_more(counted: dict[str, Any]) -> dict[str, Any]:
            return {**counted, "deals": counted["deals"] + 1}

        self.found(lambda world: setattr(world, "answers", one_more), "answers of=strategy")
        self.found(lambda world: setattr(world, "as_of_answer", "2026-03-01T00:00:00Z"), "is as of")

    def test_answers_meanwhile(self) -> None:
        asked = {"asked": "one", "status": 200, "asOf": "2026-03-03T00:00:00Z", "kernel": 1}
        for note, words in [
            ({**asked, "asOf": "2026-02-01T00:00:00Z"}, "went back"),
            ({**asked, "kernel": 0}, "went back"),
            ({**asked, "kernel": 2}, "more deals than were sent"),
            ({"asked": "one", "status": 500, "body": "oops"}, "a question was answered"),
        ]:
            self.found(lambda world, note=note: world.notes.append(note), words)

    def test_answers_of_ingest(self) -> None:
        for number, answer, words in [
            (3, {"status": 202, "body": {"eventId": "e", "partition": 0, "offset": 0}}, "must be refused was accepted"),
            (9, {"status": 202, "body": {"eventId": "e", "partition": 0, "offset": 0}}, "must be refused was accepted"),
            (1, {"status": 400, "body": {"code": "INVALID_FACT"}}, "good facts were refused"),
            (1, {"status": 500, "body": "oops"}, "answered"),
            (5, {"status": 200, "body": {"accepted": 2, "rejected": 0, "errors": []}}, "must be refused was accepted"),
            (5, {"status": 200, "body": {"accepted": 2, "rejected": 0, "errors": [{"line": 2}]}}, "told (2, 0)"),
            (5, {"status": 200, "body": {"accepted": 0, "rejected": 2, "errors": [{"line": 1}, {"line": 2}]}}, "yet is good"),
        ]:
            self.found(
                lambda world, number=number, answer=answer: world.notes.__setitem__(
                    number, {"answer": world.notes[number]["answer"], **answer}
                ),
                words,
            )


if __name__ == "__main__":
    unittest.main()
