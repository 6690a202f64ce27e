"""Figures: fragments about the figure before: of another year (那去年呢), a supposed one (不是50亿吗), how many in all (一共几项)."""

import re
from collections.abc import Sequence

from assistant.asks import Ask
from assistant.turns import wording
from assistant.turns.context import called_parts, last_of, subject
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.subject import duties_of, in_parts, is_of_a_unit, role_in

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
