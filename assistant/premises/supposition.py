"""Supposition: what a question takes for given, as data: a figure, a role, a date, a rhythm, a seat or holder of an office, an end."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SupposedFigure:
    """A figure that the question takes for given; ``unit`` as said."""

    value: str
    unit: str
    bound: str = ""
    """The words that bind it (超过, 以上)."""
    falls: bool = False


@dataclass(frozen=True, slots=True)
class Supposition:
    """What is taken for given, what asks for it plainly, and what is asked besides."""

    plain: str
    """Empty where it does not say of what."""
    figures: tuple[SupposedFigure, ...] = ()
    unit: tuple[str, tuple[str, ...]] | None = None
    """The unit that is said to lead or support: as said, and the printed names it may mean."""
    supports: bool = False
    is_denied: bool = False
    """The unit is said to have no such role."""
    dates: tuple[str, ...] = ()
    """The months or years, as 2025-07, 07 or 2025."""
    rhythm: str = ""
    """How often something is said to be done, as said: 每周."""
    holders: tuple[str, ...] = ()
    """Who is said to convene a working group, or where its office is said to sit: each form of the name."""
    ends: str = ""
    """The word with which something is said to be given up: 取消."""
    is_statement: bool = False
    """It states nothing that can be held against a clause, only that something is so."""
    rest: str = ""
    asks_why: bool = False
