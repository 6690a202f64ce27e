"""Uses: which quoted terms a question means, and where the documents use them."""

import re

from assistant.inquiry import Inquiry
from index.folding import fold
from index.library import Reading
from index.numerals import number_of
from index.terms import Term

Use = tuple[Reading, Term]
_SHORTEST = 2
_BETWEEN = re.compile(r"(?:[和与及跟、,，以]|还有)*$")
_COUNT = re.compile(r"(?P<count>[二两三四五六七八九十]|\d{1,2})个?(?P<word>[\u3400-\u9fff]{1,4})")


def terms_meant(inquiry: Inquiry) -> list[list[Use]]:
    """The terms that the question names last, side by side (“两重”“两新”), in its order; each with every use of it.

    Of several terms that end in one place the longest is meant.
    """
    asked = squeezed(inquiry.question.text)
    held = [
        (reading, term) for reading in inquiry.readings() for term in reading.terms
        if len(term.term) >= _SHORTEST and squeezed(term.term) in asked
    ]
    names = {squeezed(term.term) for _, term in held}
    last = max(names, key=lambda name: (asked.index(name) + len(name), len(name)), default="")
    meant = [last] if last else []
    before = asked[: asked.index(last)] if last else ""
    while True:
        before = _BETWEEN.sub("", before)
        neighbour = max((name for name in names - set(meant) if before.endswith(name)), key=len, default="")
        if not neighbour:
            return [[use for use in held if squeezed(use[1].term) == name] for name in meant]
        meant.insert(0, neighbour)
        before = before[: -len(neighbour)]


def also_used(inquiry: Inquiry, uses: list[Use]) -> list[Use]:
    """Uses of the same words of which only the first are quoted: “五好”园区 beside “五好园区”."""
    name = squeezed(uses[0][1].term)
    found = []
    for reading in inquiry.readings():
        for term in reading.terms:
            form = squeezed(term.term)
            behind = squeezed(reading.document.text[term.span.end : term.span.end + len(name) + _SHORTEST])
            if _SHORTEST <= len(form) < len(name) and name.startswith(form) and behind.startswith(name[len(form) :]):
                found.append((reading, term))
    return found


def slogan_counted(inquiry: Inquiry) -> tuple[str, Use] | None:
    """四个讴歌: the quoted term with as many members as the question counts, each of which holds the word that it counts."""
    for found in _COUNT.finditer(inquiry.question.typed):
        count = number_of(found["count"])
        for size in range(len(found["word"]), 0, -1):
            word = found["word"][:size]
            for reading in inquiry.readings():
                for term in reading.terms:
                    members = re.split("[、,，]", term.term)
                    if count > 1 and len(members) == count and all(member.startswith(word) or member.endswith(word) for member in members):
                        return found[0][: len(found[0]) - len(found["word"]) + size], (reading, term)
    return None


def squeezed(text: str) -> str:
    """A text as terms are compared: folded, without spaces and quotation marks."""
    return re.sub(r"[\s\"'“”]", "", fold(text))
