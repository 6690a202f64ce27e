"""Behind a login: ordinary clients come in by a key, each to what its scopes allow, and as often as the set rate allows."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import httpx2
import pytest
from mcp import Client, types
from mcp.client.streamable_http import streamable_http_client
from openai import APIStatusError, AuthenticationError, OpenAI, PermissionDeniedError, RateLimitError

from assistant.api.openai.form import OpenAIForm
from assistant.assistant import Assistant
from assistant.entrance.entrance import Entrance
from assistant.page.guard import Guard
from assistant.people.people import FILE, People
from assistant.people.person import Role, Scope
from assistant.service.rates import Rates
from assistant.service.service import Service
from tests.entrance.doors import drawn, login_of
from tests.protocols.mcp_clients import text_of
from tests.protocols.serving import Served, routes_of, serving

QUESTION = "深化科技体制改革由谁牵头"
READER = "李读者"
_MOST = 3


@dataclass(frozen=True, slots=True)
class Door:
    served: Served
    people: People

    def ask(self, key: str) -> str:
        with OpenAI(base_url=self.served.openai, api_key=key, max_retries=0) as client:
            said = client.chat.completions.create(model="youju", messages=[{"role": "user", "content": QUESTION}])
        return said.choices[0].message.content or ""

    def call(self, key: str, tool: str, arguments: dict[str, str]) -> types.CallToolResult:
        async def run() -> types.CallToolResult:
            async with httpx2.AsyncClient(headers={"authorization": f"Bearer {key}"}) as http, Client(streamable_http_client(self.served.mcp, http_client=http)) as client:
                return await client.call_tool(tool, arguments)

        return asyncio.run(run())

    def key(self, *scopes: Scope) -> str:
        return self.people.add_key(READER, "测试", scopes)


@pytest.fixture
def door(assistant: Assistant, tmp_path: Path) -> Iterator[Door]:
    people = People(tmp_path / FILE)
    people.add(READER, Role.READER, "correct horse battery")
    service = Service(Slower(assistant), rates=Rates(tmp_path / "rates.sqlite"))  # type: ignore[arg-type]
    site = OpenAIForm(Guard(Entrance(routes_of(service), login_of(tmp_path, people, login="users"), drawn), "127.0.0.1", ""))
    with serving(service, site=site) as served:
        yield Door(served, people)


class Slower:
    """The assistant with another rate, and a public address."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.settings = replace(assistant.settings, questions_per_minute=_MOST, public_url="https://youju.example.gov.cn")

    def __getattr__(self, name: str) -> object:
        return getattr(self._assistant, name)


@pytest.mark.parametrize("key", ["none", "youju_wrong", "sk-x"])
def test_without_a_key_that_opens_nobody_comes_in(door: Door, key: str) -> None:
    with pytest.raises(AuthenticationError) as refused:
        door.ask(key)
    assert refused.value.code == "invalid_api_key" and refused.value.type == "authentication_error"
    with pytest.raises(BaseExceptionGroup):
        door.call(key, "ask", {"question": QUESTION})


def test_a_key_to_ask_is_answered_and_leads_to_the_public_address(door: Door) -> None:
    key = door.key(Scope.ASK)
    assert "县科技局" in door.ask(key)
    assert "(<https://youju.example.gov.cn/clauses/" in door.ask(key)
    result = door.call(key, "ask", {"question": QUESTION})
    assert (result.structured_content or {})["citations"][0]["url"].startswith("https://youju.example.gov.cn/clauses/")


def test_a_key_does_what_its_scopes_say(door: Door) -> None:
    with pytest.raises(PermissionDeniedError) as refused:
        door.ask(door.key(Scope.READ, Scope.WORK))
    assert refused.value.code == "permission_denied"
    assert door.call(door.key(Scope.ASK), "duties", {"unit": "县科技局"}).is_error
    assert not door.call(door.key(Scope.ASK, Scope.READ), "duties", {"unit": "县科技局"}).is_error


def test_who_asks_too_often_is_told_when_to_come_back_through_either(door: Door) -> None:
    key = door.key(Scope.ASK)
    for _ in range(_MOST):
        door.ask(key)
    with pytest.raises(RateLimitError) as refused:
        door.ask(key)
    assert refused.value.code == "rate_limit_exceeded" and 0 < int(refused.value.response.headers["retry-after"]) <= 60
    told = door.call(key, "ask", {"question": QUESTION})
    assert told.is_error and "秒后再试" in text_of(told)


def test_a_key_that_was_revoked_opens_nothing(door: Door) -> None:
    key = door.key(Scope.ASK)
    door.people.revoke_key(door.people.keys(READER)[0].id)
    with pytest.raises(APIStatusError) as refused:
        door.ask(key)
    assert refused.value.status_code == 401
