"""Completing: the rules, in order, each of which completes one kind of fragment from the questions before it."""

import re
from collections.abc import Callable, Sequence

from assistant.answer import Status
from assistant.asks import Ask
from assistant.drafting.refusals import is_small_talk
from assistant.drafting.units.duties import asks_of_duties
from assistant.turns import wording
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.shown import Item, clauses_of, numbered, units_in
from assistant.turns.subject import asked_of, duties_of, in_parts, is_of_a_unit, role_in, subject_of, with_unit
from index.folding import fold
from index.numerals import number_of

_NAME, _HEADING = 5, 30
"""Characters of what a fragment names that may be no name of its own, and of a heading that names its clause."""
_SHORT = 10
"""Characters of what a fragment names by itself up to which it may still lean on the clause that was just shown."""
_ROLE_ASKS = {"support": (Ask.SUPPORT,), "lead": (Ask.LEAD,), "when": (Ask.WHEN,), "figure": (Ask.FIGURE,), "how": (Ask.HOW,)}


def complete(fragment: Fragment, before: Sequence[Said]) -> str:
    """The whole question that a fragment stands for behind the questions before it; empty when it stands by itself."""
    if new := wording.NEW_SUBJECT.match(fragment.asked):
        return fragment.asked[new.end() :].strip() or ""
    if not fragment.text or fragment.says_it_all or is_small_talk(fragment.text) or (fragment.question.missing_parts and fragment.has_own):
        return ""
    for rule in _RULES:
        if whole := rule(fragment, before):
            return whole.strip()
    return ""


def _last(before: Sequence[Said]) -> Said:
    """The last question about the documents."""
    return next((one for one in reversed(before) if one.is_about_documents), before[-1])


def _earlier_question(fragment: Fragment, before: Sequence[Said]) -> str:
    """第一个问题, 最开始那个, 前一个指标: one question before, by its place."""
    found = wording.EARLIER_QUESTION.search(fragment.text)
    if not found or fragment.owns_before(found.start()):
        return ""
    about = [one for one in before if one.is_about_documents] or list(before)
    if found["one"]:
        meant = about[-1:]
    else:
        place = number_of(found["nth"]) if found["nth"] else 1
        meant = list(before)[(place or 1) - 1 : place or 1]
    if not meant:
        return ""
    rest = f"{fragment.text[: found.start()]}{fragment.text[found.end() :]}".strip(" ,，的")
    return _with_rest(fragment, meant[0], rest)


def _with_rest(fragment: Fragment, said: Said, rest: str) -> str:
    """What a fragment says beside a reference to a question, asked of that question's subject."""
    if len(wording.GENERIC.sub("", rest)) < 1 and not _asks(fragment):
        return said.whole
    understanding = fragment.understanding
    subject = _subject(said, fragment)
    if fragment.question.parts and _is_figure_again(fragment):
        return in_parts(said.whole, fragment.question.parts, understanding)
    return f"{_called_parts(said)}{subject}{rest}" if subject else ""


def _mentioned(fragment: Fragment, before: Sequence[Said]) -> str:
    """刚才说的专项债由谁负责: whole without the words that point back."""
    text = wording.RETURN.sub("", fragment.text)
    text = wording.MENTIONED.sub("", text).strip(" ,，")
    if text == fragment.text or not fragment.has_own:
        return ""
    bare = Fragment(fragment.understanding, text, text, fragment.understanding.read(text), False, False)
    if not bare.question.asks and bare.has_own:
        meant = next((one for one in reversed(before) if fold(bare.own) in fold(one.whole)), None)
        return meant.whole if meant else _new_topic(Fragment(fragment.understanding, text, text, bare.question, True, False), before)
    return text


def _again(fragment: Fragment, before: Sequence[Said]) -> str:
    """确定吗, 原文怎么说, 在哪一条, 还有吗: the question before, once more."""
    if fragment.question.parts or fragment.has_ordinal or not wording.AGAIN.fullmatch(fragment.text):
        return ""
    last = _last(before)
    if re.search(r"原|怎|如何|咋", fragment.text) and last.question.wants(Ask.LEAD, Ask.SUPPORT, Ask.WHEN) and not last.question.units and last.question.language != "en":
        return f"{last.whole.rstrip('?？。')}，原文怎么写"
    return last.whole


