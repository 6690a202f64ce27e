"""Library: the documents of an edition with everything that was read from them; the layers over the clause trees."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from index.aliases import Alias, OtherName, other_names, propose, undecided
from index.clauses import Clause, ClauseTree, parse
from index.conflicts import Conflict, find_conflicts
from index.documents import Document
from index.duties import Duty, find_duties
from index.flow import flow_of, placed
from index.folding import fold
from index.genre import Genre
from index.groups import WorkingGroup, find_groups
from index.milestones import Milestone, find_milestones
from index.passages import Passage, passages_of
from index.rows import listed
from index.targets import Target, find_targets
from index.terms import Term, find_terms
from index.units import Units, registry


@dataclass(frozen=True)
class Reading:
    """One document as read: its tree and the findings over it."""

    tree: ClauseTree
    targets: tuple[Target, ...]
    duties: tuple[Duty, ...]
    groups: tuple[WorkingGroup, ...]
    milestones: tuple[Milestone, ...]
    terms: tuple[Term, ...]
    conflicts: tuple[Conflict, ...]
    passages: tuple[Passage, ...]

    def __hash__(self) -> int:
        """By the document alone: hashing every finding again, for each quote that is put into a set, took most of a long answer's time."""
        return hash(self.document.id)

    @property
    def document(self) -> Document:
        return self.tree.document

    @cached_property
    def passages_digest(self) -> str:
        """sha256 of all passages' ids and texts, in order: equal ones have equal vectors."""
        digest = hashlib.sha256()
        for passage in self.passages:
            digest.update(f"{passage.id}\0{passage.text}\0".encode())
        return digest.hexdigest()


def read(document: Document, genre: Genre) -> Reading:
    """Everything that is read from one document; depends on nothing else."""
    flow = flow_of(document)
    reading = _read(replace(document, text=flow.text) if flow else document, genre)
    return placed(reading, flow, document) if flow else reading


def _read(document: Document, genre: Genre) -> Reading:
    tree = parse(document)
    targets, duties, milestones, terms = find_targets(tree, genre), find_duties(tree), find_milestones(tree), find_terms(tree)
    rows = listed(tree)
    aims, tasks = [one for one in targets if one.address not in rows], [one for one in duties if one.address not in rows]
    return Reading(
        tree=tree,
        targets=tuple(targets),
        duties=tuple(duties),
        groups=tuple(find_groups(tree)),
        milestones=tuple(milestones),
        terms=tuple(terms),
        conflicts=tuple(find_conflicts(tree, genre, aims, tasks, milestones, terms)),
        passages=tuple(passages_of(tree, targets)),
    )


@dataclass(frozen=True)
class Library:
    """The readings of all documents, in the manifest's order."""

    readings: tuple[Reading, ...]
    genre: Genre
    aliases: tuple[Alias, ...] = ()
    """What the file of aliases holds."""

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passage for reading in self.readings for passage in reading.passages)

    @cached_property
    def folded(self) -> str:
        """The text of all documents, folded, to look words up in."""
        return "\n".join(fold(reading.document.text) for reading in self.readings)

    @cached_property
    def units(self) -> Units:
        duties = [duty for reading in self.readings for duty in reading.duties]
        return registry(duties, [group for reading in self.readings for group in reading.groups], self.genre)

    @cached_property
    def proposals(self) -> tuple[Alias, ...]:
        """Pairs of names that may be one unit and of which the file of aliases says nothing."""
        found = [alias for one in self.readings for alias in propose(one.document.id, one.duties, one.groups)]
        return tuple(undecided(found, self.aliases))

    def other_names(self, unit: str) -> list[OtherName]:
        """What else a document may call the unit with a printed name: by the file of aliases, then by what is only proposed."""
        return other_names((*self.aliases, *self.proposals), unit)

    def reading(self, document: str) -> Reading:
        """The reading of a document by its id. Raises KeyError for an id that is not in the library."""
        for reading in self.readings:
            if reading.document.id == document:
                return reading
        raise KeyError(document)

    def clauses(self) -> Iterator[tuple[Reading, Clause]]:
        for reading in self.readings:
            for clause in reading.tree:
                yield reading, clause


def read_library(documents: Iterable[Document], genre: Genre, aliases: Iterable[Alias] = ()) -> Library:
    """The library of these documents; ``aliases``: what the file of aliases holds (see ``read_aliases``)."""
    return Library(tuple(read(document, genre) for document in documents), genre, tuple(aliases))
