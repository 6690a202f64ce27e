"""Ordinary clients of OpenAI's chat completions: OpenAI's own, sync, async and streaming, and LangChain's."""

import asyncio
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage
from langchain_openai import ChatOpenAI
from openai import AsyncOpenAI, NotFoundError, OpenAI
from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam
from pydantic import SecretStr

from assistant.assistant import Assistant
from tests.protocols.serving import Served

QUESTION = "深化科技体制改革由谁牵头"
DIFFERING = "进出口总额目标"


@pytest.fixture
def client(served: Served) -> Iterator[OpenAI]:
    with OpenAI(base_url=served.openai, api_key="none", max_retries=0) as one:
        yield one


def asked(question: str) -> list[ChatCompletionMessageParam]:
    return [{"role": "user", "content": question}]


def text_of(chunks: list[ChatCompletionChunk]) -> str:
    return "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)


@pytest.mark.parametrize("question", [QUESTION, DIFFERING, "今年专项债的目标是多少", "附件3有哪些任务", "食堂几点开门", "what is the target for total imports and exports?"])
def test_the_clients_message_is_the_assistants_answer_with_its_clauses(client: OpenAI, assistant: Assistant, question: str) -> None:
    said = client.chat.completions.create(model="youju", messages=asked(question))
    answer, extra = assistant.ask(question), said.model_extra or {}
    content = said.choices[0].message.content or ""
    assert content.startswith(answer.headline)
    assert said.choices[0].finish_reason == "stop"
    assert extra["youju"]["headline"] == answer.headline and extra["youju"]["status"] == answer.status
    assert [{key: value for key, value in one.items() if key != "url"} for one in extra["citations"]] == [one.as_json() for one in answer.citations]
    assert (said.choices[0].message.model_extra or {})["citations"] == extra["citations"]
    for one in answer.citations:
        assert one.quote in content and one.address in content
    assert all(one["url"].startswith("http://127.0.0.1:") and unquote(one["url"]) in content for one in extra["citations"])


@pytest.mark.parametrize("question", [QUESTION, DIFFERING, "食堂几点开门"])
def test_a_stream_says_what_a_whole_answer_says_and_ends_with_the_clauses(client: OpenAI, question: str) -> None:
    whole = client.chat.completions.create(model="youju", messages=asked(question))
    chunks = list(client.chat.completions.create(model="youju", messages=asked(question), stream=True))
    assert chunks[0].choices[0].delta.role == "assistant"
    assert text_of(chunks) == whole.choices[0].message.content
    assert chunks[-1].choices[0].finish_reason == "stop"
    assert (chunks[-1].model_extra or {})["citations"] == (whole.model_extra or {})["citations"]
    assert len({chunk.id for chunk in chunks}) == 1


def test_a_stream_counts_its_tokens_where_it_is_asked_to(client: OpenAI) -> None:
    chunks = list(client.chat.completions.create(model="youju", messages=asked(QUESTION), stream=True, stream_options={"include_usage": True}))
    assert [chunk.usage is not None for chunk in chunks] == [*[False] * (len(chunks) - 1), True]
    assert chunks[-1].choices == []
    usage, whole = chunks[-1].usage, client.chat.completions.create(model="youju", messages=asked(QUESTION)).usage
    assert usage and whole and usage.completion_tokens > 10
    assert usage.prompt_tokens == whole.prompt_tokens and usage.total_tokens == usage.prompt_tokens + usage.completion_tokens


def test_the_async_client_gets_many_answers_at_once_each_its_own(served: Served, assistant: Assistant) -> None:
    questions = [QUESTION, DIFFERING, "今年专项债的目标是多少"] * 3
    wanted = {question: assistant.ask(question).headline for question in questions}

    async def ask(client: AsyncOpenAI, question: str) -> str:
        if questions.index(question):
            said = await client.chat.completions.create(model="youju", messages=asked(question))
            return said.choices[0].message.content or ""
        return text_of([chunk async for chunk in await client.chat.completions.create(model="youju", messages=asked(question), stream=True)])

    async def all_of_them() -> list[str]:
        async with AsyncOpenAI(base_url=served.openai, api_key="none", max_retries=5) as client:
            return await asyncio.gather(*(ask(client, question) for question in questions))

    for question, content in zip(questions, asyncio.run(all_of_them()), strict=True):
        assert content.startswith(wanted[question])


def test_what_was_said_before_completes_half_a_question(client: OpenAI) -> None:
    before = client.chat.completions.create(model="youju", messages=asked(DIFFERING)).choices[0].message
    messages: list[ChatCompletionMessageParam] = [
        *asked(DIFFERING), {"role": "assistant", "content": before.content}, {"role": "user", "content": [{"type": "text", "text": "附件4里呢"}]},
    ]
    said = client.chat.completions.create(model="youju", messages=messages)
    youju = (said.model_extra or {})["youju"]
    assert "进出口总额" in youju["standalone_question"] and "附件4" in youju["standalone_question"]
    assert "8%以上" in youju["headline"] and "左右" not in youju["headline"]


def test_only_some_documents_can_be_asked(client: OpenAI) -> None:
    said = client.chat.completions.create(model="youju", messages=asked(DIFFERING), extra_body={"documents": ["xiangyin-2025"]})
    assert "8%左右" in (said.choices[0].message.content or "")
    with pytest.raises(NotFoundError, match="没有文件 nowhere") as unknown:
        client.chat.completions.create(model="youju", messages=asked(DIFFERING), extra_body={"documents": ["nowhere"]})
    assert (unknown.value.code, unknown.value.param) == ("document_not_found", "documents")


def test_the_one_model_is_listed(client: OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["youju"]
    assert client.models.retrieve("youju").id == "youju"
    for call in (lambda: client.models.retrieve("gpt-5"), lambda: client.chat.completions.create(model="gpt-5", messages=asked("谁"))):
        with pytest.raises(NotFoundError) as unknown:
            call()
        assert unknown.value.code == "model_not_found"


def test_langchains_chat_model_is_answered_whole_and_as_it_grows(served: Served, assistant: Assistant) -> None:
    model = ChatOpenAI(base_url=served.openai, api_key=SecretStr("none"), model="youju", temperature=0.9, max_retries=0)
    turns = [SystemMessage("只用英文回答"), HumanMessage(DIFFERING), AIMessage("增长8%"), HumanMessage("附件4里呢")]
    assert "8%以上" in str(model.invoke(turns).content)
    said = "".join(str(chunk.content) for chunk in model.stream([HumanMessage(QUESTION)]))
    assert said.startswith(assistant.ask(QUESTION).headline)
    assert str(asyncio.run(model.ainvoke(QUESTION)).content) == said
