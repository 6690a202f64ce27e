"""Spelled counts: what is to be built or brought in, counted in Chinese numerals (启动二期四个泊位), as quantities."""

import re
from collections.abc import Iterator

from index.quantities import Quantity
from index.spans import Span

_COUNT = re.compile(
    r"(?<![第每“一二两三四五六七八九十百〇零\d])(?P<value>[二两三四五六七八九十百]+)(?P<unit>[个家座所处条项名艘台套])(?P<noun>[\u3400-\u9fff]{2})"
)
_ACTION = re.compile(r"启动|建设|新建|建成|续建|改建|扩建|完成|新增|引进|引育|培育|打造|创建|建立|设立|组建|布局|投放|改造|创成")
_ABSTRACT = re.compile(r"方面|重点|环节|领域|层面|阶段|维度|体系|机制|方向|专项|行动|统筹|原则|融合|关键|清单|免于|标志|基本|转变|突破|环境|优势|层级|链条")
_STOP = re.compile(r"[,，;；。:：\n]")
_DIGITS = "二三四五六七八九十"


def find_spelled(text: str, within: Span) -> Iterator[Quantity]:
    """The counts in Chinese numerals that state an aim; figures of speech, and sums of what is listed before them, are none."""
    for found in _COUNT.finditer(text, within.start, within.end):
        start = max((stop.end() for stop in _STOP.finditer(text, within.start, found.start())), default=within.start)
        head = text[start : found.start()]
        is_quoted = text.count("“", within.start, found.start()) > text.count("”", within.start, found.start())
        if is_quoted or not _ACTION.search(head) or _ABSTRACT.match(found["noun"]) or _sums_up(head, found["value"]):
            continue
        end = found.end("unit")
        yield Quantity(span=Span(found.start(), end), value=found["value"], unit=found["unit"], before="", before_start=found.start(), after="")


def _sums_up(head: str, value: str) -> bool:
    """The count only sums up what is listed before it: 甲、乙、丙三个园区."""
    return value in _DIGITS and head.count("、") == _DIGITS.index(value) + 1
