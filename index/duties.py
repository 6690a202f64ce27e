"""Duties: who leads and who supports each clause, read from its responsibility note as printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.clauses import Clause, ClauseTree
from index.sentences import notes_of
from index.spans import Span

_LEAD_LABEL = re.compile(r"(?:牵头|主办)(?:单位|部门)?\s*[:：]\s*")
_SUPPORT_LABEL = re.compile(r"(?:责任|配合|协办|参与|参加|支持)(?:单位|部门)?\s*[:：]\s*")
_LEADS = re.compile(r"(?:分别|共同)?(?:总)?牵头(?:负责|组织|实施)?$|主办$")
_SUPPORTS = re.compile(r"(?:按(?:照)?(?:各自)?职[责能](?:分工)?(?:分别)?负责|(?:分工|共同|分别|具体)?负责|配合|参与|协办|协同|协助)$")
_OPEN = re.compile(r"等(?:相关|有关)?(?:部门|单位)?$")
_GENERIC = re.compile(r"^(?:各|相关|有关|其他|其它)|^县直各|部门$|单位$|^各?乡镇")
_SEPARATOR = re.compile(r"[、,，;；]")


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

    @property
    def units(self) -> tuple[str, ...]:
        return (*self.lead, *self.support)


def find_duties(tree: ClauseTree) -> list[Duty]:
    """Every responsibility note of a document in reading order."""
    return [duty for clause in tree for duty in _duties(tree, clause)]


def _duties(tree: ClauseTree, clause: Clause) -> Iterator[Duty]:
    text = tree.document.text
    for note in notes_of(tree, clause):
        inner = Span(note.start + 1, note.end - 1)
        lead, support, is_open = read_note(inner.of(text))
        if lead or support:
            yield Duty(
                address=clause.address,
                span=inner,
                task=clause.heading,
                lead=tuple(lead),
                support=tuple(support),
                open_list=is_open,
                generic=tuple(unit for unit in (*lead, *support) if is_generic(unit)),
                separately="分别牵头" in inner.of(text),
            )


def read_note(note: str) -> tuple[list[str], list[str], bool]:
    """Lead units, supporting units and whether the list is open, from the inside of a note.

    >>> read_note("县发改局牵头,县财政局等按职责分工负责")
    (['县发改局'], ['县财政局'], True)
    """
    lead: list[str] = []
    support: list[str] = []
    waiting: list[str] = []
    is_open = False
    labelled: list[str] | None = None
    for piece in re.split(r"[,，;；]", note):
        label_lead, label_support = _LEAD_LABEL.match(piece), _SUPPORT_LABEL.match(piece)
        if label_lead or label_support:
            labelled = lead if label_lead else support
            piece = piece[(label_lead or label_support).end() :]  # type: ignore[union-attr]
        leads, supports = _LEADS.search(piece), _SUPPORTS.search(piece)
        names = piece[: (leads or supports).start()] if leads or supports else piece  # type: ignore[union-attr]
        is_open |= bool(_OPEN.search(names))
        waiting += _units(_OPEN.sub("", names))
        if labelled is not None:
            labelled += waiting
        elif leads:
            lead += waiting
        elif supports:
            support += waiting
        else:
            continue
        waiting = []
    support += waiting
    return lead, support, is_open


def _units(names: str) -> list[str]:
    return [unit for part in _SEPARATOR.split(names) if (unit := part.strip().lstrip("由"))]


def is_generic(unit: str) -> bool:
    """A role that names no unit."""
    return bool(_GENERIC.search(unit))
