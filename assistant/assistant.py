"""Assistant: question and history → Answer. Every front (page, command line, programs) calls this one."""

import logging
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from assistant.addresses import find_clause
from assistant.answer import Answer, Turn
from assistant.chat.chosen import Chosen
from assistant.kept_answers import KeptAnswers
from assistant.retrieve import Retrieval
from assistant.selecting import check_documents
from assistant.settings import Settings
from assistant.understand import Understanding
from index.clauses import Clause
from index.edition import current_id
from index.embedding import Encoder
from index.errors import YoujuError
from index.library import Library, Reading

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from assistant.across.answering import Across
    from assistant.chat.answers import GrowingAnswers
    from assistant.chat.choice import ChatChoice
    from assistant.chat.model import ChatModel
    from assistant.chat.stop import Stop

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hit:
    """One clause that search found, with its score."""

    reading: Reading
    clause: Clause
    score: float


@dataclass(frozen=True, slots=True)
class _Opened:
    """One edition, open, and the understanding of its words: a question is answered from one of them from beginning to end."""

    retrieval: Retrieval
    understanding: Understanding
    answers: KeptAnswers
    across: "Across | None"
    """Answers where there are several documents."""

    @classmethod
    def of(cls, retrieval: Retrieval, settings: Settings) -> "_Opened":
        understanding = Understanding(retrieval.library)
        return cls(retrieval, understanding, KeptAnswers(understanding, retrieval, settings.longest_question), _across(retrieval, understanding, settings))


def _across(retrieval: Retrieval, understanding: Understanding, settings: Settings) -> "Across | None":
    if len(retrieval.library.readings) < 2:
        return None
    from assistant.across.answering import Across

    return Across(retrieval, understanding, settings.longest_question)


