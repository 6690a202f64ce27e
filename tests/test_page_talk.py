"""What the page does with a question: real answers from the real plan, and one line for whatever fails."""

import asyncio
import logging
import threading
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Status, Turn, Verdict, WordedSentence, Wording
from assistant.assistant import Assistant
from assistant.chat.answers import GrowingAnswers
from assistant.chat.stop import Stop
from assistant.conversations import Conversations
from assistant.page.clause import NoSuchClause, part_around, part_at
from assistant.page.languages import words_for
from assistant.page.opening import opening_questions
from assistant.page.talk import Talk, View
from assistant.page.visit import Visit, new_token, visit_from
from assistant.page.words import CHINESE, ENGLISH
from assistant.people.person import Person, Role
from index.errors import IndexDamaged

WORDS = words_for(CHINESE)
QUESTION = "今年专项债的目标是多少"


class Failing:
    """Stands where the assistant stands and fails in a chosen way."""

    is_ready = True

    def __init__(self, error: Exception) -> None:
        self._error = error

    def stream(
        self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", is_worded: bool = True,
        documents: Collection[str] = (),
    ) -> GrowingAnswers:
        raise self._error


@pytest.fixture
def record(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path / "conversations.sqlite")


@pytest.fixture
def visit() -> Visit:
    return Visit(new_token(), new_token())


def views(talk: Talk, visit: Visit, question: str, is_worded: bool = True) -> list[View]:
    async def seen() -> list[View]:
        return [view async for view in talk.reply(visit, talk.pose(visit, question, WORDS), question, WORDS, is_worded=is_worded)]

    return asyncio.run(seen())


def ask(talk: Talk, visit: Visit, question: str) -> View:
    return views(talk, visit, question)[-1]


