"""Benchmarks: aims that are set in words, without a numeral of their own (达到市定目标, 持续下降, 高于经济增速)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.genre import Genre
from index.spans import Span

_OPERATORS = r"达到|实现|确保|做到|完成|保持|进入|位居|位列|跻身|守牢|守住|达"
_COMPARED = re.compile(r"不?(?:高于|低于|快于|优于|少于)")
_NAMED = re.compile(r"(?:年度|全年|当年|不发生)(?P<named>.+)")
_WIDTH = re.compile(r"全县域?(?=全覆盖)")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One such aim with the operator before it; every field as printed."""

    span: Span
    operator: str
    value: str
    named: str
    """What it is about, where the phrase says so itself: 完成年度|化债任务."""
    refers_back: bool
    """What it is about stands in the segment before: 优化筛查与诊断服务,做到应检尽检."""


@lru_cache(maxsize=8)
def _pattern(genre: Genre) -> re.Pattern[str]:
    return re.compile(rf"(?:{_OPERATORS})?(?:{genre.benchmark_pattern})(?=[,，;；。、:：()（）\n]|目标|为目标|的?底线|$)")


def find_benchmarks(text: str, within: Span, genre: Genre) -> Iterator[Benchmark]:
    """The aims in words of a stretch, in order."""
    for found in _pattern(genre).finditer(text, within.start, within.end):
        operator = re.match(_OPERATORS, found[0]) or _COMPARED.match(found[0])
        value = found[0][operator.end() :] if operator else found[0]
        width = _WIDTH.match(value)
        named = _NAMED.match(value)
        yield Benchmark(
            span=Span(*found.span()),
            operator=operator[0] if operator else "",
            value=value[width.end() :] if width else value,
            named=named["named"] if named else "",
            refers_back=bool(operator and operator[0] == "做到"),
        )
