"""Conflicts: answers to whether clauses agree: on one matter both sides, or every difference the radar found, counted."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.asks import Ask
from assistant.draft import Difference, Draft, Quote, place_of, task_of
from assistant.drafting.agreement.differences import both_sides, quotes_of
from assistant.drafting.figures.figure import draft_figure
from assistant.drafting.units.leads import draft_lead
from assistant.inquiry import Inquiry
from assistant.question import ANNEX
from index.conflicts import Conflict
from index.folding import fold
from index.library import Reading
from index.sentences import sentences_of
from index.tokens import tokens

_DIFFERS = re.compile(
    r"一致(?!性)|对不对得上|叫法|有的(?:地方)?[写说讲]|[一有][处个](?:地方)?[写说讲]|不统一|矛盾(?!纠纷)|冲突|打架|出入(?!境)|对得上|对不上|(?:说法|写法|提法|表述|口径)[^,，。]{0,4}(?:不同|一样|相同)|一样|同一?(?:家|样)|一回事|不是一[家个]|相符|相同|分歧|"
    r"consisten|contradict|conflict|\bagree|\bsame\b|disagree|mismatch", re.IGNORECASE,
)
_IS_ASKED = re.compile(r"对不对|吗|么|嘛|不$|没$|没有|有无|是不是|是否|有没有|哪|咋|怎么|为(?:什么|啥|何)|多少|几处|列|吧|[?？]|不一致|不一样|矛盾|打架|\b(?:is|are|do|does|where|which|what|list)\b", re.IGNORECASE)
_EITHER = re.compile(r"(?P<one>[\u3400-\u9fff]{2,4})还是(?P<other>[\u3400-\u9fff]{2,4})")
_LEADS = re.compile(r"牵头|分工|负责|主抓|责任单位|哪家|\blead|responsib", re.IGNORECASE)
_KINDS_ASKED = (
    (_LEADS, ("lead",)), (re.compile(r"口径|\bscope", re.IGNORECASE), ("scope",)),
    (re.compile(r"数值|数字|指标|目标|figures?|targets?|values?", re.IGNORECASE), ("value", "operator", "benchmark", "commitment", "scope")),
)
_STRUCTURE = re.compile(
    rf"{ANNEX}|总体方案|总方案|这个方案|方案|文件|全文|不一致|一致|不统一|不一样|一样|不同|相同|同样|同一家|矛盾|冲突|打架|出入|对得上|对不上|一回事|相符|分歧|说法|写法|提法|表述|"
    r"口径|前后|互相|相互|地方|条款|之处|哪些|哪里|哪个|几处|有没有|是不是|是否|牵头单位?|牵头|分工|负责|责任|单位|目标|指标|数值|数字|这件事|这项|这个项目|那个数|这个|那个|说的|讲的|列的|写的|定的|用的|表示|关键|任务|工作|事项|内容|"
    r"[的跟和与同及在里中上对吗么嘛吧呢啊不没有是都说讲列写咋谁各由个数把请被]|"
    r"consistent|inconsistent|inconsistenc\w+|contradict\w*|conflicts?|agree|same|differ\w*|between|and|the|of|in|with|what|are|is|do|does|where|which|there|any|plan|itself|overall|annex\s*\d+",
    re.IGNORECASE,
)
_MEANT, _AS_WELL = 0.6, 0.05
"""Share of the question's words that a conflict holds when it is the one asked about; how close another comes to be meant too."""
_MOST = 3
_FEWEST = 2
"""Sides that a difference has."""
_SHOWN = 8
"""Conflicts that a headline names; beyond that it counts them by kind."""


@dataclass(frozen=True, slots=True)
class _Found:
    reading: Reading
    conflict: Conflict
    quotes: tuple[Quote, ...]


