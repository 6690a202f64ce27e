"""Units: fragments about units: the same asked of another (换成县财政局), what a unit does besides, the other role, whether one is among them."""

import re
from collections.abc import Sequence

from assistant.asks import Ask
from assistant.turns import wording
from assistant.turns.context import ROLE_ASKS, called_parts, last_of, quoted, subject, thing
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.shown import units_in
from assistant.turns.subject import asked_of, duties_of, in_parts, is_of_a_unit, role_in, with_unit

_WHICH_TASKS = re.compile(r"(?:牵头|配合|负责|参与|主抓|管|承担)(?:了|的|着)?[^,，。]{0,4}(?:什么|啥|哪|几项|几个|多少)")
"""What asks of a unit's tasks, whole."""

_BESIDES = re.compile(r"还(?!是)|另外|别的|其他|else|other", re.IGNORECASE)
"""What asks for more of a unit than the matter before; 也 asks of that matter."""
_TAKES_PART = re.compile(r"参加|加入|有份")
_OTHERS = re.compile(r"(?:那)?(?:剩下|其余|剩余|余下|另外|其他|别的)(?:的)?(?:那|这)?(?:几)?(?:家|个)?(?:单位|部门)?(?:呢|是|有)*(?:谁|哪些|哪几家)?")
"""Behind who leads: those who support."""
_WHICH_ONES = re.compile(r"(?:具体|都|分别|是|有)*(?:哪些|谁|哪几家|哪几个|哪些家)(?:单位|部门|局)?")
"""Behind a question of units: their names."""


