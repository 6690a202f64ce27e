"""Rivals: words of which one is not said of what another is said of: 规模以上 of what the clause counts 限额以上."""

import re
from collections.abc import Iterator, Sequence

from index.spans import Span

_RIVALS = (
    ("规模以上|规上", "限额以上|限上"),
    ("城镇(?!化)|城市", "农村|乡村"),
    ("职工", "居民"),
    ("第一产业|一产(?!业链)", "第二产业|二产", "第三产业|三产"),
    ("发明专利", "实用新型", "外观设计"),
)
_GROUPS = tuple(tuple(re.compile(word) for word in group) for group in _RIVALS)


def rival_spans(text: str, lines: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """Each word of a stretch that no line uses, with the line that uses a rival which the stretch does not."""
    for group in _GROUPS:
        for own in group:
            found = own.search(text)
            if found and not any(own.search(line) for line in lines):
                others = [other for other in group if other is not own and not other.search(text)]
                held = next((line for line in lines if any(other.search(line) for other in others)), None)
                if held is not None and not _is_of_both(group, lines):
                    yield Span(*found.span()), held


def _is_of_both(group: Sequence[re.Pattern[str]], lines: Sequence[str]) -> bool:
    """One of the lines speaks of town and country alike."""
    return any("城乡" in line for line in lines) and any(one.search("农村") for one in group)
