"""Ordinals: a place or a group by its number (第八个专班, 附件2第五部分) that the documents do not go up to."""

import re

from assistant.inquiry import Inquiry
from index.clauses import Clause
from index.library import Reading
from index.numerals import number_of

_NTH = re.compile(r"第\s*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:个|大|项)*(?P<of>专班|部分|章|板块|条|项|款|点)")
_GROUP, _SECTIONS = "专班", ("部分", "章", "板块")
_GOALS = re.compile(r"目标")


def beyond_the_last(inquiry: Inquiry) -> str:
    """The place as the question names it where there are fewer; empty where it is there, or cannot be told."""
    found = _NTH.search(inquiry.question.typed)
    if not found:
        return ""
    last = _last(inquiry, found["of"])
    return "".join((*inquiry.question.parts, found[0])) if last is not None and number_of(found["number"]) > last else ""


def _last(inquiry: Inquiry, of: str) -> int | None:
    """How many there are of what is counted; None where that is not plain."""
    if of == _GROUP:
        return sum(_GROUP in group.name for reading in inquiry.readings() for group in reading.groups) or None
    parts = [(reading, part) for reading in inquiry.readings() for part in reading.tree.parts if part.address in inquiry.question.parts]
    if len(parts) != 1:
        return None
    reading, part = parts[0]
    if of in _SECTIONS:
        return max(len(part.children), *(len(child.children) for child in part.children), 0)
    goals = next((child for child in part.children if _GOALS.search(child.heading)), None)
    return _goals(reading, goals) if goals and _GOALS.search(inquiry.question.typed) else None


def _goals(reading: Reading, clause: Clause) -> int:
    """How many goals a clause sets: its items, or the aims in its running text."""
    return len(clause.children) or sum(target.address == clause.address for target in reading.targets)
