"""The checker's own statement of the contract, held against examples worked out by hand."""

import unittest

from contract import ERASURE, OBSERVATION, OUTCOME, Fact, Question, holding, micros, partition_of, pseudonym, said
from contract import standing, standings

LOW, HIGH = "00000000-0000-5000-8000-000000000001", "f0000000-0000-5000-8000-000000000001"
DAY = "2026-03-01T00:00:00Z"


def outcome(time: int, fact_id: str = LOW, **fields: str) -> Fact:
    data = {"dealId": "d", "decidedAt": DAY, "decision": "LOST", "strategy": "CONFRONT", **fields}
    return Fact(fact_id, OUTCOME, time, data)


def observation(time: int, observed_at: str, relationship: str, fact_id: str = HIGH) -> Fact:
    return Fact(fact_id, OBSERVATION, time, {"dealId": "d", "observedAt": observed_at, "relationship": relationship})


def erasure(reach: str) -> Fact:
    return Fact(LOW, ERASURE, 0, {"dealId": "d", "erasedAt": reach})


class ContractTest(unittest.TestCase):
    def test_times_are_microseconds_in_utc(self) -> None:
        self.assertEqual(micros("1970-01-01T00:00:01.000002Z"), 1_000_002)
        self.assertEqual(micros("1970-01-01T02:00:01+02:00"), 1_000_000)

    def test_partitions_are_those_of_kafkas_default_partitioner(self) -> None:
        # murmur2 as Kafka's own tests have it, without its sign, of 6 partitions.
        for key, murmur2 in {"21": -973932308, "foobar": -790332482, "a-little-bit-long-string": -985981536}.items():
            self.assertEqual(partition_of(key), (murmur2 & 0x7FFFFFFF) % 6, key)

    def test_pseudonyms_are_keyed_hashes(self) -> None:
        # printf 'seller:s' | openssl dgst -sha256 -hmac k
        self.assertEqual(
            pseudonym("k", "seller", "s"), "7ab9c04dd20039fa5b2bbc5ee7b17184873e917ca89db8f2bfeb22e381819247"
        )

    def test_the_same_is_said_in_other_words(self) -> None:
        one = {"dealId": "d", "decidedAt": DAY, "value": {"amount": 12.50, "currency": "EUR"}, "recordedAt": DAY}
        other = {"value": {"currency": "EUR", "amount": 12.5}, "decidedAt": "2026-03-01T01:00:00+01:00", "dealId": "d"}
        self.assertEqual(said(one), said(other))
        self.assertNotEqual(said(one), said({**one, "dealId": "e"}))

    def test_the_outcome_said_last_holds_then_the_greater_fact_id(self) -> None:
        self.assertEqual(holding([outcome(2, team="new"), outcome(1, HIGH, team="old")])["team"], "new")
        self.assertEqual(holding([outcome(1, HIGH, team="high"), outcome(1, LOW, team="low")])["team"], "high")
        self.assertIsNone(holding([observation(1, DAY, "SEVERED")]))

    def test_the_relationship_observed_last_holds_then_the_one_said_last(self) -> None:
        told = outcome(5, relationship="STRAINED")
        self.assertEqual(holding([told])["relationship"], "STRAINED")
        later = observation(1, "2026-03-02T00:00:00Z", "FOR_LIFE")
        self.assertEqual(holding([told, later])["relationship"], "FOR_LIFE")
        same_day_said_later = observation(6, DAY, "SEVERED")
        self.assertEqual(holding([told, same_day_said_later])["relationship"], "SEVERED")
        same_day_said_before = observation(4, DAY, "SEVERED")
        self.assertEqual(holding([told, same_day_said_before])["relationship"], "STRAINED")

    def test_an_erasure_reaches_what_was_said_until_then(self) -> None:
        at = micros("2026-03-05T00:00:00Z")
        facts = [outcome(at), outcome(at + 1, HIGH), erasure("2026-03-05T00:00:00Z"), erasure(DAY)]
        self.assertEqual(standing(facts).keys(), {HIGH})

    def test_deals_are_counted_where_the_field_asked_about_is_there(self) -> None:
        deals = [
            {"strategy": "CONFRONT", "decision": "WON", "relationship": "FOR_LIFE", "team": "N"},
            {"strategy": "CONFRONT", "decision": "LOST", "relationship": "STRAINED"},
            {"strategy": "SAVE_FACE", "decision": "WON", "team": "N"},
            {"decision": "WON", "relationship": "FOR_LIFE"},
        ]
        kept = standings(deals, Question(by=("team",)))
        self.assertEqual((kept["deals"], kept["awaiting"]), (2, 1))
        self.assertEqual(kept["groups"][("N",)]["CONFRONT"]["outcomes"], [0, 0, 0, 0, 1])
        self.assertEqual(kept["groups"][("UNKNOWN",)]["CONFRONT"]["successes"], 0)
        won = standings(deals, Question(measure="won"))
        self.assertEqual((won["deals"], won["awaiting"]), (3, 0))
        self.assertEqual(won["groups"][()]["SAVE_FACE"]["successes"], 1)


if __name__ == "__main__":
    unittest.main()
