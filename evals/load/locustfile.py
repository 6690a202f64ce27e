"""Locust's users: programs at the REST address, each question after the last answer, each answer held against the one given alone.

Run by ``python -m evals.load.by_locust``, which gives the questions in the file that YOUJU_QUESTIONS names. Locust brings its own
interpreter: nothing of ours is imported here.
"""

import json
import os
import random
import secrets
from pathlib import Path
from typing import Any

import gevent
from locust import HttpUser, task

_ASKED: list[dict[str, str]] = json.loads(Path(os.environ["YOUJU_QUESTIONS"]).read_bytes())
_COME_BACK = (429, 503)


class Program(HttpUser):
    """Asks without a pause; where it is told to come back it does, when it was told."""

    @task
    def ask(self) -> None:
        asked, id_ = random.choice(_ASKED), secrets.token_hex(4)  # noqa: S311 - which question, no secret
        wait = 0.0
        with self.client.post("/api/ask", json={"id": id_, "question": asked["question"]}, name="answered", catch_response=True) as response:
            if response.status_code in _COME_BACK and "retry-after" in response.headers:
                response.request_meta["name"] = "told to come back"
                wait = float(response.headers["retry-after"])
                response.success()
            elif fault := _fault(response, id_, asked):
                response.failure(fault)
        gevent.sleep(wait)


def _fault(response: Any, id_: str, asked: dict[str, str]) -> str:
    """What is wrong with an answer; empty: nothing."""
    if response.status_code != 200:
        return f"status {response.status_code}"
    row = response.json()
    if row.get("id") != id_ or row.get("question") != asked["question"]:
        return "another's answer"
    return "" if row.get("headline") == asked["expected"] else "not the answer given alone"
