"""Showing: what the components look like for a view, and what an event brings with it.

The messages go as a plain value wherever nothing else of the chat changes: for an update of its properties Gradio makes a
component anew and describes it twice, which costs more than all the rest of an answer.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import anyio.to_thread
import gradio as gr

from assistant.page.components import Components
from assistant.page.languages import words_for
from assistant.page.messages import feedback_values, messages
from assistant.page.talk import Talk, View
from assistant.page.visit import Visit
from assistant.page.words import LANGUAGE_COOKIE, Words

Updates = dict[Any, Any]
Result = TypeVar("Result")


class Showing:
    """Views as updates of the components; holds nothing of any visit."""

    def __init__(self, parts: Components, talk: Talk, openings: Callable[[Words], list[str]]) -> None:
        """``openings`` gives the first questions of an empty conversation."""
        self._parts, self._talk, self._openings = parts, talk, openings

    def whole(self, visit: Visit, view: View, words: Words) -> Updates:
        """All that a conversation looks like: its messages, its place in the list, nothing half done."""
        parts = self._parts
        chat = gr.Chatbot(
            value=messages(view, words), feedback_value=feedback_values(view),
            placeholder=f"## {words.welcome}", examples=[{"text": question} for question in self._openings(words)],
        )
        return {
            **self.answered(visit, view, words),
            parts.chat: chat,
            parts.visit: visit.as_json(),
            parts.corrected: "",
            parts.reason: gr.Column(visible=False),
            parts.naming: gr.Column(visible=False),
            parts.deleting: gr.Row(visible=False),
        }

    def answered(self, visit: Visit, view: View, words: Words) -> Updates:
        """The conversation after an answer: what a reader has opened beside it stays open."""
        parts = self._parts
        listed = self._talk.conversations(visit)
        chosen = visit.conversation if visit.conversation in {one.id for one in listed} else None
        return {
            parts.chat: self._with_thumbs(view, words) if any(feedback_values(view)) else messages(view, words),
            parts.conversations: gr.Radio(choices=[(one.title, one.id) for one in listed], value=chosen),
            parts.box: gr.Textbox(submit_btn=words.send, stop_btn=False),
        }

    def growing(self, view: View, words: Words) -> Updates:
        """The conversation while its last answer grows."""
        return {self._parts.chat: messages(view, words)}

    def asked(self, visit: Visit, view: View, words: Words, is_from_box: bool, is_cut: bool) -> Updates:
        """The conversation as soon as a question is asked; what was typed meanwhile stays in the box.

        ``is_cut``: answers have gone whose thumbs a reader may still see.
        """
        parts = self._parts
        cleared = {"value": ""} if is_from_box else {}
        return {
            parts.visit: visit.as_json(),
            parts.corrected: "",
            parts.chat: self._with_thumbs(view, words) if is_cut else messages(view, words),
            parts.box: gr.Textbox(submit_btn=False, stop_btn=words.stop, **cleared),  # type: ignore[arg-type]
            parts.reason: gr.Column(visible=False),
        }

    def _with_thumbs(self, view: View, words: Words) -> Any:
        return gr.Chatbot(value=messages(view, words), feedback_value=feedback_values(view))

    def nothing(self) -> Updates:
        """Everything stays as it is."""
        return {self._parts.corrected: gr.skip()}


def words_of(request: gr.Request) -> Words:
    """The words of the reader's language."""
    return words_for(request.cookies.get(LANGUAGE_COOKIE, ""))


def number_of(index: Any) -> int:
    """Which exchange a message belongs to: each is a question and an answer."""
    first = index[0] if isinstance(index, list | tuple) else index
    return int(first) // 2


def text_of(value: Any) -> str:
    text = value.get("text", "") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""


async def in_thread(act: Callable[[], Result]) -> Result:
    return await anyio.to_thread.run_sync(act)
