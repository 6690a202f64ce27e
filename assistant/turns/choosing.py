"""Choosing: of several whole questions that a fragment may stand for, the one whose answer fits what was said and what was shown."""

import re
from collections.abc import Sequence

from assistant.answer import Answer, Status
from assistant.asks import Ask
from assistant.turns.context import last_of, shown
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from index.folding import fold
from index.tokens import tokens

_ANSWERED, _MENTIONED, _NEAR, _HELD = 4, 2, 1, 2
"""What counts for a candidate: that it is answered, that it is mentioned, that its answer stands where the one before stood, that it holds what the fragment names."""
BEST = _ANSWERED + _NEAR + _HELD
"""An answer that stands where the one before stood, and holds what the fragment names."""
_SHARE = 0.6
"""Share of the words that a fragment names which an answer has to hold."""
_SPELLED, _APART = 4, 2
"""Characters of a short form, and how many the long one may have between them: 文旅, 文化旅游."""


def choose(candidates: Sequence[str], fragment: Fragment, before: Sequence[Said]) -> str:
    """The candidate whose answer fits best, the first of equals; the first of all where none is answered."""
    if len(candidates) < 2:
        return candidates[0] if candidates else ""
    last = last_of(before)
    best, most = candidates[0], -1
    for candidate in candidates:
        found = fit(last.recall(candidate), fragment, last)
        if found > most:
            best, most = candidate, found
        if found == BEST:
            break
    return best


def fit(answer: Answer, fragment: Fragment, last: Said) -> int:
    """How well an answer fits; an answer that does not hold what the fragment names counts as none."""
    if answer.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE):
        return 0
    if fragment.question.parts and not any(one.address.split("·")[0] in fragment.question.parts for one in answer.citations):
        return 0
    if not _holds(answer, fragment):
        return 0
    stands = _MENTIONED if answer.status is Status.UNSPECIFIED else _ANSWERED
    near = _NEAR if shown(last) & {(one.document, one.address) for one in answer.citations} or fragment.question.parts else 0
    return stands + near + _HELD


def _holds(answer: Answer, fragment: Fragment) -> bool:
    """Whether the places that an answer stands on hold most of what the fragment names; a figure's own words have to."""
    if fragment.is_english or not fragment.has_own:
        return True
    library = fragment.understanding.library
    texts = [answer.headline]
    for one in answer.citations[:4]:
        texts += [one.quote, *one.path[-1:]]
        if not fragment.question.wants(Ask.FIGURE) and fragment.question.asks:
            reading = library.reading(one.document)
            texts.append(reading.tree.own_text(reading.tree[one.address]))
    if len(fragment.own) <= _SPELLED and re.search(f".{{0,{_APART}}}".join(map(re.escape, fold(fragment.own))), fold(" ".join(texts))):
        return True
    held = set(tokens(fold(" ".join(texts))))
    read = fragment.understanding.read(fragment.own)
    forms = [tokens(fragment.own), read.topic_tokens, *(tokens(one) for one in read.also)]
    return any(sum(token in held for token in form) >= _SHARE * len(form) for form in forms if form)
