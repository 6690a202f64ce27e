"""The file of people: made once and whole, shared by processes, and never begun anew where it is damaged or gone."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from assistant.people.database import Database
from assistant.people.errors import PeopleUnavailable, SignInFailed
from assistant.people.people import People
from assistant.people.person import Person, Role, Scope
from assistant.settings import ROOT
from tests.people.conftest import GOOD, Clock


def test_the_file_and_what_stands_beside_it_are_its_users_alone(people: People, path: Path) -> None:
    people.begin_session("张三")
    people.accounts()
    assert len(list(path.parent.iterdir())) > 1
    for one in path.parent.iterdir():
        assert one.stat().st_mode & 0o077 == 0, one


def test_a_file_that_others_could_read_is_closed_to_them(people: People, path: Path) -> None:
    people.close()
    path.chmod(0o644)
    People(path)
    assert path.stat().st_mode & 0o777 == 0o600


def _cut(path: Path, length: int) -> None:
    os.truncate(path, length)


def _overwrite(path: Path, start: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def _replace_by_another_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE accounts (name TEXT)")


def _replace_by_a_text(path: Path) -> None:
    path.write_text("accounts", encoding="utf-8")


def _replace_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA user_version = 99")


DAMAGES: list[tuple[str, Callable[[Path], None]]] = [
    ("emptied", lambda path: _cut(path, 0)),
    ("cut to one byte", lambda path: _cut(path, 1)),
    ("cut within its header", lambda path: _cut(path, 50)),
    ("cut by its last page", lambda path: _cut(path, path.stat().st_size - 4096)),
    ("cut in half", lambda path: _cut(path, path.stat().st_size // 2)),
    ("another beginning", lambda path: _overwrite(path, 0, b"\0" * 100)),
    ("zeros in its pages", lambda path: _overwrite(path, 4096, b"\0" * (path.stat().st_size - 4096))),
    ("noise in its pages", lambda path: _overwrite(path, 4096, os.urandom(path.stat().st_size - 4096))),
    ("a text instead", _replace_by_a_text),
    ("another database instead", _replace_by_another_database),
    ("a folder instead", _replace_by_a_folder),
    ("a newer version's", _make_newer),
]


@pytest.mark.parametrize(("how", "damage"), DAMAGES, ids=[how for how, _ in DAMAGES])
def test_a_damaged_file_lets_nobody_in_and_stays_as_it_is(people: People, path: Path, how: str, damage: Callable[[Path], None]) -> None:
    people.close()
    damage(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(PeopleUnavailable) as refused:
        People(path)
    assert str(path) in str(refused.value)
    assert "：请" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize("change", ["role = 'root'", "role = ''", "created = 1e300", "name = CAST(x'ff' AS TEXT)"])
def test_a_value_that_was_never_written_lets_nobody_in(people: People, path: Path, change: str) -> None:
    token = people.begin_session("张三")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute(f"UPDATE accounts SET {change} WHERE name = '张三'")  # noqa: S608 no input
    for look in (lambda: people.person_of_session(token), people.accounts, lambda: people.sign_in("张三", GOOD)):
        try:
            assert look() in (None, Person("张三", Role.READER))  # its creation is no part of a person
        except (PeopleUnavailable, SignInFailed) as error:
            assert "\n" not in str(error)


def test_a_file_that_is_gone_while_its_last_changes_are_there_is_not_begun_anew(people: People, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA wal_autocheckpoint = 0")
        other.execute("UPDATE accounts SET must_change = 1")
        path.unlink()
        with pytest.raises(PeopleUnavailable, match="备份"):
            People(path)
    assert not path.exists()


def test_a_file_that_goes_away_while_the_server_runs_lets_nobody_in_until_it_is_back(people: People, path: Path) -> None:
    token, key = people.begin_session("张三"), people.add_key("张三", "试", {Scope.ASK})
    people.accounts()
    away = path.with_name("away")
    path.rename(away)
    for ask in (
        lambda: people.person_of_session(token), lambda: people.person_of_key(key), lambda: people.sign_in("张三", GOOD), lambda: people.is_empty,
        lambda: people.person_named("张三"), lambda: people.add("新人", Role.ADMINISTRATOR, GOOD),
    ):
        with pytest.raises(PeopleUnavailable):
            ask()
    assert not path.exists()
    away.rename(path)
    assert people.person_of_session(token) is not None


def test_a_file_that_is_put_in_its_place_is_the_one_that_counts(people: People, path: Path) -> None:
    token = people.begin_session("张三")
    people.close()
    backup = path.with_name("backup")
    shutil.copy2(path, backup)
    people.suspend("张三")
    assert people.person_of_session(token) is None
    backup.replace(path)
    assert people.person_of_session(token) is not None
    people.suspend("张三")
    assert people.person_of_session(token) is None
    assert People(path).account("张三").is_suspended


def test_what_was_removed_is_in_no_file_afterwards(people: People, path: Path, clock: Clock) -> None:
    people.add("将要离开的人", Role.READER, GOOD)
    key = people.add_key("将要离开的人", "一个少见的用途", {Scope.ASK})
    assert people.person_of_key(key) is not None
    people.remove("将要离开的人")
    for one in path.parent.iterdir():
        content = one.read_bytes()
        assert "将要离开的人".encode() not in content, one
        assert "一个少见的用途".encode() not in content, one


def test_a_locked_file_is_said_to_be_and_readers_go_on(people: People, path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    monkeypatch.setattr(Database._connect, "__defaults__", (0.1,))
    token, key = people.begin_session("张三"), people.add_key("张三", "试", {Scope.ASK})
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        clock.now += 3600  # its last use cannot be noted
        assert people.person_of_session(token) is not None
        assert people.person_of_key(key) is not None
        with pytest.raises(PeopleUnavailable, match="占用"):
            people.suspend("张三")
        other.execute("ROLLBACK")
    people.suspend("张三")


PROCESS = """
import sys
from pathlib import Path
from argon2 import PasswordHasher
from assistant.people import passwords
passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
from assistant.people.database import Database
from assistant.people.errors import PeopleError
from assistant.people.people import People
from assistant.people.person import Role
mine = int(sys.argv[2])
people = People(Path(sys.argv[1]))
made = 0
for number in range(20):
    try:
        people.add(f"第{number}个", Role.ADMINISTRATOR if number == 0 else Role.READER, "沅江边上的三只白鹭飞")
        made += 1
    except PeopleError:
        pass
    people.begin_session(f"第{number}个")
    people.add(f"进程{mine}的第{number}个", Role.READER)
