"""Refusals: what is no question, what is none about the documents, and what the documents do not say."""

import itertools
import re

from assistant.answer import Status
from assistant.answerable import answerable
from assistant.asks import Ask
from assistant.clean import clean
from assistant.draft import Draft, Quote, caveat_of
from assistant.drafting.ordinals import beyond_the_last
from assistant.inquiry import Inquiry
from assistant.phrases import phrases
from assistant.places import Place
from assistant.premises.orders import without_orders
from assistant.quantity_asked import quantity_asked
from assistant.target_ranking import can_answer, indicator_covered
from index.folding import fold
from index.sentences import notes_of
from index.spans import Span

_HELLO = re.compile(r"^(?:你好|您好|hi|hello|hey|早上好|上午好|下午好|晚上好|早安|晚安|在吗|在不在|哈喽|嗨|nihao|早|good (?:morning|afternoon|evening))+[呀啊哦!！,，。.~?？\s]*(?:在吗|there)?[?？]?$", re.IGNORECASE)
_THANKS = re.compile(r"^(?:(?:好的?|嗯|行|ok|okay)[,，\s]*)?(?:谢谢|多谢|感谢|辛苦|thanks?|thank you|thx|再见|拜拜|bye|好的|明白了?|知道了|收到|厉害|不错|棒)[了啦你您们呀啊哦!！,，。.~\s大家a-z]*$", re.IGNORECASE)
_WHO = re.compile(r"(?:你|您)(?:到底)?(?:是|叫)(?:谁|什么|啥|哪个|人|机器人|AI|ai|真人)|(?:你|您)(?:能|会|可以)(?:做|干|帮)?(?:什么|啥|哪些)|你的名字|who are you|what are you|what can you do|your name|are you (?:a|an) ", re.IGNORECASE)
_MENTIONED = 0.45
_NAMED, _DATED, _HALF, _PARTLY = 0.75, 0.55, 0.5, 0.3
"""Share of the question's words from which a figure or a dated stretch is what it asks about, or a dated mention speaks of it."""
_SHOWN = 60
"""Characters of a wording that a headline shows."""
_SMALL_TALK = 3
"""Chinese characters beside a greeting up to which it is all there is."""
_TAG = re.compile(r"<[^<>]*>")
_SEGMENT = re.compile(r"[,，;；。]")
_FIGURE = re.compile(r"(?<![A-Za-z\d.])\d+(?:\.\d+)?(?![\dA-Za-z.])")
"""A figure, and not the digit in a name: 5G, PM2.5."""
_SAID_FIGURE = re.compile(
    rf"{_FIGURE.pattern}|百分之[零〇一二三四五六七八九十百]|[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?个?(?:亿|万|成|倍|元|块|吨|亩)"
)
"""A figure in digits or characters: what a question says it is must not be read as what the document says."""
_TOPIC, _REST = 1, 3
"""Characters up to which a topic, and what is left of one without its figures, names nothing."""
_CHARGED = r"(?:总?牵头|负责|承担|主管|主抓|承办)(?:的|了)?(?!吗|不)"
_NEAR = 0.5
"""The score from which an English question without a known word is held to be answered."""
_YEARS = re.compile(r"20\d{2}(?:[-—～~至]20\d{2})?年")
_DIGITS = re.compile(r"^[\d\s.,%％+\-*/=()（）]+$")


def refuse_before_search(asked: str, longest: int) -> Draft | None:
    """What can be told from the text alone: nothing typed, too long, digits only, orders only, small talk."""
    say = phrases("en" if re.fullmatch(r"[\x00-\x7f]*[A-Za-z]{2}[\x00-\x7f]*", _TAG.sub(" ", asked[:400])) else "zh")
    if len(asked) > longest:
        return Draft(say("too_long", length=len(asked), limit=longest), status=Status.OUT_OF_SCOPE)
    text = clean(asked)
    if not re.search(r"\w", text):
        return Draft(say("empty"), status=Status.OUT_OF_SCOPE)
    if _DIGITS.match(text):
        return Draft(say("digits_only", digits=text[:40]), status=Status.OUT_OF_SCOPE)
    text = without_orders(text)
    if not text:
        return Draft(say("out_of_scope"), status=Status.OUT_OF_SCOPE)
    name = is_small_talk(text)
    return Draft(say(name), status=Status.OUT_OF_SCOPE) if name else None


def is_small_talk(text: str) -> str:
    """The phrase that answers a greeting, thanks or who are you; empty for anything that says more."""
    for pattern, name in ((_HELLO, "small_talk_hello"), (_THANKS, "small_talk_thanks"), (_WHO, "small_talk_who")):
        if pattern.search(text) and len(re.findall(r"[\u3400-\u9fff]", pattern.sub("", text))) <= _SMALL_TALK:
            return name
    return ""


