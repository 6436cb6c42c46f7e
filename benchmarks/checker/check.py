#!/usr/bin/env python3
"""Holds a load client's ledger against the topics, the dead letters, the projection and its answers.

Nothing of FaceValue's own code is used: the topics are read by kcat, the projection by HTTP, and what must be there is
computed from the contract. Claims that are checked:

- accepted: every fact that was acknowledged lies in the log, a single one at the place that was told;
- refused: no fact that was refused lies in the log; unknown (no answer, or one that says so): once at most a sending;
- nothing lies in the log that nobody sent, and each record lies in its deal's partition;
- each record is counted once or is a dead letter, and only what strangers wrote is;
- what is exported is the fold of the log; each erased fact has a tombstone; answers are the counts of that fold;
- answers given meanwhile never went back, and were never an error other than 503.

Prints its verdict as JSON; ends with 1 if a claim is broken, with 2 if it could not check.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import topic
from contract import ERASURE, MAX_STANDING, Fact, Question, holding, micros, partition_of, pseudonym, said
from contract import standing, standings
from ledger import Fate, Ledger
from projection import Analytics

QUESTIONS = [
    Question(),
    Question(by=("country", "faceRisk")),
    Question(of="prevention", measure="won", by=("month",)),
    Question(by=("team", "trust"), measure="won"),
    Question(of="prevention", by=("statedReason",)),
]
SHOWN = 50

Identity = tuple[str, int | None, str]


def check(options: argparse.Namespace) -> dict[str, Any]:
    """The verdict: what was counted, and every claim that does not hold."""
    ledger = Ledger.read(options.ledger)
    violations: list[str] = []
    analytics = [Analytics(address, options.user, options.user) for address in options.analytics]
    violations += filter(None, (each.await_all_projected(options.patience) for each in analytics))
    log = list(topic.read(options.bootstrap_servers, topic.DEAL_EVENTS))
    letters = list(topic.read(options.bootstrap_servers, topic.DEAD_LETTERS))

    facts, strange, tombstones = _sort(log, ledger, violations)
    counts = _check_sent(ledger, facts, options.pseudonym_key, violations)
    _check_letters(letters, strange, violations)
    by_deal = _by_deal(facts, violations)
    _check_tombstones(by_deal, tombstones, violations)
    for each in analytics:
        _check_projection(each, by_deal, violations)

    violations += ledger.violations
    return {
        **counts,
        "records": len(log),
        "deadLetters": len(letters),
        "tombstones": len(tombstones),
        "deals": len(by_deal),
        "asked": len(ledger.asked),
        "violations": len(violations),
        "first": violations[:SHOWN],
    }


def _sort(log: list[topic.Record], ledger: Ledger, violations: list[str]) -> Any:
    """The facts in the log with their records, the records that strangers wrote, and the keys of tombstones."""
    facts: list[tuple[topic.Record, Fact]] = []
    strange: list[topic.Record] = []
    tombstones: set[str] = set()
    for record in log:
        if record.key in ledger.strangers:
            strange.append(record)
            continue
        if record.partition != partition_of(record.key_parts[0]):
            violations.append(f"{record.key} lies in partition {record.partition}")
        if record.value is None:
            tombstones.add(record.key or "")
            continue
        try:
            facts.append((record, record.fact()))
        except (KeyError, ValueError) as unreadable:
            violations.append(f"{record.place} is no fact, and no stranger wrote it: {unreadable}")
    return facts, strange, tombstones


def _check_sent(
    ledger: Ledger, facts: list[tuple[topic.Record, Fact]], key: str, violations: list[str]
) -> dict[str, int]:
    """Accepted lies in the log, refused does not, unknown at most once a sending, and nothing else does."""
    at_least: Counter[Identity] = Counter()
    at_most: Counter[Identity] = Counter()
    fates: Counter[Fate] = Counter()
    by_place = {record.place: (record, fact) for record, fact in facts}
    refused: dict[Identity, int] = {}
    names: dict[Identity, set[str | None]] = defaultdict(set)
    for sent, told, fate in ledger.fates():
        identity = _identity_sent(told, key)
        fates[fate] += 1
        at_least[identity] += fate is Fate.ACCEPTED
        at_most[identity] += fate is not Fate.REFUSED
        names[identity].add(told.get("id"))
        if fate is Fate.REFUSED:
            refused[identity] = sent.number
        if fate is Fate.ACCEPTED and sent.answer is not None and sent.answer["status"] == 202:
            _check_receipt(sent.number, sent.answer["body"], identity, by_place, violations)
    for record, fact in facts:
        given = names[_identity(fact)]
        if None not in given and record.headers["ce_id"] not in given:
            violations.append(f"named otherwise than its sender named it: {record}")
    found = Counter(_identity(fact) for _, fact in facts)
    for identity in at_least.keys() | found.keys():
        if found[identity] < at_least[identity]:
            violations.append(f"lost: {found[identity]} of {at_least[identity]} accepted {identity}")
        if found[identity] > at_most[identity]:
            why = f"refused by request {refused[identity]}" if identity in refused else "sent so often"
            violations.append(f"doubled or never {why}: {found[identity]} of at most {at_most[identity]} {identity}")
    return {"sent": sum(fates.values()), **{fate.value: fates[fate] for fate in Fate}}


def _check_receipt(
    number: int,
    receipt: dict[str, Any],
    identity: Identity,
    by_place: dict[tuple[int, int], tuple[topic.Record, Fact]],
    violations: list[str],
) -> None:
    lying = by_place.get((receipt["partition"], receipt["offset"]))
    if lying is None:
        violations.append(f"request {number}: nothing lies where its receipt says: {receipt}")
    elif _identity(lying[1]) != identity or lying[0].headers["ce_id"] != receipt["eventId"]:
        violations.append(f"request {number}: something else lies where its receipt says: {receipt}, {lying[0]}")


def _identity_sent(told: dict[str, Any], key: str) -> Identity:
    """What names a fact on both sides: its type, its time and all that it says. An erasure gets its time from ingest."""
    data = dict(told["fact"])
    if told["kind"] == ERASURE:
        return ERASURE, None, data["dealId"]
    for role in ("seller", "account"):
        if f"{role}Id" in data:
            data[f"{role}Id"] = pseudonym(key, role, data[f"{role}Id"])
    try:
        return told["kind"], micros(data["recordedAt"]), said(data)
    except (KeyError, ValueError):
        return told["kind"], None, json.dumps(data, sort_keys=True)  # A bad fact, which must be nowhere.


def _identity(fact: Fact) -> Identity:
    if fact.kind == ERASURE:
        return ERASURE, None, fact.deal_id
    return fact.kind, fact.time, said(fact.data)


def _check_letters(letters: list[topic.Record], strange: list[topic.Record], violations: list[str]) -> None:
    """Each stranger's record is a dead letter as it came, and nothing else is."""
    expected = {record.place: record for record in strange}
    seen: set[tuple[int, int]] = set()
    for letter in letters:
        names = {name.removeprefix("dead-letter-"): value for name, value in letter.headers.items()}
        place = int(names["partition"]), int(names["offset"])
        origin = expected.get(place)
        if origin is None:
            violations.append(f"a dead letter of {place}, which no stranger wrote: {letter.headers}")
        elif (letter.key, letter.value) != (origin.key, origin.value):
            violations.append(f"a dead letter is not as it came: {letter}, {origin}")
        seen.add(place)
    violations += [f"a swallowed dead letter: {place} {expected[place]}" for place in expected.keys() - seen]


