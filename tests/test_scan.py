"""A few questions take a scan of the vectors instead of an open store: the same answers, the same care for damage."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.settings import ROOT, Settings
from index.bundled_model import FOLDER_NAME
from index.edition import current_edition
from index.embedding import BUNDLED, Encoder
from index.errors import IndexDamaged, ModelError
from index.scan import Scan
from tests.commands import environment_of

QUESTIONS = ["今年专项债的目标是多少", "谁牵头一网通办", "县科技局牵头哪些任务", "有哪些表述不一致", "隔壁县的目标是多少"]


@pytest.fixture
def own_models(settings: Settings, tmp_path: Path) -> Path:
    """The unpacked model, its small files to be damaged."""
    folder = tmp_path / FOLDER_NAME
    folder.mkdir()
    for path in (settings.models / FOLDER_NAME).iterdir():
        if path.is_file() and path.stat().st_size < 100_000:
            shutil.copy(path, folder)
        else:
            (folder / path.name).symlink_to(path.resolve())
    return tmp_path


@pytest.fixture(scope="module")
def brief(settings: Settings, encoder: Encoder) -> Assistant:
    assistant = Assistant(settings, encoder=encoder, is_brief=True)
    assistant.load()
    return assistant


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_answers_as_the_store_does(question: str, brief: Assistant, assistant: Assistant) -> None:
    ours, theirs = brief.ask(question).as_json(), assistant.ask(question).as_json()
    assert {**ours, "seconds": 0} == {**theirs, "seconds": 0}
    assert [hit.clause.address for hit in brief.search(question)] == [hit.clause.address for hit in assistant.search(question)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_finds_what_the_store_finds_with_the_same_cosines(question: str, settings: Settings, assistant: Assistant, encoder: Encoder) -> None:
    vector = encoder.encode_query(question).tolist()
    ours = Scan(current_edition(settings.data), assistant.library.passages).nearest(vector, 50)
    theirs = assistant.retrieval.store.nearest(vector, 50)
    assert list(ours.values()) == pytest.approx(list(theirs.values()), abs=1e-5)
    assert len(set(ours) & set(theirs)) >= 49


def test_the_store_itself_can_still_be_had(brief: Assistant) -> None:
    assert brief.retrieval.store.count() == len(brief.library.passages)


@pytest.mark.parametrize("factor", [0.0, np.nan, 2.0], ids=["nought", "no number", "no unit vector"])
def test_vectors_that_are_none_are_found_and_the_index_is_built_again(factor: float, small: Settings, encoder: Encoder) -> None:
    edition = current_edition(small.data)
    path = edition.folder / "vectors.npy"
    vectors = np.load(path)
    vectors[5] *= factor
    np.save(path, vectors)
    with pytest.raises(IndexDamaged):
        Scan(edition, Assistant(small, encoder=encoder).library.passages)
    assistant = Assistant(small, encoder=encoder, is_brief=True)
    assistant.load()
    assert assistant.is_ready
    assert current_edition(small.data).id != edition.id
    assert assistant.search("谁来牵头")


def test_a_question_on_the_command_line_opens_no_store_and_imports_no_framework(settings: Settings) -> None:
    script = (
        "import sys; from assistant.cli import main; main(['ask', '今年专项债的目标是多少']);"
        "heavy = {'torch', 'chromadb', 'gradio', 'langchain_core', 'pydantic', 'sentence_transformers'} & set(sys.modules); sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT, env=environment_of(settings))
    assert done.returncode == 0, done.stderr
    assert "32.27亿元" in done.stdout


def test_a_model_that_cannot_be_loaded_meanwhile_is_told_where_it_is_needed(own_models: Path) -> None:
    (own_models / FOLDER_NAME / "config.json").write_text("{", encoding="utf-8")
    encoder = Encoder(BUNDLED, own_models)
    encoder.load_meanwhile()
    with pytest.raises(ModelError, match="无法载入向量模型"):
        encoder.load()


def test_the_bundled_model_is_loaded_meanwhile(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(Encoder, "_load", lambda self: loaded.append(self.name))
    encoder = Encoder(BUNDLED, settings.models)
    encoder.load_meanwhile()
    for thread in threading.enumerate():
        if thread.name == "encoder":
            thread.join()
    assert loaded == [BUNDLED]


def test_only_what_is_loaded_in_a_moment_is_loaded_meanwhile(tmp_path: Path) -> None:
    for name in (BUNDLED, "another"):
        Encoder(name, tmp_path).load_meanwhile()
    assert not [one for one in threading.enumerate() if one.name == "encoder"]
    assert not list(tmp_path.iterdir())