def refuse_after_search(inquiry: Inquiry) -> Draft | None:
    """What the documents do not say, or have nothing to do with."""
    say, question = inquiry.say, inquiry.question
    if inquiry.library.genre.everyday_pattern.search(question.typed):
        return Draft(say("out_of_scope"), status=Status.OUT_OF_SCOPE)
    foreign_year = _foreign_year(inquiry)
    if foreign_year:
        return Draft(say("year_not_found", year=foreign_year), status=Status.NOT_FOUND)
    if place := beyond_the_last(inquiry) or _unit_without_duties(inquiry):
        return Draft(say("not_found", topic=place), status=Status.NOT_FOUND)
    is_bare_part = bool(question.parts) and not question.asks
    names_nothing = not (question.topic_tokens or question.also or question.units or question.about_group)
    if names_nothing and (is_bare_part or not question.parts) and not _is_near_in_english(inquiry):
        asks_of_nothing = (question.asks or is_bare_part) and not re.search(r"[A-Za-z]{3}", question.typed)
        return Draft(say("no_topic" if asks_of_nothing else "out_of_scope"), status=Status.OUT_OF_SCOPE)
    verdict = answerable(inquiry)
    if verdict.is_answerable:
        return None
    if not verdict.is_about_documents:
        return Draft(say("out_of_scope"), status=Status.OUT_OF_SCOPE)
    return Draft(_not_found(inquiry), status=Status.NOT_FOUND)


def _not_found(inquiry: Inquiry) -> str:
    """That nothing is said of the topic, which is named without the figures that only the question holds."""
    question = inquiry.question
    said = question.topic if question.language == "zh" else question.asked.strip(" ?？")
    named = [one for one in said.split() if not _SAID_FIGURE.search(one)] if _SAID_FIGURE.search(said) else said.split()
    topic = ("" if question.language == "zh" else " ").join(named)
    least = _TOPIC if len(named) == len(said.split()) else _REST
    return inquiry.say("not_found", topic=topic) if least < len(topic) <= _SHOWN else inquiry.say("not_found_bare")


def _is_near_in_english(inquiry: Inquiry) -> bool:
    """Whether a question in English of which no word has a counterpart here is yet near to a clause by its vector."""
    return inquiry.question.language == "en" and bool(inquiry.ranking.nearest) and answerable(inquiry).score > _NEAR


def _unit_without_duties(inquiry: Inquiry) -> str:
    """What a unit is said to be charged with where the documents give it no task at all: 某局负责的实事."""
    question = inquiry.question
    charged = next(((f"{said}{role[0]}", names) for said, names in question.units if (role := re.search(rf"(?<={re.escape(said)}){_CHARGED}", question.typed))), None)
    if not charged or question.about_group or question.wants(Ask.WHETHER, Ask.SUPPORT):
        return ""
    has_duties = any(set(duty.units) & set(charged[1]) for reading in inquiry.readings() for duty in reading.duties)
    return "" if has_duties else charged[0]


def _printed_share(topic: str, text: str) -> float:
    """The share of a topic's characters that a text prints in runs of two or more, wherever its words end."""
    topic, text = re.sub(r"[^\w]", "", fold(topic)), fold(text)
    held, at = 0, 0
    while at < len(topic):
        size = next((size for size in range(min(len(topic) - at, len(text)), 1, -1) if topic[at : at + size] in text), 0)
        held, at = held + size, at + max(size, 1)
    return held / len(topic) if topic else 0.0


def mentions(inquiry: Inquiry, is_doubtful: bool = False) -> Place | None:
    """The sentence among the best that holds so much of the topic that the matter is mentioned, though not what was asked of it.

    ``is_doubtful``: the question seems to be about something else; then the sentence has to hold most of it.
    """
    ranking = inquiry.ranking
    places = ranking.features.places.all
    held = [
        (max(ranking.feature("covered_sentence", row), 0.8 * ranking.feature("longest_run", row), 0.75 * _printed_share(inquiry.question.topic, places[row].text)), row)
        for row in map(int, ranking.order[:5])
    ]
    covered, row = max(held, key=lambda one: one[0])
    return places[row] if covered >= (_DATED if is_doubtful else _MENTIONED) else None


def _foreign_year(inquiry: Inquiry) -> int | None:
    """A year that the question names and no document prints."""
    for year in inquiry.question.years:
        if not any(str(year) in reading.document.text or reading.document.year == year for reading in inquiry.readings()):
            return year
    return None


