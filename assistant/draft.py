"""Draft: the answer to one thing asked, before it is numbered and laid out; how clauses and parts are called in it."""

import re
from dataclasses import dataclass, replace

from assistant.answer import Status
from index.clauses import Clause
from index.library import Reading
from index.spans import Span

_LONGEST_TASK = 30


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of one clause that an answer stands on."""

    reading: Reading
    clause: Clause
    span: Span

    @classmethod
    def at(cls, reading: Reading, address: str, span: Span) -> "Quote":
        """A stretch of the clause at an address that is known to exist."""
        return cls(reading, reading.tree[address], span)

    @property
    def text(self) -> str:
        return self.span.of(self.reading.document.text)


@dataclass(frozen=True, slots=True)
class Difference:
    """Quotes of one draft that say different things; ``quotes`` are their places in the draft."""

    kind: str
    note: str
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """One thing answered: ``headline`` without its closing mark, what it stands on, and rows for the body."""

    headline: str
    quotes: tuple[Quote, ...] = ()
    status: Status = Status.ANSWERED
    rows: tuple[tuple[str, int], ...] = ()
    """Further lines of the body: a text and the place of its quote."""
    differences: tuple[Difference, ...] = ()
    also: tuple[Quote, ...] = ()
    """Cited behind ``quotes`` by number alone, the words left to the clause panel."""
    related: tuple[Quote, ...] = ()
    """Neighbouring evidence, shown under the answer and cited after it."""
    is_computed: bool = False

    def but(self, **changes: object) -> "Draft":
        return replace(self, **changes)  # type: ignore[arg-type]


def caveat_of(quote: Quote) -> str:
    """What a heading above says of all its items: 以省、市专班下达任务为准; empty when none does."""
    for clause in (*quote.reading.tree.ancestors(quote.clause), quote.clause):
        heading = clause.heading
        for opening, closing in (("(", ")"), ("（", "）")):
            start, end = heading.rfind(opening), heading.rfind(closing)
            if 0 <= start < end and heading[start + 1 : end].endswith(("为准", "为主", "下同")):
                return heading[start + 1 : end]
    return ""


def place_of(quote: Quote) -> str:
    """The part of a quote as it is called in a headline: 附件3."""
    return quote.reading.tree.part_of(quote.clause).address


def task_of(clause: Clause) -> str:
    """What a clause is called: its heading, or the first words of one that is a whole sentence."""
    heading = clause.heading
    if len(heading) <= _LONGEST_TASK:
        return heading
    first = re.split(r"[,，;；]", heading)[0]
    return first if 4 <= len(first) <= _LONGEST_TASK else f"{heading[:_LONGEST_TASK]}……"
