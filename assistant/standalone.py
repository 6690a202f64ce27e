"""Standalone: a fragment that leans on the question before it (那牵头单位呢, 附件3里呢) becomes a whole question."""

import re
from collections.abc import Sequence

from assistant.answer import Turn
from assistant.understand import Understanding

_LEANING = re.compile(r"^(?:那么?|它的?|这个|该项|其|另外)|(?:呢|咧)?[?？]?$")


def standalone(asked: str, history: Sequence[Turn], understanding: Understanding) -> str:
    """The question with what it leaves out taken from the last user turn; as asked where it says enough by itself."""
    before = next((turn.content for turn in reversed(history) if turn.role == "user" and turn.content.strip()), "")
    if not before:
        return asked
    question, previous = understanding.read(asked), understanding.read(before)
    if len(question.topic.replace(" ", "")) > 1 or question.units or question.about_group or not previous.topic:
        return asked
    if question.asks:
        parts = "" if question.parts else "".join(previous.parts)
        return f"{parts}{previous.topic}{_LEANING.sub('', asked.strip())}"
    if question.parts:
        return f"{'、'.join(question.parts)}里{understanding.without_part(previous.typed)}"
    return asked
