"""Stopping: whoever closes the answers, from any thread, ends the model's work at once; many can ask at the same time."""

import asyncio
import dataclasses
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from tests.chat.endpoint import Reply, holding, saying, served
from tests.conftest import settings_for

QUESTION = "深化科技体制改革由谁牵头"
GOOD = "深化科技体制改革由县科技局牵头。[1]"


@pytest.fixture
def worded(index_data: Path) -> Iterator[Assistant]:
    """An assistant whose model says a sentence and then holds the line."""
    with served(holding(GOOD, "再说")) as endpoint:
        assistant = Assistant(dataclasses.replace(settings_for(index_data), chat_url=endpoint.url, chat_model="m", chat_timeout=60))
        assistant.endpoint = endpoint  # type: ignore[attr-defined]
        yield assistant
        assistant.close()


def test_closing_from_another_thread_ends_the_wait_and_the_connection(worded: Assistant) -> None:
    answers = worded.stream(QUESTION)
    first = next(answers)
    assert first.wording is None and first.citations
    last = next(answer for answer in answers if answer.wording and answer.wording.shown)
    started = time.monotonic()
    threading.Timer(0.5, answers.close).start()
    assert list(answers) == []
    assert time.monotonic() - started < 20, "the endpoint would hold the line for a minute"
    assert last.wording is not None and last.wording.shown == GOOD, "what was verified until then had been given"
    assert worded.endpoint.left.wait(5), "the endpoint sees the client leave"  # type: ignore[attr-defined]
    assert list(answers) == []


def test_leaving_the_answers_behind_ends_the_connection(worded: Assistant) -> None:
    for answer in worded.stream(QUESTION):
        if answer.wording and answer.wording.shown:
            break
    del answer
    assert worded.endpoint.left.wait(10)  # type: ignore[attr-defined]


def test_closing_before_or_after_is_no_error(worded: Assistant) -> None:
    answers = worded.stream(QUESTION)
    answers.close()
    answers.close()
    assert list(answers) == []
    assert worded.endpoint.seen == []  # type: ignore[attr-defined]


def test_another_model_chosen_meanwhile_ends_what_is_being_said(worded: Assistant) -> None:
    answers = worded.stream(QUESTION)
    next(answers)
    threading.Timer(0.5, worded.use, [None]).start()
    started = time.monotonic()
    last = list(answers)[-1]
    assert time.monotonic() - started < 20
    assert last.wording is not None and not last.wording.is_open


def test_many_threads_get_their_own_answers(index_data: Path) -> None:
    questions = [QUESTION, "今年专项债的目标是多少", "一网通办率目标是多少", "虞公港二期什么时候完成"] * 4

    def echo(reply: Reply) -> None:
        asked = str(reply.asked["messages"][1]["content"])
        headline = asked.partition("答案：")[2].partition("\n")[0]
        time.sleep(0.05)
        saying([f"{headline.rstrip('。')}[1]。"])(reply)

    with served(echo) as endpoint:
        assistant = Assistant(dataclasses.replace(settings_for(index_data), chat_url=endpoint.url, chat_model="m"))
        found: dict[int, list[str]] = {}

        def ask(number: int) -> None:
            answer = assistant.ask(questions[number])
            assert answer.wording is not None
            found[number] = [answer.headline.rstrip("。"), *(one.written for one in answer.wording.sentences)]

        threads = [threading.Thread(target=ask, args=[number]) for number in range(len(questions))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assistant.close()
    assert len(found) == len(questions)
    assert all(headline in "".join(written) for headline, *written in found.values())


def test_an_event_loop_of_ones_own_is_not_disturbed(worded: Assistant) -> None:
    async def ask() -> str:
        answers = worded.stream(QUESTION)
        answer = await asyncio.to_thread(next, answers)
        answers.close()
        return answer.headline

    assert "县科技局" in asyncio.run(ask())
