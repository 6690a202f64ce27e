"""Blocks: the page in Gradio's components, and which handler answers which event."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.page.asking import Asking
from assistant.page.components import Components, lay_out
from assistant.page.keeping import Keeping
from assistant.page.languages import translations
from assistant.page.showing import Showing
from assistant.page.talk import Talk
from assistant.page.words import Words

_AT_ONCE = 16
_WAITING = 200
_PRIVATE: Any = {"api_visibility": "private", "show_progress": "hidden"}
_NOW: Any = {"queue": False, **_PRIVATE}
_GROWING: Any = {"concurrency_limit": None, "trigger_mode": "multiple", **_PRIVATE}
"""A question may be asked while the answer before it still grows; that one ends (see Talk)."""


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks and the translations that go with them when they are mounted."""

    blocks: gr.Blocks
    i18n: gr.I18n


def build_page(
    talk: Talk, title: str, openings: Callable[[Words], list[str]], our_unit: Callable[[Mapping[str, str]], str],
    documents: Callable[[Mapping[str, str]], Collection[str]],
) -> Page:
    """The page over one assistant. ``title`` names what is asked about; ``openings`` gives the first questions; ``our_unit``
    reads the reader's own unit from the cookies, ``documents`` the only documents that are asked."""
    i18n = gr.I18n(**translations())
    with gr.Blocks(title="有据", analytics_enabled=False, fill_width=True) as blocks:
        parts = lay_out(i18n, title)
        showing = Showing(parts, talk, openings)
        _wire(blocks, parts, Asking(talk, showing, our_unit, documents), Keeping(talk, showing, parts))
    blocks.queue(default_concurrency_limit=_AT_ONCE, max_size=_WAITING, api_open=False)
    return Page(blocks, i18n)


def _wire(blocks: gr.Blocks, parts: Components, asking: Asking, keeping: Keeping) -> None:
    visit, shown = [parts.visit], parts.shown
    gr.on([blocks.load], keeping.on_load, visit, shown, **_NOW)
    asked: Any = [
        parts.box.submit(asking.on_ask, [parts.box, parts.visit, parts.corrected], shown, **_GROWING),
        parts.chat.retry(asking.on_retry, visit, shown, **_GROWING),
        parts.chat.edit(asking.on_edit, visit, shown, **_GROWING),
        parts.chat.example_select(asking.on_example, visit, shown, **_GROWING),
        parts.chat.option_select(asking.on_option, visit, shown, **_GROWING),
    ]
    parts.box.stop(asking.on_stop, visit, shown, cancels=asked, **_NOW)
    parts.clear.click(keeping.on_clear, visit, shown, **_NOW)
    parts.new.click(keeping.on_new, visit, shown, **_NOW)
    parts.conversations.input(keeping.on_choose, [parts.conversations, parts.visit], shown, preprocess=False, **_NOW)
    parts.rename.click(lambda: gr.Column(visible=True), None, [parts.naming], **_NOW)
    parts.keep_title.click(lambda: gr.Column(visible=False), None, [parts.naming], **_NOW)
    gr.on([parts.save_title.click, parts.title.submit], keeping.on_rename, [parts.title, parts.visit], [*shown, parts.title], **_NOW)
    parts.delete.click(lambda: gr.Row(visible=True), None, [parts.deleting], **_NOW)
    parts.keep.click(lambda: gr.Row(visible=False), None, [parts.deleting], **_NOW)
    parts.delete_for_good.click(keeping.on_delete, visit, shown, **_NOW)
    parts.chat.like(
        keeping.on_like, visit, [parts.reason, parts.reasons, parts.remark, parts.judged, parts.is_helpful], **_NOW
    )
    gr.on(
        [parts.send_reason.click, parts.remark.submit], keeping.on_reason,
        [parts.visit, parts.judged, parts.is_helpful, parts.reasons, parts.remark], [parts.reason], preprocess=False, **_NOW,
    )
    parts.skip_reason.click(lambda: gr.Column(visible=False), None, [parts.reason], **_NOW)
