"""The record of conversations: nothing that was committed is lost, and nobody sees another's."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Citation, Conflict, Fault, Status, Verdict, WordedSentence, Wording
from assistant.conversations import Conversations, ConversationsError, title_of, turns_of
from assistant.page.visit import visit_from
from assistant.settings import ROOT

CITATION = Citation(1, "xiangyin-2025", "总体方案·二·(一)", ("总体方案",), "专项债32.27亿元", 1085, 1095, 907, 1592)
ANSWER = Answer(
    "问", "问", Status.ANSWERED, "32.27亿元。", "32.27亿元。[1]", (CITATION,), (Conflict("value", "两处", (1, 2)),), ("牵头单位呢",), "提示", None, 0.03
)
WORDED = replace(ANSWER, model="some-model", wording=Wording(
    "some-model", (WordedSentence("写的", "显示的[1]", Verdict.REPLACED, (Fault(0, 2, "digit", "32.27"),)),), "中断", first_seconds=0.5, seconds=1.5
))
OWNER, OTHER = "owner-0123456789", "other-0123456789"
TALK = "talk-0123456789ab"


@pytest.fixture
def record(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path / "conversations.sqlite")


def test_an_answer_comes_back_as_it_was_given(record: Conversations, tmp_path: Path) -> None:
    exchange = record.ask(OWNER, TALK, "今年专项债的目标是多少")
    record.answer(exchange, ANSWER)
    again = Conversations(tmp_path / "conversations.sqlite")
    assert [one.answer for one in again.exchanges(OWNER, TALK)] == [ANSWER]
    assert [row.title for row in again.of(OWNER)] == ["今年专项债的目标是多少"]


def test_a_models_words_come_back_closed_with_what_became_of_them(record: Conversations) -> None:
    exchange = record.ask(OWNER, TALK, "一")
    assert WORDED.wording is not None
    record.answer(exchange, replace(WORDED, wording=replace(WORDED.wording, is_open=True)))
    assert [one.answer for one in record.exchanges(OWNER, TALK)] == [WORDED]


def test_an_answer_that_was_kept_before_models_were_there_can_be_read(record: Conversations, tmp_path: Path) -> None:
    record.answer(record.ask(OWNER, TALK, "一"), ANSWER)
    with closing(sqlite3.connect(tmp_path / "conversations.sqlite")) as database, database:
        database.execute("UPDATE exchanges SET answer = json_remove(answer, '$.wording')")
    assert [one.answer for one in record.exchanges(OWNER, TALK)] == [ANSWER]


def test_a_correction_takes_the_place_of_what_it_corrects_in_one_step(record: Conversations) -> None:
    wrong = record.ask(OWNER, TALK, "一")
    record.ask(OWNER, TALK, "二", wrong)
    assert [one.question for one in record.exchanges(OWNER, TALK)] == ["二"]
    with pytest.raises(ConversationsError):
        record.ask(OTHER, TALK, "三", record.exchanges(OWNER, TALK)[0])
    assert [one.question for one in record.exchanges(OWNER, TALK)] == ["二"]


def test_the_turns_of_a_conversation_carry_what_was_cited(record: Conversations) -> None:
    record.answer(record.ask(OWNER, TALK, "一"), ANSWER)
    record.ask(OWNER, TALK, "没有得到回答")
    turns = turns_of(record.exchanges(OWNER, TALK))
    assert [turn.role for turn in turns] == ["user", "assistant"]
    assert turns[1].citations == ("xiangyin-2025#总体方案·二·(一)",)


def test_nobody_reads_or_changes_another_owners_conversation(record: Conversations) -> None:
    record.answer(record.ask(OWNER, TALK, "一"), ANSWER)
    assert record.exchanges(OTHER, TALK) == []
    assert record.of(OTHER) == []
    with pytest.raises(ConversationsError, match="新建"):
        record.ask(OTHER, TALK, "二")
    record.delete(OTHER, TALK)
    record.clear(OTHER, TALK)
    record.rename(OTHER, TALK, "被改")
    assert [row.title for row in record.of(OWNER)] == ["一"]
    assert len(record.exchanges(OWNER, TALK)) == 1


def test_asking_again_removes_the_exchange_and_all_after_it(record: Conversations) -> None:
    for question in ("一", "二", "三"):
        record.answer(record.ask(OWNER, TALK, question), ANSWER)
    record.cut(OWNER, TALK, record.exchanges(OWNER, TALK)[1])
    assert [one.question for one in record.exchanges(OWNER, TALK)] == ["一"]


def test_feedback_outlives_the_conversation_and_a_later_word_replaces_the_earlier(record: Conversations) -> None:
    record.answer(record.ask(OWNER, TALK, "一"), ANSWER)
    exchange = record.exchanges(OWNER, TALK)[0]
    record.judge(exchange, True)
    record.judge(exchange, False, "数值不对")
    assert record.exchanges(OWNER, TALK)[0].is_helpful is False
    record.delete(OWNER, TALK)
    assert [(one.is_helpful, one.reason, one.question, one.answer) for one in record.feedback()] == [(False, "数值不对", "一", ANSWER)]
    record.take_back(exchange)
    assert record.feedback() == []


def test_every_answer_that_was_written_survives_kill_9(tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import sys
        from pathlib import Path
        sys.path.insert(0, sys.argv[2])
        from assistant.conversations import Conversations
        from tests.test_page_record import ANSWER, OWNER, TALK
        record = Conversations(Path(sys.argv[1]))
        number = 0
        while True:
            record.answer(record.ask(OWNER, TALK, str(number)), ANSWER)
            print(number, flush=True)
            number += 1
    """)
    path = tmp_path / "conversations.sqlite"
    written = -1
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-c", script, str(path), str(ROOT)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(20)]
        os.kill(process.pid, signal.SIGKILL)
        lines += process.stdout.readlines()
        process.wait()
        process.stdout.close()
        written += sum(1 for line in lines if line.endswith("\n"))
        answered = [one for one in Conversations(path).exchanges(OWNER, TALK) if one.answer is not None]
        assert len(answered) >= written + 1
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_damaged_record_is_kept_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    path = tmp_path / "conversations.sqlite"
    path.write_bytes(b"this is no database" * 100)
    record = Conversations(path)
    record.ask(OWNER, TALK, "一")
    assert [one.read_bytes()[:4] for one in tmp_path.glob("*.damaged-*")] == [b"this"]


def test_a_folder_that_cannot_be_written_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ConversationsError, match="请检查数据目录"):
        Conversations(tmp_path / "file" / "conversations.sqlite")


@pytest.mark.parametrize("kept", [None, "", [], ["a", "b"], ["a" * 16], ["../../etc/passwd.", "b" * 20], {"owner": "x"}, [1, 2], ["a" * 999, "b" * 20]])
def test_what_a_browser_hands_over_is_a_visit_only_if_we_gave_it(kept: object) -> None:
    visit = visit_from(kept)
    assert visit.as_json() != kept
    assert visit_from(visit.as_json()) == visit


@pytest.mark.parametrize(("question", "title"), [("  专项债\n目标 ", "专项债 目标"), ("长" * 40, "长" * 30 + "…"), ("  ", "…")])
def test_a_title_is_the_first_question_on_one_line(question: str, title: str) -> None:
    assert title_of(question) == title
