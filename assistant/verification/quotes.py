"""Quotes: what a sentence puts in quotation marks or book-title marks has to stand in the clause, character for character."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from assistant.verification.said import Complaint
from assistant.verification.witness import Witness
from index.folding import fold
from index.spans import Span

_QUOTED = re.compile(r"“([^“”]*)”|「([^「」]*)」|『([^『』]*)』|《([^《》]*)》|\"([^\"]*)\"|‘([^‘’]{2,})’|„([^“”]*)[“”]")
_SPACE = re.compile(r"\s+")
_ENDS = re.compile(r"[。；;，,.、!！?？]+$")
_NEAR = 0.6
_LONGEST = 400


def quoted_spans(sentence: str) -> list[Span]:
    """What stands between marks, the marks left out; nested quotations belong to the outer one."""
    found = []
    for match in _QUOTED.finditer(sentence):
        group = next(place for place in range(1, len(match.groups()) + 1) if match[place] is not None)
        if match[group].strip():
            found.append(Span(*match.span(group)))
    return found


def quote_faults(sentence: str, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint for each quotation that is no substring of the evidence; spans are in the sentence itself."""
    quoted = quoted_spans(sentence)
    texts = [(_compared(text), text) for witness in witnesses for text in (witness.evidence.text, witness.evidence.headings)] if quoted else []
    for span in quoted:
        quote = _compared(_ENDS.sub("", span.of(sentence)))
        if not quote or any(quote in text for text, _ in texts):
            continue
        near = max((_nearest(quote, text) for text, _ in texts), default=(0.0, ""))
        yield Complaint(span, "quote_char" if near[0] >= _NEAR else "no_witness", near[1] if near[0] >= _NEAR else "")


def _compared(text: str) -> str:
    return _SPACE.sub("", fold(text)).replace("'", '"')


def _nearest(quote: str, text: str) -> tuple[float, str]:
    """The stretch of a text most like a quotation and how like it is, 0 to 1."""
    quote = quote[:_LONGEST]
    places: dict[str, list[int]] = {}
    for at in range(len(text) - 1):
        places.setdefault(text[at : at + 2], []).append(at)
    votes = Counter(place - at for at in range(len(quote) - 1) for place in places.get(quote[at : at + 2], ())[:20])
    best = (0.0, "")
    for start, _ in votes.most_common(3):
        stretch = text[max(0, start) : max(0, start) + len(quote)]
        best = max(best, (SequenceMatcher(None, quote, stretch, autojunk=False).ratio(), stretch))
    return best
