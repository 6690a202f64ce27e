"""Silence: a sentence may say what the clause does not set (文件未给出数字), if the clause does not."""

import re
from collections.abc import Iterator, Sequence

from assistant.verification.said import Said
from assistant.verification.units import roles_of
from assistant.verification.witness import Witness
from assistant.verification.words import content, share
from index.spans import Span

_ITEM = re.compile(r"[^、,;。:\n]+")
_WHO = r"(?:(?:但|而)?(?:方案|文件|原文|条款|文中|这里|此处|这项工作|这一条|该条|该项)?(?:里|中|只说|只写|本身)?)?(?:并|也|均|都|还)?"
_LACKS = r"(?:未|没有|没|不)(?:给出|给|列出|列明|列|写明|写|设定|设|明确|提及|提到|说明|规定|公布|载明|注明|附|指定|区分|分出)"
_WHAT = r"(?:具体|明确|相应|任何|量化|压降|增长|完成)*的?(?:具体|明确|量化)*的?"
_SILENT = re.compile(
    f"{_WHO}{_LACKS}{_WHAT}(?:(?P<figure>数字|数值|数额|目标值|比例|数据|指标值|数目|标准|幅度|数量|金额|额度|数额|人数|名额|规模|上限|下限|指标|分值|单价)|(?P<lead>谁?牵头(?:单位|部门|方)?|主次)|(?P<date>时间|时限|期限|日期|时间表|时间节点|截止时间))"
)


def silent_spans(said: Said, witnesses: Sequence[Witness]) -> Iterator[Span]:
    """Where a sentence says that something is not set, and the evidence sets none for what the sentence speaks of."""
    for found in _SILENT.finditer(said.text):
        words = said.content(said.text[: found.start()] + said.text[found.end() :])
        if found["lead"]:
            is_set = any("lead" in role.roles for witness in witnesses for role in roles_of(witness))
        elif found["date"]:
            is_set = any(not one.rhythm for witness in witnesses for one in witness.moments)
        else:
            is_set = _has_figure(words, witnesses)
        if not is_set:
            yield Span(*found.span())


def _has_figure(words: frozenset[str], witnesses: Sequence[Witness]) -> bool:
    """A figure stands where the evidence says most nearly the same; also where nothing is near."""
    lines = [(share(words, content(one[0])), Span(*one.span())) for witness in witnesses for one in _ITEM.finditer(witness.text)]
    best = max((score for score, _ in lines), default=0.0)
    figures = [held.figure.span for witness in witnesses for held in witness.figures if not held.is_word and not held.figure.name]
    return best == 0 or any(span.covers(figure) for score, span in lines if score == best for figure in figures)