def _why(fragment: Fragment, before: Sequence[Said]) -> str:
    if not wording.WHY.fullmatch(fragment.text):
        return ""
    last = _last(before)
    subject = _subject(last, fragment)
    return f"why is {_quoted(subject, fragment)} set so" if fragment.is_english else f"{_called_parts(last)}{subject}为什么这样定"


def _ordinal(fragment: Fragment, before: Sequence[Said]) -> str:
    """第二项呢, 最后一个谁牵头, the second one: one thing of the last list that was shown, or a numbered clause of what was shown."""
    found = wording.ORDINAL.search(fragment.text)
    if not found or fragment.owns_before(found.start()):
        return ""
    rest = f"{fragment.text[: found.start()]} {fragment.text[found.end() :]}".strip(" ,，的呢")
    if fragment.question.parts and not fragment.is_marked and not wording.GENERIC.sub("", rest.replace(" ", "")):
        return ""
    item = _meant(found, before, fragment)
    if not item:
        return ""
    if wording.GENERIC.sub("", rest).strip() or _asks(fragment):
        return _asked_of_item(item, rest, fragment, before)
    last = _last(before)
    if last.is_ordinal and last.question.asks:
        return asked_of(_called(item, fragment), last.question.asks, fragment.is_english)
    return _item_alone(item, last, fragment)


def _meant(found: re.Match[str], before: Sequence[Said], fragment: Fragment) -> Item | None:
    """The thing of a list that an ordinal means."""
    library = fragment.understanding.library
    number = _number(found)
    for said in list(reversed(before))[:4]:
        if said.is_ordinal or not said.is_about_documents:
            continue
        items = said.items(fragment.understanding)
        if len(items) > 1:
            place = number - 1 if number > 0 else len(items) + number
            return items[place] if 0 <= place < len(items) else None
        if number > 0 and (item := numbered(said.answer, library, number)):
            return item
        if items and number in (1, -1):
            return items[0]
    return None


def _number(found: re.Match[str]) -> int:
    """The place that an ordinal names, from 1, or from -1 at the end."""
    if found["nth"]:
        return number_of(found["nth"].replace("两", "二")) or 0
    if found["last"]:
        return -1
    if found["nextlast"]:
        return -2
    if found["word"]:
        word = found["word"].casefold()
        return -1 if word == "last" else wording.ENGLISH_ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0)
    return 1


def _called(item: Item, fragment: Fragment) -> str:
    if not fragment.is_english or item.kind == "task":
        return item.called
    return f"“{item.called}”"


def _asked_of_item(item: Item, rest: str, fragment: Fragment, before: Sequence[Said]) -> str:
    if item.kind == "side":
        return in_parts(_last(before).whole, (item.called,), fragment.understanding)
    if item.kind == "unit" and (fragment.question.wants(Ask.LEAD, Ask.SUPPORT, Ask.LIST) or role_in(rest)):
        return duties_of(item.called, role_in(rest), fragment.is_english, fragment.question.parts)
    if fragment.is_english:
        return asked_of(_called(item, fragment), _asks(fragment), in_english=True)
    return f"{item.called}{_put(rest, fragment)}"


def _put(rest: str, fragment: Fragment) -> str:
    """The words of a fragment that ask, or the form of an ask that was only named: 配合单位 → 由谁配合."""
    bare = re.sub(r"\s+", "", rest)
    role = wording.ROLE.fullmatch(wording.TAIL.sub("", bare))
    if role and role.lastgroup:
        return asked_of("", _ROLE_ASKS[role.lastgroup], in_english=False)
    return re.sub(r"^(?:的|它|他们|里|呢|在)+", "", bare)


