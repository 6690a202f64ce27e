"""Meanings: what a quoted term of the document stands for, or that the document does not say."""

import re

from assistant.answer import Status
from assistant.asks import Ask
from assistant.draft import Difference, Draft, Quote, place_of
from assistant.drafting.listing import together
from assistant.drafting.terms.lists import draft_term_list
from assistant.drafting.terms.uses import Use, also_used, slogan_counted, terms_meant
from assistant.inquiry import Inquiry
from index.clauses import Clause
from index.folding import fold
from index.library import Reading
from index.sentences import sentences_of
from index.spans import Span
from index.terms import Term, counted_noun

_MEMBERS_ASKED = re.compile(r"(?:是|指|有|包括|哪|分别)?哪?(?:几|[一二两三四五六七八九十]|\d{1,2})(?:个|项|种|样|大|类|方面|比|本|医|化|件|条|样)?(?:是|指)?(?:什么|哪|啥)?$|哪[一二两三四五六七八九十几\d]|分别(?:是|指|代表)|各?代表|为(?:什么|啥|么子)叫|怎么个|[一二三四五六七八九十\d]+(?:项|个|条|类)?是(?:啥|什么|哪)")
_DEFINITION_ASKED = re.compile(r"指(?:的)?(?:是)?(?:什么|啥|么子)|意思|含义|代表|定义|\bmean\b")
_FEWEST = 3
"""Members from which a run of words with one ending is taken for what a slogan counts."""
_LONG = 4
"""Characters of a quoted term that is meant even where a counted slogan is named too."""
_PLACES = 3
_ROLES = re.compile(r"牵头|负责|配合|主抓|多少|目标")
_WHO_OR_WHAT = re.compile(r"谁|哪|什么|啥|分别|是指")
_SHOWN_WHOLE = 90
"""Characters of a sentence that is shown whole for a term without a definition."""


def draft_meaning(inquiry: Inquiry) -> Draft | None:
    """The explanation of the terms asked about, or a list of terms; None when the question names no quoted term."""
    if listed := draft_term_list(inquiry):
        return listed
    meant = terms_meant(inquiry)
    if not meant or (len(meant[-1][0][1].term) < _LONG and _counts_a_slogan(inquiry)):
        return _draft_slogan(inquiry) or (_draft_term(inquiry, meant[-1]) if meant else None)
    drafts = [_draft_term(inquiry, uses) for uses in meant]
    return drafts[0] if len(drafts) == 1 else _side_by_side(inquiry, drafts)


def _draft_term(inquiry: Inquiry, uses: list[Use]) -> Draft:
    explained = _explained(inquiry, uses)
    if explained:
        return _draft_explained(inquiry, uses[0][1].term, explained)
    described = _described(inquiry, uses)
    if described:
        return described
    reading, term = _first_use(inquiry, uses)
    sentence = _sentence(reading, term)
    whole = sentence.end - sentence.start <= _SHOWN_WHOLE
    used = sentence if whole else _around(reading.document.text, sentence, term.span)
    headline = inquiry.say("unexplained", term=term.term, used=used.of(reading.document.text).rstrip("。；;"))
    elsewhere = [Quote.at(r, t.address, _sentence(r, t)) for r, t in (*uses, *also_used(inquiry, uses))]
    also = tuple(quote for quote in dict.fromkeys(elsewhere) if quote.span != sentence)
    if also:
        places = list(dict.fromkeys(quote.clause.address for quote in also))
        more = inquiry.say("and_places", count=len(places)) if len(places) > _PLACES else ""
        headline += inquiry.say("used_also", places=inquiry.say.names(places[:_PLACES]) + more)
    return Draft(headline, (Quote.at(reading, term.address, sentence),), Status.UNSPECIFIED, also=also)


def _sentence(reading: Reading, term: Term) -> Span:
    sentences = sentences_of(reading.tree, _clause(reading, term))
    return next((s.span for s in sentences if s.span.covers(term.span)), term.span)


def _side_by_side(inquiry: Inquiry, drafts: list[Draft]) -> Draft:
    """Several terms, each with its own answer, in the order asked."""
    statuses = {draft.status for draft in drafts}
    status = statuses.pop() if len(statuses) == 1 else Status.PARTIAL
    return together(inquiry, [draft.but(headline=draft.headline.rstrip("。.；;")) for draft in drafts]).but(status=status)


def _counts_a_slogan(inquiry: Inquiry) -> bool:
    return slogan_counted(inquiry) is not None and not _ROLES.search(inquiry.question.typed)


def _draft_slogan(inquiry: Inquiry) -> Draft | None:
    """The members of a slogan that the question counts and the document prints one by one."""
    found = slogan_counted(inquiry)
    if not found or _ROLES.search(inquiry.question.typed):
        return None
    said, (reading, term) = found
    return Draft(inquiry.say("means", term=said, meaning=term.term), (Quote.at(reading, term.address, term.span),))


def _around(text: str, sentence: Span, term: Span) -> Span:
    """The term with the words it is used with, between the commas around it."""
    start = max((text.rfind(mark, sentence.start, term.start) + 1 for mark in ",，;；"), default=sentence.start)
    ends = [at for mark in ",，;；。" if (at := text.find(mark, term.end, sentence.end)) >= 0]
    stretch = Span(max(start, sentence.start), min(ends, default=sentence.end))
    if stretch.end - stretch.start > _SHOWN_WHOLE:
        return Span(term.start - 1, term.end + 1)
    while stretch.start > sentence.start:
        before = max((text.rfind(mark, sentence.start, stretch.start - 1) + 1 for mark in ",，;；"), default=0) or sentence.start
        if before >= stretch.start or stretch.end - before > _SHOWN_WHOLE:
            break
        stretch = Span(before, stretch.end)
    return stretch