def unspecified(inquiry: Inquiry, what: str, place: Place) -> Draft:
    """Mentioned, but what was asked of it is not set: the sentence of ``place`` shows how it is mentioned.

    Where the sentence does set it after all, in words that are the question's, that is the answer.
    """
    say = inquiry.say
    held = _set_after_all(inquiry, what, place)
    if held:
        return _as_printed(inquiry, Quote(place.reading, place.clause, held))
    span = _mention(inquiry, place, what == "what_figure")
    if what == "what_when" and _is_dated(place, span):
        span = max(_segments(place, span), key=lambda segment: inquiry.covered(segment.of(place.reading.document.text)))
    wording = span.of(place.reading.document.text).strip().rstrip("。；;,，")
    if what == "what_when" and _is_dated(place, span):
        share = inquiry.covered(wording)
        is_of_it = share >= _PARTLY * (share + inquiry.elsewhere(f"{place.clause.heading} {wording}"))
        return _as_printed(inquiry, Quote(place.reading, place.clause, span)) if is_of_it else Draft(_not_found(inquiry), status=Status.NOT_FOUND)
    if not inquiry.covered(wording) and not inquiry.covered(place.clause.heading) and what == "what_figure":
        return Draft(_not_found(inquiry), status=Status.NOT_FOUND)
    quote = Quote(place.reading, place.clause, span)
    if len(wording) > _SHOWN:
        return Draft(say("unspecified", topic=inquiry.question.topic or wording[:20], what=say(what)), (quote,), Status.UNSPECIFIED)
    return Draft(say("unspecified_wording", wording=wording, what=say(what)), (quote,), Status.UNSPECIFIED)


def _as_printed(inquiry: Inquiry, quote: Quote) -> Draft:
    """What is quoted as the answer, with the caveat that a heading sets for it."""
    caveat = caveat_of(quote)
    return Draft(quote.text.strip(" ,，。;；") + (inquiry.say("caveat", caveat=caveat) if caveat else ""), (quote,))


def _is_dated(place: Place, span: Span) -> bool:
    """Whether a date is printed in what shows how a matter is mentioned: that none is set cannot be said of it."""
    dates = [one.date_span for one in place.reading.milestones if not one.is_rhythm and one.address == place.clause.address]
    return any(span.covers(date) for date in dates) or bool(_YEARS.search(span.of(place.reading.document.text)))


def _set_after_all(inquiry: Inquiry, what: str, place: Place) -> Span | None:
    """The dated stretch or the target of a sentence that holds nearly all of what the question names."""
    text = place.reading.document.text
    spans: list[Span] = []
    if what == "what_when":
        spans = [one.span for one in place.reading.milestones if not one.is_rhythm and one.address == place.clause.address and place.span.covers(one.date_span)]
    elif what == "what_figure":
        asked = quantity_asked(inquiry.question.text)
        targets = [target for target in place.targets if not target.is_benchmark and can_answer(target, asked)]
        spans = [target.span for target in targets if indicator_covered(inquiry, target) > _HALF]
    least = _DATED if what == "what_when" else _NAMED
    fitting = [span for span in spans if inquiry.covered(span.of(text)) >= least and inquiry.elsewhere(span.of(text)) < 1 - _NAMED]
    return max(fitting, key=lambda span: inquiry.covered(span.of(text)), default=None)


def _mention(inquiry: Inquiry, place: Place, without_figures: bool) -> Span:
    """The part of the sentence, between commas, that holds most of the topic; where no figure was found, one without any."""
    text = place.reading.document.text
    notes = [note.start for note in notes_of(place.reading.tree, place.clause) if place.span.covers(note)]
    end = min(notes, default=place.span.end)
    segments = _segments(place, Span(place.span.start, end))
    clear = [segment for segment in segments if not without_figures or not _FIGURE.search(segment.of(text))]
    whole = Span(place.span.start, end)
    if len(clear) == len(segments) and end - place.span.start <= _SHOWN:
        return whole
    if clear:
        return max(reversed(clear), key=lambda segment: inquiry.covered(segment.of(text)))
    start = text.find(place.clause.heading, *place.clause.span) if place.clause.heading else -1
    return Span(start, start + len(place.clause.heading)) if start >= 0 else place.span


def _segments(place: Place, span: Span) -> list[Span]:
    """The stretches of a span between its commas."""
    cuts = [span.start, *(found.end() for found in _SEGMENT.finditer(place.reading.document.text, span.start, span.end)), span.end]
    return [Span(start, end) for start, end in itertools.pairwise(cuts) if end > start]
