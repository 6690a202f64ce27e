"""Made: a composed briefing with a model's words, where there is one, and a user's own."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assistant.briefing.edited import Edit, edited
from assistant.briefing.text import Briefing
from assistant.briefing.worded import BriefingWording, with_words
from index.library import Library

if TYPE_CHECKING:
    from assistant.chat.model import ChatModel


def made(
    composed: Briefing, library: Library, chat: "ChatModel | None" = None, edits: Mapping[str, Edit] | None = None
) -> tuple[Briefing, BriefingWording | None]:
    """The briefing to hand on, and what the model made of it; a sentence that a user edited keeps the user's words. Raises EditError."""
    wording = _worded(composed, library, chat) if chat else None
    worded = with_words(composed, wording, (edits or {}).keys()) if wording else composed
    return edited(worded, edits or {}, library), wording


def _worded(composed: Briefing, library: Library, chat: "ChatModel") -> BriefingWording:
    """What the model made of it in its time; Ctrl+C ends the model and keeps what stands."""
    from assistant.briefing.wording import smoothed
    from assistant.chat.stop import Stop

    stop = Stop()
    states = smoothed(composed, library, chat, stop)
    wording = next(states)
    try:
        for state in states:
            wording = state
    except KeyboardInterrupt:
        stop.set()
    return wording
