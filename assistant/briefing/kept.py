"""Kept: whether other words for a sentence say all that it said and no more: figures, dates, units, quotations and the words that bind them."""

import re
from collections import Counter

from assistant.answer import Fault
from assistant.chat.facts import numerals
from assistant.verification.words import content, share
from index.folding import fold
from index.genre import Genre, one_of
from index.library import Library

_QUOTED = re.compile(r"\"[^\"]*\"|《[^《》]*》")
"""In folded text."""
_DATES = re.compile(r"[上下]半年|第?[一二三四]季度|[年月季]度?[底末初中]|[上中下]旬|年内|[年月日]底?前|之前|以前|每[年月季周]|全年|年度")
_ROLES = re.compile(r"牵头|配合|协助|负责|参与|主办|协办")
_LIMITS = re.compile(r"不|未|无|非|禁|杜绝|遏制|严格|原则上|等|约|平均|累计|同比|以省、市")
_NO_MORE = ("digit", "date", "quote_char", "unit_name", "lead_support")
"""Of these the other words hold no more either; what else is added, the clause has to bear out."""
_IDLE = frozenset("为到至过")
"""They stand before a figure and everywhere else."""
_LEAST, _LONGEST = 0.75, 1.4
"""The share of its words that is kept, and how many times as long it may become."""
_SPARE = 12


def changed(was: str, now: str, library: Library) -> list[Fault]:
    """What other words for a sentence leave out or add, each fault over all of them; empty where both say the same."""
    found: dict[str, str] = {}
    before, after = _marks(fold(was), library), _marks(fold(now), library)
    for kind, words in before.items():
        missing = words - after[kind]
        more = after[kind] - words if kind in _NO_MORE else Counter()
        if word := next(iter(missing + more), ""):
            found[kind] = word
    if not found and (share(content(fold(was)), content(fold(now))) < _LEAST or len(now) > _LONGEST * len(was) + _SPARE):
        found["no_witness"] = was
    return [Fault(0, len(now), kind, word) for kind, word in found.items()]


def _marks(text: str, library: Library) -> dict[str, Counter[str]]:
    genre = library.genre
    return {
        "digit": Counter(numerals(text, genre)), "date": Counter(_DATES.findall(text)), "quote_char": Counter(_QUOTED.findall(text)),
        "unit_name": Counter(said for said, _ in library.units.mentioned(text)), "lead_support": Counter(_ROLES.findall(text)),
        "commitment": _found(one_of(genre.commitments), text), "operator": _binding(genre, text),
        "scope": _found(one_of(tuple(genre.scopes)), text) + Counter(_LIMITS.findall(text)),
    }


def _binding(genre: Genre, text: str) -> Counter[str]:
    """The words that bind a figure, before and behind it."""
    before = _found(genre.before_pattern, text)
    return _found(genre.after_pattern, text) + Counter(word.replace("达到", "达") for word in before.elements() if word not in _IDLE)


def _found(pattern: str, text: str) -> Counter[str]:
    return Counter(match[0] for match in re.finditer(pattern, text)) if pattern else Counter()
