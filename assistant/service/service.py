"""Service: the one place that every front asks through: rates → admission → assistant → record → measures."""

import os
import secrets
import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from weakref import WeakSet

from assistant.answer import Answer, Status, Turn
from assistant.assistant import Assistant
from assistant.people.person import HERE
from assistant.records.recording import NoRecord, Recording
from assistant.service.admission import Admission
from assistant.service.answering import Answering, Closable
from assistant.service.asker import Asker, Front
from assistant.service.errors import Closing, Left, TooMany
from assistant.service.measuring import Measuring, NoMeasure
from assistant.service.rates import Rates
from index.library import Library

_PATIENCE = {Front.PAGE: 20.0}
"""Seconds that a question waits for its turn: somebody at the page sees how many are before, a program is told when to come back."""
_PATIENCE_OF_PROGRAMS = 1.0
_A_MINUTE = 60.0


class Service:
    """One server's assistant. Safe to share between threads."""

    def __init__(
        self, assistant: Assistant, record: Recording | None = None, rates: Rates | None = None, measures: Measuring | None = None,
        admission: Admission | None = None,
    ) -> None:
        self.assistant = assistant
        self.admission = admission or Admission(max(4, 2 * (os.cpu_count() or 1)))
        self._record: Recording = record or NoRecord()
        self._rates = rates
        self._measures: Measuring = measures or NoMeasure()
        self._under_way: WeakSet[Recorded] = WeakSet()
        self._lock = threading.Lock()

    @property
    def under_way(self) -> int:
        """How many questions are being answered, with all the words that are still to come."""
        return len(self._under_way)

    def stop(self) -> None:
        """Take no more questions; those under way go on."""
        self.admission.close()

    def leave(self) -> None:
        """End what is still under way; what has been said of it is kept."""
        with self._lock:
            left = list(self._under_way)
        for answers in left:
            answers.cut()

    @property
    def library(self) -> Library:
        """The documents as they stand now."""
        self.assistant.notice()
        return self.assistant.library

    @property
    def is_ready(self) -> bool:
        """Whether answers come from vectors too."""
        return self.assistant.is_ready

    @property
    def trouble(self) -> str:
        """Why there are no vectors, in one line; empty while all is well."""
        return self.assistant.retrieval.trouble

    def stream(
        self, asker: Asker, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", is_worded: bool = True,
        documents: Collection[str] = (),
    ) -> "Recorded":
        """The answers to one question as ``Assistant.stream`` gives them; each carries the id of its row in the record.

        The first ``next`` may raise TooMany, Busy or Closing, and DocumentError for an id that the library has not.
        """
        ask = partial(self.assistant.stream, question, history, id, our_unit, is_worded, documents)
        return Recorded(self, asker, question, ask, history)

    def ask(
        self, asker: Asker, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", is_worded: bool = True,
        documents: Collection[str] = (),
    ) -> Answer:
        """The complete answer. Raises as ``stream`` does."""
        *_, answer = self.stream(asker, question, history, id, our_unit, is_worded, documents)
        return answer

    def at(self, asker: Asker) -> Answering:
        """The service as one asker sees it."""
        return _At(self, asker)

    def follow(self, answers: "Recorded", is_under_way: bool) -> None:
        with self._lock:
            (self._under_way.add if is_under_way else self._under_way.discard)(answers)

    def begin(self, asker: Asker) -> None:
        """Count one question of this asker. Raises TooMany. Whoever is at this machine has no rate."""
        most = self.assistant.settings.questions_per_minute
        if self._rates is None or asker.person is HERE:
            return
        if wait := self._rates.allow("question", asker.person.name, most, _A_MINUTE):
            raise TooMany(most, wait)

    def keep(self, asker: Asker, answer: Answer, history: Sequence[Turn] = ()) -> None:
        self._record.keep(asker, answer, answer.record, history=history)

    def end(self, asker: Asker, answer: Answer) -> None:
        self._measures.answered(asker, answer)

    def refuse(self, asker: Asker, question: str, error: Exception) -> None:
        """Write down that a question was not answered."""
        reason = type(error).__name__
        self._record.keep(asker, Answer(question, "", Status.NOT_FOUND, "", ""), secrets.token_hex(8), reason)
        self._measures.refused(asker, reason)


@dataclass(frozen=True, slots=True)
class _At:
    service: Service
    asker: Asker

    @property
    def is_ready(self) -> bool:
        return self.service.is_ready

    def stream(
        self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", is_worded: bool = True,
        documents: Collection[str] = (),
    ) -> Closable[Answer]:
        return self.service.stream(self.asker, question, history, id, our_unit, is_worded, documents)


class Recorded:
    """The answers to one question; the first is in the record before it is shown, the last when it is complete or left."""

    def __init__(self, service: Service, asker: Asker, question: str, ask: Callable[[], Closable[Answer]], history: Sequence[Turn] = ()) -> None:
        self._service, self._asker, self._question, self._ask, self._history = service, asker, question, ask, history
        self._id = secrets.token_hex(8)
        self._ticket = service.admission.ticket()
        self._answers: Closable[Answer] | None = None
        self._kept: Answer | None = None
        self._latest: Answer | None = None
        self._is_closed = self._is_cut = False
        self._ending = threading.Lock()
        self._is_ended = False

    @property
    def ahead(self) -> int:
        """How many are answered before this one; 0 when it does not wait."""
        return self._ticket.ahead

    def __iter__(self) -> "Recorded":
        return self

    def __next__(self) -> Answer:
        if self._is_closed:
            raise StopIteration
        try:
            answer = self._first() if self._answers is None else next(self._answers)
        except (StopIteration, Left):
            answer = self._last_words()
        except Exception as error:
            if self._latest is None:
                self._service.refuse(self._asker, self._question, error)
            self._end()
            raise
        answer = self._latest = replace(answer, record=self._id)
        if self._kept is None:
            self._keep()
        return answer

    def close(self) -> None:
        """No answer comes after this; the model is not listened to any more, and no turn waited for."""
        self._is_closed = True
        self._ticket.give_up()
        if self._answers is not None:
            self._answers.close()
        self._end()

    def cut(self) -> None:
        """The server ends: the model is not listened to any more, and the next answer, the last, says so."""
        self._is_cut = True
        if self._answers is not None:
            self._answers.close()

    def _last_words(self) -> Answer:
        """What is there of an answer that was cut, with the reason. Raises Closing where nothing is, StopIteration where nothing is missing."""
        latest, is_cut = self._latest, self._is_cut and not self._is_closed
        if is_cut and latest is None:
            error = Closing()
            self._service.refuse(self._asker, self._question, error)
            self._end()
            raise error
        if is_cut and latest and latest.wording and latest.wording.is_open:
            return replace(latest, wording=replace(latest.wording, is_open=False, left_out=str(Closing())))
        self._end()
        raise StopIteration

    def _first(self) -> Answer:
        self._service.follow(self, True)
        self._service.begin(self._asker)
        with self._ticket.place(_PATIENCE.get(self._asker.front, _PATIENCE_OF_PROGRAMS)):
            self._answers = self._ask()
            if self._is_closed or self._is_cut:  # before there was anything to close
                self._answers.close()
                raise Left
            return next(self._answers)

    def _keep(self) -> None:
        self._kept = self._latest
        if self._kept is not None:
            self._service.keep(self._asker, self._kept, self._history)

    def _end(self) -> None:
        with self._ending:
            if self._is_ended:
                return
            self._is_ended = True
        self._service.follow(self, False)
        if self._latest is not self._kept:
            self._keep()
        if self._latest is not None:
            self._service.end(self._asker, self._latest)
