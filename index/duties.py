"""Duties: who leads and who supports each clause, read from its responsibility note as printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.clauses import Clause, ClauseTree
from index.sentences import notes_of
from index.spans import Span

_LEAD_LABEL = re.compile(r"(?:总?牵头|主办)(?:责任)?(?:单位|部门)?\s*[:：]\s*")
_SUPPORT_LABEL = re.compile(r"(?:责任|配合|协办|参与|参加|支持|承办|落实|实施|协同|协助)(?:单位|部门)?\s*[:：]\s*")
_OTHER_LABEL = re.compile(r"[^:：]{2,8}[:：]")
"""A label that names no units: 责任领导, 完成时限."""
_LABEL_BEHIND_SPACE = re.compile(r"\s+(?=(?:总?牵头|主办|责任|配合|协办|参与|参加|支持|承办|完成)[^,，、:：]{0,4}[:：])")
_BY_DUTY = r"按(?:照)?(?:各自|工作)*职[责能](?:分工)?"
_LEADS = re.compile(rf"(?:{_BY_DUTY})?(?:分别|共同|联合)?(?:总)?牵头(?:负责|组织|实施|抓总|落实|推进)*$|主办$")
_CHARGED = re.compile(rf"(?:{_BY_DUTY})(?:各自|分别|抓好|做好)*(?:负责|落实|推进|实施)+$|(?:分工|共同|分别|具体|各自|联合)?负责(?:落实|实施|推进|组织)*$|(?:具体|抓好)?(?:落实|承办)$")
_SUPPORTS = re.compile(rf"(?:{_BY_DUTY})?(?:积极|共同|协同|分别)?(?:配合|参与|参加|协办|协同|协助|支持)(?:实施|落实|推进)?$")
_TOGETHER = re.compile(r"(?:牵头)?会同")
_OPEN = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?(?:个|家)?(?:相关|有关|县直|市直)*(?:(?:部门|单位)(?:[、和及](?:部门|单位))?)?$")
_GENERIC = re.compile(r"^(?:各|相关|有关|其他|其它)|^[省市县区]?直(?:机关)?各|^[省市县区]级各|部门$|单位$|^各?乡镇|^属地")
_NO_UNIT = re.compile(r"^\d|\d月|(?:完成|推进|坚持|实施|下同|为准)$|为牵头|牵头(?:部门|单位)的")
_COMMA = re.compile(r"[,，;；。](?![^(（〈]*[)）〉])")
_SEPARATOR = re.compile(r"[、,，;；](?![^(（〈]*[)）〉])|(?<=[局委办院部会联队司镇乡道府室区厅团心门位])(?:以及|及|和|与)(?=[\u3400-\u9fff]{2})(?!部门|单位)")
_ROLE_ENDS = re.compile(r"(?<=牵头|配合|负责|主办|协办|参与|协助)、")


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

    Who is in charge (负责) leads where others are said to support (配合), and stands among the supporting units elsewhere.

    >>> read_note("县发改局牵头,县财政局等按职责分工负责")
    (['县发改局'], ['县财政局'], True)
    """
    lead: list[str] = []
    charged: list[str] = []
    support: list[str] = []
    waiting: list[str] = []
    labelled: list[str] | None = None
    is_open = has_supporters = False
    for piece in _COMMA.split(_ROLE_ENDS.sub(",", _LABEL_BEHIND_SPACE.sub(",", note))):
        if label := _LEAD_LABEL.match(piece) or _SUPPORT_LABEL.match(piece):
            labelled = lead if _LEAD_LABEL.match(piece) else support
            piece = piece[label.end() :]
        elif _OTHER_LABEL.match(piece):
            labelled = []
        role = _LEADS.search(piece) or _SUPPORTS.search(piece) or _CHARGED.search(piece)
        names = piece[: role.start()] if role else piece
        first, *others = _TOGETHER.split(names, maxsplit=1)
        found, opened = _units(first)
        waiting += found
        is_open |= opened
        if labelled is not None:
            labelled += waiting
        elif _LEADS.search(piece) or others:
            lead += waiting
        elif _SUPPORTS.search(piece):
            support += waiting
            has_supporters = True
        elif role:
            charged += waiting
        else:
            continue
        waiting = []
        for other in others:
            found, opened = _units(other)
            support += found
            is_open |= opened
    charged += waiting
    if has_supporters and not lead:
        return charged, support, is_open
    return lead, [*support, *charged], is_open


def _units(names: str) -> tuple[list[str], bool]:
    """The names of a list, and whether 等 leaves it open."""
    parts = [part.strip().lstrip("由") for part in _SEPARATOR.split(names)]
    units = [unit for part in parts if (unit := _OPEN.sub("", part)) and not _NO_UNIT.search(unit)]
    return units, any(_OPEN.search(part) for part in parts)


def is_generic(unit: str) -> bool:
    """A role that names no unit."""
    return bool(_GENERIC.search(unit))