class Assistant:
    """Answers questions about the documents of one edition. Safe to share between threads."""

    def __init__(
        self, settings: Settings, say: Callable[[str], None] = lambda _: None, chat: "BaseChatModel | None" = None, encoder: Encoder | None = None,
        is_brief: bool = False,
    ) -> None:
        """Open the index, building it where needed. The encoder is loaded by ``load``, not here.

        ``chat`` words the answers, any of LangChain's chat models; without it the one that was chosen does (see ``ChatChoice``), if any.
        ``encoder``: one that is loaded already, or is being loaded. ``is_brief``: a few questions are asked, and a quick start counts most.
        Raises YoujuError kinds (see Retrieval) whose message names the next act.
        """
        self.settings = settings
        self._chat = Chosen(settings, say, chat)
        self._is_brief = is_brief
        self._opened = _Opened.of(Retrieval(settings, say, encoder, is_brief), settings)
        self._reopening = threading.Lock()
        self._noticed = ""
        self._is_wanted = False
        """Whether vectors have been asked for: an edition that is opened while those of another still load brings its own."""

    @property
    def library(self) -> Library:
        return self._opened.retrieval.library

    @property
    def retrieval(self) -> Retrieval:
        return self._opened.retrieval

    @property
    def is_ready(self) -> bool:
        """Whether the encoder is loaded; until then answers come from keywords and say so."""
        return self._opened.retrieval.is_ready

    def load(self, say: Callable[[str], None] = lambda _: None) -> None:
        """Load the encoder and the vectors, and what answers, so that the first question waits for neither."""
        import assistant.compose  # noqa: F401 - not before the page is there

        self._is_wanted = True
        self._opened.retrieval.load(say)

    def reopen(self, say: Callable[[str], None] = lambda _: None) -> None:
        """Answer from the edition that is current now. Questions under way are answered from the one before, which then closes by itself."""
        with self._reopening:
            fresh = Retrieval(self.settings, say, self.retrieval.encoder, self._is_brief)
            if self._is_wanted:
                fresh.load(say)
            self._opened = _Opened.of(fresh, self.settings)

    def notice(self) -> None:
        """Have another process's edition opened in the background, if there is a newer one than this: a glance at one small file."""
        newest = current_id(self.settings.data)
        if newest and newest not in (self.retrieval.edition.id, self._noticed):
            self._noticed = newest
            threading.Thread(target=self._reopen_quietly, name="reopen", daemon=True).start()

    def _reopen_quietly(self) -> None:
        try:
            self.reopen()
        except YoujuError as error:
            _log.warning("a newer edition cannot be opened: %s", error)

    def ask(self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", documents: Collection[str] = ()) -> Answer:
        """The answer to one question, complete. ``history``: the turns before it, oldest first; ``our_unit``: the unit that 我们局 means;
        ``documents``: the ids of the only documents that are asked; empty: all. Raises DocumentError for an id that the library has not.
        """
        *_, answer = self.stream(question, history, id, our_unit, documents=documents)
        return answer

    def stream(
        self, question: str, history: Sequence[Turn] = (), id: str | None = None, our_unit: str = "", is_worded: bool = True,
        documents: Collection[str] = (),
    ) -> "GrowingAnswers":
        """The answer to one question as it grows: first what the ledger says, complete; then with a model's words below it as they
        stand verified (``is_worded``: whether one is asked). Closing it, from any thread, stops the model.
        """
        from assistant.chat.answers import GrowingAnswers

        self.notice()
        check_documents(self.library, documents)
        return GrowingAnswers(lambda stop: self._answers(question, history, id, our_unit, is_worded, documents, stop))

    @property
    def chat(self) -> "ChatModel | None":
        """The model in use, for what is worded beside answers; None where none was chosen or it is off."""
        return self._chat.model

    def use(self, choice: "ChatChoice | None") -> None:
        """Word answers with another model from now on; None: with none."""
        self._chat.use(choice)

    def _answers(
        self, question: str, history: Sequence[Turn], id: str | None, our_unit: str, is_worded: bool, documents: Collection[str], stop: "Stop"
    ) -> Iterator[Answer]:
        started, opened = perf_counter(), self._opened
        answer = replace(self._ledger(opened, question, history, our_unit, documents), id=id, seconds=perf_counter() - started)
        is_of_several = len({citation.document for citation in answer.citations}) > 1
        chat = self._chat.model if is_worded and not is_of_several else None  # a model's sentence may leave out whose figure it tells
        if chat is None:
            yield answer
            return
        from assistant.chat.completion import completed
        from assistant.chat.witness import witnessed
        from assistant.chat.wording import word

        if whole := completed(answer, history, opened.understanding, chat, stop):
            again = self._ledger(opened, whole, (), our_unit, documents)
            answer = replace(again, question=question, id=id, seconds=perf_counter() - started) if again.citations else answer
        yield from word(answer, opened.understanding.read(answer.standalone_question).language, opened.retrieval.library, chat, witnessed, stop)

    def _ledger(
        self, opened: _Opened, question: str, history: Sequence[Turn] = (), our_unit: str = "", documents: Collection[str] = ()
    ) -> Answer:
        if opened.across:
            return opened.across.answer(question, history, our_unit, documents)
        return opened.answers.answer(question, history, our_unit)

    def search(self, question: str, history: Sequence[Turn] = (), top: int = 10, documents: Collection[str] = ()) -> list[Hit]:
        """The clauses that answer a question best, the best first; of the documents that it names, or of those of these ids alone."""
        opened, among = self._opened, set(documents)
        check_documents(opened.retrieval.library, documents)
        if opened.across:
            meant = opened.across.meant(question, history)
            whole = meant.form.topic or meant.text
            among = among & set(meant.documents) or among or set(meant.documents)
        else:
            from assistant.turns.standalone import standalone

            whole = standalone(question, history, opened.understanding, lambda asked: self._ledger(opened, asked))
        ranking = opened.retrieval.rank(opened.understanding.read(whole))
        found = [(place, score) for place, score in ranking.clauses() if not among or place.reading.document.id in among]
        return [Hit(place.reading, place.clause, score) for place, score in found[:top]]

    def place(self, hit: Hit) -> str:
        """Where a hit stands, as ``clause`` finds it: with its document where the library holds several."""
        return f"{hit.reading.document.id}#{hit.clause.address}" if self._opened.across else hit.clause.address

    def clause(self, address: str) -> tuple[Reading, Clause]:
        """The clause at an address as a person writes it. Raises AddressError when there is none."""
        return find_clause(self.library, address)

    def close(self) -> None:
        self._chat.close()
        self._opened.retrieval.close()
