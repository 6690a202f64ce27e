"""Standalone: a fragment that leans on the turns before it (那牵头单位呢, 附件3里呢, 上面第二个) becomes a whole question."""

from collections.abc import Sequence
from functools import cache

from assistant.answer import Answer, Status, Turn
from assistant.drafting.refusals import is_small_talk
from assistant.turns import wording
from assistant.turns.completing import complete
from assistant.turns.fragment import read_fragment
from assistant.turns.memory import Recall, Said, recent
from assistant.turns.sections import by_name
from assistant.understand import Understanding


def standalone(asked: str, history: Sequence[Turn], understanding: Understanding, recall: Recall | None = None) -> str:
    """The question with what it leaves out taken from the turns before; as asked where it says enough by itself.

    ``recall`` answers a whole question; without it nothing is known of what was shown, only of what was said.
    """
    known = cache(recall) if recall else None
    before = memory_of(history, understanding, known)
    whole = complete(read_fragment(asked, understanding), before) if before else ""
    return by_name(whole or asked, understanding)


def memory_of(history: Sequence[Turn], understanding: Understanding, recall: Recall | None = None) -> list[Said]:
    """The last questions of the user, whole, oldest first, without small talk."""
    said: list[Said] = []
    for typed, citations in recent(history):
        if is_small_talk(typed) or wording.ACKNOWLEDGED.fullmatch(typed):
            continue
        fragment = read_fragment(typed, understanding)
        completed = complete(fragment, said) if said else ""
        whole = by_name(completed or typed, understanding)
        question = understanding.read(whole)
        said.append(Said(whole, question, citations, recall or _unknown, bool(completed) and (fragment.has_ordinal or fragment.has_neighbour)))
    return said


def _unknown(whole: str) -> Answer:
    """What is known of an answer that nothing can recall."""
    return Answer(whole, whole, Status.ANSWERED, "", "")
