"""Qualifiers: words of a question that the evidence has to meet (another year, another place, an attribute such as 电话)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Status
from assistant.asks import Ask
from assistant.draft import Draft, Quote
from assistant.inquiry import Inquiry
from index.folding import fold
from index.genre import Genre, one_of
from index.passages import headings_of
from index.sentences import sentences_of
from index.tokens import tokens

_PLACE = re.compile(r"(?P<stem>(?![\u3400-\u9fff]?[和里在的与及跟是到把给])[\u3400-\u9fff]{2})(?P<kind>[市县镇乡])(?![长里内城场民委政直局级区域镇乡村财属人府办])")
_NO_PLACE = re.compile(
    r"(?:城|都|上|超|夜|集|省|股|楼|地|入|县|全|我|本|该|咱|们|各|门|去|由|市|在|按|及|和|跟)市|(?:城|乡|小|村|各|个|新|型|全|本|心)镇|(?:家|下|老|返|城|寓|乡|回|入|到|各|友|外)乡|"
    r"(?:全|我|本|该|咱|各|一|们|个|年|们|今|到|入|问|是|在|由|省|市|州|有|含|找|让|且|或|并|而|对|为)县"
)
_PERSON = re.compile(r"(?:局长|院长|书记|县长|市长|镇长|乡长|校长|馆长|部长|主任|所长|组长|召集人|负责人)(?:(?:是|叫|姓)(?:谁|哪个|哪位|什么|么子|啥)|的?名字)")
_STEM = r"(?P<stem>(?![的里上下各总两中一在是要和与及这那个些年月日])[\u3400-\u9fff](?![的里上下各总两中一在是要和与及这那个些])[\u3400-\u9fff])"
_MEASURE = re.compile(rf"{_STEM}(?P<kind>率(?!先|领)|量(?!化)|利润|余额|能耗|密度|(?<!总)额(?!度)|缴费)")
"""What is measured of something: 用水量, 巩固率, 企业利润. A sentence that sets it holds the word, or what is measured."""
_FIELD = re.compile(r"(?P<stem>[^\W\d几多少个家的有是要在把让会能年把和与及]{2,6})(?:产业|行业|企业)")
"""Whose figure is asked: 装配式建筑|企业. A sentence that sets it speaks of the field."""
_OF_MONEY = (
    (re.compile(r"(?:(?<!上)交|缴)(?:费|纳)?(?:多少|几|好多)(?:钱|块|元)"), ("缴费", "缴纳", "个人缴", "交费")),
    (re.compile(r"补(?:贴|助)?(?:给)?(?:多少|几|好多)(?:钱|块|元|万)"), ("补贴", "补助", "补偿", "奖补", "资助", "保障标准", "低保标准")),
    (re.compile(r"(?<![固间])投资(?:额|规模)?(?:是|有|要|达)*(?:多少|几|好多)(?!个?百分|个?点)"), ("投资",)),
    (re.compile(r"(?:消费|花)(?:要|是|得)?(?:多少|几|好多)(?:钱|块|元)"), ("消费", "花")),
    (re.compile(r"天数"), ("天数",)),
)
"""What money is asked for, and the words of which a sentence that sets it holds one."""
_RIVALS = (
    ("限额以上", "规模以上"), ("城镇", "农村"), ("第一产业", "第二产业", "第三产业"), ("职工", "居民"),
    ("小学", "初中", "高中", "幼儿园"), ("男性", "女性"), ("税收收入", "非税收入"),
    ("发明专利", "实用新型", "外观设计"),
)
"""Words of which one is not said of what another is said of."""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What the question says, and the forms of which the evidence has to hold one."""

    said: str
    forms: tuple[str, ...]
    is_attribute: bool = False
    """It asks for a property; a clause that mentions the matter without it still mentions it."""
    rivals: tuple[str, ...] = ()
    """Where there are any, the evidence fails it only by holding one of them."""


def unmet(inquiry: Inquiry, draft: Draft) -> str:
    """The first thing that the question demands and no quoted clause holds; empty when all is met."""
    evidence = [fold(_surroundings(quote, inquiry.question.wants(Ask.FIGURE))) for quote in draft.quotes]
    for qualifier in qualifiers(inquiry):
        if qualifier.is_attribute and draft.status is not Status.ANSWERED:
            continue
        if qualifier.rivals and not any(fold(rival) in text for text in evidence for rival in qualifier.rivals):
            continue
        if not any(fold(form) in text for text in evidence for form in qualifier.forms):
            return qualifier.said
    return ""


