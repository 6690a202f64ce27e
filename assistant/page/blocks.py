"""Blocks: the page in Gradio's components, and which handler answers which event."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import anyio.to_thread
import gradio as gr

from assistant.page.escape import escape, visible
from assistant.page.messages import feedback_values, messages
from assistant.page.talk import Talk, View
from assistant.page.visit import Visit, new_token, visit_from
from assistant.page.words import LANGUAGE_COOKIE, Words, translations, words_for

_STORAGE = "youju-visit"
_AT_ONCE = 16
_WAITING = 200
_PRIVATE: Any = {"api_visibility": "private", "show_progress": "hidden"}

Updates = dict[Any, Any]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks and the translations that go with them when they are mounted."""

    blocks: gr.Blocks
    i18n: gr.I18n


def build_page(talk: Talk, title: str, openings: Callable[[Words], list[str]], our_unit: Callable[[Mapping[str, str]], str]) -> Page:
    """The page over one assistant. ``title`` names what is asked about; ``openings`` gives the first questions; ``our_unit``
    reads the reader's own unit from the cookies."""
    tables = translations()
    i18n = gr.I18n(**tables)
    with gr.Blocks(title="有据", analytics_enabled=False, fill_width=True) as blocks:
        _Page(talk, openings, our_unit, i18n, title)
    blocks.queue(default_concurrency_limit=_AT_ONCE, max_size=_WAITING, api_open=False)
    return Page(blocks, i18n)


