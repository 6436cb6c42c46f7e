"""What holds about each deal, folded from the topic facevalue.deal-events.v1. Python 3.11, nothing else.

As a program it reads what `kcat -J` prints and counts the deals as /v1/standings does, so that the two can be compared:

    kcat -b localhost:9092 -t facevalue.deal-events.v1 -C -o beginning -e -q -J | python3 fold.py
"""

import json
import sys
from collections import Counter
from datetime import datetime

OUTCOME = "dev.facevalue.deal-outcome.recorded.v1"
OBSERVATION = "dev.facevalue.relationship.observed.v1"
ERASURE = "dev.facevalue.deal.erased.v1"

HAPPENED = {OUTCOME: "decidedAt", OBSERVATION: "observedAt", ERASURE: "erasedAt"}


class Deals:
    """The standing facts of all deals. The same facts give the same in any order and with any repetition."""

    def __init__(self):
        self.facts = {}  # dealId -> {factId: (recorded at, happened at, type, data)}
        self.erased_up_to = {}  # dealId -> the greatest erasedAt
        self.passed_over = 0  # records that are no facts of version 1

    def apply(self, key, headers, value):
        """Takes one record: key and headers as text, the value as text or None. Says whether it could be read."""
        if value is None:
            deal_id, _, fact_id = (key or "").partition("/")
            self.facts.get(deal_id, {}).pop(fact_id, None)
            return True
        try:
            kind = headers["ce_type"]
            recorded_at = moment(headers["ce_time"])
            deal_id, fact_id = key.split("/")
            data = json.loads(value)
            happened_at = moment(data[HAPPENED[kind]])
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
            self.passed_over += 1
            return False
        if kind == ERASURE:
            self._erase(deal_id, happened_at)
        elif deal_id not in self.erased_up_to or recorded_at > self.erased_up_to[deal_id]:
            self.facts.setdefault(deal_id, {})[fact_id] = (recorded_at, happened_at, kind, data)
        return True

    def _erase(self, deal_id, up_to):
        up_to = max(up_to, self.erased_up_to.get(deal_id, up_to))
        self.erased_up_to[deal_id] = up_to
        standing = self.facts.get(deal_id, {})
        self.facts[deal_id] = {fact_id: fact for fact_id, fact in standing.items() if fact[0] > up_to}

    def holding(self):
        """For each deal its id, the outcome that holds and the relationship that holds; None where there is none."""
        for deal_id, facts in self.facts.items():
            # A factId has one length and one case, so that it sorts as text like its bytes.
            said = [(at, fact_id, happened_at, kind, data) for fact_id, (at, happened_at, kind, data) in facts.items()]
            outcome = max((fact for fact in said if fact[3] == OUTCOME), default=None, key=lambda fact: fact[:2])
            telling = [fact for fact in said if fact[3] == OBSERVATION]
            if outcome and "relationship" in outcome[4]:
                telling.append(outcome)
            latest = max(telling, default=None, key=lambda fact: (fact[2], fact[0], fact[1]))
            yield deal_id, outcome and outcome[4], latest and latest[4]["relationship"]


def moment(text):
    """RFC 3339 as a moment. Compared as text, 12:00:00Z would come after 12:00:00.500Z."""
    parsed = datetime.fromisoformat(text)
    if parsed.tzinfo is None:
        raise ValueError("no offset")
    return parsed


def counts(deals):
    """How many deals there are per strategy and relationship."""
    return Counter((outcome["strategy"], relationship or "awaiting")
                   for _, outcome, relationship in deals.holding() if outcome and "strategy" in outcome)


def main():
    sys.stdin.reconfigure(errors="replace")  # others may write bytes that are no text
    deals = Deals()
    for line in sys.stdin:
        record = json.loads(line)
        headers = record.get("headers", [])
        deals.apply(record["key"], dict(zip(headers[::2], headers[1::2])), record["payload"])
    for (strategy, relationship), number in sorted(counts(deals).items()):
        print(strategy, relationship, number)
    if deals.passed_over:
        print(deals.passed_over, "records passed over: no facts of version 1", file=sys.stderr)


if __name__ == "__main__":
    main()
