"""Figure commitments: 力争 dropped or made 确保 at a figure, or a commitment that the clause does not make."""

import re

from assistant.verification.figure_fits import Candidate
from assistant.verification.figures import Figure
from assistant.verification.said import Said
from assistant.verification.segments import item_around
from assistant.verification.witness import strength_of

_SUMS_UP = re.compile(r"都|均|皆|全是|同样|用词|用语|措辞|前[面头缀]|冠以|提法|表述|[两三四五]者|\b(?:both|all)\b")
"""What stands behind several figures and says something of each."""


def commitment_fault(said: Said, figure: Figure, one: Candidate) -> str:
    """力争 dropped or made 确保, or a commitment that the clause does not make."""
    here = next((segment for segment in said.segments if figure.span.start < segment.span.end), None)
    if here is None:
        return ""
    before = [segment for segment in said.segments if segment.sentence == here.sentence and segment.span.end <= here.span.start]
    own = strength_of(said.text[here.span.start : figure.span.start]) or strength_of(said.text[figure.span.end : here.span.end])
    carried = strength_of(" ".join(segment.text for segment in before)) or strength_of(_behind(said, here.span.end, here.sentence))
    summed = next((strength_of(segment.text) for segment in said.segments if segment.sentence == here.sentence and segment.span.start >= here.span.end and _SUMS_UP.search(segment.text) and strength_of(segment.text)), "")
    carried = carried or summed
    wanted = one.held.commitment
    if wanted == "tentative":
        is_kept = "tentative" in (own, carried if not own else "") or (not own and not carried and _is_an_item_as_printed(said, figure, one))
        return "" if is_kept else "commitment"
    led_up = strength_of(one.witness.before(one.held.figure.span.start))
    if own and own not in (wanted, led_up):
        return "commitment"
    if carried == "firm" and not own and "firm" not in (wanted, led_up):
        return "commitment"
    return ""


def _is_an_item_as_printed(said: Said, figure: Figure, one: Candidate) -> bool:
    """The very words of a list's later item, where 力争 stands before the first only: 湘商到位资金70亿元以上."""
    text, at = one.witness.text, one.held.figure.span
    start, end = item_around(text, at)
    here, there = item_around(said.text, figure.span)
    own = said.text[here:there].strip()
    return text[start - 1 : start] in ("、", ",") and not strength_of(own) and own.rstrip("的") == text[start:end].strip() and not strength_of(text[start:end])


def _behind(said: Said, at: int, sentence: int) -> str:
    """What follows in a sentence up to its next figure: 20个以上项目,年内力促开工."""
    following = [segment for segment in said.segments if segment.sentence == sentence and segment.span.start >= at]
    texts: list[str] = []
    for segment in following:
        if any(segment.span.covers(one.span) for one in said.figures if not one.name):
            break
        texts.append(segment.text)
    return " ".join(texts)
