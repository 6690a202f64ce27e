"""E5: the bundled model's unpacked folder → unit vectors, computed by ONNX Runtime from the graph of its layers (``index.e5_graph``).

The same vectors as sentence-transformers gives for the folder (a test holds them within 1e-5) in half its time, without the
eight seconds that importing it and PyTorch take. Texts stand one behind the other in one row of tokens, each of which
attends to its own text's alone; so none is padded to another's length.
"""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
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
_EMBEDDINGS = ("word", "position", "token_type")


class E5:
    """The bundled model, loaded; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError, ValueError, KeyError or the libraries' own kinds when the folder is damaged."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        weights = _weights(folder / "model.safetensors")
        self._word, self._place, self._kind = (weights[f"embeddings.{name}_embeddings.weight"] for name in _EMBEDDINGS)
        self._tokens = Tokens(folder, int(config["max_position_embeddings"]))
        self._layers = onnxruntime.InferenceSession(folder / GRAPH, _options(), providers=["CPUExecutionProvider"])
        threadpool_limits(1, user_api="blas")  # from now on: over more cores a short question stalls when other work holds one

    def encode_queries(self, texts: Sequence[str]) -> _Floats:
        """One row a text, all computed on one core."""
        return np.concatenate([self._vectors(stretch) for stretch in _stretches(self._tokens.of(PROMPTS["query"], texts))])

    def encode_document(self, texts: Sequence[str], cores: int = 1) -> _Floats:
        """One row a text, each stretch of texts on a core of its own."""
        stretches = _stretches(self._tokens.of(PROMPTS["document"], texts))
        with ThreadPoolExecutor(cores) as pool:
            return np.concatenate(list(pool.map(self._vectors, stretches)))

    def _vectors(self, texts: Sequence[list[int]]) -> _Floats:
        """Unit vectors of tokenised texts: the mean of each one's tokens after the last layer."""
        lengths = np.array([len(text) for text in texts])
        places = np.concatenate([np.arange(length) for length in lengths])
        embedded = self._word[np.concatenate(texts)] + self._place[places] + self._kind[0]
        (last,) = self._layers.run(None, {"embedded": embedded[None], "apart": _apart(lengths)})
        starts = np.cumsum(lengths) - lengths
        means = np.add.reduceat(last[0], starts, axis=0) / lengths.astype(np.float32)[:, None]
        unit: _Floats = means / np.linalg.norm(means, axis=1, keepdims=True)
        return unit


def _options() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # one would be kept for every length of a text
    return options


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
