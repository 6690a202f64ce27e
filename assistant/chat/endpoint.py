"""Endpoint: an OpenAI-compatible endpoint as LangChain's chat model; the one place that knows its client.

Reading is bounded before anything is parsed, nothing is retried here, redirects are not followed (the key stays with the
host it was given for), and this machine's own addresses are never asked through a proxy.
"""

from collections.abc import AsyncIterator
from typing import Any

from httpx2 import AsyncByteStream, Response, Timeout
from langchain_core.language_models import BaseChatModel
from langchain_openai import ChatOpenAI
from openai import DefaultAsyncHttpxClient
from pydantic import SecretStr

from assistant.chat.address import host_of, is_here
from assistant.chat.choice import ChatChoice
from assistant.chat.troubles import ChatTrouble, Trouble

CONNECT_SECONDS = 3.0
_MOST_BYTES = 4_000_000
_NO_KEY = "none"
"""The client wants one; an endpoint without keys takes any."""


def open_endpoint(choice: ChatChoice, seconds: float, answer_tokens: int) -> BaseChatModel:
    """The model that was chosen; nothing is asked yet. Use it in one event loop.

    ``seconds``: longest silence; ``answer_tokens``: longest answer, sent as ``max_tokens``, which most servers understand.
    """
    url = choice.url
    client = DefaultAsyncHttpxClient(
        trust_env=not is_here(host_of(url)), follow_redirects=False, timeout=Timeout(seconds, connect=CONNECT_SECONDS),
        headers={"accept-encoding": "identity"}, event_hooks={"response": [_bound]},
    )
    return ChatOpenAI(
        model=choice.model, base_url=url, api_key=SecretStr(choice.key.get_secret_value() or _NO_KEY), openai_proxy=None,
        http_async_client=client, http_socket_options=(), timeout=Timeout(seconds, connect=CONNECT_SECONDS), max_retries=0,
        temperature=0, extra_body={"max_tokens": answer_tokens}, stream_usage=False, stream_chunk_timeout=None,
        use_responses_api=False, streaming=True,
    )


async def close_endpoint(model: BaseChatModel) -> None:
    """Close its connections, in the loop that used them; any other model is left as it is."""
    if isinstance(model, ChatOpenAI):
        await model.root_async_client.close()


class _Bounded(AsyncByteStream):
    """A body that ends in an error where it grows beyond what an answer can need."""

    def __init__(self, body: Any) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._body:
            size += len(chunk)
            if size > _MOST_BYTES:
                raise ChatTrouble(Trouble.ENDLESS)
            yield chunk

    async def aclose(self) -> None:
        await self._body.aclose()


async def _bound(response: Response) -> None:
    if response.headers.get("content-encoding", "identity") != "identity":  # packed, its size says nothing
        raise ChatTrouble(Trouble.FOREIGN)
    response.stream = _Bounded(response.stream)