def _by_deal(facts: list[tuple[topic.Record, Fact]], violations: list[str]) -> dict[str, dict[str, Fact]]:
    """The facts of each deal by factId; equal facts share one, and others do not."""
    by_deal: dict[str, dict[str, Fact]] = defaultdict(dict)
    named: dict[tuple[Any, ...], str] = {}
    for record, fact in facts:
        event = record.headers["ce_source"], record.headers["ce_id"], *_identity(fact), fact.time
        known = by_deal[fact.deal_id].setdefault(fact.fact_id, fact)
        if known != fact or named.setdefault((*event, fact.deal_id), fact.fact_id) != fact.fact_id:
            violations.append(f"a factId names other facts, or a fact has two: {record}")
    return by_deal


def _check_tombstones(
    by_deal: dict[str, dict[str, Fact]], tombstones: set[str], violations: list[str]
) -> None:
    """Exactly the facts that an erasure reaches have one."""
    for deal_id, facts in by_deal.items():
        stand = standing(facts.values())
        if len(stand) > MAX_STANDING:
            violations.append(f"{deal_id} has {len(stand)} standing facts; this load must stay below {MAX_STANDING}")
        for fact_id, fact in facts.items():
            is_gone = fact.kind != ERASURE and fact_id not in stand
            if is_gone != (f"{deal_id}/{fact_id}" in tombstones):
                violations.append(f"{deal_id}/{fact_id} is {'erased without' if is_gone else 'not erased, but has'} a tombstone")


