"""Counts: figures of a draft that count what it lists itself, or say again what it has just said; the documents need not print them."""

import re
from decimal import Decimal

from assistant.verification.figures import COUNTS, Figure
from assistant.verification.said import Said

_LARGEST = 20
_ITEMS = re.compile(r"[、,]|以及|[和与及](?=[^,、])")
_LIST_BEHIND = re.compile(r"[\u3400-\u9fff]{0,8}[,:]?[\u3400-\u9fff]{0,3}(?:是|为|有|包括|即|:)(?P<items>[^。;,!?\n]+)")
_LIST_BEFORE = re.compile(r"(?:^|[。;,:!?\n]|是|为|有|包括|推动|推进|抓好|支持)(?P<items>[^。;,:!?\n]+)$")
_AT_ALL = re.compile(r"[一1]\s?[\u3400-\u9fff]{1,2}?(?:都|也)?不(?:能|得|可|会)?(?:少|落|漏|丢|差|减|退|松|让)")
"""一亩不少, 一个都不能少."""
_AGAIN = re.compile(r"(?:以[上下内]|左右)?\s?\(\s?(?:含|即|也就是)?\s?$")


def needs_no_witness(said: Said, figure: Figure) -> bool:
    """一亩不少; 三个乡镇是甲、乙和丙; 甲、乙两项工程; 99元以上(含99元)."""
    if said.plain.printed(figure.span)[:1] == "一" and _AT_ALL.match(said.text, figure.span.start):
        return True
    return _is_said_again(said, figure) or _counts_a_list(said, figure)


def _is_said_again(said: Said, figure: Figure) -> bool:
    before = [one for one in said.figures if one.span.end <= figure.span.start]
    if not before or (before[-1].values, before[-1].unit) != (figure.values, figure.unit):
        return False
    return _AGAIN.fullmatch(said.text, before[-1].span.end, figure.span.start) is not None


def _counts_a_list(said: Said, figure: Figure) -> bool:
    if figure.unit not in COUNTS or len(figure.values) != 1 or not 1 < figure.values[0] <= _LARGEST or figure.binding.bounds:
        return False
    lists = [_LIST_BEHIND.match(said.text, figure.span.end), _LIST_BEFORE.search(said.text[: figure.span.start])]
    return any(figure.values[0] == Decimal(len([one for one in _ITEMS.split(found["items"]) if one.strip()])) for found in lists if found)
