"""What the page does with a question: real answers from the real plan, and one line for whatever fails."""

import asyncio
import logging
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answer import Answer, Status, Turn
from assistant.assistant import Assistant
from assistant.conversations import Conversations
from assistant.page.clause import NoSuchClause, part_around, part_at
from assistant.page.opening import opening_questions
from assistant.page.talk import Talk, View
from assistant.page.visit import Visit, new_token
from assistant.page.words import CHINESE, ENGLISH, words_for
from index.errors import IndexDamaged

WORDS = words_for(CHINESE)
QUESTION = "今年专项债的目标是多少"


class Failing:
    """Stands where the assistant stands and fails in a chosen way."""

    is_ready = True

    def __init__(self, error: Exception) -> None:
        self._error = error

    def ask(self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "") -> Answer:
        raise self._error


@pytest.fixture
def record(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path / "conversations.sqlite")


@pytest.fixture
def visit() -> Visit:
    return Visit(new_token(), new_token())


def ask(talk: Talk, visit: Visit, question: str) -> View:
    return asyncio.run(talk.reply(talk.pose(visit, question, WORDS), question, WORDS))


def test_a_question_is_answered_and_kept(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    talk = Talk(assistant, record, lambda: "")
    view = ask(talk, visit, QUESTION)
    assert view.exchanges[-1].answer is not None
    assert "32.27亿元" in view.exchanges[-1].answer.headline
    kept = talk.see(visit).exchanges[-1].answer
    assert kept is not None
    assert (kept.answer, kept.citations) == (view.exchanges[-1].answer.answer, view.exchanges[-1].answer.citations)


def test_a_question_is_in_the_record_before_it_is_answered(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    talk = Talk(assistant, record, lambda: "")
    assert talk.pose(visit, QUESTION, WORDS).is_open
    assert [(one.question, one.answer) for one in talk.see(visit).exchanges] == [(QUESTION, None)]


def test_an_error_of_ours_is_its_own_line(record: Conversations, visit: Visit) -> None:
    view = ask(Talk(Failing(IndexDamaged("索引已损坏：请运行 youju index 重建")), record, lambda: ""), visit, QUESTION)
    assert view.trouble == "索引已损坏：请运行 youju index 重建"


def test_any_other_error_is_an_apology_and_a_log_entry(record: Conversations, visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        view = ask(Talk(Failing(ZeroDivisionError("secret detail")), record, lambda: ""), visit, QUESTION)
    assert "请重试" in view.trouble
    assert "secret" not in view.trouble
    assert "ZeroDivisionError" in caplog.text


class Loading:
    """The real assistant as it is while its encoder loads: it refuses by keywords alone, and a moment later it is ready."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.is_ready = False

    def ask(self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "") -> Answer:
        if self.is_ready:
            return self._assistant.ask(question, history)
        threading.Timer(0.3, self._load).start()
        return Answer(question, question, Status.NOT_FOUND, "没有找到。", "没有找到。")

    def _load(self) -> None:
        self.is_ready = True


def test_nothing_is_called_missing_before_the_encoder_has_loaded(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    view = ask(Talk(Loading(assistant), record, lambda: ""), visit, QUESTION)
    assert view.exchanges[-1].answer is not None
    assert "32.27亿元" in view.exchanges[-1].answer.headline
    failed = ask(Talk(Loading(assistant), record, lambda: "向量模型已损坏"), visit, QUESTION)
    assert failed.exchanges[-1].answer is not None
    assert failed.exchanges[-1].answer.status is Status.NOT_FOUND


def test_a_stopped_question_is_left_unanswered(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    talk = Talk(assistant, record, lambda: "")

    async def stopped() -> None:
        task = asyncio.create_task(talk.reply(talk.pose(visit, QUESTION, WORDS), QUESTION, WORDS))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(stopped())
    assert [(one.question, one.answer) for one in talk.see(visit).exchanges] == [(QUESTION, None)]


def test_every_quote_is_marked_exactly_in_its_part(assistant: Assistant) -> None:
    for question in (QUESTION, "高新技术产业增加值增长多少", "附件3由谁牵头推进"):
        for citation in assistant.ask(question).citations:
            view = part_around(assistant.library, citation.document, citation.start, citation.end)
            runs = [run for block in view.blocks for line in block.lines for run in line if run.is_marked]
            assert "".join("".join(run.text for run in runs).split()) == "".join(citation.quote.split())
            assert [block.address for block in view.blocks if block.is_wanted] == [citation.address]


def test_a_part_is_shown_whole_and_in_order(assistant: Assistant) -> None:
    for reading in assistant.library.readings:
        for part in reading.tree.parts:
            view = part_at(assistant.library, reading.document.id, part.address)
            shown = "".join(run.text for block in view.blocks for line in block.lines for run in line)
            assert "".join(shown.split()) == "".join(reading.document.text[part.whole.start : part.whole.end].split())


@pytest.mark.parametrize(("document", "start", "end"), [("nowhere", 1, 2), ("xiangyin-2025", 5, 5), ("xiangyin-2025", -1, 3), ("xiangyin-2025", 0, 10**9)])
def test_a_place_that_is_not_in_the_documents_is_said_so(assistant: Assistant, document: str, start: int, end: int) -> None:
    with pytest.raises(NoSuchClause):
        part_around(assistant.library, document, start, end)
    with pytest.raises(NoSuchClause):
        part_at(assistant.library, "xiangyin-2025", "附件99")


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_opening_questions_come_from_the_document(assistant: Assistant, language: str) -> None:
    questions = opening_questions(assistant.library, words_for(language))
    assert len(set(questions)) == 4
    text = assistant.library.readings[0].document.text
    printed = {target.indicator for target in assistant.library.readings[0].targets}
    printed |= {duty.task for duty in assistant.library.readings[0].duties}
    printed |= {unit for duty in assistant.library.readings[0].duties for unit in duty.lead}
    for question in questions:
        assert any(name and name in question and name in text for name in printed)