def _check_projection(analytics: Analytics, by_deal: dict[str, dict[str, Fact]], violations: list[str]) -> None:
    """What is exported and answered is what the log says."""
    expected = {
        (fact_id, fact.kind, fact.time, said(fact.data))
        for facts in by_deal.values()
        for fact_id, fact in standing(facts.values()).items()
    }
    exported = Counter(
        (line["factId"], line["type"], micros(line["recordedAt"]), said(line["data"])) for line in analytics.facts()
    )
    violations += [f"{analytics.address} has not projected {fact}" for fact in expected - exported.keys()]
    violations += [f"{analytics.address} holds what the log does not say: {fact}" for fact in exported.keys() - expected]
    violations += [f"{analytics.address} exports twice {fact}" for fact, times in exported.items() if times > 1]
    deals = [deal for facts in by_deal.values() if (deal := holding(facts.values())) is not None]
    for question in QUESTIONS:
        told, counted = analytics.standings(question), standings(deals, question)
        if told != counted:
            violations.append(f"{analytics.address} answers {question.query}: {_difference(told, counted)}")
    newest = max((fact.time for facts in by_deal.values() for fact in facts.values()), default=None)
    as_of = analytics.as_of()
    if newest is not None and (as_of is None or micros(as_of) != newest):
        violations.append(f"{analytics.address} is as of {as_of}; the newest fact is of {newest} microseconds")


def _difference(told: dict[str, Any], counted: dict[str, Any]) -> str:
    groups = [
        f"{key}: {told['groups'].get(key)} instead of {counted['groups'].get(key)}"
        for key in sorted(told["groups"].keys() | counted["groups"].keys())
        if told["groups"].get(key) != counted["groups"].get(key)
    ]
    return f"{told['deals']} and {told['awaiting']} instead of {counted['deals']} and {counted['awaiting']}; {groups[:3]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ledger", type=Path, required=True, help="the load client's ledger, a JSON object a line")
    parser.add_argument("--bootstrap-servers", required=True, help="host:port of a broker")
    parser.add_argument("--analytics", action="append", required=True, help="address of an instance; may be repeated")
    parser.add_argument("--user", default="analyst", help="an analyst whose password is the same")
    parser.add_argument("--pseudonym-key", required=True, help="ingest's FACEVALUE_PSEUDONYM_KEY")
    parser.add_argument("--patience", type=float, default=120, help="seconds to wait until all is projected")
    try:
        verdict = check(parser.parse_args())
    except (OSError, RuntimeError, ValueError, KeyError) as failed:
        print(f"could not check: {failed!r}", file=sys.stderr)
        return 2
    print(json.dumps(verdict, ensure_ascii=False, indent=1))
    return 1 if verdict["violations"] else 0


if __name__ == "__main__":
    sys.exit(main())
