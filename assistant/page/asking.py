"""Asking: the events that ask a question, and the one that stops an answer."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping
from functools import partial

import gradio as gr

from assistant.page.escape import escape, visible
from assistant.page.showing import Showing, Updates, in_thread, number_of, text_of, words_of
from assistant.page.talk import Talk
from assistant.page.visit import Visit, visit_of

WORDING_COOKIE = "youju_wording"
"""``off``: this reader wants no model's words."""
_LONGEST_ID = 18


class Asking:
    """Handlers; one object for all visits, so it holds nothing of any of them."""

    def __init__(self, talk: Talk, showing: Showing, our_unit: Callable[[Mapping[str, str]], str], documents: Callable[[Mapping[str, str]], Collection[str]]) -> None:
        """``our_unit`` reads the reader's own unit from the cookies, ``documents`` the only documents that are asked."""
        self._talk, self._showing, self._our_unit, self._documents = talk, showing, our_unit, documents

    async def on_ask(self, question: str, kept: object, corrected: object, request: gr.Request) -> AsyncIterator[Updates]:
        async for updates in self._ask(question, visit_of(kept, request), request, _id_from(corrected), is_from_box=True):
            yield updates

    async def on_example(self, kept: object, data: gr.SelectData, request: gr.Request) -> AsyncIterator[Updates]:
        async for updates in self._ask(text_of(data.value), visit_of(kept, request), request):
            yield updates

    async def on_option(self, kept: object, data: gr.SelectData, request: gr.Request) -> AsyncIterator[Updates]:
        async for updates in self._ask(text_of(data.value), visit_of(kept, request), request):
            yield updates

    async def on_retry(self, kept: object, data: gr.RetryData, request: gr.Request) -> AsyncIterator[Updates]:
        visit = visit_of(kept, request)
        question = await in_thread(partial(self._talk.question_to_repeat, visit, number_of(data.index)))
        async for updates in self._ask(question, visit, request, is_again=True):
            yield updates

    async def on_edit(self, kept: object, data: gr.EditData, request: gr.Request) -> AsyncIterator[Updates]:
        visit, question = visit_of(kept, request), text_of(data.value)
        if visible(question).strip():  # one that was emptied stays as it was
            await in_thread(partial(self._talk.question_to_repeat, visit, number_of(data.index)))
        async for updates in self._ask(question, visit, request, is_again=True):
            yield updates

    async def _ask(
        self, question: str, visit: Visit, request: gr.Request, corrected: int = 0, is_from_box: bool = False, is_again: bool = False
    ) -> AsyncIterator[Updates]:
        """The question at once, then its growing answer. ``is_again``: in the place of one that has been answered."""
        words = words_of(request)
        if not visible(question).strip():
            hint = await self._talk.hint(visit, question, words)
            gr.Info(escape(hint), duration=5, title=words.note)
            yield await in_thread(lambda: self._showing.whole(visit, self._talk.see(visit), words))
            return
        posed = await in_thread(partial(self._talk.pose, visit, question, words, corrected))
        yield self._showing.asked(visit, posed, words, is_from_box, is_again or bool(corrected))
        is_worded = request.cookies.get(WORDING_COOKIE) != "off"
        last = posed
        our_unit, documents = self._our_unit(request.cookies), self._documents(request.cookies)
        async for last in self._talk.reply(visit, posed, question, words, our_unit, is_worded, documents, request.session_hash or ""):
            yield self._showing.growing(last, words) if last.is_open else await in_thread(partial(self._showing.answered, visit, last, words))
        if last.is_open:  # stopped: somebody else shows what is seen now, and Gradio repeats the last updates of a generator that ends
            yield self._showing.nothing()

    def on_stop(self, kept: object, request: gr.Request) -> Updates:
        visit = visit_of(kept, request)
        return self._showing.answered(visit, self._talk.stop(visit), words_of(request))


def _id_from(corrected: object) -> int:
    """The exchange that a page names; 0 for anything else."""
    text = corrected if isinstance(corrected, str) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID else 0
