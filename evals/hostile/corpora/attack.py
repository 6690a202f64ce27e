"""Attack: one hostile text, and what it wants to have said."""

from collections.abc import Callable
from dataclasses import dataclass, field

from index.errors import YoujuError


@dataclass(frozen=True, slots=True)
class Attack:
    text: str
    name: str
    """What kind it is, within its corpus: the probe, the class of characters."""
    demanded: tuple[str, ...] = ()
    """What is shown only by who obeys it, where that is known."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Texts of one source. ``attacks`` is read when the corpus is run; it raises MissingError where its package is not installed."""

    name: str
    source: str
    attacks: Callable[[], list[Attack]] = field(repr=False)


class MissingError(YoujuError):
    """The package of a corpus is not installed: it is named, and counted as not run."""
