"""Meanings: what a quoted term of the document stands for, or that the document does not say."""

import re

from assistant.answer import Status
from assistant.asks import Ask
from assistant.draft import Difference, Draft, Quote, place_of
from assistant.inquiry import Inquiry
from index.clauses import Clause
from index.folding import fold
from index.library import Reading
from index.sentences import sentences_of
from index.spans import Span
from index.terms import Term, counted_noun

_MEMBERS_ASKED = re.compile(r"(?:是|指|有|包括|哪|分别)?哪?(?:几|[一二两三四五六七八九十]|\d{1,2})(?:个|项|种|样|大|类|方面|比|本|医|化|件|条|样)?(?:是|指)?(?:什么|哪|啥)?$|哪[一二三四五六七八九十几\d]|分别(?:是|指|代表)|各?代表|为(?:什么|啥|么子)叫|怎么个|[一二三四五六七八九十\d]+是(?:啥|什么)")
_DEFINITION_ASKED = re.compile(r"指(?:的)?(?:是)?(?:什么|啥|么子)|意思|含义|代表|定义|\bmean\b")
_FEWEST = 3
"""Members from which a run of words with one ending is taken for what a slogan counts."""
_SHORTEST = 2
_SHOWN_WHOLE = 90
"""Characters of a sentence that is shown whole for a term without a definition."""


def draft_meaning(inquiry: Inquiry) -> Draft | None:
    """The explanation of the term asked about; None when the question names no quoted term."""
    uses = _uses(inquiry)
    if not uses:
        return None
    explained = _explained(inquiry, uses)
    if explained:
        return _draft_explained(inquiry, explained)
    described = _described(inquiry, uses)
    if described:
        return described
    reading, term = _first_use(inquiry, uses)
    clause = _clause(reading, term)
    sentence = next((s.span for s in sentences_of(reading.tree, clause) if s.span.covers(term.span)), term.span)
    whole = sentence.end - sentence.start <= _SHOWN_WHOLE
    used = sentence if whole else _around(reading.document.text, sentence, term.span)
    headline = inquiry.say("unexplained", term=term.term, used=used.of(reading.document.text).rstrip("。；;"))
    return Draft(headline, (Quote(reading, clause, sentence),), Status.UNSPECIFIED)


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
    """Whether a quoted term's meaning or members are asked for."""
    question = inquiry.question
    is_asked = question.wants(Ask.MEANING) or bool(_MEMBERS_ASKED.search(question.text))
    return is_asked and not question.about_group and bool(_uses(inquiry)) and (not question.wants(Ask.LEAD, Ask.SUPPORT, Ask.FIGURE))


def names_only_a_term(inquiry: Inquiry) -> bool:
    """Whether the question is about a quoted term and nothing beyond the sentence that uses it."""
    uses = _uses(inquiry)
    if not uses:
        return False
    reading, term = _first_use(inquiry, uses)
    sentence = next((s.span for s in sentences_of(reading.tree, _clause(reading, term)) if s.span.covers(term.span)), term.span)
    return inquiry.covered(sentence.of(reading.document.text)) > 0.8


def _uses(inquiry: Inquiry) -> list[tuple[Reading, Term]]:
    """Every use of the quoted term that the question names last, the longest of those that end there."""
    asked = _squeezed(inquiry.question.text)
    held = [
        (reading, term) for reading in inquiry.readings() for term in reading.terms
        if len(term.term) >= _SHORTEST and _squeezed(term.term) in asked
    ]
    ends = {term.term: asked.index(_squeezed(term.term)) + len(_squeezed(term.term)) for _, term in held}
    meant = max(ends, key=lambda term: (ends[term], len(term)), default="")
    return [(reading, term) for reading, term in held if term.term == meant]


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\"'“”]", "", fold(text))


def _clause(reading: Reading, term: Term) -> Clause:
    return reading.tree[term.address]


def _explained(inquiry: Inquiry, uses: list[tuple[Reading, Term]]) -> list[tuple[Reading, Clause, Span]]:
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
        match = run.search(reading.document.text, *clause.span)
        if match:
            start = match.start() + _verb_before(match[0])
            found.append((clause, Span(start, match.end())))
    return found[:1]


def _verb_before(run: str) -> int:
    """The length of a verb that runs into the first member (打造市场化)."""
    verb = re.match(r".*?(?:打造|建设|推动|推进|形成|实现|营造)", run.split("、")[0])
    return verb.end() if verb else 0


def _draft_explained(inquiry: Inquiry, explained: list[tuple[Reading, Clause, Span]]) -> Draft:
    say = inquiry.say
    term = _uses(inquiry)[0][1].term
    quotes = tuple(Quote(reading, clause, span) for reading, clause, span in explained)
    if len(quotes) == 1:
        return Draft(say("means", term=term, meaning=quotes[0].text), quotes)
    items = [f"{place_of(quote)}{say('colon')}{quote.text}" for quote in quotes]
    note = say("differ") if len(items) == 2 else say("differ_many", count=len(items))
    headline = say("means", term=term, meaning=say("join").join(items)) + say("join") + note
    return Draft(headline, quotes, differences=(Difference("composition", note, tuple(range(len(quotes)))),))


def _described(inquiry: Inquiry, uses: list[tuple[Reading, Term]]) -> Draft | None:
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


def _first_use(inquiry: Inquiry, uses: list[tuple[Reading, Term]]) -> tuple[Reading, Term]:
    """The use in the place that ranks first."""
    for place in inquiry.places:
        for reading, term in uses:
            if place.key == (reading.document.id, term.address) and place.span.covers(term.span):
                return reading, term
    return uses[0]
