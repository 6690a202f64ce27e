"""Talk: one question of one visit through the assistant and the record; knows nothing of how it is drawn.

Whatever fails becomes one line for the reader; only the log sees the rest.
"""

import logging
from collections.abc import AsyncIterator, Callable, Collection
from dataclasses import dataclass, replace
from functools import partial

import anyio.to_thread

from assistant.conversations import Conversation, Conversations, ConversationsError, Exchange, turns_of
from assistant.entrance.who import owner_of
from assistant.page.answers import Answers
from assistant.page.escape import visible
from assistant.page.render import shortened
from assistant.page.replies import Replies, Reply
from assistant.page.visit import Visit
from assistant.page.words import Words
from assistant.people.person import HERE, Person
from assistant.service.answering import Answering
from index.errors import YoujuError

_UNSAVED = 0
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class View:
    """What is to be seen: a conversation, and a line where something went wrong."""

    exchanges: tuple[Exchange, ...] = ()
    trouble: str = ""
    """Shown in place of the last answer; empty when all is well."""
    is_open: bool = False
    """The last answer, if it is there yet, still grows."""
    ahead: int = 0
    """How many questions are answered before the last one; 0 when it does not wait."""


class Talk:
    """The page's handlers, shared by all visits."""

    def __init__(
        self, at: Callable[[Person], Answering], conversations: Conversations, trouble: Callable[[], str],
        has_left: Callable[[Person], bool] = lambda _: False,
    ) -> None:
        """``at``: who answers a person; ``trouble`` says why vectors are missing, or nothing; ``has_left``: whether somebody's account is gone."""
        self._at = at
        self._conversations = conversations
        self._trouble = trouble
        self._has_left = has_left
        self._replies = Replies()

    @property
    def is_ready(self) -> bool:
        """Whether answers come from vectors too."""
        return self._at(HERE).is_ready

    def see(self, visit: Visit) -> View:
        """The conversation as it stands in the record."""
        try:
            return View(tuple(self._conversations.exchanges(visit.owner, visit.conversation)))
        except YoujuError as error:
            _log.warning("%s", error)
            return View(trouble=str(error))

    def conversations(self, visit: Visit) -> list[Conversation]:
        """The visit's conversations, the latest first; none while the record cannot be read."""
        try:
            return self._conversations.of(visit.owner)
        except ConversationsError as error:
            _log.warning("%s", error)
            return []

    def pose(self, visit: Visit, question: str, words: Words, corrected: int = 0) -> View:
        """Write the question down; what follows is ``reply``. What is under way in the conversation stops.

        ``corrected``: the id of the exchange in whose place it is asked; only the last one gives way.
        """
        self._replies.stop(visit)
        before = self.see(visit).exchanges
        replaced = before[-1] if before and before[-1].id == corrected else None
        before = before[:-1] if replaced else before
        question = visible(question).strip()
        kept = shortened(question, words)
        try:
            exchange = self._conversations.ask(visit.owner, visit.conversation, kept, replaced)
            if visit.owner == owner_of(visit.person) and self._has_left(visit.person):  # while this was under way
                self._conversations.forget(visit.owner)
        except YoujuError as error:
            _log.warning("%s", error)
            exchange = Exchange(_UNSAVED, kept)
        return View((*before, exchange), is_open=True)

    async def reply(
        self, visit: Visit, view: View, question: str, words: Words, our_unit: str = "", is_worded: bool = True,
        documents: Collection[str] = (), reader: str = "",
    ) -> AsyncIterator[View]:
        """The view with its last question answered, and then with fuller answers; the last one stays.

        ``our_unit``: what 我们局 means; ``is_worded``: a model may word the answer;
        ``documents``: the ids of the only ones that are asked; ``reader``: the page that shows it (see ``leave``). Cancelled or stopped, it leaves what
        is there in the record. Nothing comes after another question has been asked meanwhile.
        """
        *before, exchange = view.exchanges
        answers = Answers(self._at(visit.person), self._trouble, words, question, turns_of(before), our_unit, is_worded, documents)
        reply = Reply(tuple(before), exchange, answers, reader)
        self._replies.begin(visit, reply)
        try:
            async for ahead in reply.queued():
                yield View(view.exchanges, is_open=True, ahead=ahead)
            while answered := await reply.next():
                reply.exchange = await anyio.to_thread.run_sync(partial(self._keep, answered, words))
                if reply.is_stopped or reply.is_left:
                    return
                if not await reply.is_whole():
                    yield View((*before, reply.exchange), is_open=True)
        except YoujuError as error:
            _log.warning("%s", error)
            yield self._ended(reply, str(error), words)
        except Exception:
            _log.exception("a question could not be answered")
            yield self._ended(reply, words.failed, words)
        else:
            if not reply.is_stopped:
                yield View((*before, reply.settled()))
        finally:
            self._replies.end(visit, reply)

    def _ended(self, reply: Reply, trouble: str, words: Words) -> View:
        """What is seen after a failure: the answer that was there, or the trouble in its place."""
        if reply.exchange.answer is None:
            return View((*reply.before, reply.exchange), trouble=trouble)
        return View((*reply.before, self._keep(reply.settled(words.interrupted), words)))

    def stop(self, visit: Visit) -> View:
        """End what is under way in the conversation; what was there of an answer stays."""
        reply = self._replies.stop(visit)
        return View((*reply.before, reply.settled())) if reply else self.see(visit)

    def leave(self, reader: str) -> None:
        """That page is gone: no model goes on for it. Its conversations keep what was there."""
        self._replies.leave(reader)

    def _keep(self, exchange: Exchange, words: Words) -> Exchange:
        """Write the answer down; one that cannot be written is shown all the same, with the reason."""
        assert exchange.answer is not None  # noqa: S101 - told to mypy
        try:
            if exchange.id == _UNSAVED:
                raise ConversationsError("请检查数据目录的磁盘空间和权限")
            self._conversations.answer(exchange, exchange.answer)
        except YoujuError as error:
            _log.warning("%s", error)
            notice = " ".join(filter(None, (exchange.answer.notice, words.unsaved.format(reason=error))))
            return replace(exchange, answer=replace(exchange.answer, notice=notice))
        return exchange

    def question_to_repeat(self, visit: Visit, number: int) -> str:
        """Take the exchange of that number, and all after it, out of the record; its question is to be asked again."""
        exchanges = self.see(visit).exchanges
        if not 0 <= number < len(exchanges):
            return ""
        self._conversations.cut(visit.owner, visit.conversation, exchanges[number])
        return exchanges[number].question

    def judge(self, visit: Visit, number: int, is_helpful: bool | None, reason: str = "") -> bool:
        """Keep what the reader says of the answer of that number (None takes it back). False where there is none."""
        exchanges = self.see(visit).exchanges
        if not 0 <= number < len(exchanges) or exchanges[number].answer is None:
            return False
        try:
            if is_helpful is None:
                self._conversations.take_back(exchanges[number])
            else:
                self._conversations.judge(exchanges[number], is_helpful, visible(reason)[:2000])
        except YoujuError as error:
            _log.warning("%s", error)
            return False
        return True

    def clear(self, visit: Visit) -> None:
        self._replies.stop(visit)
        self._conversations.clear(visit.owner, visit.conversation)

    def forget(self, owner: str) -> None:
        """Remove all that an owner asked. Raises ConversationsError."""
        self._conversations.forget(owner)

    def rename(self, visit: Visit, title: str) -> None:
        self._conversations.rename(visit.owner, visit.conversation, visible(title))

    def delete(self, visit: Visit) -> None:
        self._replies.stop(visit)
        self._conversations.delete(visit.owner, visit.conversation)

    async def hint(self, visit: Visit, question: str, words: Words) -> str:
        """What the assistant says to an empty question."""
        try:
            answer = await anyio.to_thread.run_sync(lambda: next(Answers(self._at(visit.person), self._trouble, words, question, is_worded=False)))
        except YoujuError as error:
            return str(error)
        return answer.headline

    def attempt(self, act: Callable[[], None]) -> str:
        """Do something to the record; why it failed in one line, or nothing."""
        try:
            act()
        except YoujuError as error:
            _log.warning("%s", error)
            return str(error)
        return ""
