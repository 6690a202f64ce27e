"""Client: Chroma in a folder of this machine, or a Chroma server by URL, asked alike; and what its errors mean.

chromadb's own client of a server waits for ever, already while it is made, and goes by way of whatever proxy the environment names.
This one gives up, and reaches the server alone.
"""

import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, cast
from urllib.parse import urlsplit

os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")

import chromadb
import httpx
from chromadb.api import ServerAPI
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.types import EmbeddingFunction
from chromadb.config import Settings, System
from chromadb.errors import AuthorizationError, ChromaAuthError, InternalError, InvalidDimensionException, NotFoundError

from index.errors import DataFolderError, IndexDamaged, StoreAway, YoujuError
from index.server import Server

Where = Path | Server
"""The folder of an embedded Chroma, or a server."""
VERSION = chromadb.__version__
CONNECTING = 2.0
"""Seconds that a server has to take a connection."""


class Client(Protocol):
    """What is asked of Chroma, wherever it runs."""

    def get_collection(self, name: str, embedding_function: EmbeddingFunction[Any] | None = None) -> chromadb.Collection: ...

    def create_collection(
        self, name: str, configuration: CreateCollectionConfiguration | None = None, metadata: dict[str, Any] | None = None,
        embedding_function: EmbeddingFunction[Any] | None = None,
    ) -> chromadb.Collection: ...

    def delete_collection(self, name: str) -> None: ...

    def heartbeat(self) -> int: ...

    def close(self) -> None: ...


def connect(where: Where, patience: float) -> Client:
    """A client of the Chroma that runs there; ``patience``: the seconds that a server may be silent. An embedded one is opened now."""
    if isinstance(where, Server):
        return _Remote(where, patience)
    return chromadb.PersistentClient(str(where), settings=Settings(anonymized_telemetry=False))  # type: ignore[return-value]  # wider than asked


class _Remote:
    """A Chroma server. Nothing is asked of it until a method is called."""

    def __init__(self, server: Server, patience: float) -> None:
        url = urlsplit(server.url)
        headers = {"Authorization": f"Bearer {server.token}"} if server.token else {}
        self._system = System(Settings(
            anonymized_telemetry=False, chroma_api_impl="chromadb.api.fastapi.FastAPI", chroma_server_host=server.url,
            chroma_server_http_port=url.port or (443 if url.scheme == "https" else 80), chroma_server_headers=headers,
        ))
        self._api = cast(Any, self._system.instance(ServerAPI))  # type: ignore[type-abstract]  # its ``_session`` is no part of it
        waiting = self._api._session
        timeout = httpx.Timeout(patience, connect=CONNECTING)
        self._api._session = httpx.Client(
            timeout=timeout, trust_env=False, verify=ssl.create_default_context(), headers=waiting.headers, limits=self._api.http_limits
        )
        waiting.close()

    def get_collection(self, name: str, embedding_function: EmbeddingFunction[Any] | None = None) -> chromadb.Collection:
        return chromadb.Collection(client=self._api, model=self._api.get_collection(name), embedding_function=embedding_function)

    def create_collection(
        self, name: str, configuration: CreateCollectionConfiguration | None = None, metadata: dict[str, Any] | None = None,
        embedding_function: EmbeddingFunction[Any] | None = None,
    ) -> chromadb.Collection:
        model = self._api.create_collection(name, configuration=configuration, metadata=metadata)
        return chromadb.Collection(client=self._api, model=model, embedding_function=embedding_function)

    def delete_collection(self, name: str) -> None:
        self._api.delete_collection(name)

    def heartbeat(self) -> int:
        return int(self._api.heartbeat())

    def close(self) -> None:
        self._api._session.close()
        self._system.stop()


@contextmanager
def reading(where: Where, act: str) -> Iterator[None]:
    """What goes wrong in reading Chroma as ours: IndexDamaged where what should be there is not, StoreAway where a server does not answer."""
    try:
        yield
    except YoujuError:
        raise
    except Exception as error:  # chromadb raises many kinds
        if isinstance(where, Server) and not isinstance(error, NotFoundError | InvalidDimensionException | InternalError):
            raise _away(where, error) from error
        raise IndexDamaged(f"向量库 {where} 无法{act}（{type(error).__name__}）：请运行 youju index --force 重建") from error


@contextmanager
def writing(where: Where) -> Iterator[None]:
    """What goes wrong in writing as ours: DataFolderError where the disk refuses, StoreAway where a server does not take it."""
    try:
        yield
    except Exception as error:
        if isinstance(where, Server):
            raise _away(where, error) from error
        if isinstance(error, InternalError | OSError):
            raise DataFolderError(f"无法写入向量库 {where}（{error}）：请检查磁盘空间和权限") from error
        raise


def _away(server: Server, error: Exception) -> StoreAway:
    if isinstance(error, httpx.TimeoutException) and not isinstance(error, httpx.ConnectTimeout):
        return StoreAway(f"向量库服务 {server} 没有及时回应：请检查它的负载，恢复后会自动用上")
    if isinstance(error, httpx.TransportError):
        return StoreAway(f"向量库服务 {server} 连不上（{type(error).__name__}）：请启动 chroma run 或检查 YOUJU_CHROMA_URL，恢复后会自动用上")
    if isinstance(error, AuthorizationError | ChromaAuthError):
        return StoreAway(f"向量库服务 {server} 拒绝了访问：请检查 YOUJU_CHROMA_TOKEN")
    return StoreAway(f"向量库服务 {server} 的回答无法使用（{type(error).__name__}）：请检查 YOUJU_CHROMA_URL 是不是 Chroma 服务，以及它的日志")
