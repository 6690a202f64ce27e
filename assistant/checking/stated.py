"""Stated: what of a sentence can be checked: figures, dates, units with their roles, quotations."""

import re
from dataclasses import dataclass

from assistant.verification.quotes import quoted_spans
from assistant.verification.roles import roles_said
from assistant.verification.said import Said
from index.spans import Span

_SHORTEST_QUOTE = 6
_POST = re.compile(r"(?:常务|分管|主要)副?(?:县长|市长|区长|省长|州长|主任|局长|书记|部长)(?=[^,。;]{0,6}(?:组长|召集人|牵头|指挥长))")
"""A post that is given a role."""


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One thing that can be checked. The span is in the compared text."""

    span: Span
    kind: str
    """figure, date, role, unit or quote."""


def facts_of(said: Said, sentence: str) -> list[Fact]:
    """What can be checked, in reading order; the document's own year and 一个 state nothing."""
    found = [Fact(one.span, "figure") for one in said.figures if said.plain.printed(one.span)[:1] != "一"]
    found += [Fact(one.span, "date") for one in said.moments if not (one.is_year_alone and one.year in (said.own_year, None))]
    roles = {unit.span for role in roles_said(said.text, said.units) for unit in role.units}
    found += [Fact(one.span, "role" if one.span in roles else "unit") for one in said.units]
    found += [Fact(Span(*one.span()), "role") for one in _POST.finditer(said.text)]
    found += [Fact(compared(said, span), "quote") for span in quoted_spans(sentence) if len(span.of(sentence)) >= _SHORTEST_QUOTE]
    return sorted(found)


def compared(said: Said, span: Span) -> Span:
    """A stretch of the sentence in the compared text."""
    first = next((at for at, end in enumerate(said.plain.ends) if end > span.start), 0)
    last = next((at for at, start in enumerate(said.plain.starts) if start >= span.end), len(said.text))
    return Span(first, max(first + 1, last))
