"""What the contract says of facts, deals and figures, said once more and independently of the services' code."""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

OUTCOME = "dev.facevalue.deal-outcome.recorded.v1"
OBSERVATION = "dev.facevalue.relationship.observed.v1"
ERASURE = "dev.facevalue.deal.erased.v1"

PARTITIONS = 6
MAX_STANDING = 256
RELATIONSHIPS = ["SEVERED", "STRAINED", "MAINTAINED", "STRENGTHENED", "FOR_LIFE"]
PRESERVED = set(RELATIONSHIPS[2:])
OPTIONS = {
    "strategy": ["CONFRONT", "SAVE_FACE", "BUILD_TRUST"],
    "prevention": ["NONE", "SURFACED", "COVERED"],
}

_TIMES = ("decidedAt", "observedAt", "erasedAt")
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def micros(text: str) -> int:
    """Microseconds since 1970 of an RFC 3339 date-time."""
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return (moment - _EPOCH) // timedelta(microseconds=1)


def pseudonym(key: str, role: str, identity: str) -> str:
    """What stands on the topic in place of a person's or an account's id; role is `seller` or `account`."""
    return hmac.new(key.encode(), f"{role}:{identity}".encode(), hashlib.sha256).hexdigest()


def said(data: dict[str, Any]) -> str:
    """The data of a fact in one form, whatever way its times and amounts are written."""
    plain = {name: value for name, value in data.items() if name != "recordedAt"}
    for name in _TIMES:
        if name in plain:
            plain[name] = micros(plain[name])
    if "value" in plain:
        amount = Decimal(str(plain["value"]["amount"])).normalize()
        plain["value"] = {"amount": format(amount, "f"), "currency": plain["value"]["currency"]}
    return json.dumps(plain, sort_keys=True, ensure_ascii=False)


def partition_of(deal_id: str) -> int:
    """The partition that Kafka's default partitioner gives: murmur2, 32 bits, seed 0x9747b28c, without its sign."""
    data = deal_id.encode()
    mask, multiplier, length = 0xFFFFFFFF, 0x5BD1E995, len(data)
    state = (0x9747B28C ^ length) & mask
    for start in range(0, length - length % 4, 4):
        word = int.from_bytes(data[start : start + 4], "little")
        word = (word * multiplier) & mask
        word ^= word >> 24
        word = (word * multiplier) & mask
        state = ((state * multiplier) & mask) ^ word
    rest = data[length - length % 4 :]
    if rest:
        state ^= int.from_bytes(rest, "little")
        state = (state * multiplier) & mask
    state ^= state >> 13
    state = (state * multiplier) & mask
    state ^= state >> 15
    return (state & 0x7FFFFFFF) % PARTITIONS


@dataclass(frozen=True)
class Fact:
    """A fact as it stands on the topic. `time` is `ce_time` in microseconds since 1970."""

    fact_id: str
    kind: str
    time: int
    data: dict[str, Any]

    @property
    def deal_id(self) -> str:
        return self.data["dealId"]

    @property
    def rank(self) -> bytes:
        return uuid.UUID(self.fact_id).bytes


def standing(facts: Iterable[Fact]) -> dict[str, Fact]:
    """The standing facts of one deal, by factId: those said after all that its erasures reach."""
    facts = list(facts)
    reach = max((micros(fact.data["erasedAt"]) for fact in facts if fact.kind == ERASURE), default=None)
    return {
        fact.fact_id: fact
        for fact in facts
        if fact.kind != ERASURE and (reach is None or fact.time > reach)
    }


def holding(facts: Iterable[Fact]) -> dict[str, Any] | None:
    """What holds of one deal: the outcome said last, with the relationship observed last; None without an outcome."""
    stand = standing(facts).values()
    outcomes = [fact for fact in stand if fact.kind == OUTCOME]
    if not outcomes:
        return None
    outcome = max(outcomes, key=lambda fact: (fact.time, fact.rank))
    observations = [
        (micros(fact.data["observedAt"]), fact.time, fact.rank, fact.data["relationship"])
        for fact in stand
        if fact.kind == OBSERVATION
    ]
    if "relationship" in outcome.data:
        observations.append(
            (micros(outcome.data["decidedAt"]), outcome.time, outcome.rank, outcome.data["relationship"])
        )
    deal = {name: value for name, value in outcome.data.items() if name != "relationship"}
    if observations:
        deal["relationship"] = max(observations)[3]
    deal["month"] = (_EPOCH + timedelta(microseconds=micros(deal["decidedAt"]))).strftime("%Y-%m")
    return deal


@dataclass(frozen=True)
class Question:
    """What standings are asked for: `of` an option, counting a `measure`, `by` one or two fields of the deal."""

    of: str = "strategy"
    measure: str = "preserved"
    by: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        by = f"&by={','.join(self.by)}" if self.by else ""
        return f"of={self.of}&measure={self.measure}{by}"


def standings(deals: Iterable[dict[str, Any]], question: Question) -> dict[str, Any]:
    """Counts by group and option, the plain way: the totals, and per group and option its counts."""
    by_won = question.measure == "won"
    groups: dict[tuple[str, ...], dict[str, dict[str, Any]]] = defaultdict(
        lambda: {option: _no_deals() for option in OPTIONS[question.of]}
    )
    for deal in deals:
        if question.of not in deal:
            continue
        key = tuple(deal.get(field, "UNKNOWN") for field in question.by)
        option = groups[key][deal[question.of]]
        relationship = deal.get("relationship")
        if relationship is not None:
            option["outcomes"][RELATIONSHIPS.index(relationship)] += 1
        if relationship is None and not by_won:
            option["awaiting"] += 1
            continue
        won = deal["decision"] == "WON"
        option["deals"] += 1
        option["won"] += won
        option["successes"] += won if by_won else relationship in PRESERVED
    counted = [option for group in groups.values() for option in group.values()]
    return {
        "deals": sum(option["deals"] for option in counted),
        "awaiting": sum(option["awaiting"] for option in counted),
        "groups": dict(groups),
    }


def _no_deals() -> dict[str, Any]:
    return {"deals": 0, "successes": 0, "won": 0, "awaiting": 0, "outcomes": [0] * len(RELATIONSHIPS)}