def draft_conflicts(inquiry: Inquiry) -> Draft | None:
    """Both sides of what is asked about, that they agree, or the whole list; None when no agreement is asked about."""
    typed = inquiry.question.typed
    either = _EITHER.search(typed)
    if not (_DIFFERS.search(typed) and _IS_ASKED.search(typed)) and not either:
        return None
    words = _matter(inquiry)
    found = list(_found(inquiry))
    if either:
        chosen = [one for one in found if _are_its_words(either["one"], either["other"], one.conflict.note)]
        return _told(inquiry, chosen[:1]) if chosen else None
    if not words:
        return _listed(inquiry, _of_kind(inquiry, found))
    meant = _of_kind(inquiry, _best(inquiry, words, found)) or _by_clauses(inquiry, words, found)
    return _told(inquiry, meant[:_MOST]) if meant else _agreeing(inquiry)


def conflicts_between(inquiry: Inquiry) -> Draft | None:
    """Both sides of what the named parts say differently of the matter that the question names; None where they do not."""
    words = _matter(inquiry)
    found = list(_found(inquiry)) if words and inquiry.question.parts else []
    meant = _of_kind(inquiry, _best(inquiry, words, found)) or _by_clauses(inquiry, words, found)
    return _told(inquiry, meant[:_MOST]) if meant else None


def _are_its_words(one: str, other: str, note: str) -> bool:
    """Whether a conflict is between the two words; either may run into its neighbours (用的是|杜绝, 遏制|的)."""
    return any(one[-size:] in note for size in range(2, len(one) + 1)) and any(other[:size] in note for size in range(2, len(other) + 1))


def _matter(inquiry: Inquiry) -> tuple[str, ...]:
    """The words of what is asked about, as far as the documents know them."""
    topic = inquiry.question.without_units(_STRUCTURE.sub(" ", inquiry.question.topic))
    knows = inquiry.ranking.features.places.clause_terms.knows
    return tuple(token for token in dict.fromkeys(tokens(topic)) if knows(token) and (len(token) > 1 or token.isdigit()))


def _found(inquiry: Inquiry) -> Iterator[_Found]:
    """The conflicts that concern every part and unit that the question names."""
    question = inquiry.question
    units = {name for _, names in question.units for name in names}
    for reading in inquiry.readings():
        for conflict in reading.conflicts:
            quotes = quotes_of(reading, conflict)
            inside = tuple(quote for quote in quotes if place_of(quote) in question.parts)
            if not set(question.parts) <= {place_of(quote) for quote in inside}:
                continue
            if units and not any(unit in quote.text for unit in units for quote in quotes):
                continue
            if len(question.parts) > 1 and len({fold(quote.text) for quote in inside}) < _FEWEST:
                continue
            yield _Found(reading, conflict, inside if len(question.parts) > 1 else quotes)


def _of_kind(inquiry: Inquiry, found: Sequence[_Found]) -> list[_Found]:
    """Those of the kind that the question names; without one, leads only where nothing else differs."""
    for pattern, kinds in _KINDS_ASKED:
        if pattern.search(inquiry.question.typed) and (named := [one for one in found if one.conflict.kind in kinds]):
            return named
    return list(found)


def _best(inquiry: Inquiry, words: tuple[str, ...], found: Sequence[_Found]) -> list[_Found]:
    """The conflicts that hold most of the words; of another kind than lead first."""
    scored = [(_score(inquiry, words, one), one) for one in found]
    best = max((score for score, _ in scored), default=0.0)
    close = [one for score, one in scored if score >= max(_MEANT, best - _AS_WELL)]
    close = [one for one in close if _squeezed(one.conflict.subject) in _squeezed(inquiry.question.typed)] or close
    asks_lead = bool(_LEADS.search(inquiry.question.typed)) or inquiry.question.wants(Ask.LEAD)
    return [one for one in close if (one.conflict.kind == "lead") is asks_lead] or close


def _by_clauses(inquiry: Inquiry, words: tuple[str, ...], found: Sequence[_Found]) -> list[_Found]:
    """The one difference of lead whose clauses hold the words best: a note names no matter, its clause does."""
    if not (_LEADS.search(inquiry.question.typed) or inquiry.question.wants(Ask.LEAD)):
        return []
    scored = [
        (inquiry.covered(" ".join(f"{quote.clause.heading} {quote.reading.tree.own_text(quote.clause)}" for quote in one.quotes), words), one)
        for one in found if one.conflict.kind == "lead"
    ]
    best = max(scored, key=lambda one: one[0], default=None)
    return [best[1]] if best and best[0] >= _MEANT else []