def several(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """这三家里谁牵头的最多: the units that were shown, by name."""
    if not wording.SEVERAL.search(fragment.text) or not wording.RANKING.search(fragment.text):
        return []
    last = last_of(before)
    units = [item.called for item in last.items(fragment.understanding) if item.kind == "unit"] or units_in(last.answer, fragment.understanding.library)
    if len(units) < 2:
        return []
    named = "、".join(units)
    return [f"{named}谁{role_in(fragment.text) or '牵头'}的任务{'最少' if re.search('少|fewe|least', fragment.text) else '最多'}"]


def duties_of_it(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """它还牵头什么, 该单位在附件5还牵头哪些: the duties of the unit that was the question's or the answer's."""
    found = wording.UNIT_DUTIES.search(fragment.text)
    pronoun = re.search(wording.UNIT_PRONOUN, fragment.text, re.IGNORECASE)
    points = pronoun or (found and wording.ALSO.search(fragment.text))
    asks_who = re.search(r"(?:牵头|配合|责任|负责)的?(?:单位|部门)|谁", fragment.text)
    if not (found and points) or asks_who or (fragment.has_own and not pronoun) or fragment.question.units or wording.RANKING.search(fragment.text):
        return []
    last = last_of(before)
    library = fragment.understanding.library
    asked = [names[0] for _, names in last.question.units]
    units = asked if is_of_a_unit(last.question, subject(last, fragment)) else units_in(last.answer, library) or asked
    if not units:
        return []
    if not re.search(r"他们|它们|这几|they", fragment.text):
        units = units[:1]
    unit = "、".join(units[:3])
    role = role_in(found[0]) or ("配合" if found["role"] in ("配合", "参与", "协办") else "牵头")
    text = re.sub(wording.UNIT_PRONOUN, "", fragment.text, count=1, flags=re.IGNORECASE)
    if fragment.is_english or not fragment.own or fragment.question.parts:
        return [duties_of(unit, role, fragment.is_english, fragment.question.parts)]
    return [f"{unit}{text.strip()}"]


def unit(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """那县财政局呢: the question before, of another unit; 里面有县财政局吗: whether it is among those of the task before."""
    question = fragment.question
    if not question.units or fragment.has_own or wording.FIELDS.search(fragment.text):
        return []
    name = next((said if said in question.typed else names[0] for said, names in question.units), "")
    role = role_in(fragment.text)
    last = last_of(before)
    about = subject(last, fragment)
    is_yes_no = question.wants(Ask.WHETHER) or bool(re.search("还是|没有?$|不$|在不在|是否|算不算", fragment.text))
    if is_yes_no and role and (_BESIDES.search(fragment.text) or (is_of_a_unit(last.question, about) and wording.ALSO.search(fragment.text))):
        return [duties_of(name, role, fragment.is_english, question.parts)]
    if about and question.wants(Ask.SUPPORT, Ask.LEAD) and re.search("除了?|除开|以外|之外", fragment.text):
        return [f"{called_parts(last)}{about}{fragment.text}"]
    if role and _WHICH_TASKS.search(fragment.text):
        return []
    if is_of_a_unit(last.question, about) and not (question.asks and not fragment.is_marked):
        return _of_another(name, role, last, fragment)
    if last.question.units and not question.asks and (whole := with_unit(last, name)):
        return [whole]
    if is_yes_no and about and not question.parts:
        if fragment.is_english:
            return [f"is {name} the lead of {quoted(about, fragment)}" if role == "牵头" else f"who supports {quoted(about, fragment)}"]
        matter = f"{called_parts(last)}{about}"
        return [f"{matter}{fragment.text}"] if role and "还是" in fragment.text else [f"{name}{'牵头' if (role or (_TAKES_PART.search(fragment.text) is None and role_in(last.whole))) == '牵头' else '参与'}{matter}吗"]
    if about and not question.asks and not question.parts:
        if fragment.is_english:
            return [f"is {name} the lead of {quoted(about, fragment)}"]
        return [f"{called_parts(last)}{about}是不是{name}{role or role_in(last.whole) or '牵头'}"]
    if role and not question.asks and fragment.is_marked:
        return [duties_of(name, role, fragment.is_english, question.parts)]
    return []


def _of_another(name: str, role: str, last: Said, fragment: Fragment) -> list[str]:
    """What a unit does, asked of another one: with its role or parts where it names some."""
    parts = fragment.question.parts or last.question.parts
    plain = duties_of(name, role or role_in(last.whole), fragment.is_english, parts)
    if role and role != role_in(last.whole):
        return [plain]
    whole = with_unit(last, name)
    if not whole or last.question.wants(Ask.WHETHER):
        return [plain]
    return [in_parts(whole, fragment.question.parts, fragment.understanding) if fragment.question.parts else whole]


def role(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """配合的呢, behind what a unit leads: the same unit, the other role; behind a task: its supporting units."""
    last = last_of(before)
    bare = re.sub(r"^(?:它|他们|该单位|又|还|还有)的?|(?:都|又)?(?:有|是)?(?:哪些|什么|啥|哪几项|几项|哪几个|哪几家)$", "", fragment.text.strip())
    if _OTHERS.fullmatch(fragment.text) and last.question.wants(Ask.LEAD) and (meant := thing(last, fragment)):
        return [asked_of(meant, (Ask.SUPPORT,), in_english=False)]
    if _WHICH_ONES.fullmatch(fragment.text) and last.question.wants(Ask.SUPPORT, Ask.LEAD) and not is_of_a_unit(last.question, subject(last, fragment)) and (meant := thing(last, fragment)):
        return [asked_of(meant, (Ask.SUPPORT if last.question.wants(Ask.SUPPORT) else Ask.LEAD,), in_english=False)]
    if fragment.is_english or wording.ROLE_ENGLISH.fullmatch(fragment.text):
        return _role_in_english(fragment, last)
    found = wording.ROLE.fullmatch(bare)
    if not found or fragment.question.parts:
        return []
    if found.lastgroup in ("support", "lead") and is_of_a_unit(last.question, subject(last, fragment)) and "单位" not in fragment.text and not last.is_ordinal:
        unit = last.question.units[0]
        return [duties_of(unit[0] if unit[0] in last.question.typed else unit[1][0], "配合" if found.lastgroup == "support" else "牵头", False, last.question.parts)]
    meant = thing(last, fragment)
    return [asked_of(meant, ROLE_ASKS[found.lastgroup or "figure"], in_english=False)] if meant else []


def _role_in_english(fragment: Fragment, last: Said) -> list[str]:
    """And the supporting ones: of the unit or the thing before."""
    found = wording.ROLE_ENGLISH.fullmatch(fragment.text.strip(" ?."))
    if not found or fragment.question.parts:
        return []
    if is_of_a_unit(last.question, subject(last, fragment)) and found.lastgroup in ("support", "lead"):
        return [duties_of(last.question.units[0][0], "配合" if found.lastgroup == "support" else "牵头", fragment.is_english, last.question.parts)]
    meant = thing(last, fragment)
    return [asked_of(quoted(meant, fragment), ROLE_ASKS[found.lastgroup or "figure"], fragment.is_english)] if meant else []