def qualifiers(inquiry: Inquiry) -> Iterator[Qualifier]:
    """Everything that the question demands of its evidence beyond its topic."""
    question, genre = inquiry.question, inquiry.library.genre
    for found in _pattern(genre).finditer(fold(question.typed)):
        if question.wants(Ask.PROGRESS) and found[0].endswith(("年", "季度")):
            continue
        typed = fold(question.typed)
        is_base = bool(re.search(r"[比较同与]$", typed[: found.start()])) or bool(re.match(r"那批|的(?![^,，。]{0,6}(?:多少|几))", typed[found.end() :]))
        if not is_base and not re.match(r"[里中]|的?(?:占|比)", typed[found.end() :]):
            yield Qualifier(found[0], genre.attributes[found[0]], is_attribute=True)
    person = _PERSON.search(question.typed)
    if person and not question.about_group:
        yield Qualifier(person[0], ("姓名",), is_attribute=True)
    if question.wants(Ask.FIGURE):
        yield from _of_another_level(inquiry)
        yield from _measured(inquiry)
        for reading in inquiry.readings():
            if reading.document.year and "明年" in question.typed:
                yield Qualifier("明年", ("明年", f"{reading.document.year + 1}年"))
    for year in question.years:
        if all(reading.document.year != year for reading in inquiry.readings()):
            yield Qualifier(f"{year}年", (f"{year}年",))
    titles = "".join(reading.document.title for reading in inquiry.readings())
    for found in _PLACE.finditer(question.typed):
        name = found[0]
        if not _NO_PLACE.search(name[1:]) and name not in titles and (question.wants(Ask.FIGURE) or not any(name in said for said, _ in question.units)):
            yield Qualifier(name, (name,))


def _measured(inquiry: Inquiry) -> Iterator[Qualifier]:
    """What is measured, what kind of money it is, and of which of two kinds of things."""
    question = inquiry.question
    topic = fold(question.topic)
    also = tuple(form for form in question.also if len(form) > 1)
    for found in _MEASURE.finditer(topic):
        alike = (form for form in also if set(found["stem"]) & set(form))
        yield Qualifier(found[0], (found[0], found["stem"], *alike), is_attribute=True)
    knows = inquiry.ranking.features.places.clause_terms.knows
    for found in _FIELD.finditer(topic):
        own = tuple(token for token in tokens(found["stem"]) if knows(token))
        if own:
            yield Qualifier(found["stem"], (*own, *(token for form in also for token in tokens(form))), is_attribute=True)
    for pattern, forms in _OF_MONEY:
        if (said := pattern.search(question.typed)):
            yield Qualifier(said[0], forms, is_attribute=True)
    for group in _RIVALS:
        named = [word for word in group if word in topic]
        if len(named) == 1:
            yield Qualifier(named[0], (named[0],), is_attribute=True, rivals=tuple(word for word in group if word not in named))


def _of_another_level(inquiry: Inquiry) -> Iterator[Qualifier]:
    """全市, 全省: another level of government than the one the documents speak of most."""
    levels = {word: sum(reading.document.text.count(word) for reading in inquiry.readings()) for word in ("全省", "全市", "全县", "全区")}
    own = max(levels, key=lambda word: levels[word])
    for word, _ in levels.items():
        if word != own and levels[own] and word in inquiry.question.typed:
            yield Qualifier(word, (word,))


@lru_cache(maxsize=8)
def _pattern(genre: Genre) -> re.Pattern[str]:
    return re.compile(one_of(tuple(genre.attributes)) or r"(?!)")


def _surroundings(quote: Quote, is_figure: bool) -> str:
    """The headings with the clause's own text; for a figure with its sentence alone."""
    reading, clause = quote.reading, quote.clause
    headings = headings_of(reading.tree, clause)
    own = reading.tree.own_text(clause)
    if is_figure:
        held = [s.span.of(reading.document.text) for s in sentences_of(reading.tree, clause) if s.span.overlaps(quote.span)]
        own = " ".join(held) or own
    return f"{headings} {own}"
