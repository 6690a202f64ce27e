"""In turn: values that the documents give several things one after the other (甲和乙分别达到A和B), each of which is its own thing's alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.verification.figures import Figure, find_figures, shared_out
from assistant.verification.plain import plain
from assistant.verification.words import content
from index.library import Library

_HEAD = 4
"""Characters of a thing by which it is told from the other, whose last words it may share."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class InTurn:
    """One phrase with its things: what tells each from the others, and its figure."""

    words: frozenset[str]
    things: tuple[tuple[frozenset[str], Figure], ...]
    printed: str

    def gives_another(self, figure: Figure, words: frozenset[str]) -> bool:
        """The words name one of the things, and the figure is that of another which they do not name."""
        own = [head for head, other in self.things if other.values == figure.values and _alike(other.unit, figure.unit)]
        if not own or len(words & self.words) < _FEWEST or any(head & words for head in own):
            return False
        return any(head & words for head, other in self.things if other.values != figure.values)


def phrases_in_turn(library: Library) -> Iterator[InTurn]:
    """Those of all documents, in reading order."""
    for reading in library.readings:
        for span in dict.fromkeys(target.span for target in reading.targets):
            printed = span.of(reading.document.text)
            text = plain(printed, library.genre)
            figures = find_figures(text, (), library.genre)
            names = shared_out(text.text, figures)
            if len(names) > 1:
                heads = _apart([content(name[:_HEAD]) for name in names.values()])
                if all(heads):
                    yield InTurn(content(text.text), tuple(zip(heads, (figures[place] for place in names), strict=True)), printed)


def _alike(one: str, other: str) -> bool:
    """每月1200元 is told in 元, 1200元/月 in 元/月."""
    return one.split("/")[0] == other.split("/")[0]


def _apart(heads: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Each without what any other has too."""
    return [head.difference(*(other for other in heads if other is not head)) for head in heads]
