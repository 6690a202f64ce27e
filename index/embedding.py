"""Embedding: a model that turns texts into unit vectors, and a cache of vectors keyed by text and model.

The bundled model is computed by ``index.e5``, at once; any other, or any on a GPU, by sentence-transformers.
"""

import hashlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.batching import Batching
from index.bundled_model import bundled_model, is_unpacked
from index.errors import DataFolderError, ModelError

BUNDLED = "bundled"
CANARY = "全县高质量发展目标任务"
_SAME_MODEL = 0.999
_BATCH = 32
TOGETHER = 8
"""Questions that are encoded together at most: half the work of one by one, and no question waits long for the others."""
_QUESTIONS = 512
"""Questions whose vectors are kept: a question is ranked again for its conversation, its parts and its list of places."""
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)"


class _Model(Protocol):
    """What computes vectors; ``cores``: how many it may use."""

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]: ...

    def encode_document(self, texts: Sequence[str], cores: int = 1) -> NDArray[np.float32]: ...


class Encoder:
    """The bundled model or any sentence-transformers model, loaded at first use and then kept; safe to share between threads.

    ``name`` is ``bundled``, the name of a model on this machine, or its folder. Nothing is fetched from a hub.
    """

    def __init__(self, name: str, models: Path, device: str = "cpu", say: Callable[[str], None] = lambda _: None) -> None:
        self.name, self._models, self._device, self._say = name, models, device, say
        self._model: _Model | None = None
        self._lock = threading.Lock()
        self._kept = lru_cache(maxsize=_QUESTIONS)(Batching(self.encode_queries, at_once=cores(), most=TOGETHER))

    @property
    def is_loaded(self) -> bool:
        return self._model is not None

    def load(self) -> None:
        """Load the model now. Raises ModelError when it is not on this machine or damaged."""
        self._loaded()

    def load_meanwhile(self) -> None:
        """Begin to load the bundled model, in a thread of its own; what fails is raised where it is needed.

        The process ends no earlier than this does: a thread that is killed in the middle of native code may take the process with it.
        So whatever takes long (unpacking, other models) is left to ``load``.
        """
        if self.name != BUNDLED or not is_unpacked(self._models):
            return

        def load() -> None:
            with suppress(ModelError, DataFolderError):
                self.load()

        threading.Thread(target=load, name="encoder").start()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of passages, one row a text. Uses every core."""
        return _unit(self._loaded().encode_document(texts, cores=cores()))

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The unit vector of one question; not to be written to. Questions of several threads are encoded together."""
        return self._kept(text)

    def encode_queries(self, texts: Sequence[str]) -> Sequence[NDArray[np.float32]]:
        """The unit vectors of several questions, computed together."""
        vectors = _unit(self._loaded().encode_queries(texts))
        vectors.flags.writeable = False
        return list(vectors)

    def _loaded(self) -> _Model:
        with self._lock:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _load(self) -> _Model:
        stay_offline()
        place = str(bundled_model(self._models, self._say)) if self.name == BUNDLED else self.name
        try:
            if self.name == BUNDLED and self._device == "cpu":
                from index.e5 import E5

                return E5(Path(place))
            return _SentenceTransformersModel(place, self._device)
        except Exception as error:  # the libraries raise many kinds; all mean the same to a user
            hint = f"请删除 {place} 后重试（会重新解包）" if self.name == BUNDLED else "请检查设置 model 的名称或目录"
            raise ModelError(f"无法载入向量模型 {place}（{type(error).__name__}）：{hint}") from error


class _SentenceTransformersModel:
    """A model that sentence-transformers loads, from this machine alone."""

    def __init__(self, place: str, device: str) -> None:
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)
        self._model = SentenceTransformer(place, device=device, local_files_only=True)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(self._model.encode_query(list(texts), batch_size=_BATCH, show_progress_bar=False), dtype=np.float32)

    def encode_document(self, texts: Sequence[str], cores: int = 1) -> NDArray[np.float32]:
        with torch_threads(cores):
            return np.asarray(self._model.encode_document(list(texts), batch_size=_BATCH, show_progress_bar=False), dtype=np.float32)


