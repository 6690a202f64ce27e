"""What the load harness counts: an answer is right only if it is one's own, and whoever is told to come back is not lost."""

import asyncio
import json

import pytest
from httpx2 import AsyncClient, MockTransport, Request, Response

from evals.load.arrivals import at_once, by_the_clock
from evals.load.speaking import Asked, Outcome, Program, Sample, plain

ASKED = Asked("专项债目标多少", "专项债目标为32.27亿元。[1]")


def asked_of(status: int, body: object, headers: dict[str, str] | None = None) -> Sample:
    """What a program counts when it is answered so; ``own`` in a body becomes the id that it sent."""
    def answer(request: Request) -> Response:
        id_ = json.loads(request.content)["id"]
        return Response(status, json=json.loads(json.dumps(body).replace("own", id_)), headers=headers)

    async def ask() -> Sample:
        async with AsyncClient(transport=MockTransport(answer)) as client:
            return await Program(client, "http://127.0.0.1").ask(ASKED)

    return asyncio.run(ask())


@pytest.mark.parametrize(("status", "body", "headers", "outcome"), [
    (200, {"id": "own", "question": ASKED.question, "headline": "专项债目标为32.27亿元。"}, {}, Outcome.RIGHT),
    (200, {"id": "own", "question": ASKED.question, "headline": "专项债目标为3227亿元。"}, {}, Outcome.WRONG),
    (200, {"id": "other", "question": ASKED.question, "headline": ASKED.expected}, {}, Outcome.WRONG),
    (200, {"id": "own", "question": "别人的问题", "headline": ASKED.expected}, {}, Outcome.WRONG),
    (503, {"error": "现在提问的人多，您前面还有 9 位：请 3 秒后再试"}, {"retry-after": "3"}, Outcome.REFUSED),
    (503, {"error": "现在提问的人多，您前面还有 9 位：请 3 秒后再试"}, {}, Outcome.LOST),  # a program could not know when
    (503, {"error": "upstream"}, {"retry-after": "3"}, Outcome.LOST),
    (500, {"error": "x"}, {}, Outcome.LOST),
])
def test_what_came_of_a_question(status: int, body: object, headers: dict[str, str], outcome: Outcome) -> None:
    assert asked_of(status, body, headers).outcome is outcome


def test_figures_keep_their_points_and_signs_when_drawn_otherwise() -> None:
    assert plain('<p class="x">增长 <b>8.5%</b>&nbsp;左右。[1]</p>') == plain("增长8.5%左右")
    assert plain("32.27亿元") != plain("3227亿元")


def test_every_question_is_asked_once_whoever_asks() -> None:
    seen: list[str] = []

    async def ask(asked: Asked) -> Sample:
        seen.append(asked.question)
        await asyncio.sleep(0.001)
        return Sample(0.001, 0.001, Outcome.RIGHT)

    questions = [Asked(str(number), "") for number in range(25)]
    assert asyncio.run(at_once(ask, 4, questions)).count(Outcome.RIGHT) == 25
    assert sorted(seen) == sorted(asked.question for asked in questions)


def test_by_the_clock_nobody_waits_for_the_one_before() -> None:
    async def ask(asked: Asked) -> Sample:
        await asyncio.sleep(0.3)
        return Sample(0.3, 0.3, Outcome.RIGHT)

    level = asyncio.run(by_the_clock(ask, 100.0, [Asked(str(number), "") for number in range(20)]))
    assert level.seconds < 20 * 0.3 / 2