def _squeezed(text: str) -> str:
    return re.sub(r"[\s“”\"]", "", fold(text))


def _score(inquiry: Inquiry, words: tuple[str, ...], one: _Found) -> float:
    text = " ".join([one.conflict.subject, *(quote.text for quote in one.quotes)])
    also = 0.9 * any(fold(form) in fold(one.conflict.subject) for form in inquiry.question.also if len(form) > 1)
    return max(inquiry.covered(text, words), also)


def _told(inquiry: Inquiry, found: Sequence[_Found]) -> Draft:
    """Every side of each of these, in document order."""
    drafts = [both_sides(inquiry, one.conflict.kind, one.quotes, _said) for one in found]
    quotes = list(dict.fromkeys(quote for draft in drafts for quote in draft.quotes))
    differences = [
        replace(difference, quotes=tuple(quotes.index(draft.quotes[place]) for place in difference.quotes)) for draft in drafts for difference in draft.differences
    ]
    members = [quote for one in found for side in one.quotes for quote in _members(side) if quote not in quotes]
    return Draft(inquiry.say("join").join(draft.headline for draft in drafts), tuple(quotes), differences=tuple(differences), also=tuple(members))


def _said(quote: Quote) -> str:
    """A side as printed; a note behind its clause's task, a heading with what stands beneath it."""
    text = quote.text.strip()
    is_note = any(duty.address == quote.clause.address and duty.span.covers(quote.span) for duty in quote.reading.duties)
    if is_note and task_of(quote.clause):
        return f"{task_of(quote.clause)}：{text}"
    labels = [member.clause.heading for member in _members(quote)]
    return f"{text}：{'、'.join(labels)}" if labels else text


def _members(quote: Quote) -> list[Quote]:
    """What a heading enumerates in labelled paragraphs; nothing for any other side."""
    if quote.text.strip() != quote.clause.heading:
        return []
    labelled = [child for child in quote.clause.children if not child.marker]
    return [Quote(quote.reading, child, sentences_of(quote.reading.tree, child)[0].span) for child in labelled]


def _listed(inquiry: Inquiry, found: Sequence[_Found]) -> Draft:
    """All of them: counted by kind, a row a side."""
    say = inquiry.say
    if not found:
        where = say("list_comma").join(inquiry.question.parts) or say("the_documents")
        return Draft(say("conflicts_none", where=where), is_computed=True)
    kinds = Counter(one.conflict.kind for one in found)
    counted = say("list_comma").join(f"{say(f'kind_{kind}')}{count}" for kind, count in kinds.most_common())
    headline = say("conflicts_counted", count=len(found), kinds=counted)
    if len(found) <= _SHOWN:
        headline += say("colon") + say("join").join(f"{one.conflict.subject}（{one.conflict.note}）" for one in found)
    quotes = tuple(dict.fromkeys(quote for one in found for quote in one.quotes))
    places = {quote: place for place, quote in enumerate(quotes)}
    rows = tuple(
        (f"{one.conflict.subject}（{say(f'kind_{one.conflict.kind}')}）{say('colon')}{quote.clause.address} {_said(quote)}", places[quote])
        for one in found for quote in one.quotes
    )
    differences = tuple(Difference(one.conflict.kind, one.conflict.note, tuple(places[quote] for quote in one.quotes)) for one in found)
    return Draft(headline, quotes, rows=rows, differences=differences, is_computed=True)


def _agreeing(inquiry: Inquiry) -> Draft | None:
    """The figure or lead that every named part gives alike, said as such; None where they do not all give it."""
    parts = inquiry.question.parts
    drafter = draft_lead if _LEADS.search(inquiry.question.typed) else draft_figure
    draft = drafter(inquiry)
    if not draft or draft.differences:
        return draft
    places = dict.fromkeys(place_of(quote) for quote in draft.quotes)
    if not set(parts) <= set(places) or len(places) < 2:
        return None
    return draft.but(headline=inquiry.say("conflict_agrees", where=inquiry.say("list_comma").join(parts or places), statement=draft.headline))
