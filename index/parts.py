"""Parts: the collections that an edition's vectors stand in. Each is written once, verified, and never written to again.

A small library is one part, written anew with every edition. Of a large one an edition takes over the parts of the edition before, knows
which of their documents are still as they were, and writes only what is not: parts of like size are written together into one, so that
their number grows with the logarithm of the library, and no part is so large that a fresh graph loses vectors.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.library import Reading

ALWAYS_FRESH = 5_000
"""Passages up to which an edition is written as a whole: some seconds."""
LARGEST = 10_000
"""Passages of one part at most: of graphs of some 50,000 fresh ones miss one in 2,000."""
_ALIVE = 0.8
"""The share of a part that has to be as it was; else the rest is written anew."""


@dataclass(frozen=True, slots=True)
class Part:
    """One collection."""

    edition: str
    """The id of the edition that wrote it, below whose folder it stands; on a server, by whose name it is found."""
    name: str
    """The collection's."""
    passages: int
    """How many it holds, those of documents that are no longer so among them."""
    documents: dict[str, str]
    """The documents whose passages are searched in it, with their readings' ``passages_digest``."""
    gone: int = 0
    """How many of its passages are of documents that are no longer so, and are not searched."""

    def holds(self, id_: str) -> bool:
        """Whether a passage is searched in it."""
        return id_.partition("#")[0] in self.documents


def part_of(edition: str, name: str, readings: Sequence[Reading]) -> Part:
    """The part that holds these readings' passages."""
    return Part(edition, name, sum(len(one.passages) for one in readings), {one.document.id: one.passages_digest for one in readings})


def is_small(passages: int) -> bool:
    """Whether a library of so many passages is always written as a whole."""
    return passages <= ALWAYS_FRESH


def taken_over(earlier: Iterable[Part], readings: Sequence[Reading]) -> tuple[list[Part], list[Reading]]:
    """The parts that a new edition of these readings shares with an earlier one, and the readings that have to be written."""
    digests = {reading.document.id: reading.passages_digest for reading in readings}
    sizes = {reading.document.id: len(reading.passages) for reading in readings}
    if is_small(sum(sizes.values())):
        return [], list(readings)
    kept = []
    for part in earlier:
        alive = {id_: digest for id_, digest in part.documents.items() if digests.get(id_) == digest}
        searched = sum(sizes[id_] for id_ in alive)
        if searched >= max(1.0, _ALIVE * part.passages):
            kept.append(replace(part, documents=alive, gone=part.passages - searched))
    fresh = sum(sizes.values()) - sum(part.passages - part.gone for part in kept)
    for part in sorted(kept, key=lambda one: one.passages):
        if part.passages > min(2 * fresh, LARGEST / 2):
            break
        kept.remove(part)
        fresh += part.passages - part.gone
    held = {id_ for part in kept for id_ in part.documents}
    return kept, [reading for reading in readings if reading.document.id not in held]


def in_parts(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """These readings, so many together as one part may hold; a document is never parted."""
    some: list[Reading] = []
    for reading in readings:
        if some and sum(len(one.passages) for one in some) + len(reading.passages) > LARGEST:
            yield some
            some = []
        some.append(reading)
    if some:
        yield some
