"""Speaking: one reader of a Gradio page, as the browser speaks to it, and one program at the REST address; each tells what came."""

import html
import json
import re
import secrets
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from httpx2 import AsyncClient, HTTPError, Limits, Timeout

_TAG = re.compile(r"<[^>]*>|\[\d+\]")
_KEPT = re.compile(r"[^\w%.]+")
_BUSY = ("秒后再试", "请稍")


class Outcome(StrEnum):
    RIGHT = "right"
    REFUSED = "told to come back"
    WRONG = "wrong"
    """Another answer, or another reader's."""
    LOST = "lost"
    """No answer, or an error."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One question."""

    seconds: float
    first: float
    """Until anything was there to be seen."""
    outcome: Outcome
    seen: str = ""
    record: str = ""
    """The id of its row in the record of answers, where the answer named it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what its answer has to hold."""

    question: str
    expected: str


def plain(text: str) -> str:
    """What counts of a text however it is drawn: letters, digits, per cent and points."""
    return _KEPT.sub("", _TAG.sub("", html.unescape(text)))


class PageReader:
    """One browser at one page."""

    def __init__(self, client: AsyncClient, address: str, event: int, inputs: list[Any]) -> None:
        """``event``: the number of the box's event; ``inputs``: what goes with the question."""
        self._client, self._address, self._event, self._inputs = client, address, event, inputs

    async def ask(self, asked: Asked) -> Sample:
        session, started = secrets.token_hex(6), time.perf_counter()
        body = {"data": [asked.question, *self._inputs], "fn_index": self._event, "session_hash": session, "trigger_id": None}
        seen, first = "", 0.0
        try:
            joined = await self._client.post(f"{self._address}/gradio_api/queue/join", json=body)
            if joined.status_code != 200:
                return Sample(time.perf_counter() - started, 0.0, Outcome.REFUSED if joined.status_code in (429, 503) else Outcome.LOST, joined.text)
            async with self._client.stream("GET", f"{self._address}/gradio_api/queue/data", params={"session_hash": session}) as stream:
                async for line in stream.aiter_lines():
                    if not line.startswith("data:"):
                        continue
                    first = first or time.perf_counter() - started
                    seen += json.dumps(json.loads(line[5:]), ensure_ascii=False)
                    if '"process_completed"' in line or '"unexpected_error"' in line:
                        break
        except HTTPError as error:
            return Sample(time.perf_counter() - started, first, Outcome.LOST, repr(error))
        return Sample(time.perf_counter() - started, first, _outcome(seen.replace("\\n", " ").replace('\\"', '"'), asked), seen[-2000:])


class Program:
    """One program at the REST address."""

    def __init__(self, client: AsyncClient, address: str, headers: dict[str, str] | None = None) -> None:
        self._client, self._address, self._headers = client, address, headers or {}

    async def ask(self, asked: Asked) -> Sample:
        started, id_ = time.perf_counter(), secrets.token_hex(4)
        try:
            answer = await self._client.post(f"{self._address}/api/ask", json={"id": id_, "question": asked.question}, headers=self._headers)
        except HTTPError as error:
            return Sample(time.perf_counter() - started, 0.0, Outcome.LOST, repr(error))
        seconds = time.perf_counter() - started
        if answer.status_code in (429, 503):
            told = any(word in answer.text for word in _BUSY) and "retry-after" in answer.headers
            return Sample(seconds, seconds, Outcome.REFUSED if told else Outcome.LOST, answer.text)
        row = answer.json() if answer.status_code == 200 else {}
        is_own = row.get("id") == id_ and row.get("question") == asked.question
        is_right = is_own and plain(row.get("headline", "")) == plain(asked.expected)
        return Sample(seconds, seconds, Outcome.RIGHT if is_right else Outcome.WRONG if row else Outcome.LOST, answer.text[:2000], row.get("record", ""))


def client_for(seconds: float) -> AsyncClient:
    """A client of many connections, which waits so long for an answer and goes by way of no proxy."""
    return AsyncClient(timeout=Timeout(seconds), limits=Limits(max_connections=400, max_keepalive_connections=400), trust_env=False)


async def reader_of_ours(client: AsyncClient, address: str) -> PageReader:
    """A reader of our page, new to it."""
    return await page_reader(client, address, "yj-box", [[], ""])


async def page_reader(client: AsyncClient, address: str, box: str, inputs: list[Any]) -> PageReader:
    """A reader of the page at an address: who has found the event of the box of that name. ``inputs``: what goes with a question."""
    config = (await client.get(f"{address}/config")).json()
    number = next(one["id"] for one in config["components"] if one["props"].get("elem_id") == box)
    event = next(one["id"] for one in config["dependencies"] if [number, "submit"] in one["targets"])
    return PageReader(client, address, int(event), inputs)


def _outcome(seen: str, asked: Asked) -> Outcome:
    if plain(asked.expected) in plain(seen):
        return Outcome.RIGHT
    if any(word in seen for word in _BUSY):
        return Outcome.REFUSED
    return Outcome.WRONG if '"process_completed"' in seen else Outcome.LOST
