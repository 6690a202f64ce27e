"""Stages: the time of each part of an answer, in this process and without a model, beside the least that it could be.

Every question is new to the process. Stages, the plain encoder and whole answers are measured in turn on the same
question, so that other work on the machine weighs on all alike.
"""

import json
import socket
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TypeVar

import numpy as np

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.chat.witness import witnessed
from assistant.conversations import Exchange
from assistant.features import NAMES
from assistant.page.languages import words_for
from assistant.page.messages import messages
from assistant.page.talk import View
from assistant.ranking import NO_VECTORS, Near, Ranking
from assistant.understand import Understanding
from assistant.vectors import NEAREST

Result = TypeVar("Result")
PLAIN, PLAIN_SPREAD, WHOLE, REST = "plain", "plain on all cores", "whole", "compose"
FLOORS = {"understand": "", "embed": "embed", "search": "pass", "rank": "scored", REST: "", "verify": "", "render": "write"}
"""Stage → the floor it is held against; empty where there is none but nothing."""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds by what was timed, one a question."""

    by_name: dict[str, list[float]]

    def median(self, name: str) -> float:
        return median(self.by_name[name])

    def late(self, name: str) -> float:
        """What nineteen of twenty stay below."""
        return quantiles(self.by_name[name], n=20)[-1]

    @property
    def floor(self) -> float:
        """The embedding alone, one pass over the vectors, one write to the socket."""
        return self.median("embed") + self.median("pass") + self.median("write")


class _Clock:
    def __init__(self) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)

    def time(self, name: str, act: Callable[[], Result]) -> Result:
        started = time.perf_counter()
        result = act()
        self.times[name].append((time.perf_counter() - started) * 1000)
        return result


def measure(assistant: Assistant, plain: Mapping[str, Callable[[str], object]], questions: Sequence[str]) -> Times:
    """The times of questions that this assistant, loaded, has not been asked before. ``plain``: the plain encoder of a question, by how it is set up."""
    clock, retrieval, understanding = _Clock(), assistant.retrieval, Understanding(assistant.library)
    passages = np.asarray(retrieval.edition.vectors(), dtype=np.float32)
    features, weights = np.zeros((len(retrieval.features.places.all), len(NAMES)), dtype=np.float32), np.zeros(len(NAMES), dtype=np.float32)

    def stages(asked: str) -> None:
        question = clock.time("understand", lambda: understanding.read(asked))
        vector = clock.time("embed", lambda: retrieval.encoder.encode_queries([question.text])[0])
        nearest = clock.time("search", lambda: retrieval.store.nearest(vector.tolist(), NEAREST))
        clock.time("rank", lambda: Ranking(question, retrieval.features, lambda: Near(nearest, NO_VECTORS.others)).scores)
        clock.time("pass", lambda: passages @ vector)
        clock.time("scored", lambda: features @ weights)

    def whole(asked: str) -> None:
        answer = clock.time(WHOLE, lambda: assistant.ask(asked))
        clock.time("verify", lambda: witnessed(answer.headline, answer.citations, assistant.library, asked))
        drawn = clock.time("render", lambda: _drawn(asked, answer))
        _written(clock, drawn)

    def timed(name: str, encode: Callable[[str], object]) -> Callable[[str], object]:
        return lambda asked: clock.time(name, lambda: encode(asked))

    acts: list[Callable[[str], object]] = [stages, *(timed(name, encode) for name, encode in plain.items()), whole]
    for number, question in enumerate(questions):
        turn = number % len(acts)
        for act in acts[turn:] + acts[:turn]:
            act(question)
    before = [sum(parts) for parts in zip(*(clock.times[name] for name in ("understand", "embed", "search", "rank")), strict=True)]
    clock.times[REST] = [max(0.0, all_ - some) for all_, some in zip(clock.times[WHOLE], before, strict=True)]
    return Times(dict(clock.times))


def _drawn(asked: str, answer: Answer) -> bytes:
    """What the page is sent for one answer."""
    return json.dumps(messages(View((Exchange(1, asked, answer),)), words_for("zh")), ensure_ascii=False).encode()


def _written(clock: _Clock, data: bytes) -> None:
    here, there = socket.socketpair()
    with here, there:
        clock.time("write", lambda: here.send(data))
