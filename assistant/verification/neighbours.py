"""Neighbours: a word of bound, scope, level or direction that stands by no figure stands where the clause has another of its kind: 规模左右, 增量商品房."""

import re
from collections.abc import Iterator

from assistant.verification.said import Complaint, Said
from index.spans import Span

_KINDS = (
    ("operator", ("以上", "以下", "左右", "以内", "之上", "之下", "以外")),
    ("scope", ("新增", "累计", "存量", "增量", "总量")),
    ("no_witness", ("全国", "全省", "全市", "全县", "全区")),
    ("no_witness", ("国家级", "省级", "市级", "县级")),
    ("operator", ("增长", "提高", "上升", "扩大", "下降", "降低", "减少", "缩小")),
)
_ALIKE = ({"以上", "之上"}, {"以下", "之下", "以内"}, {"增长", "提高", "上升", "扩大"}, {"下降", "降低", "减少", "缩小"})
_BEHIND = re.compile(r"[\u3400-\u9fff]{1,4}")
_BEFORE = re.compile(r"[\u3400-\u9fff]{1,2}$")
_REACH = 2


def neighbour_faults(said: Said) -> Iterator[Complaint]:
    """One complaint for each such word between words between which the evidence prints only another."""
    for kind, words in _KINDS:
        for found in re.finditer("|".join(words), said.text):
            span = Span(*found.span())
            if any(one.overlaps(span) or one.end == span.start for one in said.settled):
                continue
            printed = _printed_instead(said, span, [one for one in words if one != found[0] and not any({one, found[0]} <= group for group in _ALIKE)])
            if printed:
                yield Complaint(span, kind, printed)


def _printed_instead(said: Said, span: Span, others: list[str]) -> str:
    """What the evidence prints with another word in this one's place; empty where it prints this one too, or neither."""
    word = span.of(said.text)
    behind, before = _BEHIND.match(said.text, span.end), _BEFORE.search(said.text, max(0, span.start - _REACH), span.start)
    following, preceding = behind[0] if behind else "", before[0] if before else ""
    for length in range(len(following), 0, -1):
        if word + following[:length] in said.held and (length > _REACH or length == len(following)):
            return ""
        swapped = next((other + following[:length] for other in others if other + following[:length] in said.held), "")
        if swapped and (length >= _REACH or preceding[-1:] + swapped in said.held):
            return "" if length <= _REACH and preceding and preceding + word in said.held else swapped
    if len(preceding) < _REACH or preceding + word in said.held or (following and word + following[:_REACH] in said.held):
        return ""
    return next((preceding + other for other in others if preceding + other in said.held), "")
