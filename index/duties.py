"""Duties: who leads and who supports each clause, read from its notes, its cells or, where it has neither, its sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.clauses import Clause, ClauseTree
from index.conventions import Conventions, Default, conventions_of
from index.notes import find_notes
from index.responsible import is_generic, read_note, read_sentence
from index.rows import RowOf, row_of
from index.sentences import sentences_of
from index.spans import Span


@dataclass(frozen=True, slots=True)
class Duty:
    """One responsibility note. Units as printed and in the printed order."""

    address: str
    span: Span
    """The note without its brackets."""
    task: str
    """The heading of the clause it closes."""
    lead: tuple[str, ...]
    support: tuple[str, ...]
    """The supporting units; with one undifferentiated list of responsible units, that list."""
    open_list: bool
    """The printed list ends in 等: it is never complete."""
    generic: tuple[str, ...]
    """Roles that name no unit: 各负有监管职责行业部门. They stand in lead or support too."""
    separately: bool = False
    """分别牵头: each leads a share of its own."""
    stated: Span | None = None
    """Where the document says once who answers for it, if the clause itself does not say it."""

    @property
    def units(self) -> tuple[str, ...]:
        return (*self.lead, *self.support)


def find_duties(tree: ClauseTree) -> list[Duty]:
    """Every assignment of a document in reading order."""
    conventions = conventions_of(tree)
    found = [duty for clause in tree for duty in _duties(tree, clause, conventions)]
    noted = {duty.address for duty in found}
    found += [duty for clause in tree if clause.address not in noted for duty in _told(tree, clause, conventions.default)]
    found += _by_default(tree, conventions.default, {duty.address for duty in found})
    if conventions.everywhere:
        found = [_with_everywhere(duty, conventions.everywhere) for duty in found]
    order = {clause.address: place for place, clause in enumerate(tree)}
    return sorted(found, key=lambda duty: (order[duty.address], duty.span.start))


def _duties(tree: ClauseTree, clause: Clause, conventions: Conventions) -> Iterator[Duty]:
    text = tree.document.text
    if row := row_of(tree, clause):
        yield from _in_row(text, clause, row, conventions)
        return
    for note in find_notes(text, clause.span):
        lead, support, is_open = read_note(note.inner.of(text), conventions.rule_at(note.span.start))
        if lead or support:
            yield _duty(text, clause, note.inner, lead, support, is_open)


def _in_row(text: str, clause: Clause, row: RowOf, conventions: Conventions) -> Iterator[Duty]:
    """What the cells of a row assign; where a row leaves out all its units, they span down from the row above."""
    roles = row.table.roles()
    columns = [*roles["lead"], *roles["support"]]
    place = row.place
    while place and columns and not any(row.table.said(place, column, text) for column in columns) and _goes_on(row, place, text):
        place -= 1
    lead: list[str] = []
    support: list[str] = []
    is_open = False
    for column in columns:
        leads, supports, opened = read_note(row.table.said(place, column, text), conventions.rule_at(clause.span.start))
        if column in roles["lead"]:
            lead += [*leads, *supports]
        else:
            lead += leads
            support += supports
        is_open |= opened
    if lead or support:
        cells = [row.cells[column] for column in columns if column < len(row.cells) and row.cells[column].of(text).strip()]
        span = Span(min(cell.start for cell in cells), max(cell.end for cell in cells)) if cells else Span(clause.span.start, clause.span.end)
        yield _duty(text, clause, span, list(dict.fromkeys(lead)), [unit for unit in dict.fromkeys(support) if unit not in lead], is_open)


def _goes_on(row: RowOf, place: int, text: str) -> bool:
    """Further cells of the row are left out too, so that those of the row above span down to it."""
    return place < len(row.table.rows)


def _told(tree: ClauseTree, clause: Clause, default: Default | None) -> Iterator[Duty]:
    """What the sentences of a clause without notes assign that say nothing else: 由市科技局牵头,市财政局配合。"""
    text = tree.document.text
    for sentence in sentences_of(tree, clause):
        told = read_sentence(sentence.span.of(text))
        is_default = default is not None and default.span.overlaps(sentence.span)
        if told and not sentence.is_heading and not is_default:
            lead, support, is_open, at = told
            span = Span(sentence.span.start + at, sentence.span.start + len(sentence.span.of(text).rstrip("。；;")))
            yield _duty(text, clause, span, lead, support, is_open)


def _by_default(tree: ClauseTree, default: Default | None, assigned: set[str]) -> Iterator[Duty]:
    """The tasks without a note whose siblings have one, where the document says who answers for those."""
    if not default:
        return
    text = tree.document.text
    units, others, is_open = read_note(default.who)
    named = [*units, *others]
    parents = {parent.address for clause in tree if clause.address in assigned and (parent := tree.parent(clause))}
    for clause in tree:
        parent = tree.parent(clause)
        below = any(child.address in assigned for child in clause.walk())
        if named and clause.marker and not below and not clause.children and parent and parent.address in parents:
            start = clause.span.start
            lead, support = (named, []) if default.leads else ([], named)
            duty = _duty(text, clause, Span(start, start + len(tree.own_text(clause).rstrip())), lead, support, is_open)
            yield replace(duty, stated=default.span)


def _with_everywhere(duty: Duty, everywhere: Default) -> Duty:
    units, others, _ = read_note(everywhere.who)
    return replace(duty, support=tuple(dict.fromkeys([*duty.support, *(one for one in (*units, *others) if one not in duty.lead)])))


def _duty(text: str, clause: Clause, span: Span, lead: list[str], support: list[str], is_open: bool) -> Duty:
    return Duty(
        address=clause.address,
        span=span,
        task=clause.heading,
        lead=tuple(lead),
        support=tuple(support),
        open_list=is_open,
        generic=tuple(unit for unit in (*lead, *support) if is_generic(unit)),
        separately="分别牵头" in span.of(text),
    )
