"""Backup and restore: whole or not at all, what was there or what comes, and nothing that an archive should not hold."""

import errno
import gzip
import io
import json
import os
import shutil
import signal
import sqlite3
import stat
import sys
import tarfile
import threading
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.operating import backup
from assistant.operating.backup import back_up, sha256_of
from assistant.operating.in_use import FolderInUse, alone, in_use
from assistant.operating.manifest import FORMAT, NAME, BackupError, Kept, Manifest
from assistant.operating.replacing import finish
from assistant.operating.restore import restore
from assistant.settings import Settings
from tests.conftest import settings_for

Contents = dict[str, str]


def _database(path: Path, *words: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE IF NOT EXISTS said (word TEXT)")
        database.execute("CREATE TABLE IF NOT EXISTS sessions (digest BLOB)")
        database.executemany("INSERT INTO said VALUES (?)", [(word,) for word in words])


def _folder(base: Path, word: str, databases: tuple[str, ...] = ("library", "conversations", "records"), seeds: tuple[str, ...] = ("a.txt",)) -> Settings:
    """A data folder and seeds in which everything says ``word``."""
    settings = settings_for(base / "data", base / "seeds")
    for folder in (settings.data, settings.seeds / "下级"):
        folder.mkdir(parents=True, exist_ok=True)
    for name in databases:
        _database(settings.data / f"{name}.sqlite", word)
    (settings.data / "chat.json").write_text(json.dumps({"key": word}), encoding="utf-8")
    for name in seeds:
        (settings.seeds / name).write_text(word, encoding="utf-8")
    (settings.seeds / "下级" / "附件.txt").write_text(word, encoding="utf-8")
    return settings


def _contents(settings: Settings) -> Contents:
    """What every file says."""
    said: Contents = {}
    for path in sorted(settings.data.glob("*.sqlite")):
        if path.stat().st_size:
            with closing(sqlite3.connect(path)) as database:
                said[path.name] = " ".join(word for (word,) in database.execute("SELECT word FROM said"))
    for path in [*settings.data.glob("*.json"), *settings.data.glob("*.toml"), *settings.data.glob("*.jsonl"), *settings.seeds.rglob("*.txt")]:
        said[path.name] = path.read_text(encoding="utf-8")
    return said


@pytest.fixture
def old(tmp_path: Path) -> Settings:
    return _folder(tmp_path / "old", "old", ("library", "conversations", "people"), ("a.txt", "gone.txt"))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Of a folder in which everything says new; it has no accounts and another file in seeds."""
    settings = _folder(tmp_path / "new", "new", ("library", "conversations", "records"), ("a.txt", "b.txt"))
    (settings.data / "cases.jsonl").write_text("new", encoding="utf-8")
    target = tmp_path / "backup.tar.gz"
    back_up(settings, target)
    return target


NEW = {
    "library.sqlite": "new", "conversations.sqlite": "new", "records.sqlite": "new", "chat.json": '{"key": "new"}', "cases.jsonl": "new",
    "a.txt": "new", "b.txt": "new", "附件.txt": "new",
}


# ---- what is kept

def test_an_empty_machine_gets_all_of_it(tmp_path: Path, archive: Path) -> None:
    settings = settings_for(tmp_path / "empty" / "data", tmp_path / "empty" / "seeds")
    manifest, _ = restore(settings, archive)
    assert _contents(settings) == NEW
    assert len(manifest.files) == len(NEW)
    assert stat.S_IMODE((settings.data / "chat.json").stat().st_mode) == 0o600


def test_what_was_there_is_kept_aside_and_nothing_of_it_stays(old: Settings, archive: Path) -> None:
    before = _contents(old)
    _, aside = restore(old, archive)
    assert _contents(old) == NEW
    kept = settings_for(aside / "data", aside / "seeds")
    assert _contents(kept) == before
    back_up(old, archive.with_name("again.tar.gz"))
    restore(old, archive.with_name("again.tar.gz"))
    assert _contents(old) == NEW


def test_the_archive_is_for_the_accounts_own_eyes_and_holds_what_its_manifest_says(archive: Path) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert [path.name for path in archive.parent.iterdir() if path.name.startswith(".")] == []
    with tarfile.open(archive) as tar:
        names = tar.getnames()
        listed = json.load(tar.extractfile(NAME))  # type: ignore[arg-type]
    assert names == [NAME, *(one["name"] for one in listed["files"])]
    assert listed["format"] == FORMAT
    assert listed["version"]


def test_vectors_are_left_out_on_request_and_those_that_are_there_stay(tmp_path: Path, old: Settings) -> None:
    _database(old.data / "vectors.sqlite", "computed")
    with_them, without = tmp_path / "with.tar.gz", tmp_path / "without.tar.gz"
    assert "data/vectors.sqlite" in {one.name for one in back_up(old, with_them).files}
    assert "data/vectors.sqlite" not in {one.name for one in back_up(old, without, with_vectors=False).files}
    restore(old, without)
    assert _contents(old)["vectors.sqlite"] == "computed"


def test_a_damaged_cache_is_left_out_and_a_damaged_database_refused(tmp_path: Path, old: Settings) -> None:
    (old.data / "vectors.sqlite").write_bytes(b"no database" * 1000)
    assert "data/vectors.sqlite" not in {one.name for one in back_up(old, tmp_path / "a").files}
    (old.data / "library.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(BackupError):
        back_up(old, tmp_path / "b")
    assert not (tmp_path / "b").exists()


def test_a_backup_while_others_write_is_of_one_moment(tmp_path: Path, old: Settings) -> None:
    path, ended = old.data / "records.sqlite", threading.Event()
    _database(path)

    def write() -> None:
        number = 0
        with closing(sqlite3.connect(path, timeout=30)) as database:
            while not ended.is_set():
                with database:  # two rows at once: half of a pair would be no moment
                    database.executemany("INSERT INTO said VALUES (?)", [(f"{number}-{'x' * 500}",)] * 2)
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        counts = []
        for number in range(5):
            back_up(old, tmp_path / "busy.tar.gz")
            there = settings_for(tmp_path / f"there{number}" / "data", tmp_path / f"there{number}" / "seeds")
            restore(there, tmp_path / "busy.tar.gz")
            counts.append(len(_contents(there)["records.sqlite"].split()))
    finally:
        ended.set()
        writer.join()
    assert all(count % 2 == 0 for count in counts)
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]


def test_sessions_of_an_older_day_are_ended(tmp_path: Path) -> None:
    from assistant.people.people import People
    from assistant.people.person import Role

    settings = settings_for(tmp_path / "data", tmp_path / "seeds")
    settings.data.mkdir()
    with closing(People(settings.data / "people.sqlite")) as people:
        people.add("李四", Role.READER, "a long password of theirs")
        token = people.begin_session("李四")
        back_up(settings, tmp_path / "b.tar.gz")
        assert people.person_of_session(token)
    restore(settings, tmp_path / "b.tar.gz")
    with closing(People(settings.data / "people.sqlite")) as people:
        assert people.person_of_session(token) is None
        assert people.sign_in("李四", "a long password of theirs")


# ---- who else is there

def test_a_folder_that_a_server_or_a_builder_uses_is_not_touched(old: Settings, archive: Path) -> None:
    from filelock import FileLock

    before = _contents(old)
    with in_use(old.data), in_use(old.data), pytest.raises(FolderInUse):
        restore(old, archive)
    with FileLock(old.data / "build.lock"), pytest.raises(FolderInUse):
        restore(old, archive)
    with alone(old.data), pytest.raises(FolderInUse):
        back_up(old, archive)
    assert _contents(old) == before


# ---- kill -9

def _killed_at(step: int, act: Callable[[], object]) -> bool:
    """Run ``act`` in a process that is killed at its n-th look at a file; whether it was."""
    pid = os.fork()
    if pid == 0:
        seen = 0

        def count(event: str, _: object) -> None:
            nonlocal seen
            if event.startswith(("os.", "open", "shutil.", "sqlite3.")):
                seen += 1
                if seen == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            act()
        finally:
            os._exit(0)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def test_a_restore_that_is_killed_anywhere_leaves_the_old_or_the_new(tmp_path: Path, archive: Path) -> None:
    before = _contents(_folder(tmp_path / "model", "old", ("library", "conversations", "people"), ("a.txt", "gone.txt")))
    ended, kills = {"old": 0, "new": 0}, 0
    step = 1
    while True:
        old = _folder(tmp_path / f"at{step}", "old", ("library", "conversations", "people"), ("a.txt", "gone.txt"))
        if not _killed_at(step, lambda settings=old: restore(settings, archive)):  # type: ignore[misc]
            break
        kills += 1
        while _killed_at(3, lambda settings=old: finish(settings)):  # type: ignore[misc]
            break  # once more in the middle of finishing
        finish(old)
        left = _contents(old)
        assert left in (before, NEW), (step, left)
        ended["new" if left == NEW else "old"] += 1
        aside = next(old.data.glob("before-*"), None)
        if left == NEW:
            assert aside
            assert _contents(settings_for(aside / "data", aside / "seeds")) == before, step
        restore(old, archive)
        assert _contents(old) == NEW
        shutil.rmtree(old.data.parent)
        step += 3
    assert kills > 30
    assert min(ended.values()) > 5, ended


def test_a_backup_that_is_killed_anywhere_leaves_the_earlier_archive_or_the_new(tmp_path: Path, old: Settings, archive: Path) -> None:
    earlier, step, kills = archive.read_bytes(), 1, 0
    while _killed_at(step, lambda: back_up(old, archive)):
        kills += 1
        there = settings_for(tmp_path / "there" / "data", tmp_path / "there" / "seeds")
        restore(there, archive)
        assert set(_contents(there).values()) & {"old", "new"} in ({"old"}, {"new"})
        shutil.rmtree(there.data.parent)
        archive.write_bytes(earlier)
        step += 4
    assert kills > 20
    back_up(old, archive)
    assert [path.name for path in archive.parent.iterdir() if path.name.startswith(".")] == []


def test_seeds_on_another_disk_are_copied_whole(old: Settings, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename, before = Path.replace, _contents(old)

    def elsewhere(self: Path, target: Path) -> Path:
        if (old.seeds in self.parents) != (old.seeds in Path(target).parents):
            raise OSError(errno.EXDEV, "another disk")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", elsewhere)
    _, aside = restore(old, archive)
    assert _contents(old) == NEW
    assert _contents(settings_for(aside / "data", aside / "seeds")) == before


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, old: Settings, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before, earlier = _contents(old), archive.read_bytes()
    with monkeypatch.context() as patched, pytest.raises(BackupError, match="磁盘"):
        patched.setattr(os, "fsync", full)
        restore(old, archive)
    with monkeypatch.context() as patched, pytest.raises(BackupError, match="磁盘"):
        patched.setattr(os, "fsync", full)
        back_up(old, archive)
    assert _contents(old) == before
    assert archive.read_bytes() == earlier
    assert not (old.data / ".restoring").exists()


# ---- hostile archives

def _packed(archive: Path, holds: dict[str, bytes], entries: list[tarfile.TarInfo] | None = None, changed: dict[str, Any] | None = None) -> Path:
    """An archive whose manifest lists what it ``holds``, and whose entries are others if given."""
    kept = tuple(Kept(name, len(body), _hash(body)) for name, body in holds.items())
    manifest = asdict(Manifest(FORMAT, "0.1.0", "2026-01-01", kept)) | (changed or {})
    with tarfile.open(archive, "w:gz") as tar:
        _add(tar, NAME, json.dumps(manifest).encode())
        for entry in entries or []:
            tar.addfile(entry, io.BytesIO(b"\0" * entry.size))
        for name, body in holds.items() if entries is None else ():
            _add(tar, name, body)
    return archive


def _add(tar: tarfile.TarFile, name: str, body: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(body)
    tar.addfile(entry, io.BytesIO(body))


def _hash(body: bytes) -> str:
    import hashlib

    return hashlib.sha256(body).hexdigest()


NAMES = (
    "../evil", "data/../../evil", "/etc/cron.d/evil", "data/evil.sqlite", "data/build.lock", "data/library.sqlite/x", "seeds/../evil", "seeds/a/../../evil",
    "seeds//etc/evil", "seeds/.git/hooks/post-checkout", "seeds/a\\..\\evil", "seeds/a\nb", "seeds/", "seeds", "data", "", "seeds/a/./b", f"seeds/{'x' * 500}",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_no_backup_holds_is_refused(tmp_path: Path, old: Settings, name: str) -> None:
    _refused(old, _packed(tmp_path / "a", {name: b"x"}))


def _refused(settings: Settings, archive: Path, words: str = "") -> None:
    before, around = _contents(settings), sorted(settings.data.parent.parent.rglob("*"))
    with pytest.raises(BackupError, match=words or None):
        restore(settings, archive)
    assert _contents(settings) == before
    now = [path for path in sorted(settings.data.parent.parent.rglob("*")) if path.name not in ("use.lock", "build.lock") and path.suffix not in (".sqlite-wal", ".sqlite-shm")]
    assert set(now) <= set(around)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE, tarfile.GNUTYPE_SPARSE])
def test_what_is_no_plain_file_is_refused(tmp_path: Path, old: Settings, kind: bytes) -> None:
    entry = tarfile.TarInfo("seeds/a.txt")
    entry.type, entry.linkname = kind, "/etc/passwd"
    _refused(old, _packed(tmp_path / "a", {"seeds/a.txt": b""}, [entry]))


def test_files_that_the_manifest_does_not_list_are_missing_or_differ_are_refused(tmp_path: Path, old: Settings) -> None:
    def entry(name: str, size: int) -> tarfile.TarInfo:
        one = tarfile.TarInfo(name)
        one.size = size
        return one

    listed = {"seeds/a.txt": b"\0" * 10}
    for entries in ([], [entry("seeds/b.txt", 10)], [entry("seeds/a.txt", 11)], [entry("seeds/a.txt", 9)], [entry("seeds/a.txt", 10)] * 2,
                    [entry("seeds/a.txt", 10), entry("data/chat.json", 1)]):
        _refused(old, _packed(tmp_path / "a", listed, entries), "清单|缺少")
    _refused(old, _packed(tmp_path / "a", {"seeds/a.txt": b"x" * 10}, [entry("seeds/a.txt", 10)]), "校验值")
    _refused(old, _packed(tmp_path / "a", {"data/library.sqlite": b"no database at all" * 300}), "数据库")


@pytest.mark.parametrize(("changed", "words"), [
    ({"format": FORMAT + 1}, "升级"), ({"format": "1"}, ""), ({"format": True}, ""), ({"format": None}, ""), ({"files": None}, ""), ({"files": [1]}, ""),
    ({"files": [{"name": "seeds/a.txt", "size": -1, "sha256": "0" * 64}]}, ""), ({"files": [{"name": 3, "size": 1, "sha256": "0" * 64}]}, ""),
    ({"files": [{"name": "seeds/a.txt", "size": 1, "sha256": "zz"}]}, ""),
    ({"files": [{"name": f"seeds/{case}.txt", "size": 0, "sha256": "0" * 64} for case in "aA"]}, ""),
    ({"files": [{"name": f"seeds/{number}.txt", "size": 0, "sha256": "0" * 64} for number in range(10_001)]}, ""),
])
def test_a_manifest_that_is_newer_or_wrong_is_refused(tmp_path: Path, old: Settings, changed: dict[str, Any], words: str) -> None:
    _refused(old, _packed(tmp_path / "a", {}, changed=changed), words)


def test_bombs_are_refused_before_they_unfold(tmp_path: Path, old: Settings) -> None:
    huge = 8 * 1024**3 - 1
    claim = {"files": [{"name": "data/vectors.sqlite", "size": huge, "sha256": "0" * 64}]}
    _refused(old, _packed(tmp_path / "a", {}, changed=claim), "大得")
    with gzip.open(tmp_path / "b", "wb") as packed:  # what is no tar at all, and a header that claims a name of gigabytes
        packed.write(b"\0" * 50_000_000)
    _refused(old, tmp_path / "b")
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, huge
    with gzip.open(tmp_path / "c", "wb") as packed:
        packed.write(header.tobuf(tarfile.USTAR_FORMAT) + b"9" * 40_000_000)
    _refused(old, tmp_path / "c")


def test_a_backup_that_was_cut_or_has_a_wrong_byte_is_refused(tmp_path: Path, old: Settings, archive: Path) -> None:
    whole = archive.read_bytes()
    for size in (0, 1, 20, 200, len(whole) // 2, len(whole) - 20):
        (tmp_path / "cut").write_bytes(whole[:size])
        _refused(old, tmp_path / "cut")
    for place in range(20, len(whole) - 8, max(1, len(whole) // 40)):
        (tmp_path / "bit").write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1:])
        with suppress(OSError, zlib.error, EOFError):
            if gzip.decompress((tmp_path / "bit").read_bytes()) == gzip.decompress(whole):
                continue  # packed another way, it says the same
        _refused(old, tmp_path / "bit")
    for other in (b"PK\x03\x04" + b"x" * 1000, b"hello", gzip.compress(b"hello")):
        (tmp_path / "other").write_bytes(other)
        _refused(old, tmp_path / "other")
    _refused(old, tmp_path / "missing", "没有备份文件")
    _refused(old, tmp_path)


def test_hashes_are_of_the_whole_file(tmp_path: Path) -> None:
    body = os.urandom(3 * 1024 * 1024 + 17)
    (tmp_path / "x").write_bytes(body)
    assert sha256_of(tmp_path / "x") == _hash(body)


def test_a_backup_needs_a_data_folder_and_a_place_that_can_be_written(tmp_path: Path, old: Settings) -> None:
    with pytest.raises(BackupError, match="没有数据目录"):
        back_up(replace(old, data=tmp_path / "nothing"), tmp_path / "a")
    with pytest.raises(BackupError, match="无法写入"):
        back_up(old, tmp_path / "no" / "such" / "folder" / "a")
    with pytest.raises(BackupError, match="文件夹"):
        back_up(old, tmp_path)


# ---- the commands

def test_the_commands_back_up_a_real_library_and_restore_it(own_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "有据.tar.gz"
    monkeypatch.setenv("YOUJU_DATA", str(own_data))
    assert main(["backup", str(file)]) == 0
    assert "已备份到" in capsys.readouterr().out
    monkeypatch.setenv("YOUJU_DATA", str(tmp_path / "other" / "data"))
    monkeypatch.setenv("YOUJU_SEEDS", str(tmp_path / "other" / "seeds"))
    assert main(["restore", str(file)]) == 0
    assert main(["documents"]) == 0
    assert "xiangyin-2025" in capsys.readouterr().out
    assert main(["restore", str(tmp_path / "nothing")]) == 1
    assert "没有备份文件" in capsys.readouterr().err


def test_seeds_may_lie_in_the_data_folder(tmp_path: Path, archive: Path) -> None:
    settings = _folder(tmp_path / "one", "old", ("library", "people"))
    inside = replace(settings, seeds=settings.data / "seeds")
    settings.seeds.rename(inside.seeds)
    before = _contents(inside)
    _, aside = restore(inside, archive)
    assert _contents(inside) == NEW
    assert _contents(settings_for(aside / "data", aside / "seeds")) == before
    back_up(inside, tmp_path / "again")
    restore(inside, tmp_path / "again")
    assert _contents(inside) == NEW


def test_of_two_backups_to_one_name_at_once_the_second_is_told_and_disturbs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, archive = _folder(tmp_path, "甲"), tmp_path / "backup.tar.gz"
    gather, told = backup._gather, []

    def while_another_begins(*given: Any) -> Manifest:
        monkeypatch.setattr(backup, "_gather", gather)
        with pytest.raises(BackupError) as refused:
            back_up(settings, archive)
        told.append(str(refused.value))
        return gather(*given)

    monkeypatch.setattr(backup, "_gather", while_another_begins)
    back_up(settings, archive)
    assert told and "另一个备份" in told[0]
    other = settings_for(tmp_path / "other" / "data", tmp_path / "other" / "seeds")
    restore(other, archive)
    assert set(_contents(other).values()) >= {"甲"}
    back_up(settings, archive)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
