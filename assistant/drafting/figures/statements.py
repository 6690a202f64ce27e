"""Statements: a target as it is said in an answer: as printed, with the heading that says what it is of."""

import re

from assistant.draft import Quote
from index.clauses import Clause
from index.indicators import says_little
from index.library import Reading
from index.spans import Span
from index.targets import Target

Stated = tuple[Reading, Target]
"""A target with the reading that states it."""
_SHORT_HEADING = 16
_LEADING = re.compile(r"^(?:推动|实现|积极推动|将|其中|全年|全县|使|并)(?=.{4,})")


def quote_of(reading: Reading, target: Target) -> Quote:
    """The clause and the stretch that state a target."""
    return Quote.at(reading, target.address, target.span)


def printed(reading: Reading, target: Target) -> str:
    """The target as printed, without a leading time word or verb that belongs to the sentence."""
    text = target.span.of(reading.document.text).strip()
    trimmed = _LEADING.sub("", text)
    return trimmed if target.indicator[:2] in trimmed else text


def stated(reading: Reading, target: Target) -> str:
    """The target as printed; behind its clause's heading where the indicator alone says too little."""
    text = printed(reading, target)
    heading = reading.tree[target.address].heading
    if says_little(target.indicator) and len(heading) <= _SHORT_HEADING and "目标" not in heading and target.indicator not in heading:
        return f"{heading}：{text}" if heading else text
    return text


def headed(reading: Reading, clause: Clause, span: Span) -> str:
    """A printed stretch behind its clause's heading, where that is short enough to say what it is of and not said already."""
    text = span.of(reading.document.text).strip(" ,，;；")
    heading = clause.heading.rstrip("。")
    return f"{heading}：{text}" if 2 <= len(heading) <= _SHORT_HEADING and heading not in text else text
