"""Figure fits: how well each figure of the evidence fits what the sentence's own is said to measure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.verification.bounds import widened
from assistant.verification.figure_amounts import is_of_kind
from assistant.verification.figures import Figure
from assistant.verification.glosses import glosses_of, stems_in
from assistant.verification.said import Said
from assistant.verification.witness import Held, Witness
from assistant.verification.words import bare, content, likeness, share

_LEAST_SHARE = 0.55
"""Part of an indicator's words that a sentence has to name at least."""
_LEAST_WITHOUT_TAIL = 0.7
"""The same where the sentence leaves out what the indicator is at its core."""
LEAST_PAIRS, _LEAST_PRECISE = 3, 0.85
"""Words of the sentence that are a part of a long indicator: how many, and what share of them has to stand in it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    held: Held
    witness: Witness
    fit: float


def named_by(said: Said, figure: Figure, place: int, everything: Sequence[tuple[Held, Witness]], weight: dict[str, float]) -> tuple[list[frozenset[str]], Figure]:
    """What a figure measures by the words beside it; else by the rest of its sentence (32.27亿元,这是专项债的目标), whose words bind it then; else by the question."""
    own = said.content(figure.left) | said.content(figure.right)
    around = said.around(figure)
    if not own and around:
        wide = [said.content(around)]
        if any(fit_of(wide, held, weight) for held, _ in everything):
            return wide, replace(figure, binding=widened(figure.binding, around))
    return said.named(figure, place) or _asked(said, everything), figure


def names_another(named: Sequence[frozenset[str]], fits: Sequence[Candidate], same: Sequence[tuple[Held, Witness]], figure: Figure) -> bool:
    """The sentence has all the words of another indicator, and fewer of those whose figure it gives."""
    mine = theirs = 0
    for one in fits:
        for name in one.held.names:
            shared = max(len(words & name.words) for words in named)
            if is_one_of(one, same):
                mine = max(mine, shared)
            elif shared == len(name.words) and is_of_kind(figure, one.held) and not one.held.figure.describes and not one.held.is_word:
                theirs = max(theirs, shared)
    return mine > 0 and theirs > mine + 1


def fits_as_a_whole(figure: Figure, said: Said, everything: Sequence[tuple[Held, Witness]], same: Sequence[tuple[Held, Witness]], weight: dict[str, float]) -> bool:
    """What stands before a figure and behind it names one thing: 临港产业片区的7亿元专项债."""
    left, right = said.content(figure.left), said.content(figure.right)
    if not left or not right:
        return False
    mine = max((fit_of([left | right], held, weight) for held, _ in same), default=0.0)
    return mine > 0 and mine >= max((fit_of([left | right], held, weight) for held, _ in everything if not any(held is one for one, _ in same)), default=0.0)


def fits_of(named: Sequence[frozenset[str]], everything: Sequence[tuple[Held, Witness]], weight: dict[str, float], literal: str) -> list[Candidate]:
    """Every figure of the evidence with how well what it measures fits; surest where the same words stand before it."""
    fits = [Candidate(held, witness, fit_of(named, held, weight) if named else 0.0) for held, witness in everything if not held.figure.name]
    return [replace(one, fit=1.2) if literal and literal in one.witness.text and one.held.figure.left.endswith(literal) else one for one in fits]


def rendered(said: Said, figure: Figure, everything: Sequence[tuple[Held, Witness]]) -> list[Candidate]:
    """Every figure of the evidence with how much of the English words beside the sentence's own may render what it measures."""
    wanted = stems_in(f"{figure.left} {figure.right}") | _chinese(own := said.content(figure.left) | said.content(figure.right), own)
    return [
        Candidate(held, witness, share(wanted, glosses_of(near, said.genre) | _chinese(own, content(near))))
        for held, witness in everything if not held.figure.name and (near := f"{held.printed} {held.figure.left} {held.figure.right}")
    ]


def _chinese(words: frozenset[str], held: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words & held if word[0] >= "\u3400")


def is_one_of(one: Candidate, same: Sequence[tuple[Held, Witness]]) -> bool:
    return any(one.held is held for held, _ in same)


def _asked(said: Said, everything: Sequence[tuple[Held, Witness]]) -> list[frozenset[str]]:
    """What the question asks for, where the sentence leaves open what it speaks of and the evidence holds it."""
    asked = content(said.question)
    known = frozenset(pair for held, _ in everything for name in held.names for pair in name.words)
    return [asked & known] if asked & known else []


def literal_before(said: Said, figure: Figure) -> str:
    """The words before a figure as they stand, where they are long enough to be found again."""
    text = figure.left.strip()
    return text if len(bare(text).replace(" ", "")) >= 4 and not content(figure.right) else ""


def fit_of(named: Sequence[frozenset[str]], held: Held, weight: dict[str, float]) -> float:
    best = 0.0
    for words in named:
        for name in held.names:
            part, alike = share(name.words, words, weight), likeness(words, name.words)
            has_tail = name.tail in words or not name.tail
            if part >= _LEAST_SHARE and (has_tail or part >= _LEAST_WITHOUT_TAIL):
                best = max(best, 0.7 * part + 0.3 * alike)
            elif has_tail and len(words & name.words) >= LEAST_PAIRS and share(words, name.words) >= _LEAST_PRECISE:
                best = max(best, 0.5 + 0.3 * alike)
    return best