def asks_of_a_term(inquiry: Inquiry) -> bool:
    """Whether a quoted term's meaning or members are asked for, or which terms have none."""
    question = inquiry.question
    if question.about_group:
        return False
    if draft_term_list(inquiry) is not None:
        return True
    is_asked = question.wants(Ask.MEANING) or bool(_MEMBERS_ASKED.search(question.text))
    if is_asked and not question.wants(Ask.LEAD, Ask.SUPPORT, Ask.FIGURE):
        return bool(terms_meant(inquiry))
    return bool(_WHO_OR_WHAT.search(question.typed)) and _counts_a_slogan(inquiry)


def names_only_a_term(inquiry: Inquiry) -> bool:
    """Whether the question is about a quoted term and nothing beyond the sentence that uses it."""
    meant = terms_meant(inquiry)
    if not meant:
        return False
    reading, term = _first_use(inquiry, meant[-1])
    return inquiry.covered(_sentence(reading, term).of(reading.document.text)) > 0.8


def _clause(reading: Reading, term: Term) -> Clause:
    return reading.tree[term.address]


def _explained(inquiry: Inquiry, uses: list[Use]) -> list[tuple[Reading, Clause, Span]]:
    """Where the term is explained: in the named parts if they do, else anywhere; equal explanations once."""
    found = [(reading, _clause(reading, term), term.explanation) for reading, term in uses if term.explanation]
    if not found:
        found = [(reading, clause, span) for reading, term in uses for clause, span in _enumerated(inquiry, reading, term)]
    parts = inquiry.question.parts
    in_part = [one for one in found if one[0].tree.part_of(one[1]).address in parts]
    seen: dict[str, tuple[Reading, Clause, Span]] = {}
    for one in in_part or found:
        seen.setdefault(fold(_members(one[2].of(one[0].document.text))), one)
    return list(seen.values())


def _members(text: str) -> str:
    """An explanation without the verb before its first member, so that equal enumerations are one."""
    return re.sub(r"^.*?(?:打造|建设|加强|深化|推进|形成)", "", text)


def _enumerated(inquiry: Inquiry, reading: Reading, term: Term) -> list[tuple[Clause, Span]]:
    """三化: three neighbouring words that end in the counted noun (市场化、法治化、国际化), in the term's own part first."""
    counted = counted_noun(term.term)
    if not counted or counted[0] < _FEWEST:
        return []
    count, noun = counted
    run = re.compile("[、和]".join([rf"[\u3400-\u9fff]{{1,6}}{re.escape(noun)}"] * count) + rf"(?![、和][\u3400-\u9fff]{{1,8}}{re.escape(noun)})")
    own_part = reading.tree.part_of(_clause(reading, term))
    found = []
    for clause in sorted(reading.tree, key=lambda one: reading.tree.part_of(one) is not own_part):
        for match in run.finditer(reading.document.text, *clause.span):
            if not _goes_on_before(reading.document.text[clause.span.start : match.start()], noun):
                found.append((clause, Span(match.start() + _verb_before(match[0]), match.end())))
    return found[:1]


def _goes_on_before(text: str, noun: str) -> bool:
    """Whether the run has another member before its first: 差异化、|特色化、品牌化、融合化."""
    joined = re.search(r"[、和][\u3400-\u9fff]*$", text)
    return bool(joined) and text[: joined.start()].endswith(noun) if joined else False


def _verb_before(run: str) -> int:
    """The length of a verb that runs into the first member (打造市场化)."""
    verb = re.match(r".*?(?:打造|建设|推动|推进|形成|实现|营造)", run.split("、")[0])
    return verb.end() if verb else 0


def _draft_explained(inquiry: Inquiry, term: str, explained: list[tuple[Reading, Clause, Span]]) -> Draft:
    say = inquiry.say
    quotes = tuple(Quote(reading, clause, span) for reading, clause, span in explained)
    if len(quotes) == 1:
        return Draft(say("means", term=term, meaning=quotes[0].text), quotes)
    items = [f"{place_of(quote)}{say('colon')}{quote.text}" for quote in quotes]
    note = say("differ") if len(items) == 2 else say("differ_many", count=len(items))
    headline = say("means", term=term, meaning=say("join").join(items)) + say("join") + note
    return Draft(headline, quotes, differences=(Difference("composition", note, tuple(range(len(quotes)))),))


def _described(inquiry: Inquiry, uses: list[Use]) -> Draft | None:
    """A term in a clause's heading is described by the clause's body, unless its members were asked for."""
    if _DEFINITION_ASKED.search(inquiry.question.text) or _MEMBERS_ASKED.search(re.sub(r"[?？。\s呢啊呀]+$", "", inquiry.question.text)):
        return None
    for reading, term in uses:
        clause = _clause(reading, term)
        if term.term not in clause.heading:
            continue
        body = [s.span for s in sentences_of(reading.tree, clause) if not s.is_heading]
        if body:
            span = Span(body[0].start, body[0].end)
            for following in body[1:]:
                if following.end - span.start <= 120:
                    span = Span(span.start, following.end)
            quote = Quote(reading, clause, span)
            return Draft(f"{clause.heading}{inquiry.say('colon')}{quote.text.strip()}", (quote,))
    return None


def _first_use(inquiry: Inquiry, uses: list[Use]) -> Use:
    """The use in the place that ranks first."""
    for place in inquiry.places:
        for reading, term in uses:
            if place.key == (reading.document.id, term.address) and place.span.covers(term.span):
                return reading, term
    return uses[0]
