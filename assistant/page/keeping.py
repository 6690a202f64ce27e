"""Keeping: the events that open, name, clear and remove conversations, and those that keep what readers say."""

from collections.abc import Callable
from functools import partial

import gradio as gr

from assistant.page.components import Components
from assistant.page.escape import escape
from assistant.page.showing import Showing, Updates, number_of, words_of
from assistant.page.talk import Talk, View
from assistant.page.visit import Visit, new_token, visit_from, visit_of


class Keeping:
    """Handlers; one object for all visits, so it holds nothing of any of them."""

    def __init__(self, talk: Talk, showing: Showing, parts: Components) -> None:
        self._talk, self._showing, self._parts = talk, showing, parts

    def on_load(self, kept: object, request: gr.Request) -> Updates:
        visit = visit_of(kept, request)
        return self._showing.whole(visit, self._talk.see(visit), words_of(request))

    def on_clear(self, kept: object, request: gr.Request) -> Updates:
        visit = visit_of(kept, request)
        return self._done(visit, partial(self._talk.clear, visit), request)

    def on_new(self, kept: object, request: gr.Request) -> Updates:
        self._talk.stop(visit_of(kept, request))
        visit = visit_of(kept, request).in_conversation(new_token())
        return self._showing.whole(visit, View(), words_of(request))

    def on_choose(self, chosen: object, kept: object, request: gr.Request) -> Updates:
        here = visit_of(kept, request)
        self._talk.stop(here)
        visit = visit_from([here.owner, chosen], here.person)
        if visit.owner != here.owner:
            visit = here
        return self._showing.whole(visit, self._talk.see(visit), words_of(request))

    def on_rename(self, title: str, kept: object, request: gr.Request) -> Updates:
        visit = visit_of(kept, request)
        return {**self._done(visit, partial(self._talk.rename, visit, title), request), self._parts.title: ""}

    def on_delete(self, kept: object, request: gr.Request) -> Updates:
        visit = visit_of(kept, request)
        done = partial(self._talk.delete, visit)
        return self._done(visit, done, request, visit.in_conversation(new_token()))

    def _done(self, visit: Visit, act: Callable[[], None], request: gr.Request, after: Visit | None = None) -> Updates:
        """What is seen after an act on the record; where it fails, the reason in one line."""
        trouble = self._talk.attempt(act)
        seen = visit if trouble else after or visit
        words = words_of(request)
        if trouble:
            gr.Warning(escape(trouble), title=words.note)
        return self._showing.whole(seen, self._talk.see(seen), words)

    def on_like(self, kept: object, data: gr.LikeData, request: gr.Request) -> Updates:
        parts, words, number = self._parts, words_of(request), number_of(data.index)
        is_helpful = data.liked if isinstance(data.liked, bool) else None
        is_kept = self._talk.judge(visit_of(kept, request), number, is_helpful)
        title = words.reason_title_good if is_helpful else words.reason_title_bad
        choices = [] if is_helpful else list(words.reason_choices)
        return {
            parts.reason: gr.Column(visible=is_kept and is_helpful is not None),
            parts.reasons: gr.CheckboxGroup(choices=choices, value=[], label=title),
            parts.remark: "",
            parts.judged: number,
            parts.is_helpful: bool(is_helpful),
        }

    def on_reason(self, kept: object, number: int, is_helpful: bool, reasons: object, remark: object, request: gr.Request) -> Updates:
        words = words_of(request)
        ticked = [str(one) for one in reasons] if isinstance(reasons, list) else []
        reason = "；".join([*ticked, *([remark.strip()] if isinstance(remark, str) and remark.strip() else [])])
        if self._talk.judge(visit_of(kept, request), number, is_helpful, reason):
            gr.Info(words.reason_thanks, duration=3, title=words.note)
        return {self._parts.reason: gr.Column(visible=False)}