print(made)
"""


def test_processes_that_begin_at_once_share_one_file_and_lose_nothing(path: Path) -> None:
    several = [
        subprocess.Popen([sys.executable, "-c", PROCESS, str(path), str(number)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
        for number in range(4)
    ]
    ended = [one.communicate(timeout=120) for one in several]
    assert [one.returncode for one in several] == [0] * 4, ended
    assert sum(int(out) for out, _ in ended) == 20  # each name was added once
    people = People(path)
    assert len(people.accounts()) == 20 + 4 * 20
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM sessions").fetchone() == (80,)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    people.close()
    assert {one.name for one in path.parent.iterdir()} <= {path.name, f"{path.name}-wal", f"{path.name}-shm"}


ENDLESS = """
import sys
from pathlib import Path
from assistant.people.people import People
from assistant.people.person import Role
people = People(Path(sys.argv[1]))
number = len(people.accounts())
while True:
    people.add(f"第{number}个", Role.READER)
    people.begin_session(f"第{number}个")
    people.suspend(f"第{number}个")
    print(number, flush=True)
    number += 1
"""


def test_a_process_that_is_killed_in_a_change_leaves_all_that_it_said_was_done(path: Path) -> None:
    done: set[int] = set()
    for kill in range(5):
        with subprocess.Popen([sys.executable, "-c", ENDLESS, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT) as one:
            assert one.stdout is not None
            done.add(int(one.stdout.readline()))
            time.sleep(kill * 0.037)
            one.kill()
            done |= {int(line) for line in one.stdout.read().splitlines(keepends=True) if line.endswith("\n")}
        people = People(path)
        assert all(people.account(f"第{number}个").is_suspended for number in done)
        people.close()


def test_two_administrators_who_remove_each_other_at_once_leave_one(people: People, path: Path) -> None:
    for _ in range(10):
        people.add("第二人", Role.ADMINISTRATOR)
        both = threading.Barrier(2)
        failed: list[str] = []

        def remove(name: str, both: threading.Barrier = both, failed: list[str] = failed) -> None:
            own = People(path)
            both.wait()
            try:
                own.remove(name)
            except Exception as error:
                failed.append(str(error))

        threads = [threading.Thread(target=remove, args=(name,)) for name in ("管理", "第二人")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(failed) == 1
        assert "唯一的管理员" in failed[0]
        left = [one.name for one in people.accounts() if one.role is Role.ADMINISTRATOR]
        assert len(left) == 1
        if left != ["管理"]:
            people.add("管理", Role.ADMINISTRATOR)
            people.remove("第二人")


def test_threads_share_one_object(people: People) -> None:
    tokens = [people.begin_session("张三") for _ in range(4)]
    wrong: list[object] = []

    def look(token: str) -> None:
        try:
            for _ in range(200):
                person = people.person_of_session(token)
                if person is None or person.name != "张三":
                    wrong.append(person)
        except Exception as error:
            wrong.append(error)

    threads = [threading.Thread(target=look, args=(token,)) for token in tokens * 2]
    for thread in threads:
        thread.start()
    for number in range(5):
        people.add(f"第{number}个", Role.READER)
    for thread in threads:
        thread.join()
    assert wrong == []


def test_it_keeps_few_descriptors_open(people: People) -> None:
    token = people.begin_session("张三")

    def look() -> None:
        people.person_of_session(token)

    def count() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    look()
    before = count()
    for _ in range(40):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert count() <= before


def test_where_the_disk_turns_read_only_people_stay_signed_in_and_nothing_is_changed(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    token = people.begin_session("张三")
    with monkeypatch.context() as patch:
        patch.setattr("index.writable.os.access", lambda *_: False)
        assert people.person_of_session(token) == Person("张三", Role.READER)
        with pytest.raises(PeopleUnavailable, match="read-only"):
            people.begin_session("张三")
    assert people.person_of_session(people.begin_session("张三")) == Person("张三", Role.READER)
