"""Mentions: every clause that prints a word which the question quotes or says is written, counted."""

import re

from assistant.draft import Draft, Quote, place_of
from assistant.drafting.figures.filter import without_parts
from assistant.drafting.listing import Item, by_part, listed
from assistant.inquiry import Inquiry
from index.folding import fold
from index.spans import Span

_ASKED = re.compile(
    r"(?:提到|提及|提出|写到|写的是|写了|写着|说到|讲到|出现|用了|字样)|\bmention", re.IGNORECASE,
)
_WHICH = re.compile(r"哪|所有|全部|都有|几[处次个条]|多少[处次]|列|which|where|how many|list", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"']([^“”\"']{2,16})[”\"']")
_NAMED = re.compile(r"(?:提到|提及|写到|写了|说到|讲到|出现|用了)(?:过|了)?[“\"]?(?P<word>[\u3400-\u9fffA-Za-z0-9+]{2,12}?)[”\"]?(?:的|这个|这个词|字样)?(?:有|是|在|都)?(?:哪|的?地方|几|多少|[?？]|$)")
_BY_PART = re.compile(r"哪(?:个|些|几个|几份)?(?:附件|方案|部分|攻坚)|which (?:annex|part)", re.IGNORECASE)
_EDGE = "。；;，,\n"
_LONGEST = 60


def draft_mentions(inquiry: Inquiry) -> Draft | None:
    """Where the word stands; None when the question names none, or one that no clause prints."""
    typed = inquiry.question.typed
    if not _ASKED.search(typed) or not _WHICH.search(typed):
        return None
    word = _word(typed)
    found = list(_found(inquiry, word)) if word else []
    if not found:
        return None
    rows: dict[str, list[Quote]] = {}
    for quote in found:
        rows.setdefault(fold(quote.text.strip()), []).append(quote)
    draft = listed(inquiry, [Item(quotes[0].text.strip(), tuple(quotes)) for quotes in rows.values()])
    if not _BY_PART.search(typed):
        return draft
    count = len({place_of(quote) for quote in found})
    return draft.but(headline=inquiry.say("mentioned_in", count=count, parts=by_part(inquiry, found)))


def _word(typed: str) -> str:
    quoted = _QUOTED.search(typed)
    if quoted:
        return quoted[1]
    named = _NAMED.search(without_parts(typed))
    return named["word"] if named else ""


def _found(inquiry: Inquiry, word: str) -> list[Quote]:
    """The stretches between commas that print the word, one a clause, in document order."""
    wanted, found = fold(word), []
    for reading in inquiry.readings():
        text = reading.document.text
        folded = fold(text)
        for clause in reading.tree:
            if not inquiry.in_parts(reading, clause.address):
                continue
            at = folded.find(wanted, clause.span.start, clause.span.end)
            if at >= 0:
                start = max((text.rfind(mark, clause.span.start, at) + 1 for mark in _EDGE), default=0)
                ends = [end for mark in _EDGE if (end := text.find(mark, at + len(word), clause.span.end)) >= 0]
                stretch = Span(max(start, clause.span.start, at - _LONGEST), min([*ends, clause.span.end, at + _LONGEST]))
                found.append(Quote(reading, clause, stretch))
    return found
