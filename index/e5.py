"""E5: the bundled model's unpacked folder → unit vectors, computed by ONNX Runtime from the graph of its layers (``index.e5_graph``).

The same vectors as sentence-transformers gives for the folder (a test holds them within 1e-5) in half its time, without the
eight seconds that importing it and PyTorch take. Texts stand one behind the other in one row of tokens, each of which
attends to its own text's alone; so none is padded to another's length.
"""

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from index.bundled_model import GRAPH, PROMPTS
from index.common_tokens import Tokens

_Floats: TypeAlias = NDArray[np.float32]
_TOKENS = 80
"""Of one stretch of texts that are computed together: more no longer fits a core's cache, and attends to more of other texts for nothing."""
_MOST_CORES = 4
"""That work at one question: its layers are too small to share among more."""
_EMBEDDINGS = ("word", "position", "token_type")


class E5:
    """The bundled model, loaded; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError, ValueError, KeyError or the libraries' own kinds when the folder is damaged."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        weights = _weights(folder / "model.safetensors")
        self._word, self._place, self._kind = (weights[f"embeddings.{name}_embeddings.weight"] for name in _EMBEDDINGS)
        self._tokens = Tokens(folder, int(config["max_position_embeddings"]))
        self._graph = folder / GRAPH
        self._layers = self._session(min(os.cpu_count() or 1, _MOST_CORES))
        threadpool_limits(1, user_api="blas")  # from now on: over more cores a short question stalls when other work holds one

    def encode_queries(self, texts: Sequence[str]) -> _Floats:
        """One row a text, all computed together on the cores that are free: half the time of one core, the same vectors and the same work."""
        return np.concatenate([self._vectors(stretch, self._layers) for stretch in _stretches(self._tokens.of(PROMPTS["query"], texts))])

    def encode_document(self, texts: Sequence[str], cores: int = 1) -> _Floats:
        """One row a text, each stretch of texts on a core of its own."""
        stretches = _stretches(self._tokens.of(PROMPTS["document"], texts))
        if len(stretches) == 1:
            return self._vectors(stretches[0], self._layers)
        with ThreadPoolExecutor(cores) as pool:
            return np.concatenate(list(pool.map(partial(self._vectors, layers=self._single), stretches)))

    @cached_property
    def _single(self) -> onnxruntime.InferenceSession:
        """For stretches that have a core each: one on several cores takes a tenth more work."""
        return self._session(1)

    def _session(self, cores: int) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = cores, 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # a core that waits is another's
        options.enable_mem_pattern = False  # one would be kept for every length of a text
        return onnxruntime.InferenceSession(self._graph, options, providers=["CPUExecutionProvider"])

    def _vectors(self, texts: Sequence[list[int]], layers: onnxruntime.InferenceSession) -> _Floats:
        """Unit vectors of tokenised texts: the mean of each one's tokens after the last layer."""
        lengths = np.array([len(text) for text in texts])
        places = np.concatenate([np.arange(length) for length in lengths])
        embedded = self._word[np.concatenate(texts)] + self._place[places] + self._kind[0]
        (last,) = layers.run(None, {"embedded": embedded[None], "apart": _apart(lengths)})
        starts = np.cumsum(lengths) - lengths
        means = np.add.reduceat(last[0], starts, axis=0) / lengths.astype(np.float32)[:, None]
        unit: _Floats = means / np.linalg.norm(means, axis=1, keepdims=True)
        return unit


def _apart(lengths: NDArray[Any]) -> _Floats:
    """What is added to each token's attention to each: nothing within a text, minus infinity between two."""
    text = np.repeat(np.arange(len(lengths)), lengths)
    return np.where(text[:, None] == text, np.float32(0), np.float32(-np.inf))[None, None]


def _stretches(texts: list[list[int]]) -> list[list[list[int]]]:
    """The texts in their order, cut where the next one would be too much for one stretch."""
    stretches: list[list[list[int]]] = [[]]
    room = _TOKENS
    for text in texts:
        if stretches[-1] and len(text) > room:
            stretches.append([])
            room = _TOKENS
        stretches[-1].append(text)
        room -= len(text)
    return stretches


def _weights(path: Path) -> dict[str, _Floats]:
    """The tensors of a safetensors file by name, mapped into memory: only what is used is read, and processes share it.

    The file: u64 length of the header, the header as JSON with the offsets behind it, the tensors (all f32 here).
    """
    data = np.memmap(path, mode="r")
    size = int(data[:8].view("<u8")[0])
    header = json.loads(data[8 : 8 + size].tobytes())
    rows = {name: (8 + size + row["data_offsets"][0], 8 + size + row["data_offsets"][1], row["shape"]) for name, row in header.items() if name != "__metadata__"}
    return {name: np.asarray(data[start:end]).view("<f4").reshape(shape) for name, (start, end, shape) in rows.items()}
