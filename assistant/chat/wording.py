"""Wording: the ledger's answer first, then fuller ones as a model's sentences stand verified. It adds no fact."""

import logging
from collections.abc import Iterator
from time import perf_counter

from assistant.answer import Answer, Status, Wording
from assistant.chat.appended import with_wording
from assistant.chat.evidence import wording_messages
from assistant.chat.judging import Judge
from assistant.chat.model import ChatModel
from assistant.chat.sentences import Sentences
from assistant.chat.stop import Stop
from assistant.chat.troubles import ChatTrouble, Trouble
from assistant.chat.witness import Check
from assistant.phrases import phrases
from assistant.verification.warming import warm
from index.library import Library

_MOST_CITATIONS = 8
_MOST_SENTENCES = 6
_MOST_REPEATED = 2
_log = logging.getLogger(__name__)


def word(answer: Answer, language: str, library: Library, chat: ChatModel | None, check: Check, stop: Stop) -> Iterator[Answer]:
    """The answer as it is, then the same answer with more and more of the model's verified words; the last is complete.

    Whatever the model does, the ledger's part never changes. Once ``stop`` is set nothing more comes.
    """
    yield answer
    if chat is not None and is_worth_wording(answer, language):
        yield from _Writing(answer, language, library, chat, check).answers(stop)


def is_worth_wording(answer: Answer, language: str) -> bool:
    """Whether a model may be asked to word it: refusals, computed lists and long rows of clauses stand as they are."""
    is_said = answer.status in (Status.ANSWERED, Status.PARTIAL) and 0 < len(answer.citations) <= _MOST_CITATIONS
    return is_said and phrases(language)("computed") not in answer.answer


class _Writing:
    """One answer's words while they come."""

    def __init__(self, ledger: Answer, language: str, library: Library, chat: ChatModel, check: Check) -> None:
        self._ledger = ledger
        self._language = language
        self._library = library
        self._chat = chat
        self._check = check
        self._judge = Judge(ledger, (), library, check, language)
        self._started = perf_counter()
        self._first = 0.0

    def answers(self, stop: Stop) -> Iterator[Answer]:
        warm(self._language)
        yield self._answer(is_open=True)
        trouble: Trouble | None = None
        try:
            yield from self._listen(stop)
        except ChatTrouble as caught:
            trouble = caught.trouble
        except Exception:
            _log.exception("a model's words could not be read")
            trouble = Trouble.FAILED
        if stop.is_set:
            return
        told = self._chat.note(trouble) or (None if self._stands else Trouble.UNVERIFIED)
        yield self._answer(left_out=phrases(self._language)(told.value) if told else "")

    def _listen(self, stop: Stop) -> Iterator[Answer]:
        """A fuller answer with every sentence that is whole. Raises ChatTrouble where the model does not end well."""
        messages, given = wording_messages(self._ledger, self._language, self._chat.tokens)
        self._judge = Judge(self._ledger, given, self._library, self._check, self._language)
        sentences = Sentences()
        speech = stop.guard(self._chat.say(messages))
        try:
            for piece in speech:
                self._first = self._first or perf_counter() - self._started
                if self._hear(sentences.take(piece)):
                    yield self._answer(is_open=True)
                if len(self._judge) >= _MOST_SENTENCES or self._judge.repeated > _MOST_REPEATED:
                    return
            is_cut = sentences.is_open and speech.end_reason != "stop"
            self._hear(sentences.end(is_finished=not is_cut))
        finally:
            speech.close()
        if is_cut:
            raise ChatTrouble(Trouble.CUT)
        if not len(self._judge):
            raise ChatTrouble(Trouble.EMPTY)

    def _hear(self, whole: list[str]) -> bool:
        before = len(self._judge)
        for sentence in whole:
            self._judge.hear(sentence)
        return len(self._judge) > before

    @property
    def _stands(self) -> bool:
        return any(one.shown for one in self._judge.sentences(is_open=False))

    def _answer(self, is_open: bool = False, left_out: str = "") -> Answer:
        wording = Wording(
            self._chat.name, self._judge.sentences(is_open), left_out, is_open,
            first_seconds=self._first, seconds=perf_counter() - self._started,
        )
        return with_wording(self._ledger, wording, self._language)
