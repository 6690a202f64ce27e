"""Whoever takes the name of somebody who was removed sees nothing of what was asked under it."""

import os
import subprocess
import sys
from pathlib import Path

from assistant.conversations import Conversations
from assistant.entrance.who import owner_of
from assistant.people.people import FILE, People
from assistant.people.person import HERE, Person, Role
from assistant.settings import ROOT
from tests.entrance.doors import PASSWORD


def test_removing_an_account_on_the_command_line_removes_its_conversations(tmp_path: Path) -> None:
    people = People(tmp_path / FILE)
    for name in ("张三", "李四"):
        people.add(name, Role.ADMINISTRATOR, PASSWORD)
    conversations = Conversations(tmp_path / "conversations.sqlite")
    for name in ("@张三", "@李四"):
        conversations.ask(name, f"conversation-of-{name}", "专项债是多少")
    environment = {**os.environ, "YOUJU_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-m", "assistant", "user", "remove", " 张三 "], env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (conversations.of("@张三"), len(conversations.of("@李四"))) == ([], 1)


def test_what_belongs_to_a_person_can_belong_to_no_browser() -> None:
    assert owner_of(Person("张三", Role.READER)) == "@张三"
    assert owner_of(HERE) == ""