def _item_alone(item: Item, last: Said, fragment: Fragment) -> str:
    if item.kind == "side":
        return in_parts(last.whole, (item.called,), fragment.understanding)
    if item.kind == "unit":
        return duties_of(item.called, role_in(last.whole), fragment.is_english)
    called = _called(item, fragment)
    if item.kind == "target":
        return asked_of(called, (Ask.FIGURE,), fragment.is_english)
    if item.kind == "words":
        return called
    return f"what does the plan say about {called}" if fragment.is_english else f"{called}具体怎么说"


def _duties_of_it(fragment: Fragment, before: Sequence[Said]) -> str:
    """它还牵头什么, 该单位在附件5还牵头哪些: the duties of the unit that was the question's or the answer's."""
    found = wording.UNIT_DUTIES.search(fragment.text)
    points = re.search(wording.UNIT_PRONOUN, fragment.text, re.IGNORECASE) or (found and wording.ALSO.search(fragment.text))
    if not (found and points) or re.search(r"(?:牵头|配合|责任|负责)的?(?:单位|部门)", fragment.text) or (fragment.has_own and not re.search(wording.UNIT_PRONOUN, fragment.text, re.IGNORECASE)) or fragment.question.units or wording.RANKING.search(fragment.text):
        return ""
    last = _last(before)
    library = fragment.understanding.library
    asked = [names[0] for _, names in last.question.units]
    units = asked if is_of_a_unit(last.question, _subject(last, fragment)) else units_in(last.answer, library) or asked
    if not units:
        return ""
    if not re.search(r"他们|它们|这几|they", fragment.text):
        units = units[:1]
    unit = "、".join(units[:3])
    role = role_in(found[0]) or ("配合" if found["role"] in ("配合", "参与", "协办") else "牵头")
    text = re.sub(wording.UNIT_PRONOUN, "", fragment.text, count=1, flags=re.IGNORECASE)
    if fragment.is_english or not fragment.own or fragment.question.parts:
        return duties_of(unit, role, fragment.is_english, fragment.question.parts)
    return f"{unit}{text.strip()}"


def _several(fragment: Fragment, before: Sequence[Said]) -> str:
    """这三家里谁牵头的最多: the units that were shown, by name."""
    found = wording.SEVERAL.search(fragment.text)
    if not found or not wording.RANKING.search(fragment.text):
        return ""
    last = _last(before)
    units = [item.called for item in last.items(fragment.understanding) if item.kind == "unit"] or units_in(last.answer, fragment.understanding.library)
    if len(units) < 2:
        return ""
    named = "、".join(units)
    return f"{named}谁{role_in(fragment.text) or '牵头'}的任务{'最少' if re.search('少|fewest|least', fragment.text) else '最多'}"


def _comparison(fragment: Fragment, before: Sequence[Said]) -> str:
    """跟总体方案里的一致吗: the question's matter, compared."""
    compared = wording.COMPARISON.sub("", fragment.own)
    if not wording.COMPARISON.search(fragment.text) or len(compared) > 3 or fragment.question.units or len(fragment.question.parts) > 1:
        return ""
    if fragment.question.wants(Ask.LIST) or wording.CATALOGUE.search(fragment.understanding.without_part_names(fragment.text).replace("不一致", "").replace("矛盾", "")):
        return ""
    last = _last(before)
    subject, parts = _subject(last, fragment), fragment.question.parts
    if not subject:
        return ""
    if role := {"牵头": "的牵头单位", "配合": "的配合单位"}.get(role_in(last.whole), ""):
        subject += role
    if len(parts) == 1 and last.question.parts and parts[0] not in last.question.parts:
        return f"{subject}在{'、'.join((*last.question.parts, *parts))}里一致吗"
    return f"{subject}跟{'、'.join(parts)}里的一致吗" if parts else f"{subject}各处表述一致吗"


def _year(fragment: Fragment, before: Sequence[Said]) -> str:
    """那去年呢: the question before, of another year."""
    found = wording.YEAR.search(fragment.text)
    if not found or fragment.question.units or fragment.question.parts:
        return ""
    if not wording.YEAR_ONLY.fullmatch(wording.YEAR.sub("", fragment.text)) and (fragment.has_own or not re.search(r"去年|前年|明年|后年|last|next", found[0])):
        return ""
    last = _last(before)
    bare = wording.YEAR.sub("", last.question.typed)
    if wording.THIS_YEAR.fullmatch(found[0]):
        return bare
    return f"{bare.rstrip('?？ ')} {found[0]}" if last.question.language == "en" else f"{found[0].removesuffix('的')}{bare}"


