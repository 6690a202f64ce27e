"""Figures: fragments about the figure before: of another year (那去年呢), a supposed one (不是50亿吗), how many in all (一共几项)."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import Ask
from assistant.turns import wording
from assistant.turns.context import called_parts, last_of, subject
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.siblings import shown_targets
from assistant.turns.subject import asked_of, duties_of, in_parts, is_of_a_unit, role_in

_AS_MUCH = re.compile(r"(?:和|跟|与|同)(?:它|他|这个|这条|其|上面的?)(?:的)?(?:一样|同样|相同|持平|并列)(?:多|大|高|数)?(?:的|目标)")
_IN_UNITS = re.compile(r"(?:那|具体|到底|究竟|大概)*(?:是|要|有|到|达)*(?:几|多少)(?:个)?(?P<unit>[\u3400-\u9fff]{1,3}?)(?:啊|呀|呢|吗|嘛|来着)*")
_COUNTING = r"个|项|条|家|件|处|类|名|种|次|任务|单位|部门|指标|目标|钱|点|个?单位|月|号|年|时间|天"
_COUNTS = re.compile(r"[个项家条件处类名种共总]|合计|加起来|how many", re.IGNORECASE)
"""What counts a list; 是多少 asks for a figure."""


def year(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """那去年呢: the question before, of another year."""
    found = wording.YEAR.search(fragment.text)
    if not found or fragment.question.units or fragment.question.parts:
        return []
    if not wording.YEAR_ONLY.fullmatch(wording.YEAR.sub("", fragment.text)) and (fragment.has_own or not re.search(r"去年|前年|明年|后年|last|next", found[0])):
        return []
    last = last_of(before)
    bare = wording.YEAR.sub("", last.question.typed)
    if wording.THIS_YEAR.fullmatch(found[0]):
        return [bare]
    return [f"{bare.rstrip('?？ ')} {found[0]}"] if last.question.language == "en" else [f"{found[0].removesuffix('的')}{bare}"]


def claim(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """不是50亿吗, 听说是8%: a supposed figure of what was asked."""
    if not wording.CLAIM.search(fragment.asked) or not re.search(r"\d", fragment.asked) or fragment.question.units or fragment.question.parts:
        return []
    figures = re.sub(r"[\d.]+\s*(?:个)?(?:百分点|亿元?|万元?|元|%|家|项|人|名|件|亩|吨|billion|million|percent)*(?:以上|左右)?", "", fragment.asked)
    if len(re.sub(r"不是|是不是|听说|据说|难道|应该|吗|么|呢|吧|是|说|的|[\W\s]", "", wording.GENERIC.sub("", figures))) > 1:
        return []
    last = last_of(before)
    about = subject(last, fragment)
    figure = re.search(r"[\d.]+\S*?(?=吗|么|呢|吧|啊|[?？!！。\s]|$)", fragment.asked)
    return [f"{called_parts(last)}{about}目标是不是{figure[0]}"] if about and figure else []


def unit_again(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """具体几微克, 是多少米: the figure before, by its unit alone; another unit than that of a figure that was shown asks for another figure."""
    found = _IN_UNITS.fullmatch(fragment.text)
    last = last_of(before)
    if not found or re.fullmatch(_COUNTING, found["unit"]) or is_of_a_unit(last.question, about := subject(last, fragment)):
        return []
    has_figure = any(target.value[:1].isdecimal() for target in shown_targets(last, fragment))
    if (has_figure or last.answer.status is Status.NOT_FOUND) and found["unit"] not in last.answer.headline:
        return [f"{called_parts(last)}{about}{fragment.text}"] if about else []
    asked = f"{called_parts(last)}{about}是多少{found['unit']}"
    return [last.whole if last.recall(asked).status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE) else asked]


def same_value(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """和它一样多的是哪条: the other targets of the same clause with the figure that was shown."""
    if not _AS_MUCH.search(fragment.text) or fragment.question.parts or fragment.question.units:
        return []
    last = last_of(before)
    for citation in last.answer.citations[:1]:
        reading = fragment.understanding.library.reading(citation.document)
        before_it = next(iter(shown_targets(last, fragment)), None)
        if before_it and before_it.value:
            part = reading.tree.part_of(reading.tree[citation.address]).address
            same = [one for one in reading.targets if one.address == before_it.address and one is not before_it and (one.value, one.unit) == (before_it.value, before_it.unit)]
            return [asked_of(f"{part}{one.indicator}", (Ask.FIGURE,), fragment.is_english) for one in same if one.indicator != before_it.indicator][:1]
    return []


def count(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """一共几项: of the list before, whose answer counts it."""
    text = fragment.understanding.without_part(fragment.text).strip() if fragment.question.parts else fragment.text
    if not wording.COUNT.fullmatch(text) or not _COUNTS.search(text):
        return []
    last = last_of(before)
    role = role_in(fragment.text)
    if is_of_a_unit(last.question, subject(last, fragment)) and role and role != role_in(last.whole):
        unit = last.question.units[0]
        return [duties_of(unit[0], role, fragment.is_english, fragment.question.parts or last.question.parts)]
    if not last.question.wants(Ask.FIGURE) or is_of_a_unit(last.question, subject(last, fragment)) or re.search(r"共\d|\d+ in all", last.answer.headline):
        return [in_parts(last.whole, fragment.question.parts, fragment.understanding) if fragment.question.parts else last.whole]
    return []
