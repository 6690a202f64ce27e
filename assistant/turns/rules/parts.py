"""Parts: fragments that name a part (附件3里呢), compare parts (跟总体方案里的一致吗) or ask of a part's working group (办公室呢)."""

import re
from collections.abc import Sequence

from assistant.asks import Ask
from assistant.turns import wording
from assistant.turns.context import last_of, quoted, subject
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.sections import by_name, section_in
from assistant.turns.subject import asked_of, duties_of, in_parts, is_of_a_unit, role_in

_FURTHER = re.compile(r"(?<=[\u3400-\u9fff])[、和与及](?:[\u3400-\u9fff]{1,6}?)(?=多少|几个|几家|几项|目标|什么|怎么|[有各分])|(?<=期)[、和与及][一二三四五六]期")
"""The further one of several things asked at once, which another part may not speak of: 二期、三期."""
_LONGEST = 3
"""Characters that a comparison may name besides what it compares."""


def part(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """附件3里呢, 只看附件5, 总体方案里怎么说: the question before, asked of another part."""
    question = fragment.question
    if (not question.parts and not question.missing_parts) or fragment.has_own or question.units:
        return []
    parts = question.parts or question.missing_parts
    last = last_of(before)
    if len({*question.parts, *question.missing_parts}) > 1 and not fragment.is_marked:
        return []
    about = subject(last, fragment)
    role = role_in(fragment.text)
    if role and is_of_a_unit(last.question, about):
        name, forms = last.question.units[0]
        return [duties_of(name if name in last.question.typed else forms[0], role, fragment.is_english, parts)]
    matter = [f"{'、'.join(parts)}里{about}怎么说"] if about and not fragment.is_english and last.question.language != "en" else []
    if is_figure_again(fragment) and question.wants(Ask.FIGURE) and not last.question.wants(Ask.FIGURE) and about:
        return [asked_of(f"{'、'.join(parts)}{about}", (Ask.FIGURE,), fragment.is_english), *matter]
    if not question.asks or is_figure_again(fragment):
        fewer = [_FURTHER.sub("", last.whole)] if _FURTHER.search(last.whole) and not fragment.is_english else []
        return [*(in_parts(whole, parts, fragment.understanding) for whole in (last.whole, *fewer)), *matter]
    if question.wants(Ask.LIST, Ask.MEANING, Ask.FIGURE, Ask.HOW) and not question.wants(Ask.LEAD, Ask.SUPPORT) and re.search(r"任务|指标|目标|内容|措施|重点|时间节点|讲|说了|tasks|targets|goals", fragment.text):
        return []
    if not about:
        return [in_parts(last.whole, parts, fragment.understanding)] if question.wants(Ask.LIST) else []
    if fragment.is_english:
        return [f"{asked_of(quoted(about, fragment), question.asks, in_english=True)} in {parts[0]}"]
    bare = re.sub(r"^(?:在|里|中|的|里面|又|是)+", "", re.sub(r"\s+", "", fragment.understanding.without_part_names(fragment.text)))
    return [f"{'、'.join(parts)}里{about}{bare}"]


def section(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """第三部分呢, behind a question about a part: the same of another section of it."""
    text = re.sub(r"^(?:在|那)", "", fragment.text)
    named = section_in(text)
    last = last_of(before)
    parts = fragment.question.parts or last.question.parts or part_shown(last)
    if not named or len(parts) != 1:
        return []
    whole, rest = by_name(f"{parts[0]}{named}", fragment.understanding), text[len(named) :]
    if wording.GENERIC.sub("", rest) or fragment.question.asks:
        return [f"{whole}{rest}"]
    swapped = re.sub(rf"{parts[0]}“(?:[^“”]|“[^”]*”)*”", whole, last.whole)
    return [swapped if swapped != last.whole else f"{whole}有哪些任务"]


def is_figure_again(fragment: Fragment, name: str = "") -> bool:
    """附件3里是多少, 总体方案里怎么说, 有吗: asks no more than what was asked. ``name``: what it may name besides."""
    bare = re.sub(r"[\s,，]+", "", fragment.understanding.without_part_names(fragment.text).replace(name, ""))
    return bool(wording.SAYS_IT.fullmatch(bare))


def comparison(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """跟总体方案里的一致吗: the question's matter, compared."""
    if not wording.COMPARISON.search(fragment.text) or fragment.question.units:
        return []
    if len(fragment.own) > _LONGEST or (fragment.question.wants(Ask.LIST) and not re.search(r"哪个|以哪", fragment.text)):
        return []
    text = fragment.understanding.without_part_names(fragment.text).replace("不一致", "").replace("矛盾", "")
    if wording.CATALOGUE.search(text):
        return []
    last = last_of(before)
    about, parts = subject(last, fragment), fragment.question.parts
    if not about:
        return []
    if fragment.is_english:
        topic = quoted(last.question.topic.replace(" ", ""), fragment) if re.search(r"[\u3400-\u9fff]", last.question.topic) else about
        where = " and ".join(dict.fromkeys((*last.question.parts, *parts)))
        return [f"is {topic} the same in {where}"] if where else [f"is {topic} the same everywhere"]
    about = re.sub("(?:最后|最终)$", "", wording.MILESTONE_END.sub("", about)) or about
    about += {"牵头": "的牵头单位", "配合": "的配合单位"}.get(role_in(fragment.text) or role_in(last.whole), "")
    if len(parts) == 1 and last.question.parts and parts[0] not in last.question.parts:
        both = (*last.question.parts, *parts)
        asked = f"{about}在{'、'.join(both)}里一致吗"
        of_leads = {one.kind for one in last.recall(asked).conflicts} == {"lead"} and last.question.wants(Ask.FIGURE)
        return [in_parts(last.whole, both, fragment.understanding) if of_leads else asked]
    if len(parts) > 1:
        return [f"{about}在{'、'.join(parts)}里一致吗"]
    return [f"{about}跟{parts[0]}里的一致吗"] if parts else [f"{about}各处表述一致吗"]


def field(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """它的副召集人呢, 办公室设在哪: of the group that was spoken of, or that of the part."""
    if not wording.FIELDS.search(fragment.text) or fragment.has_own or (fragment.question.units and not before):
        return []
    last = next((one for one in reversed(before) if one.is_about_documents and (one.question.about_group or one.question.parts)), last_of(before))
    parts = fragment.question.parts or last.question.parts or part_shown(last)
    if (fragment.question.parts and "专班" in fragment.text) or not parts:
        return []
    if fragment.is_english:
        text = re.sub(r"\bits\b", "the", re.sub(r" +it$", "", fragment.text.rstrip("?")))
        return [f"{text} {'' if text.endswith('convenes') else 'of '}the task force of {parts[0]}"]
    bare = re.sub(r"^([正副])(?:的|职)", lambda one: "副召集人" if one[1] == "副" else "召集人", re.sub(r"\s+", "", fragment.understanding.without_part_names(fragment.text)))
    bare = re.sub(r"^(?:它|其|该|这个|那个|专班|里|的|in|of|the|its|is|who|where|what)+", "", bare)
    return [f"{parts[0]}专班的{bare}"]


def another_group(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """What about the people's livelihood one, behind a question about a working group: the same of another group."""
    last = last_of(before)
    if not last.question.about_group or not fragment.is_english or fragment.question.asks or not fragment.has_own:
        return []
    about, name = subject(last, fragment), re.sub(r"\s+ones?$", "", fragment.noun)
    head = re.search(r"task force|working group|coordination group", about, re.IGNORECASE)
    whole = last.question.typed
    if about not in whole or not head:
        return []
    return [whole.replace(about, name if head[0] in name else f"{name} {head[0]}")]


def part_shown(said: Said) -> tuple[str, ...]:
    """The part that an answer stands in first."""
    return tuple(dict.fromkeys(one.address.split("·")[0] for one in said.answer.citations))[:1]
