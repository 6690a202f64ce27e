"""A start imports what it needs: the page is there before what only an answer, a model or a file to save takes."""

import os
import subprocess
import sys

import pytest

from assistant.cli import main
from assistant.settings import ROOT, Settings
from tests.commands import environment_of

LATER = ("torch", "sentence_transformers", "chromadb", "scipy", "langsmith", "openpyxl", "icalendar", "cn2an", "tiktoken", "docx", "assistant.compose", "assistant.checking.check")


def _imported(script: str, settings: Settings) -> set[str]:
    """What of LATER a fresh process has imported at the end of a script."""
    script += f"\nimport sys\nprint(*[name for name in {LATER!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT, env=environment_of(settings))
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def test_the_page_is_there_before_anything_that_only_answers_need(settings: Settings) -> None:
    assert not _imported("import app; from assistant.settings import read_settings; app.application(read_settings(), print)", settings)


def test_what_the_page_imports_is_never_searched_for_garbage(settings: Settings) -> None:
    script = "import app, gc; from assistant.settings import read_settings; app.application(read_settings(), print)"
    _imported(f"{script}; assert gc.isenabled(); assert gc.get_freeze_count() > len(gc.get_objects()), (gc.get_freeze_count(), len(gc.get_objects()))", settings)


def test_what_answers_is_imported_before_the_first_question(settings: Settings) -> None:
    script = "from assistant.assistant import Assistant; from assistant.settings import read_settings; Assistant(read_settings()).load()"
    assert "assistant.compose" in _imported(script, settings)


def test_an_index_is_built_at_a_lower_priority_than_questions_are_answered(settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    set_to: list[int] = []
    for name, value in environment_of(settings).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(os, "setpriority", lambda which, who, priority: set_to.append(priority))
    assert main(["index"]) == 0
    assert "索引已是最新" in capsys.readouterr().out
    assert set_to == [max(10, os.getpriority(os.PRIO_PROCESS, 0))]
