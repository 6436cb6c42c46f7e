"""The projection as a user of analytics sees it over HTTP."""

from __future__ import annotations

import base64
import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

from contract import OPTIONS, Question


class Analytics:
    """One instance, asked as its analyst."""

    def __init__(self, address: str, user: str, password: str) -> None:
        self.address = address.rstrip("/")
        credentials = base64.b64encode(f"{user}:{password}".encode()).decode()
        self._headers = {"Authorization": f"Basic {credentials}"}

    def _open(self, path: str) -> Any:
        return urllib.request.urlopen(
            urllib.request.Request(self.address + path, headers=self._headers), timeout=120
        )

    def get(self, path: str) -> Any:
        with self._open(path) as answer:
            return json.load(answer)

    def facts(self) -> Iterator[dict[str, Any]]:
        """Every standing fact."""
        with self._open("/v1/export/facts.ndjson") as lines:
            for line in lines:
                yield json.loads(line)

    def await_all_projected(self, seconds: float) -> str | None:
        """Waits until nothing lags, and answers a little longer than columns may be old; else why not."""
        end = time.monotonic() + seconds
        state: Any = "no answer"
        while time.monotonic() < end:
            try:
                state = self.get("/v1/freshness")
                if all(partition["lag"] == 0 for partition in state["partitions"]):
                    time.sleep(1)
                    return None
            except (urllib.error.URLError, ConnectionError, TimeoutError) as away:
                state = away
            time.sleep(0.2)
        return f"{self.address} has not projected all within {seconds} s: {state}"

    def standings(self, question: Question) -> dict[str, Any]:
        """As `contract.standings` has them."""
        answer = self.get(f"/v1/standings?{question.query}")
        groups = {
            tuple(group["key"]): {
                option["option"]: {
                    "deals": option["deals"],
                    "successes": option["successes"],
                    "won": option["won"],
                    "awaiting": option["awaiting"],
                    "outcomes": list(option["outcomes"].values()),
                }
                for option in group["options"]
                if option["option"] in OPTIONS[question.of]
            }
            for group in answer["groups"]
        }
        return {"deals": answer["deals"], "awaiting": answer["awaitingObservation"], "groups": groups}

    def as_of(self) -> str | None:
        return self.get("/v1/standings")["asOf"]