def _field(fragment: Fragment, before: Sequence[Said]) -> str:
    """它的副召集人呢, 办公室设在哪: of the group that was spoken of, or that of the part."""
    if not wording.FIELDS.search(fragment.text) or fragment.has_own or (fragment.question.units and not before):
        return ""
    last = next((one for one in reversed(before) if one.is_about_documents and (one.question.about_group or one.question.parts)), _last(before))
    parts = fragment.question.parts or last.question.parts or _part_shown(last)
    if (fragment.question.parts and "专班" in fragment.text) or not parts:
        return ""
    bare = fragment.understanding.without_part_names(fragment.text)
    bare = re.sub(r"^(?:它|其|该|这个|那个|专班|里|的|in|of|the|its|is|who|where|what)+", "", re.sub(r"\s+", "", bare)) if not fragment.is_english else wording.THING.sub("", bare)
    if fragment.is_english:
        return f"{fragment.text.rstrip('?')} of the task force of {parts[0]}".replace(" its ", " the ").replace("its ", "the ")
    return f"{parts[0]}专班的{bare}"


def _part_shown(said: Said) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.address.split("·")[0] for one in said.answer.citations))[:1]


def _unit(fragment: Fragment, before: Sequence[Said]) -> str:
    """那县财政局呢: the question before, of another unit."""
    question = fragment.question
    if not question.units or fragment.has_own or wording.FIELDS.search(fragment.text):
        return ""
    name = next((said if said in question.typed else names[0] for said, names in question.units), "")
    role = role_in(fragment.text)
    last = _last(before)
    subject = _subject(last, fragment)
    is_yes_no = question.wants(Ask.WHETHER) or bool(re.search("还是", fragment.text))
    if is_of_a_unit(last.question, subject) and not (question.asks and not fragment.is_marked):
        if role and role != role_in(last.whole):
            return duties_of(name, role, fragment.is_english, question.parts or last.question.parts)
        whole = with_unit(last, name)
        if not whole:
            return duties_of(name, role_in(last.whole), fragment.is_english, question.parts or last.question.parts)
        return in_parts(whole, question.parts, fragment.understanding) if question.parts else whole
    if last.question.units and not question.asks and (whole := with_unit(last, name)):
        return whole
    if subject and ((is_yes_no and role) or not question.asks) and not question.parts:
        verb = role or role_in(last.whole)
        if (verb and not is_yes_no) or not role:
            return f"is {name} the lead of {_quoted(subject, fragment)}" if fragment.is_english else f"{_called_parts(last)}{subject}是不是{name}{verb or '牵头'}"
        return f"{_called_parts(last)}{subject}{fragment.text}"
    if role and not question.asks and fragment.is_marked:
        return duties_of(name, role, fragment.is_english, question.parts)
    return ""


def _role(fragment: Fragment, before: Sequence[Said]) -> str:
    """配合的呢, behind what a unit leads: the same unit, the other role."""
    last = _last(before)
    bare = re.sub(r"^(?:它|他们|该单位|又|还)的?|(?:都|又)?(?:有|是)?(?:哪些|什么|啥|哪几项|几项)$", "", fragment.text.strip())
    role = wording.ROLE.fullmatch(bare)
    if not role or fragment.question.parts:
        return ""
    if role.lastgroup in ("support", "lead") and is_of_a_unit(last.question, _subject(last, fragment)) and "单位" not in fragment.text and not last.is_ordinal:
        unit = last.question.units[0]
        return duties_of(unit[0] if unit[0] in last.question.typed else unit[1][0], "配合" if role.lastgroup == "support" else "牵头", False, last.question.parts)
    thing = _thing(last, fragment)
    return asked_of(thing, _ROLE_ASKS[role.lastgroup or "figure"], in_english=False) if thing else ""


