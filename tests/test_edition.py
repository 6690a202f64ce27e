"""The edition: built fresh, verified, then made current; damage is noticed and built away, and never a silent nothing."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.assistant import Assistant
from assistant.settings import ROOT, Settings
from index.build import build, needs_build
from index.documents import read_manifest
from index.edition import Edition, current_edition
from index.embedding import BUNDLED, Encoder, VectorCache
from index.errors import DataFolderError, IndexDamaged, IndexLocked, IndexMissing, SeedError
from index.library import read_library
from index.verify import unreachable_of
from tests.conftest import settings_for
from tests.plans import GENRE

QUESTION = "谁来牵头"


def ids_of(edition: Edition) -> list[str]:
    return [passage.id for passage in read_library(edition.read_documents(), GENRE).passages]


def is_whole(settings: Settings) -> bool:
    """The index is current and undamaged, and every passage is its own nearest neighbour."""
    edition = current_edition(settings.data)
    ids = ids_of(edition)
    return needs_build(settings.place, BUNDLED) == "" and len(ids) > 50 and not unreachable_of(edition, settings.place.chroma, ids)


def test_every_passage_of_the_plan_is_its_own_nearest_neighbour(settings: Settings) -> None:
    assert is_whole(settings)


def test_every_clause_of_the_plan_with_text_is_found_by_its_vector(assistant: Assistant) -> None:
    with_text = {clause.address for reading, clause in assistant.library.clauses() if reading.tree.own_text(clause).strip()}
    assert {passage.address for passage in assistant.library.passages} == with_text


def test_a_second_build_is_not_needed(settings: Settings) -> None:
    assert needs_build(settings.place, BUNDLED) == ""


def test_a_build_takes_known_vectors_from_the_cache(small: Settings, encoder: Encoder) -> None:
    said: list[str] = []
    build(small.place, encoder, said.append)
    assert not [line for line in said if line.startswith("计算向量")]
    assert is_whole(small)


def test_an_edit_embeds_only_what_changed(small: Settings, encoder: Encoder) -> None:
    plan = small.seeds / "plan.txt"
    plan.write_text(plan.read_text(encoding="utf-8") + "新增一段没有出现过的话。\n", encoding="utf-8")
    assert needs_build(small.place, BUNDLED) == "更新《方案》"
    said: list[str] = []
    edition = build(small.place, encoder, said.append)
    last = [line for line in said if line.startswith("计算向量")][-1]
    assert int(last.split("/")[1].split("（")[0]) < 10 < edition.passages
    assert is_whole(small)


def test_the_edition_before_is_kept_and_older_ones_are_not(small: Settings, encoder: Encoder) -> None:
    editions = [current_edition(small.data).id, *(build(small.place, encoder).id for _ in range(2))]
    assert {folder.name for folder in (small.data / "editions").iterdir()} == set(editions[1:])


def test_an_own_genre_file_makes_a_new_edition(small: Settings) -> None:
    small.genre.write_text('[abbreviations]\n"超级个体" = ["一人公司"]\n', encoding="utf-8")
    assert needs_build(small.place, BUNDLED)


# ---- damage

Damage = Callable[[Path], object]


def _vector_file(data: Path) -> Path:
    return next(data.glob("editions/*/chroma/*/data_level0.bin"))


def _edition(data: Path) -> Path:
    return next(data.glob("editions/*"))


DAMAGES: list[tuple[str, Damage]] = [
    ("random bytes among the vectors", lambda data: _vector_file(data).write_bytes(os.urandom(_vector_file(data).stat().st_size))),
    ("one byte among the vectors", lambda data: _flip(_vector_file(data))),
    ("the vectors cut in half", lambda data: _halve(_vector_file(data))),
    ("no vector folder", lambda data: shutil.rmtree(_vector_file(data).parent)),
    ("no Chroma database", lambda data: (_edition(data) / "chroma" / "chroma.sqlite3").unlink()),
    ("no Chroma at all", lambda data: shutil.rmtree(_edition(data) / "chroma")),
    ("half a file of vectors", lambda data: _halve(_edition(data) / "vectors.npy")),
    ("an empty file of vectors", lambda data: (_edition(data) / "vectors.npy").write_bytes(b"")),
    ("fewer vectors", lambda data: np.save(_edition(data) / "vectors.npy", np.zeros((3, 384), dtype=np.float32))),
    ("no text", lambda data: (_edition(data) / "documents" / "plan.txt").unlink()),
    ("an edited text", lambda data: _flip(_edition(data) / "documents" / "plan.txt")),
    ("a pointer to nothing", lambda data: (data / "current").write_text("20200101000000-abcdef 00\n")),
    ("a pointer of random bytes", lambda data: (data / "current").write_bytes(b"\xff\xfe\x00garbage")),
    ("an empty pointer", lambda data: (data / "current").write_bytes(b"")),
    ("a pointer that leads out", lambda data: (data / "current").write_text("../../etc 00\n")),
    ("no pointer", lambda data: (data / "current").unlink()),
    ("no edition", lambda data: shutil.rmtree(_edition(data))),
    ("no manifest of the edition", lambda data: (_edition(data) / "edition.json").unlink()),
    ("a manifest of random bytes", lambda data: (_edition(data) / "edition.json").write_bytes(os.urandom(500))),
    ("an edited manifest", lambda data: _edit_manifest(_edition(data) / "edition.json")),
]


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _edit_manifest(path: Path) -> None:
    facts = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(facts | {"segments": None, "passages": 1}), encoding="utf-8")


@pytest.mark.parametrize(("what", "damage"), DAMAGES, ids=[row[0] for row in DAMAGES])
def test_damage_is_noticed_before_a_question_is_asked(what: str, damage: Damage, small: Settings) -> None:
    damage(small.data)
    reason = needs_build(small.place, BUNDLED)
    assert reason
    assert "\n" not in reason


REBUILT = [row for row in DAMAGES if row[0] in ("no Chroma at all", "an edited text", "a pointer of random bytes")]


@pytest.mark.parametrize(("what", "damage"), REBUILT, ids=[row[0] for row in REBUILT])
def test_a_damaged_index_is_built_again_and_answers(what: str, damage: Damage, small: Settings, encoder: Encoder) -> None:
    damage(small.data)
    build(small.place, encoder)
    assert is_whole(small)


def test_an_assistant_over_a_damaged_index_builds_it_again_and_says_so(small: Settings) -> None:
    DAMAGES[0][1](small.data)
    said: list[str] = []
    with closing(Assistant(small, said.append)) as assistant:
        assistant.load()
        assert assistant.is_ready
        assert assistant.search(QUESTION)
    assert "向量文件被改动" in said[0]
    assert is_whole(small)


@pytest.mark.parametrize("database", [b"", b"not a database at all", os.urandom(20000)], ids=["empty", "text", "random"])
def test_an_unreadable_chroma_database_is_built_again_when_it_is_opened(database: bytes, small: Settings) -> None:
    (_edition(small.data) / "chroma" / "chroma.sqlite3").write_bytes(database)
    with closing(Assistant(small)) as assistant:
        assistant.load()
        assert assistant.is_ready, assistant.retrieval.trouble
        assert assistant.search(QUESTION)
    assert is_whole(small)


def test_damage_while_the_assistant_is_open_never_answers_with_silence(small: Settings) -> None:
    with closing(Assistant(small)) as assistant:
        assistant.load()
        shutil.rmtree(small.data / "editions")
        assert assistant.search("谁牵头")


def test_no_index_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="请运行 youju index"):
        current_edition(tmp_path)


def test_a_store_that_is_not_there_is_not_made_anew(small: Settings) -> None:
    from index.store import Store

    with pytest.raises(IndexDamaged, match="请运行 youju index"):
        Store(current_edition(small.data).store_folder, "passages-of-nobody")


# ---- the cache of vectors

CACHES: list[tuple[str, Damage]] = [
    ("text", lambda path: path.write_text("no database")),
    ("random bytes", lambda path: path.write_bytes(os.urandom(50000))),
    ("half", _halve),
    ("random pages", lambda path: path.write_bytes(path.read_bytes()[:4096] + os.urandom(path.stat().st_size - 4096))),
    ("another table", lambda path: _other_table(path)),
    ("a stale journal", lambda path: path.with_name(f"{path.name}-journal").write_bytes(os.urandom(5000))),
]


def _other_table(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE vectors (name TEXT)")


@pytest.mark.parametrize(("what", "damage"), CACHES, ids=[row[0] for row in CACHES])
def test_a_malformed_cache_is_thrown_away(what: str, damage: Damage, tmp_path: Path, encoder: Encoder) -> None:
    cache, texts = VectorCache(tmp_path / "vectors.sqlite"), ["专项债32.27亿元", "县发改局牵头", "增长7%"]
    before = cache.vectors(texts, "model", encoder.encode)
    damage(tmp_path / "vectors.sqlite")
    assert np.allclose(cache.vectors(texts, "model", encoder.encode), before, atol=1e-5)


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path, encoder: Encoder) -> None:
    with pytest.raises(DataFolderError, match=r"vectors\.sqlite"):
        VectorCache(tmp_path / "nowhere" / "vectors.sqlite").vectors(["增长7%"], "model", encoder.encode)


def test_a_model_has_its_own_vectors_in_the_cache(tmp_path: Path, encoder: Encoder) -> None:
    cache, asked = VectorCache(tmp_path / "vectors.sqlite"), list[str]()

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        asked.extend(texts)
        return encoder.encode(texts)

    for model in ("one", "other", "one"):
        cache.vectors(["增长7%"], model, encode)
    assert asked == ["增长7%"] * 2


# ---- other faults

def test_without_seeds_the_earlier_index_stays(small: Settings, encoder: Encoder) -> None:
    before = current_edition(small.data).id
    (small.seeds / "plan.txt").write_bytes(b"")
    with pytest.raises(SeedError, match="空文件"):
        build(small.place, encoder)
    with pytest.raises(SeedError, match="空文件"):
        Assistant(small)
    assert current_edition(small.data).id == before


def test_a_data_folder_that_cannot_be_written_is_named(tmp_path: Path, encoder: Encoder) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DataFolderError, match="YOUJU_DATA"):
        build(settings_for(tmp_path / "file" / "data").place, encoder)


@contextmanager
def another_builder(data: Path) -> Iterator[None]:
    """A process that holds the build lock."""
    hold = "import sys; from filelock import FileLock; lock = FileLock(sys.argv[1]); lock.acquire(); print('held', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", hold, str(data / "build.lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            child.kill()


def test_a_second_builder_is_told_to_wait(small: Settings, encoder: Encoder) -> None:
    with another_builder(small.data), pytest.raises(IndexLocked, match="等它完成后再试"):
        build(small.place, encoder)
    build(small.place, encoder)  # the lock ends with its process


def test_while_another_process_builds_the_edition_before_answers(small: Settings) -> None:
    plan = small.seeds / "plan.txt"
    plan.write_text(plan.read_text(encoding="utf-8") + "新的一段。\n", encoding="utf-8")
    with another_builder(small.data), closing(Assistant(small)) as assistant:
        assert assistant.search(QUESTION)


def test_while_another_process_builds_for_the_first_time_the_message_says_so(tmp_path: Path, small_seeds: Path) -> None:
    settings = settings_for(tmp_path / "data", small_seeds)
    settings.data.mkdir()
    with another_builder(settings.data), pytest.raises(IndexLocked, match="此前没有可用的索引"):
        Assistant(settings)


READ_ONLY = """
mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 99
shift
exec "$@"
"""


def test_a_read_only_data_folder_is_one_line_or_an_answer(small: Settings) -> None:
    """As root, permissions do not bind: a read-only mount in a namespace of its own does."""
    environment = {**os.environ, "YOUJU_DATA": str(small.data), "YOUJU_SEEDS": str(small.seeds)}
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", READ_ONLY, "sh", str(small.data), sys.executable, "-m", "assistant"]

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command, *arguments], env=environment, capture_output=True, text=True, check=False, cwd=ROOT)

    if shutil.which("unshare") is None or (index := run("index", "--force")).returncode == 99:
        pytest.skip("this machine gives no mount namespaces")
    assert (index.returncode, "Traceback" in index.stderr) == (1, False)
    assert "YOUJU_DATA" in index.stderr
    ask = run("ask", QUESTION)
    assert ask.returncode == 0, ask.stderr
    assert "Traceback" not in ask.stderr


FULL = """
mount -t tmpfs -o "size=$2" tmpfs "$3" && cp -a "$1/." "$3/" || exit 99
export YOUJU_DATA="$3"; shift 3
"$@" index --force; echo "index $?"; "$@" search 人工智能 --top 1; echo "search $?"; ls "$YOUJU_DATA/editions" | wc -l
"""


def test_a_full_disk_is_one_line_and_the_earlier_index_answers(small: Settings, tmp_path: Path) -> None:
    used = sum(path.stat().st_size for path in small.data.rglob("*") if path.is_file() and "models" not in path.parts)
    (tmp_path / "full").mkdir()
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", FULL, "sh", str(small.data), str(used + 500_000), str(tmp_path / "full")]
    if shutil.which("unshare") is None:
        pytest.skip("this machine gives no mount namespaces")
    done = subprocess.run([*command, sys.executable, "-m", "assistant"], env={**os.environ, "YOUJU_SEEDS": str(small.seeds)},
                          capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode == 99:
        pytest.skip("this machine gives no mount namespaces")
    assert "Traceback" not in done.stderr, done.stderr
    assert "请检查磁盘空间" in done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "index 1"
    assert lines[-2:] == ["search 0", "1"], "the earlier index answers, and nothing half written is left"


# ---- the manifest's promise

def test_the_edition_holds_the_plan_as_it_was_read(settings: Settings) -> None:
    edition = current_edition(settings.data)
    assert edition.read_documents() == read_manifest(settings.seeds)
    assert np.allclose(np.linalg.norm(edition.vectors(), axis=1), 1.0, atol=1e-4)
