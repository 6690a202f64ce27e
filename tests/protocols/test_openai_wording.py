"""With a chat model behind the assistant: its verified words follow the ledger's answer, and a client that leaves stops it."""

import dataclasses
import json
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from openai import OpenAI

from assistant.assistant import Assistant
from assistant.service.service import Service
from tests.chat.endpoint import Endpoint, holding, saying
from tests.chat.endpoint import served as chat_served
from tests.conftest import settings_for
from tests.protocols.serving import Served, serving
from tests.protocols.test_openai_clients import QUESTION, asked, text_of

GOOD = "深化科技体制改革由县科技局牵头。[1]"
WRONG = "深化科技体制改革由县教育局牵头。[1]"


@pytest.fixture
def worded(index_data: Path) -> Iterator[Served]:
    with chat_served(saying(GOOD, WRONG)) as endpoint:
        yield from _serving(index_data, endpoint)


@pytest.fixture
def endless(index_data: Path) -> Iterator[tuple[Served, Endpoint]]:
    with chat_served(holding(GOOD, "再说")) as endpoint:
        for served in _serving(index_data, endpoint):
            yield served, endpoint


def _serving(data: Path, endpoint: Endpoint) -> Iterator[Served]:
    assistant = Assistant(dataclasses.replace(settings_for(data), chat_url=endpoint.url, chat_model="m", chat_timeout=60))
    with serving(Service(assistant)) as served:
        yield served
    assistant.close()


def test_the_ledgers_answer_comes_first_then_the_models_words_then_the_sources(worded: Served) -> None:
    with OpenAI(base_url=worded.openai, api_key="none", max_retries=0) as client:
        chunks = list(client.chat.completions.create(model="youju", messages=asked(QUESTION), stream=True))
        whole = client.chat.completions.create(model="youju", messages=asked(QUESTION)).choices[0].message.content or ""
    pieces = [chunk.choices[0].delta.content for chunk in chunks if chunk.choices[0].delta.content]
    assert "县科技局" in pieces[0] and "模型表述" not in pieces[0]
    assert any(GOOD in piece for piece in pieces[1:])
    assert "**依据**" in pieces[-1]
    assert text_of(chunks) == whole
    assert "县教育局" not in whole


def test_a_client_that_leaves_a_stream_stops_the_model(endless: tuple[Served, Endpoint]) -> None:
    served, endpoint = endless
    connection = _post(served, is_streamed=True)
    answer = connection.getresponse()
    assert answer.status == 200
    while GOOD not in answer.readline().decode():
        pass
    assert not endpoint.left.is_set()
    answer.close()
    connection.close()
    assert endpoint.left.wait(10)


def test_a_client_that_leaves_before_a_whole_answer_stops_the_model(endless: tuple[Served, Endpoint]) -> None:
    served, endpoint = endless
    connection = _post(served, is_streamed=False)
    assert _until(lambda: bool(endpoint.seen)) and not endpoint.left.is_set()
    connection.close()
    assert endpoint.left.wait(10)


def _post(served: Served, is_streamed: bool) -> HTTPConnection:
    connection = HTTPConnection("127.0.0.1", served.port, timeout=60)
    connection.request("POST", "/v1/chat/completions", json.dumps({"model": "youju", "messages": asked(QUESTION), "stream": is_streamed}))
    return connection


def _until(holds: Callable[[], bool]) -> bool:
    for _ in range(600):
        if holds():
            return True
        time.sleep(0.05)
    return False