def _count(fragment: Fragment, before: Sequence[Said]) -> str:
    """一共几项: of the list before, whose answer counts it."""
    text = fragment.understanding.without_part(fragment.text).strip() if fragment.question.parts else fragment.text
    if not wording.COUNT.fullmatch(text):
        return ""
    last = _last(before)
    role = role_in(fragment.text)
    if is_of_a_unit(last.question, _subject(last, fragment)) and role and role != role_in(last.whole):
        unit = last.question.units[0]
        return duties_of(unit[0], role, fragment.is_english, fragment.question.parts or last.question.parts)
    if not last.question.wants(Ask.FIGURE) or is_of_a_unit(last.question, _subject(last, fragment)) or re.search(r"共\d|\d+ in all", last.answer.headline):
        return in_parts(last.whole, fragment.question.parts, fragment.understanding) if fragment.question.parts else last.whole
    return ""


def _part(fragment: Fragment, before: Sequence[Said]) -> str:
    """附件3里呢, 只看附件5, 总体方案里怎么说: the question before, asked of another part."""
    question = fragment.question
    if (not question.parts and not question.missing_parts) or fragment.has_own or question.units:
        return ""
    parts = question.parts or question.missing_parts
    last = _last(before)
    if len({*question.parts, *question.missing_parts}) > 1 and not fragment.is_marked:
        return ""
    if not question.asks or _is_figure_again(fragment):
        return in_parts(last.whole, parts, fragment.understanding)
    if question.wants(Ask.LIST, Ask.MEANING, Ask.FIGURE, Ask.HOW) and not question.wants(Ask.LEAD, Ask.SUPPORT) and re.search(r"任务|指标|目标|内容|措施|重点|时间节点|讲|说了|tasks|targets|goals", fragment.text):
        return ""
    subject = _subject(last, fragment)
    if not subject:
        return in_parts(last.whole, parts, fragment.understanding) if question.wants(Ask.LIST) else ""
    if fragment.is_english:
        return f"{asked_of(_quoted(subject, fragment), question.asks, in_english=True)} in {parts[0]}"
    bare = re.sub(r"^(?:在|里|中|的|里面|又|是)+", "", re.sub(r"\s+", "", fragment.understanding.without_part_names(fragment.text)))
    return f"{'、'.join(parts)}里{subject}{bare}"


def _is_figure_again(fragment: Fragment) -> bool:
    """附件3里是多少, 总体方案里怎么说, 有吗: asks no more than what was asked."""
    bare = re.sub(r"\s+", "", fragment.understanding.without_part_names(fragment.text))
    return bool(re.fullmatch(
        r"(?:在|的|里面?|中|又|是|也|那|写的?|里头|具体|定的?|要求|规定|说的?|指标|目标)*(?:(?:是|定|写|要求|为|到)*(?:多少|几|多高)|(?:怎么|如何|咋|怎样)(?:个)?(?:说|写|讲|规定|要求|定|提)?(?:的)?|是什么|什么样|有没有|有吗|有|提到|写到?|说|讲)?(?:了|吗|么|呢|的|规定|要求|提到|说到|写到)*"
        r"|(?:whatdoes)?(?:it|that)?says?(?:there)?|what(?:is|doesitsay|aboutit)?(?:in)?", bare, re.IGNORECASE,
    ))


def _claim(fragment: Fragment, before: Sequence[Said]) -> str:
    """不是50亿吗, 听说是8%: a supposed figure of what was asked."""
    if not wording.CLAIM.search(fragment.asked) or not re.search(r"\d", fragment.asked) or fragment.question.units or fragment.question.parts:
        return ""
    figures = re.sub(r"[\d.]+\s*(?:个)?(?:百分点|亿元?|万元?|元|%|家|项|人|名|件|亩|吨|billion|million|percent)*(?:以上|左右)?", "", fragment.asked)
    if len(re.sub(r"不是|是不是|听说|据说|难道|应该|吗|么|呢|吧|是|说|的|[\W\s]", "", wording.GENERIC.sub("", figures))) > 1:
        return ""
    subject = _subject(_last(before), fragment)
    figure = re.search(r"[\d.]+\S*?(?=吗|么|呢|吧|啊|[?？!！。\s]|$)", fragment.asked)
    return f"{_called_parts(_last(before))}{subject}目标是不是{figure[0]}" if subject and figure else ""


