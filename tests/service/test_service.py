"""The service: every answer leaves its row before it is shown, limits say when to come back, and one asker's is not another's."""

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from assistant.answer import Answer, Turn, Wording
from assistant.assistant import Assistant
from assistant.people.person import HERE, Person, Role
from assistant.selecting import DocumentError
from assistant.service.admission import Admission
from assistant.service.asker import Asker, Front
from assistant.service.errors import Closing, TooMany
from assistant.service.rates import Rates
from assistant.service.service import Recorded, Service

QUESTION = "今年专项债的目标是多少"
LOCAL = Asker(HERE, Front.PAGE)
READER = Asker(Person("李四", Role.READER), Front.API)


@dataclass
class Notes:
    """A record and measures in memory."""

    kept: list[tuple[Asker, Answer, str, str]] = field(default_factory=list)
    counted: list[str] = field(default_factory=list)

    def keep(self, asker: Asker, answer: Answer, record: str, trouble: str = "", history: Sequence[Turn] = ()) -> None:
        self.kept.append((asker, answer, record, trouble))

    def answered(self, asker: Asker, answer: Answer) -> None:
        self.counted.append(answer.status.value)

    def refused(self, asker: Asker, reason: str) -> None:
        self.counted.append(reason)


@pytest.fixture
def notes() -> Notes:
    return Notes()


def test_the_service_answers_as_the_assistant_does(assistant: Assistant) -> None:
    answer = Service(assistant).ask(LOCAL, QUESTION, id="q1")
    assert replace(answer, seconds=0, record="") == replace(assistant.ask(QUESTION), seconds=0)
    assert answer.id == "q1"


def test_an_answer_is_in_the_record_before_it_is_shown_and_carries_its_rows_id(assistant: Assistant, notes: Notes) -> None:
    stream = Service(assistant, notes, measures=notes).stream(READER, QUESTION)
    answer = next(stream)
    assert [(asker, row.headline, record, trouble) for asker, row, record, trouble in notes.kept] == [(READER, answer.headline, answer.record, "")]
    assert answer.as_json()["record"] == answer.record != ""
    assert list(stream) == []
    assert (len(notes.kept), notes.counted) == (1, ["answered"])


def test_an_answer_that_is_left_is_counted_once(assistant: Assistant, notes: Notes) -> None:
    stream = Service(assistant, notes, measures=notes).stream(READER, QUESTION)
    next(stream)
    stream.close()
    stream.close()
    assert list(stream) == []
    assert notes.counted == ["answered"]


def test_two_questions_have_two_rows(assistant: Assistant, notes: Notes) -> None:
    service = Service(assistant, notes)
    assert service.ask(LOCAL, QUESTION).record != service.ask(LOCAL, QUESTION).record


def test_whoever_asks_too_often_is_told_when_to_come_back_and_others_are_not(assistant: Assistant, notes: Notes, tmp_path: Path) -> None:
    service = Service(assistant, notes, Rates(tmp_path / "rates.sqlite"), notes)
    most = assistant.settings.questions_per_minute
    for _ in range(most):
        service.begin(READER)
    with pytest.raises(TooMany, match="秒后再试") as refused:
        service.ask(READER, QUESTION)
    assert 0 < refused.value.retry_after <= 60
    assert [(row.question, trouble) for _, row, _, trouble in notes.kept] == [(QUESTION, "TooMany")]
    assert service.ask(Asker(Person("王五", Role.READER), Front.API), QUESTION).headline
    assert service.ask(LOCAL, QUESTION).headline, "whoever is at the machine itself has no limit"
    assert notes.counted == ["TooMany", "answered", "answered"]


def test_a_server_that_ends_takes_no_question(assistant: Assistant, notes: Notes) -> None:
    service = Service(assistant, notes, measures=notes, admission=Admission(1))
    service.admission.close()
    with pytest.raises(Closing, match="请稍等"):
        service.ask(LOCAL, QUESTION)
    assert notes.counted == ["Closing"]


def test_what_is_wrong_with_a_question_gives_its_place_back(assistant: Assistant, notes: Notes) -> None:
    service = Service(assistant, notes, admission=Admission(1))
    for _ in range(3):
        with pytest.raises(DocumentError):
            service.ask(LOCAL, QUESTION, documents=["没有"])
    assert service.ask(LOCAL, QUESTION).headline


def test_a_question_that_is_left_while_it_waits_is_not_answered(assistant: Assistant, notes: Notes) -> None:
    service = Service(assistant, notes, measures=notes, admission=Admission(1))
    stream = service.stream(LOCAL, QUESTION)
    with service.admission.ticket().place(1), ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(next, stream, None)
        while not service.admission.waiting:
            time.sleep(0.01)
        stream.close()
        assert waiting.result(5) is None
    assert (notes.kept, notes.counted, service.admission.under_way, service.under_way) == ([], [], 0, 0)


class Growing:
    """Answers with a model's words that never end by themselves."""

    def __init__(self, *answers: Answer) -> None:
        self._answers, self._closed = iter(answers), threading.Event()

    def __next__(self) -> Answer:
        if self._closed.is_set():
            raise StopIteration
        for answer in self._answers:
            return answer
        self._closed.wait(10)
        raise StopIteration

    def close(self) -> None:
        self._closed.set()


def test_an_answer_that_the_end_cuts_says_so(assistant: Assistant, notes: Notes) -> None:
    ledger = assistant.ask(QUESTION)
    service = Service(assistant, notes, measures=notes)
    stream = Recorded(service, LOCAL, QUESTION, lambda: Growing(replace(ledger, wording=Wording("m", is_open=True))))
    assert next(stream).wording == Wording("m", is_open=True)
    with ThreadPoolExecutor(1) as pool:
        last = pool.submit(next, stream)
        service.leave()
        wording = last.result(5).wording
    assert wording is not None and not wording.is_open and "重新启动" in wording.left_out
    assert list(stream) == []
    assert notes.kept[-1][1].wording == wording
    assert (notes.counted, service.under_way) == (["answered"], 0)


def test_a_question_that_the_end_cuts_before_its_answer_is_told_to_come_back(assistant: Assistant, notes: Notes) -> None:
    service = Service(assistant, notes, measures=notes)
    begun = Growing()
    stream = Recorded(service, LOCAL, QUESTION, lambda: begun)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(next, stream)
        while not service.admission.under_way:
            time.sleep(0.01)
        service.leave()
        with pytest.raises(Closing):
            first.result(5)
    assert ([trouble for *_, trouble in notes.kept], notes.counted, service.under_way) == (["Closing"], ["Closing"], 0)