class _Page:
    """Components as fields, handlers as methods; one object for all visits, so it holds nothing of any of them."""

    def __init__(
        self, talk: Talk, openings: Callable[[Words], list[str]], our_unit: Callable[[Mapping[str, str]], str], i18n: gr.I18n, title: str
    ) -> None:
        self.talk, self.openings, self.our_unit = talk, openings, our_unit
        self._lay_out(i18n, title)
        self._wire()

    def _lay_out(self, i18n: gr.I18n, title: str) -> None:
        self.visit = gr.BrowserState([], storage_key=_STORAGE, secret="youju")  # noqa: S106 - keeps no secret, Gradio asks for one
        with gr.Column(elem_id="yj-side"):
            self.new = gr.Button(i18n("new_conversation"), elem_id="yj-new", size="md")
            self.list = gr.Radio([], label=i18n("conversations"), elem_id="yj-list", container=False)
            with gr.Row(elem_id="yj-manage"):
                self.rename = gr.Button(i18n("rename"), size="sm", elem_id="yj-rename")
                self.clear = gr.Button(i18n("clear"), size="sm", elem_id="yj-clear")
                self.delete = gr.Button(i18n("delete"), size="sm", elem_id="yj-delete")
            with gr.Column(visible=False, elem_id="yj-naming") as self.naming:
                self.title = gr.Textbox(label=i18n("new_title"), max_lines=1, container=False, placeholder=i18n("new_title"), elem_id="yj-title")
                with gr.Row():
                    self.save_title = gr.Button(i18n("save"), size="sm", variant="primary")
                    self.keep_title = gr.Button(i18n("cancel"), size="sm")
            with gr.Row(visible=False, elem_id="yj-deleting") as self.deleting:
                self.delete_for_good = gr.Button(i18n("delete_for_good"), size="sm", variant="stop", elem_id="yj-delete-for-good")
                self.keep = gr.Button(i18n("cancel"), size="sm")
        with gr.Column(elem_id="yj-main"):
            gr.Markdown(f"# 有据\n\n{title}", elem_id="yj-head")
            self.chat = gr.Chatbot(
                [], elem_id="yj-chat", show_label=False, label=i18n("chat"), height=None, layout="bubble",
                buttons=["copy"], editable="user", latex_delimiters=[], allow_tags=False, feedback_options=("Like", "Dislike"),
                allow_file_downloads=False, autoscroll=True,
            )
            with gr.Column(visible=False, elem_id="yj-reason") as self.reason:
                self.judged = gr.State(-1)
                self.is_helpful = gr.State(False)
                self.reasons = gr.CheckboxGroup([], label="", elem_id="yj-reasons")
                self.remark = gr.Textbox(label=i18n("reason_placeholder"), container=False, max_lines=3, placeholder=i18n("reason_placeholder"), elem_id="yj-remark")
                with gr.Row():
                    self.send_reason = gr.Button(i18n("send"), size="sm", variant="primary", elem_id="yj-send-reason")
                    self.skip_reason = gr.Button(i18n("skip"), size="sm", elem_id="yj-skip-reason")
            self.box = gr.Textbox(
                label=i18n("placeholder"), container=False, lines=1, max_lines=6, autofocus=True,
                placeholder=i18n("placeholder"), submit_btn=i18n("send"), elem_id="yj-box",  # type: ignore[arg-type]
            )

    def _wire(self) -> None:
        shown = [self.visit, self.box, self.chat, self.list, self.reason, self.naming, self.deleting]
        gr.on([_blocks().load], self.on_load, [self.visit], shown, queue=False, **_PRIVATE)
        asked: Any = [
            self.box.submit(self.on_ask, [self.box, self.visit], shown, concurrency_limit=None, **_PRIVATE),
            self.chat.retry(self.on_retry, [self.visit], shown, concurrency_limit=None, **_PRIVATE),
            self.chat.edit(self.on_edit, [self.visit], shown, concurrency_limit=None, **_PRIVATE),
            self.chat.example_select(self.on_example, [self.visit], shown, concurrency_limit=None, **_PRIVATE),
            self.chat.option_select(self.on_option, [self.visit], shown, concurrency_limit=None, **_PRIVATE),
        ]
        self.box.stop(self.on_stop, [self.visit], shown, cancels=asked, queue=False, **_PRIVATE)
        self.clear.click(self.on_clear, [self.visit], shown, queue=False, **_PRIVATE)
        self.chat.like(
            self.on_like, [self.visit], [self.reason, self.reasons, self.remark, self.judged, self.is_helpful], queue=False, **_PRIVATE
        )
        gr.on(
            [self.send_reason.click, self.remark.submit], self.on_reason,
            [self.visit, self.judged, self.is_helpful, self.reasons, self.remark], [self.reason], queue=False, preprocess=False, **_PRIVATE,
        )
        self.skip_reason.click(lambda: gr.Column(visible=False), None, [self.reason], queue=False, **_PRIVATE)
        self.new.click(self.on_new, [self.visit], shown, queue=False, **_PRIVATE)
        self.list.input(self.on_choose, [self.list, self.visit], shown, queue=False, preprocess=False, **_PRIVATE)
        self.rename.click(lambda: gr.Column(visible=True), None, [self.naming], queue=False, **_PRIVATE)
        self.delete.click(lambda: gr.Row(visible=True), None, [self.deleting], queue=False, **_PRIVATE)
        self.keep_title.click(lambda: gr.Column(visible=False), None, [self.naming], queue=False, **_PRIVATE)
        self.keep.click(lambda: gr.Row(visible=False), None, [self.deleting], queue=False, **_PRIVATE)
        gr.on(
            [self.save_title.click, self.title.submit], self.on_rename, [self.title, self.visit], [*shown, self.title], queue=False, **_PRIVATE
        )
        self.delete_for_good.click(self.on_delete, [self.visit], shown, queue=False, **_PRIVATE)

    # What is shown

    def _shown(self, visit: Visit, view: View, words: Words) -> Updates:
        """All that a conversation looks like: its messages, its place in the list, nothing half done."""
        listed = self.talk.conversations(visit)
        chosen = visit.conversation if visit.conversation in {one.id for one in listed} else None
        chat = gr.Chatbot(
            value=messages(view, words), feedback_value=feedback_values(view),
            placeholder=f"## {words.welcome}", examples=[{"text": question} for question in self.openings(words)],
        )
        return {
            self.visit: visit.as_json(),
            self.chat: chat,
            self.list: gr.Radio(choices=[(one.title, one.id) for one in listed], value=chosen),
            self.box: gr.Textbox(submit_btn=words.send, stop_btn=False),
            self.reason: gr.Column(visible=False),
            self.naming: gr.Column(visible=False),
            self.deleting: gr.Row(visible=False),
        }

    def on_load(self, kept: object, request: gr.Request) -> Updates:
        visit = visit_from(kept)
        return self._shown(visit, self.talk.see(visit), _words(request))

    # Asking

    async def on_ask(self, question: str, kept: object, request: gr.Request) -> AsyncIterator[Updates]:
        async for updates in self._ask(question, visit_from(kept), request, from_box=True):
            yield updates

    async def on_example(self, kept: object, data: gr.SelectData, request: gr.Request) -> AsyncIterator[Updates]:
        async for updates in self._ask(_text_of(data.value), visit_from(kept), request):
            yield updates

    async def on_option(self, kept: object, data: gr.SelectData, request: gr.Request) -> AsyncIterator[Updates]:
        async for updates in self._ask(_text_of(data.value), visit_from(kept), request):
            yield updates

    async def on_retry(self, kept: object, data: gr.RetryData, request: gr.Request) -> AsyncIterator[Updates]:
        visit = visit_from(kept)
        question = await _in_thread(partial(self.talk.question_to_repeat, visit, _number(data.index)))
        async for updates in self._ask(question, visit, request):
            yield updates

    async def on_edit(self, kept: object, data: gr.EditData, request: gr.Request) -> AsyncIterator[Updates]:
        visit = visit_from(kept)
        await _in_thread(partial(self.talk.question_to_repeat, visit, _number(data.index)))
        async for updates in self._ask(_text_of(data.value), visit, request):
            yield updates

    async def _ask(self, question: str, visit: Visit, request: gr.Request, from_box: bool = False) -> AsyncIterator[Updates]:
        """The question at once, then its answer. What was typed meanwhile stays in the box."""
        words = _words(request)
        if not visible(question).strip():
            hint = await self.talk.hint(question)
            gr.Info(escape(hint), duration=5, title=words.note)
            yield await _in_thread(partial(self._shown, visit, self.talk.see(visit), words))
            return
        view = await _in_thread(partial(self.talk.pose, visit, question, words))
        cleared = {"value": ""} if from_box else {}
        yield {
            self.visit: visit.as_json(),
            self.chat: gr.Chatbot(value=messages(view, words)),
            self.box: gr.Textbox(submit_btn=False, stop_btn=words.stop, **cleared),  # type: ignore[arg-type]
            self.reason: gr.Column(visible=False),
        }
        view = await self.talk.reply(view, question, words, self.our_unit(request.cookies))
        yield await _in_thread(partial(self._shown, visit, view, words))

    def on_stop(self, kept: object, request: gr.Request) -> Updates:
        visit = visit_from(kept)
        return self._shown(visit, self.talk.see(visit), _words(request))

    # Conversations

    def on_clear(self, kept: object, request: gr.Request) -> Updates:
        visit = visit_from(kept)
        return self._done(visit, partial(self.talk.clear, visit), request)

    def on_new(self, kept: object, request: gr.Request) -> Updates:
        visit = visit_from(kept).in_conversation(new_token())
        return self._shown(visit, View(), _words(request))

    def on_choose(self, chosen: object, kept: object, request: gr.Request) -> Updates:
        visit = visit_from([visit_from(kept).owner, chosen])
        if visit.owner != visit_from(kept).owner:
            visit = visit_from(kept)
        return self._shown(visit, self.talk.see(visit), _words(request))

    def on_rename(self, title: str, kept: object, request: gr.Request) -> Updates:
        visit = visit_from(kept)
        return {**self._done(visit, partial(self.talk.rename, visit, title), request), self.title: ""}

    def on_delete(self, kept: object, request: gr.Request) -> Updates:
        visit = visit_from(kept)
        done = partial(self.talk.delete, visit)
        return self._done(visit, done, request, visit.in_conversation(new_token()))

    def _done(self, visit: Visit, act: Callable[[], None], request: gr.Request, after: Visit | None = None) -> Updates:
        """What is seen after an act on the record; where it fails, the reason in one line."""
        trouble = self.talk.attempt(act)
        seen = visit if trouble else after or visit
        if trouble:
            gr.Warning(escape(trouble), title=_words(request).note)
        return self._shown(seen, self.talk.see(seen), _words(request))

    # What readers say

    def on_like(self, kept: object, data: gr.LikeData, request: gr.Request) -> Updates:
        words, number = _words(request), _number(data.index)
        is_helpful = data.liked if isinstance(data.liked, bool) else None
        is_kept = self.talk.judge(visit_from(kept), number, is_helpful)
        title = words.reason_title_good if is_helpful else words.reason_title_bad
        choices = [] if is_helpful else list(words.reason_choices)
        return {
            self.reason: gr.Column(visible=is_kept and is_helpful is not None),
            self.reasons: gr.CheckboxGroup(choices=choices, value=[], label=title),
            self.remark: "",
            self.judged: number,
            self.is_helpful: bool(is_helpful),
        }

    def on_reason(self, kept: object, number: int, is_helpful: bool, reasons: object, remark: object, request: gr.Request) -> Updates:
        ticked = [str(one) for one in reasons] if isinstance(reasons, list) else []
        reason = "；".join([*ticked, *([remark.strip()] if isinstance(remark, str) and remark.strip() else [])])
        if self.talk.judge(visit_from(kept), number, is_helpful, reason):
            gr.Info(_words(request).reason_thanks, duration=3, title=_words(request).note)
        return {self.reason: gr.Column(visible=False)}


def _blocks() -> gr.Blocks:
    blocks = gr.context.Context.root_block
    assert blocks is not None  # noqa: S101 - told to mypy
    return blocks


def _words(request: gr.Request) -> Words:
    return words_for(request.cookies.get(LANGUAGE_COOKIE, ""))


def _number(index: Any) -> int:
    """Which exchange a message belongs to: each is a question and an answer."""
    first = index[0] if isinstance(index, list | tuple) else index
    return int(first) // 2


def _text_of(value: Any) -> str:
    text = value.get("text", "") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""


async def _in_thread(act: Callable[[], Result]) -> Result:
    return await anyio.to_thread.run_sync(act)