def _pointed(fragment: Fragment, before: Sequence[Said]) -> str:
    """它今年要干到多少, 那个平台由谁牵头, 这个规划布局谁牵头: the pronoun or the pointed noun gives way to what it means."""
    text = fragment.text
    last = _last(before)
    for found in wording.CALLED.finditer("" if fragment.is_english else text):
        if wording.GENERIC.sub("", found["name"]) and not fragment.owns_before(found.start()) and (meant := _named_before(found["name"], last)):
            return f"{text[: found.start()]}{meant}{text[found.end() :]}"
    pointed = wording.THING.search(text)
    if not pointed or fragment.question.units or fragment.owns_before(pointed.start()) or not (_asks(fragment) or fragment.has_own):
        return ""
    thing = _thing(last, fragment)
    if not thing:
        return ""
    if fragment.is_english:
        return f"{text[: pointed.start()]}{_quoted(thing, fragment)}{text[pointed.end() :]}"
    head, rest = re.sub(r"^在", "", text[: pointed.start()]), text[pointed.end() :]
    if head and not rest.strip():
        return f"{thing}{_put(head, fragment)}"
    return f"{head}{thing}{_put(rest, fragment)}"


def _named_before(name: str, said: Said) -> str:
    """What a pointed noun means: the subject that holds it, or the heading of a clause that the answer stands on."""
    if name in said.whole:
        return ""
    for citation in said.answer.citations[:2]:
        heading = citation.path[-1] if citation.path else ""
        bare = re.sub(r"^[\W\d一二三四五六七八九十()（）、.]+", "", heading)
        if name in bare and len(bare) <= 30:
            return bare
    return ""


def _modifier(fragment: Fragment, before: Sequence[Said]) -> str:
    """农村的呢, 其中装备制造的呢: another case of what was asked, found beside it in the clause that was shown."""
    noun = fragment.noun
    if not noun.endswith("的") or fragment.question.asks or fragment.question.parts or len(noun) < 3 or fragment.question.units:
        return ""
    name, last = noun.removesuffix("的"), _last(before)
    if pair := _counterpart(name, last):
        return pair
    if len(name) > _SHORT or re.search(r"\d|[是哪谁几]|什么", name):
        return ""
    beside = _beside(name, last, fragment)
    if beside:
        return beside
    subject = _subject(last, fragment)
    return f"{name}{last.question.typed}" if subject and subject in last.question.typed and name not in subject else _as_new_topic(name, fragment, last)


def _counterpart(name: str, last: Said) -> str:
    """The last question with one word of a pair in the place of the other: 农村 for 城市."""
    for one, other in (*wording.PAIRS, *((b, a) for a, b in wording.PAIRS)):
        if name == other and one in last.question.typed and other not in last.question.typed:
            return last.question.typed.replace(one, other, 1)
    return ""


def _beside(name: str, said: Said, fragment: Fragment) -> str:
    """The figure of another indicator in a clause that was shown, whose name or sentence holds these words."""
    library = fragment.understanding.library
    for reading, clause in clauses_of(said.answer, library):
        for target in reading.targets:
            if target.address == clause.address and _is_called(name, target.indicator):
                item = target.indicator
                label = clause.heading if 2 <= len(clause.heading) <= 10 and clause.heading not in item else ""
                part = reading.tree.part_of(clause).address
                return asked_of(f"{part}{label if len(item) <= 4 else ''}{item}", (Ask.FIGURE,), fragment.is_english)
    return ""


def _is_called(name: str, indicator: str) -> bool:
    """Whether words name an indicator: they stand in it, or are two or three of its first characters in their order (文旅: 文化旅游产业链)."""
    if fold(name) in fold(indicator):
        return True
    return len(name) in (2, 3) and bool(re.match("".join(f"{re.escape(character)}.?" for character in name), indicator))