def cores() -> int:
    """How many cores this machine has."""
    return os.cpu_count() or 1


def stay_offline() -> None:
    """Keep the hub's client from calling out and its libraries from reporting; has to run before their first import."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


@contextmanager
def torch_threads(count: int) -> Iterator[None]:
    """Let torch spread over the cores. One short question gains little by it and stalls when other work holds a core."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _unit(vectors: Any) -> NDArray[np.float32]:
    array: NDArray[np.float32] = np.asarray(vectors, dtype=np.float32)
    unit: NDArray[np.float32] = array / np.maximum(np.linalg.norm(array, axis=-1, keepdims=True), 1e-12)
    return unit


def canary_of(encoder: Encoder) -> NDArray[np.float32]:
    """The vector of one text: a model is known by what it does. Raises ModelError."""
    vector: NDArray[np.float32] = encoder.encode([CANARY])[0]
    return vector


def same_model(canary: Sequence[float], now: NDArray[np.float32]) -> bool:
    """Whether a canary is the one that was kept when the index was built, but for rounding."""
    return len(canary) == len(now) and float(np.dot(now, np.asarray(canary, dtype=np.float32))) > _SAME_MODEL


def model_key(name: str, canary: NDArray[np.float32]) -> str:
    """Names the model by what it does: the same name with other weights gets other vectors."""
    return f"{name}:{hashlib.sha256(canary.round(3).tobytes()).hexdigest()}"


class VectorCache:
    """Vectors by text and model in one SQLite file, so that a new edition embeds only what changed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def vectors(
        self, texts: Sequence[str], model: str, encode: Callable[[Sequence[str]], NDArray[np.float32]],
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> NDArray[np.float32]:
        """The vectors of texts, from the cache where it has them; new ones are kept batch by batch.

        Raises DataFolderError when the file cannot be written.
        """
        keys = [hashlib.sha256(f"{model}\0{text}".encode()).digest() for text in texts]
        if not self._is_sound():
            self._drop()
        try:
            with closing(sqlite3.connect(self._path, timeout=30)) as database:
                return self._vectors(database, texts, keys, encode, progress)
        except sqlite3.Error as error:
            raise DataFolderError(f"向量缓存 {self._path} 无法读写（{error}）：请检查磁盘空间和权限，或删除该文件后重试") from error

    def _is_sound(self) -> bool:
        """Whether the file is a whole database with the table as it has to be, or not there yet."""
        try:
            with closing(sqlite3.connect(self._path, timeout=30)) as database:
                database.execute(_TABLE)
                database.execute("SELECT key, vector FROM vectors LIMIT 1").fetchone()
                return bool(database.execute("PRAGMA quick_check").fetchone() == ("ok",))
        except sqlite3.OperationalError as error:
            return "no such column" not in str(error)
        except sqlite3.DatabaseError:
            return False

    def _drop(self) -> None:
        for end in ("", "-journal", "-wal", "-shm"):
            self._path.with_name(f"{self._path.name}{end}").unlink(missing_ok=True)

    def _vectors(
        self, database: sqlite3.Connection, texts: Sequence[str], keys: list[bytes],
        encode: Callable[[Sequence[str]], NDArray[np.float32]], progress: Callable[[int, int], None],
    ) -> NDArray[np.float32]:
        database.execute(_TABLE)
        kept = ((key, database.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()) for key in dict.fromkeys(keys))
        known = {key: row[0] for key, row in kept if row}
        unknown = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        missing = sorted(unknown.items(), key=lambda item: len(item[1]))  # batches of like lengths need less padding
        for start in range(0, len(missing), _BATCH):
            batch = missing[start : start + _BATCH]
            rows = [(key, vector.tobytes()) for (key, _), vector in zip(batch, encode([text for _, text in batch]), strict=True)]
            with database:
                database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
            known.update(rows)
            progress(min(start + _BATCH, len(missing)), len(missing))
        return np.stack([np.frombuffer(known[key], dtype=np.float32) for key in keys])
