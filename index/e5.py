"""E5: the bundled model's unpacked folder → unit vectors, computed with NumPy from the weights where they lie on disk.

The same vectors as sentence-transformers gives for the folder (a test holds them within 1e-5), without the eight seconds
that importing it and PyTorch take. Activations are laid out features × tokens; texts stand side by side in one array,
so that none is padded to another's length. The layout is that of a ``BertModel`` with GELU, mean pooling and no pooler.
"""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf
from threadpoolctl import threadpool_limits
from tokenizers import Tokenizer

from index.bundled_model import PROMPTS

_Floats: TypeAlias = NDArray[np.float32]
_TOKENS = 512
"""Of one stretch of texts that are computed together: what fits a core's cache."""


class E5:
    """The bundled model, loaded; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError, ValueError, KeyError or the tokenizer's own kinds when the folder is damaged."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._layers, self._heads = int(config["num_hidden_layers"]), int(config["num_attention_heads"])
        self._epsilon = np.float32(config["layer_norm_eps"])
        self._weights = _weights(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(int(config["max_position_embeddings"]))
        threadpool_limits(1, user_api="blas")  # from now on: over more cores a short question stalls when other work holds one

    def encode_queries(self, texts: Sequence[str]) -> _Floats:
        """One row a text, all computed on one core."""
        return np.concatenate([self._vectors(stretch) for stretch in _stretches(self._tokens([PROMPTS["query"] + text for text in texts]))])

    def encode_document(self, texts: Sequence[str], cores: int = 1) -> _Floats:
        """One row a text, each stretch of texts on a core of its own."""
        stretches = _stretches(self._tokens([PROMPTS["document"] + text for text in texts]))
        with ThreadPoolExecutor(cores) as pool:
            return np.concatenate(list(pool.map(self._vectors, stretches)))

    def _tokens(self, texts: list[str]) -> list[list[int]]:
        return [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]

    def _vectors(self, texts: Sequence[list[int]]) -> _Floats:
        """Unit vectors of tokenised texts: the mean of each one's tokens after the last layer."""
        lengths = [len(text) for text in texts]
        starts = np.cumsum([0, *lengths])
        x = self._embedded(np.concatenate(texts), np.concatenate([np.arange(length) for length in lengths]))
        for layer in range(self._layers):
            name = f"encoder.layer.{layer}"
            seen = self._linear(f"{name}.attention.output.dense", self._attended(f"{name}.attention.self", x, starts))
            x = self._normalised(f"{name}.attention.output.LayerNorm", seen + x)
            inner = _gelu(self._linear(f"{name}.intermediate.dense", x))
            x = self._normalised(f"{name}.output.LayerNorm", self._linear(f"{name}.output.dense", inner) + x)
        means = np.add.reduceat(x, starts[:-1], axis=1).T / np.asarray(lengths, dtype=np.float32)[:, None]
        unit: _Floats = means / np.linalg.norm(means, axis=1, keepdims=True)
        return unit

    def _embedded(self, tokens: NDArray[Any], places: NDArray[Any]) -> _Floats:
        word, place, kind = (self._weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position", "token_type"))
        return self._normalised("embeddings.LayerNorm", np.ascontiguousarray((word[tokens] + place[places] + kind[0]).T))

    def _linear(self, name: str, x: _Floats) -> _Floats:
        y: _Floats = self._weights[f"{name}.weight"] @ x
        y += self._weights[f"{name}.bias"][:, None]
        return y

    def _normalised(self, name: str, x: _Floats) -> _Floats:
        x -= np.add.reduce(x, axis=0) / np.float32(len(x))
        x /= np.sqrt(np.einsum("ij,ij->j", x, x) / np.float32(len(x)) + self._epsilon)
        x *= self._weights[f"{name}.weight"][:, None]
        x += self._weights[f"{name}.bias"][:, None]
        return x

    def _attended(self, name: str, x: _Floats, starts: NDArray[Any]) -> _Floats:
        """Each text's tokens attend to that text's alone."""
        shape = (self._heads, -1, x.shape[1])
        query, key, value = (self._linear(f"{name}.{part}", x).reshape(shape) for part in ("query", "key", "value"))
        query *= np.float32(query.shape[1] ** -0.5)
        seen = np.empty_like(value)
        for start, end in pairwise(starts):
            scores = query[:, :, start:end].transpose(0, 2, 1) @ key[:, :, start:end]
            scores -= scores.max(axis=2, keepdims=True)
            np.exp(scores, out=scores)
            scores /= scores.sum(axis=2, keepdims=True)
            seen[:, :, start:end] = value[:, :, start:end] @ scores.transpose(0, 2, 1)
        return seen.reshape(x.shape)


def _gelu(x: _Floats) -> _Floats:
    y: _Floats = erf(x * np.float32(0.5**0.5))
    y += 1
    y *= x
    y *= np.float32(0.5)
    return y


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