def _new_topic(fragment: Fragment, before: Sequence[Said]) -> str:
    """那进出口呢, what about exports, 我是说高新技术产业: the asks before, of another thing."""
    question = fragment.question
    if question.asks or not fragment.has_own or not (fragment.is_marked or len(fragment.own) <= 6) or wording.FIELDS.search(fragment.text):
        return ""
    last = _last(before)
    noun = fragment.noun
    if re.search(r"[哪谁]|什么|怎|多少", noun):
        return ""
    if pair := _counterpart(noun, last):
        return pair
    plain = _as_new_topic(noun, fragment, last)
    if not fragment.is_marked:
        stands = last.recall(noun).status not in (Status.NOT_FOUND, Status.UNSPECIFIED)
        return "" if stands or last.recall(plain).status is not Status.ANSWERED else plain
    shown = {(one.document, one.address) for one in last.answer.citations}
    if any(noun in reading.document.text[clause.span.start : clause.span.end] for reading, clause in clauses_of(last.answer, fragment.understanding.library)):
        told = last.recall(plain)
        if not shown & {(one.document, one.address) for one in told.citations[:2]} and (beside := _beside(noun, last, fragment)):
            return beside
    return plain


def _as_new_topic(noun: str, fragment: Fragment, last: Said) -> str:
    """The asks of the last question put to another thing; in the part that it named, if it named one."""
    subject = _subject(last, fragment)
    asks = last.question.asks
    if is_of_a_unit(last.question, subject) and wording.UNKNOWN_UNIT.fullmatch(noun) and (whole := with_unit(last, noun)):
        return whole
    if is_of_a_unit(last.question, subject) and asks_of_duties(last.question.typed):
        return f"{last.question.units[0][0]}{role_in(last.whole) or '牵头'}的{noun}任务有哪些"
    parts = "" if fragment.question.parts else _called_parts(last)
    in_place = subject and subject in last.question.typed and set(asks) & {Ask.LIST, Ask.MEANING, Ask.HOW, Ask.WHETHER, Ask.WHERE}
    if in_place and not fragment.is_english and last.question.language != "en":
        return last.question.typed.replace(subject, noun, 1)
    return f"{parts}{asked_of(noun, asks, fragment.is_english)}" if not fragment.is_english else asked_of(noun, asks, in_english=True)


def _own_in_clause(fragment: Fragment, before: Sequence[Said]) -> str:
    """哪年投用, 要开发哪些衍生产品, 土地报批要在几月前完成: asks of something inside the clause that was shown."""
    question = fragment.question
    if not fragment.has_own or not question.asks or question.units or question.parts or len(fragment.own) > _SHORT or fragment.is_english:
        return ""
    last = _last(before)
    if question.wants(Ask.LEAD, Ask.SUPPORT, Ask.PROGRESS) or question.years or last.answer.status is not Status.ANSWERED:
        return ""
    subject = _subject(last, fragment)
    if not subject or not last.answer.citations or fold(fragment.own) in fold(subject):
        return ""
    alone = last.recall(fragment.text)
    shown = {(one.document, one.address) for one in last.answer.citations}
    if shown & {(one.document, one.address) for one in alone.citations[:2]}:
        return ""
    is_held = any(fragment.own in reading.document.text[clause.span.start : clause.span.end] for reading, clause in clauses_of(last.answer, fragment.understanding.library)[:2])
    leans = is_held and (alone.status is not Status.ANSWERED or not _is_known(fragment, last))
    return f"{_called_parts(last)}{subject}{fragment.text}" if leans else ""