def test_a_question_is_answered_and_kept(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    talk = Talk(lambda _: assistant, record, lambda: "")
    view = ask(talk, visit, QUESTION)
    assert view.exchanges[-1].answer is not None
    assert "32.27亿元" in view.exchanges[-1].answer.headline
    kept = talk.see(visit).exchanges[-1].answer
    assert kept is not None
    assert (kept.answer, kept.citations) == (view.exchanges[-1].answer.answer, view.exchanges[-1].answer.citations)


def test_a_question_is_in_the_record_before_it_is_answered(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    talk = Talk(lambda _: assistant, record, lambda: "")
    assert talk.pose(visit, QUESTION, WORDS).is_open
    assert [(one.question, one.answer) for one in talk.see(visit).exchanges] == [(QUESTION, None)]


def test_an_error_of_ours_is_its_own_line(record: Conversations, visit: Visit) -> None:
    view = ask(Talk(lambda _: Failing(IndexDamaged("索引已损坏：请运行 youju index 重建")), record, lambda: ""), visit, QUESTION)
    assert view.trouble == "索引已损坏：请运行 youju index 重建"


def test_any_other_error_is_an_apology_and_a_log_entry(record: Conversations, visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        view = ask(Talk(lambda _: Failing(ZeroDivisionError("secret detail")), record, lambda: ""), visit, QUESTION)
    assert "请重试" in view.trouble
    assert "secret" not in view.trouble
    assert "ZeroDivisionError" in caplog.text


class Loading:
    """The real assistant as it is while its encoder loads: it refuses by keywords alone, and a moment later it is ready."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.is_ready = False

    def stream(
        self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", is_worded: bool = True,
        documents: Collection[str] = (),
    ) -> GrowingAnswers:
        if self.is_ready:
            return self._assistant.stream(question, history)
        threading.Timer(0.3, self._load).start()
        return GrowingAnswers(lambda _: iter([Answer(question, question, Status.NOT_FOUND, "没有找到。", "没有找到。")]))

    def _load(self) -> None:
        self.is_ready = True


def test_nothing_is_called_missing_before_the_encoder_has_loaded(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    view = ask(Talk(lambda _: Loading(assistant), record, lambda: ""), visit, QUESTION)
    assert view.exchanges[-1].answer is not None
    assert "32.27亿元" in view.exchanges[-1].answer.headline
    failed = ask(Talk(lambda _: Loading(assistant), record, lambda: "向量模型已损坏"), visit, QUESTION)
    assert failed.exchanges[-1].answer is not None
    assert failed.exchanges[-1].answer.status is Status.NOT_FOUND


class Wordy:
    """The real assistant with a model of whom every word is let go by the test."""

    is_ready = True

    def __init__(self, assistant: Assistant, *said: str) -> None:
        self._assistant = assistant
        self._said = said
        self.gate = threading.Semaphore(0)
        self.is_listening = threading.Event()
        self.is_stopped = threading.Event()

    def stream(
        self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", is_worded: bool = True,
        documents: Collection[str] = (),
    ) -> GrowingAnswers:
        return GrowingAnswers(lambda stop: self._answers(question, history, is_worded, stop))

    def _answers(self, question: str, history: Sequence[Turn], is_worded: bool, stop: Stop) -> Iterator[Answer]:
        answer = self._assistant.ask(question, history)
        yield answer
        if not is_worded:
            return
        wording = Wording("model", is_open=True)
        yield replace(answer, wording=wording)
        for text in self._said:
            self.is_listening.set()
            while not self.gate.acquire(timeout=0.02):
                if stop.is_set:
                    self.is_stopped.set()
                    return
            if text == "fails":
                raise ConnectionError(text)
            wording = replace(wording, sentences=(*wording.sentences, WordedSentence(text, text, Verdict.VERIFIED)))
            yield replace(answer, wording=wording)
        yield replace(answer, wording=replace(wording, is_open=False))


SAID = ("目标是32.27亿元[1]。", "另有两个项目[1]。")


def test_a_stopped_question_is_left_unanswered(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    talk = Talk(lambda _: assistant, record, lambda: "")

    async def stopped() -> None:
        replies = talk.reply(visit, talk.pose(visit, QUESTION, WORDS), QUESTION, WORDS)
        task = asyncio.ensure_future(anext(replies))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(stopped())
    assert [(one.question, one.answer) for one in talk.see(visit).exchanges] == [(QUESTION, None)]


def test_the_answer_is_seen_and_kept_before_the_model_says_a_word(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    wordy = Wordy(assistant, *SAID)
    talk = Talk(lambda _: wordy, record, lambda: "")

    async def first() -> None:
        replies = talk.reply(visit, talk.pose(visit, QUESTION, WORDS), QUESTION, WORDS)
        view = await anext(replies)
        assert view.is_open
        shown, kept = view.exchanges[-1].answer, talk.see(visit).exchanges[-1].answer
        assert shown is not None
        assert "32.27亿元" in shown.headline
        assert kept is not None
        assert (kept.answer, kept.citations) == (shown.answer, shown.citations)
        await replies.aclose()  # type: ignore[attr-defined]

    asyncio.run(first())


def test_the_words_grow_below_an_answer_that_never_changes(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    wordy = Wordy(assistant, *SAID)
    wordy.gate.release(9)
    seen = views(Talk(lambda _: wordy, record, lambda: ""), visit, QUESTION)
    answers = [view.exchanges[-1].answer for view in seen]
    assert len({(one.headline, one.citations, one.status) for one in answers if one}) == 1
    counts = [len(one.wording.sentences) if one and one.wording else 0 for one in answers]
    assert counts == sorted(counts)
    assert [view.is_open for view in seen] == [True] * (len(seen) - 1) + [False]
    kept = Talk(lambda _: wordy, record, lambda: "").see(visit).exchanges[-1].answer
    assert kept is not None
    assert kept.wording is not None
    assert [one.shown for one in kept.wording.sentences] == list(SAID)


def test_a_reader_who_wants_no_wording_gets_the_answer_alone(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    seen = views(Talk(lambda _: Wordy(assistant, *SAID), record, lambda: ""), visit, QUESTION, is_worded=False)
    assert all(view.exchanges[-1].answer and view.exchanges[-1].answer.wording is None for view in seen)


@pytest.mark.parametrize("how", ["stop", "cancel", "another question", "the page is closed"])
def test_what_was_verified_stays_when_the_model_is_stopped(assistant: Assistant, record: Conversations, visit: Visit, how: str) -> None:
    wordy = Wordy(assistant, *SAID)
    talk = Talk(lambda _: wordy, record, lambda: "")

    async def stopped() -> View:
        replies = talk.reply(visit, talk.pose(visit, QUESTION, WORDS), QUESTION, WORDS, reader="a page")
        wordy.gate.release()
        async for view in replies:
            answer = view.exchanges[-1].answer
            if answer and answer.wording and answer.wording.sentences:
                break
        waiting = asyncio.ensure_future(anext(replies, None))
        await asyncio.sleep(0)
        if how == "cancel":
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            return talk.see(visit)
        if how == "the page is closed":
            talk.leave("another page")
            talk.leave("a page")
            assert await waiting is None
            return talk.see(visit)
        seen = talk.stop(visit) if how == "stop" else talk.pose(visit, "牵头单位呢", WORDS)
        assert await waiting is None, "nothing more is shown of an answer that was stopped"
        return View(seen.exchanges[:1])

    view = asyncio.run(stopped())
    for answer in (view.exchanges[0].answer, talk.see(visit).exchanges[0].answer):
        assert answer is not None
        assert answer.wording is not None
        assert not answer.wording.is_open
        assert [one.shown for one in answer.wording.sentences] == [SAID[0]]
    assert wordy.is_stopped.wait(5), "the model is not listened to any more"


def test_the_answer_comes_even_when_the_page_is_closed_before_it_and_no_model_is_listened_to(
    assistant: Assistant, record: Conversations, visit: Visit
) -> None:
    wordy = Wordy(assistant, *SAID)
    talk = Talk(lambda _: wordy, record, lambda: "")

    async def left() -> list[View]:
        replies = talk.reply(visit, talk.pose(visit, QUESTION, WORDS), QUESTION, WORDS, reader="a page")
        first = asyncio.ensure_future(anext(replies, None))
        await asyncio.sleep(0)
        talk.leave("a page")
        return [view for view in (await first,) if view is not None]

    assert asyncio.run(left()) == [], "nobody is there to see it"
    answer = talk.see(visit).exchanges[0].answer
    assert answer is not None
    assert "32.27亿元" in answer.headline
    assert wordy.is_stopped.wait(5)


def test_an_answer_stays_when_what_comes_after_it_fails(
    assistant: Assistant, record: Conversations, visit: Visit, caplog: pytest.LogCaptureFixture
) -> None:
    wordy = Wordy(assistant, SAID[0], "fails")
    wordy.gate.release(9)
    with caplog.at_level(logging.ERROR):
        view = views(Talk(lambda _: wordy, record, lambda: ""), visit, QUESTION)[-1]
    answer = view.exchanges[-1].answer
    assert not view.trouble
    assert answer is not None
    assert answer.wording is not None
    assert (answer.wording.is_open, answer.wording.left_out) == (False, WORDS.interrupted)
    assert "ConnectionError" in caplog.text


def test_a_corrected_question_takes_the_place_of_the_last_one_only(assistant: Assistant, record: Conversations, visit: Visit) -> None:
    talk = Talk(lambda _: assistant, record, lambda: "")
    ask(talk, visit, QUESTION)
    last = ask(talk, visit, "牵头单位呢").exchanges[-1].id
    talk.pose(visit, "谁牵头推动增收减负", WORDS, last)
    assert [one.question for one in talk.see(visit).exchanges] == [QUESTION, "谁牵头推动增收减负"]
    first = talk.see(visit).exchanges[0].id
    talk.pose(visit, "又一问", WORDS, first)
    assert [one.question for one in talk.see(visit).exchanges] == [QUESTION, "谁牵头推动增收减负", "又一问"]


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


def test_a_question_of_somebody_whose_account_was_removed_meanwhile_leaves_nothing(assistant: Assistant, record: Conversations) -> None:
    """Whoever takes the name later would find it."""
    zhang = Person("张三", Role.READER)
    visit = visit_from(None, zhang)
    ask(Talk(lambda _: assistant, record, lambda: ""), visit, QUESTION)
    ask(Talk(lambda _: assistant, record, lambda: "", lambda person: person == zhang), visit.in_conversation(new_token()), QUESTION)
    assert record.of(visit.owner) == []
