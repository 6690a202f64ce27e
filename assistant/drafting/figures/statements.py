"""Statements: a target as it is said in an answer: as printed, with the heading that says what it is of."""

import re

from assistant.draft import Quote
from index.clauses import Clause
from index.library import Reading
from index.spans import Span
from index.targets import Target

_GENERIC = 4
"""Indicators up to this length (年产值, 泊位) say too little without their clause's heading."""
_SHORT_HEADING = 16
_LEADING = re.compile(r"^(?:推动|实现|积极推动|将|其中|全年|全县|使|并)(?=.{4,})")


def quote_of(reading: Reading, target: Target) -> Quote:
    """The clause and the stretch that state a target."""
    return Quote.at(reading, target.address, target.span)


def stated(reading: Reading, target: Target) -> str:
    """The target as printed; behind its clause's heading where the indicator alone says too little."""
    text = target.span.of(reading.document.text).strip()
    trimmed = _LEADING.sub("", text)
    text = trimmed if not target.indicator or target.indicator[:2] in trimmed else text
    heading = reading.tree[target.address].heading
    if len(target.indicator) <= _GENERIC and len(heading) <= _SHORT_HEADING and "目标" not in heading and target.indicator not in heading:
        return f"{heading}：{text}" if heading else text
    return text


def headed(reading: Reading, clause: Clause, span: Span) -> str:
    """A printed stretch behind its clause's heading, where that is short enough to say what it is of and not said already."""
    text = span.of(reading.document.text).strip(" ,，;；")
    heading = clause.heading.rstrip("。")
    return f"{heading}：{text}" if 2 <= len(heading) <= _SHORT_HEADING and heading not in text else text
