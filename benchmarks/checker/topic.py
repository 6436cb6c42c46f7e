"""The topics as kcat reads them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from contract import ERASURE, OBSERVATION, OUTCOME, Fact, micros

DEAL_EVENTS = "facevalue.deal-events.v1"
DEAD_LETTERS = "facevalue.dead-letters.v1"


@dataclass(frozen=True)
class Record:
    """A record as it lies in the log; a tombstone has no value."""

    partition: int
    offset: int
    key: str | None
    headers: dict[str, str]
    value: str | None

    @property
    def place(self) -> tuple[int, int]:
        return self.partition, self.offset

    @property
    def key_parts(self) -> tuple[str, str]:
        deal_id, _, fact_id = (self.key or "").rpartition("/")
        return deal_id, fact_id

    def fact(self) -> Fact:
        """The fact in it. Raises ValueError or KeyError where it holds none in the topic's own form."""
        kind = self.headers["ce_type"]
        if self.headers["ce_specversion"] != "1.0" or kind not in (OUTCOME, OBSERVATION, ERASURE):
            raise ValueError(f"no fact: {self.headers}")
        data = json.loads(self.value or "null")
        deal_id, fact_id = self.key_parts
        if data["dealId"] != deal_id or self.headers["ce_subject"] != deal_id:
            raise ValueError(f"a fact of {data['dealId']} under the key {self.key}")
        return Fact(fact_id, kind, micros(self.headers["ce_time"]), data)


def read(bootstrap_servers: str, topic: str) -> Iterator[Record]:
    """Every record of a topic, partition by partition in the order of the log."""
    command = ["kcat", "-b", bootstrap_servers, "-C", "-t", topic, "-o", "beginning", "-e", "-q", "-J"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as kcat:
        assert kcat.stdout is not None
        for line in kcat.stdout:
            told = json.loads(line)
            flat = told.get("headers") or []
            headers = dict(zip(flat[::2], flat[1::2], strict=True))
            yield Record(told["partition"], told["offset"], told["key"], headers, told["payload"])
    if kcat.returncode != 0:
        raise RuntimeError(f"kcat ended with {kcat.returncode}")
