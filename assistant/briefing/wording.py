"""Wording: a model smooths the sentences of a briefing, some at a time; each is held against its sources before it stands.

Whatever the model does, every sentence is either the composed one or one that says all that it said and nothing more.
"""

import logging
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic, perf_counter

from langchain_core.messages import BaseMessage

from assistant.answer import Fault
from assistant.briefing.edited import sentences_by_id
from assistant.briefing.kept import changed
from assistant.briefing.lines import Lines, numbered_lines
from assistant.briefing.text import Briefing, Sentence
from assistant.briefing.witnessed import faults_of
from assistant.briefing.worded import BriefingWording, Outcome, Worded
from assistant.chat.budget import ANSWER_TOKENS, tokens_of, tokens_of_messages
from assistant.chat.model import ChatModel
from assistant.chat.prompt import brief_prompt
from assistant.chat.speech import Speech
from assistant.chat.stop import Stop
from assistant.chat.troubles import ChatTrouble, Trouble
from assistant.phrases import phrases
from assistant.verification.warming import warm
from index.library import Library

_SHORTEST = 10
"""Characters; what is shorter has no wording to smooth."""
_MOST, _TOKENS = 6, ANSWER_TOKENS * 3 // 4
"""Sentences that are given at a time, and their tokens: the answer is about as long."""
_FIRST = 2
"""Sentences that are given first, so that something is seen soon."""
_AT_ONCE, _QUICK = 3, 5.0
"""Requests that are under way where the first took no longer than some seconds: a slow endpoint would be the slower for it."""
_INNER_END = re.compile(r"[。！？!?](?=[^”’）)])")
_HOSTILE = re.compile(r"[<>]|://|\]\(|javascript:|data:|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", re.IGNORECASE)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asked:
    ids: tuple[str, ...]
    sentence: Sentence


def smoothed(briefing: Briefing, library: Library, chat: ChatModel, stop: Stop, language: str = "zh") -> Iterator[BriefingWording]:
    """The wording as it grows, within the model's time for the whole briefing; the last is complete. Nothing comes once ``stop`` is set."""
    yield from _Smoothing(briefing, library, chat, stop, language).states()


class _Smoothing:
    """One briefing's words while they come."""

    def __init__(self, briefing: Briefing, library: Library, chat: ChatModel, stop: Stop, language: str) -> None:
        self._library, self._chat, self._stop, self._language = library, chat, stop, language
        self._asked = [one for one in _worth_wording(briefing) if tokens_of(one.sentence.text) <= _TOKENS]
        self._state = BriefingWording(chat.name, len(self._asked))
        self._started, self._until = perf_counter(), monotonic() + chat.seconds

    def states(self) -> Iterator[BriefingWording]:
        warm("zh")
        yield self._state
        trouble: Trouble | None = None
        try:
            yield from self._listen()
        except ChatTrouble as caught:
            trouble = caught.trouble
        except Exception:
            _log.exception("a model's words for a briefing could not be read")
            trouble = Trouble.FAILED
        if self._stop.is_set:
            return
        told = self._chat.note(trouble)
        if told is None and self._asked and all(one.outcome is Outcome.DROPPED for one in self._state.sentences):
            told = Trouble.UNVERIFIED if self._state.sentences else Trouble.EMPTY
        yield self._grown(left_out=phrases(self._language)(told.value) if told else "", is_open=False)

    def _listen(self) -> Iterator[BriefingWording]:
        """A fuller state with every sentence that is whole. Raises ChatTrouble where the endpoint fails."""
        waiting = deque(_batches(self._asked, self._chat.tokens))
        speaking: deque[tuple[Sequence[_Asked], Speech]] = deque()
        at_once = 1
        try:
            while (waiting or speaking) and not self._stop.is_set:
                while waiting and len(speaking) < at_once:
                    batch = waiting.popleft()
                    speaking.append((batch, self._say(batch)))
                batch, speech = speaking[0]
                yield from self._hear(batch, speech)
                speaking.popleft()
                if at_once == 1 and perf_counter() - self._started < _QUICK:
                    at_once = _AT_ONCE
        finally:
            for _, speech in speaking:
                speech.close()

    def _say(self, batch: Sequence[_Asked]) -> Speech:
        left = self._until - monotonic()
        if left <= 0:
            raise ChatTrouble(Trouble.SILENT)
        return self._stop.guard(self._chat.say(_messages(batch), left))

    def _hear(self, batch: Sequence[_Asked], speech: Speech) -> Iterator[BriefingWording]:
        lines, heard = Lines(), set[int]()
        try:
            for piece in speech:
                yield from self._judged(batch, lines.take(piece), heard)
                if len(heard) == len(batch):
                    return
        except ChatTrouble as caught:
            if caught.trouble not in (Trouble.ENDLESS, Trouble.EMPTY):  # of these the next may be better
                raise
        finally:
            speech.close()
        if speech.end_reason in ("", "stop"):
            yield from self._judged(batch, lines.end(), heard)

    def _judged(self, batch: Sequence[_Asked], lines: Sequence[tuple[int, str]], heard: set[int]) -> Iterator[BriefingWording]:
        for number, written in lines:
            if 0 < number <= len(batch) and number not in heard:
                heard.add(number)
                one = batch[number - 1]
                self._state = replace(self._state, sentences=(*self._state.sentences, _judge(one, written, self._library)))
                yield self._grown()

    def _grown(self, left_out: str = "", is_open: bool = True) -> BriefingWording:
        self._state = replace(self._state, left_out=left_out, is_open=is_open, seconds=perf_counter() - self._started)
        return self._state


def _worth_wording(briefing: Briefing) -> list[_Asked]:
    """The sentences that other words may be tried for, each once with all its places, in reading order."""
    found: dict[tuple[str, frozenset[tuple[str, str]]], tuple[Sentence, list[str]]] = {}
    for id_, one in sentences_by_id(briefing).items():
        if one.is_prose and not (one.is_computed or one.is_doubtful) and len(one.text) >= _SHORTEST:
            clauses = frozenset((source.document, source.address) for source in one.sources)
            found.setdefault((one.text, clauses), (one, []))[1].append(id_)
    return [_Asked(tuple(ids), one) for one, ids in found.values()]


def _batches(asked: Sequence[_Asked], tokens: int) -> Iterator[Sequence[_Asked]]:
    room = min(_TOKENS, tokens - ANSWER_TOKENS - tokens_of_messages(_messages(())))
    batch: list[_Asked] = []
    used, most = 0, _FIRST
    for one in asked:
        size = tokens_of(one.sentence.text) + 4
        if batch and (len(batch) == most or used + size > room):
            yield batch
            batch, used, most = [], 0, _MOST
        batch.append(one)
        used += size
    if batch:
        yield batch


def _messages(batch: Sequence[_Asked]) -> list[BaseMessage]:
    return brief_prompt().messages(sentences=numbered_lines([one.sentence.text for one in batch]))


def _judge(asked: _Asked, written: str, library: Library) -> Worded:
    """What becomes of other words for a sentence."""
    was = asked.sentence
    text = f"{written.rstrip('。.；; ')}。" if not written.endswith(("。”", "！", "？")) else written
    if text == was.text:
        return Worded(asked.ids, was.text, text, Outcome.SAME)
    if _INNER_END.search(text) or _HOSTILE.search(text):
        return Worded(asked.ids, was.text, text, Outcome.DROPPED, (Fault(0, len(text), "no_witness"),))
    faults = (*changed(was.text, text, library), *faults_of(replace(was, text=text), library))
    return Worded(asked.ids, was.text, text, Outcome.DROPPED if faults else Outcome.WORDED, faults)