def _is_known(fragment: Fragment, last: Said) -> bool:
    """Whether what a fragment names is a thing by itself somewhere else: an indicator, a heading, a term, an abbreviation."""
    name = fold(fragment.own)
    shown = {(one.document, one.address) for one in last.answer.citations}
    if fragment.understanding.names_a_thing(fragment.own) or len(name) > _NAME:
        return True
    for reading in fragment.understanding.library.readings:
        elsewhere = [target.indicator for target in reading.targets if (reading.document.id, target.address) not in shown]
        elsewhere += [clause.heading for clause in reading.tree if (reading.document.id, clause.address) not in shown and len(clause.heading) <= _HEADING]
        elsewhere += [term.term for term in reading.terms]
        if any(name in fold(one) for one in elsewhere):
            return True
    return False


def _plain_ask(fragment: Fragment, before: Sequence[Said]) -> str:
    """谁配合, 什么时候完成, and who supports it: asks of nothing by itself, so of what the question before was about."""
    if fragment.has_own or fragment.question.years or fragment.question.units or fragment.question.parts or not fragment.question.asks or wording.RANKING.search(fragment.text):
        return ""
    if wording.CATALOGUE.search(fragment.text) and not fragment.is_marked and fragment.question.wants(Ask.LIST, Ask.FIGURE, Ask.MEANING, Ask.WHETHER):
        return ""
    last = _last(before)
    if is_of_a_unit(last.question, _subject(last, fragment)):
        unit, asks = last.question.units[0], fragment.question.asks
        name = unit[0] if unit[0] in last.question.typed else unit[1][0]
        items = last.items(fragment.understanding)
        if len(items) != 1 and asks[0] in (Ask.LIST, Ask.HOW, Ask.FIGURE, Ask.WHETHER):
            return last.whole
        if len(items) != 1:
            where = "、".join(last.question.parts)
            return f"{where}{name}{role_in(last.whole) or '牵头'}的任务{fragment.text}"
    thing = _thing(last, fragment)
    if not thing:
        parts = "、".join(last.question.parts)
        return f"{parts}{fragment.text}" if parts else ""
    if fragment.is_english:
        return asked_of(_quoted(thing, fragment), fragment.question.asks, in_english=True)
    return f"{thing}{_put(fragment.question.typed if fragment.question.corrections else fragment.text, fragment)}"


def _thing(last: Said, fragment: Fragment) -> str:
    """What a further question asks about: the one thing that was shown as a list of one, else the subject of the question."""
    subject = _subject(last, fragment)
    if last.question.wants(Ask.LIST, Ask.MEANING) or is_of_a_unit(last.question, subject) or re.match(r"共1\D|1 in all", last.answer.headline):
        items = last.items(fragment.understanding)
        if len(items) == 1 and items[0].kind in ("task", "target"):
            return _called(items[0], fragment)
    return f"{_called_parts(last)}{subject}" if subject else ""


def _subject(said: Said, fragment: Fragment) -> str:
    subject = subject_of(said, fragment.understanding)
    if said.answer.status is Status.NOT_FOUND:
        subject = wording.YEAR.sub("", subject)
    return subject


def _called_parts(said: Said) -> str:
    """The parts that a question named, before its subject; none where it is English."""
    return "" if said.question.language == "en" else "、".join(said.question.parts)


def _quoted(subject: str, fragment: Fragment) -> str:
    """A subject in Chinese inside an English question stands in quotation marks."""
    return f"“{subject}”" if re.search(r"[\u3400-\u9fff]", subject) and "“" not in subject else subject


def _asks(fragment: Fragment) -> tuple[Ask, ...]:
    """What a fragment asks, also where it only names it: 配合单位, 时限."""
    if fragment.question.asks:
        return fragment.question.asks
    rest = wording.ORDINAL.sub("", fragment.text).strip(" 的,，")
    rest = wording.THING.sub("", rest).strip(" 的,，")
    role = wording.ROLE.fullmatch(rest)
    return _ROLE_ASKS[role.lastgroup] if role and role.lastgroup else ()


_RULES: tuple[Callable[[Fragment, Sequence[Said]], str], ...] = (
    _earlier_question, _mentioned, _again, _why, _ordinal, _several, _duties_of_it, _comparison, _year, _claim, _field, _unit, _role, _count, _part,
    _pointed, _modifier, _new_topic, _own_in_clause, _plain_ask,
)
"""The order decides: what points at a place comes before what leaves something out."""
