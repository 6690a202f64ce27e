"""Passages: the sentences of the best clause that answer, as printed; the clause around them is quoted beneath."""

import itertools
import re

from assistant.asks import Ask
from assistant.draft import Draft, Quote, caveat_of
from assistant.inquiry import Inquiry
from assistant.places import Place
from index.sentences import sentences_of
from index.spans import Span

_HEADLINE = 120
"""Characters of a headline, about."""
_LIST = 180
"""Characters of a headline that lists."""
_LISTS = 4.0
"""What an enumeration adds to a sentence's score where a list is asked for."""
_WHOLE = 900
"""Characters of a clause that are quoted whole beneath the sentence."""
_CUT = re.compile(r"[,，;；。]")


def draft_passage(inquiry: Inquiry) -> Draft:
    """The best clause's sentences that fit a headline, the best first chosen, shown in the order printed."""
    place = _with_body(inquiry)
    text = place.reading.document.text
    spans = _headline_spans(inquiry, place)
    quotes = [Quote(place.reading, place.clause, span) for span in spans]
    shown = "".join(_tidy(span.of(text)) for span in spans).rstrip("。；;,，")
    label = _label(place)
    headline = f"{label}{inquiry.say('colon')}{shown}" if label and label not in shown and len(shown) + len(label) < _HEADLINE + 20 else shown
    caveat = caveat_of(quotes[0])
    headline += inquiry.say("caveat", caveat=caveat) if caveat else ""
    body = _body(place)
    related = (Quote(place.reading, place.clause, body),) if body and body not in spans else ()
    if inquiry.question.wants(Ask.PROGRESS):
        headline = f"{headline}{inquiry.say('join')}{inquiry.say('no_progress')}"
    return Draft(headline, tuple(quotes), related=related)


def _with_body(inquiry: Inquiry) -> Place:
    """The best place; where it is only the heading of other clauses, the best among those."""
    best = inquiry.best
    if not best.clause.children or best.clause.heading not in best.text or len(best.text) > len(best.clause.heading) + 4:
        return best
    below = {clause.address for clause in best.clause.walk()} - {best.clause.address}
    return next((place for place in inquiry.places if place.reading is best.reading and place.clause.address in below), best)


def _label(place: Place) -> str:
    heading = place.clause.heading
    return heading if 2 <= len(heading) <= 20 and place.clause.marker != "" else ""


def _tidy(text: str) -> str:
    stripped = text.strip()
    return stripped if stripped.endswith(("。", "；", ";", "，", ",")) else f"{stripped}。"


def _headline_spans(inquiry: Inquiry, place: Place) -> list[Span]:
    """The best sentence, and further ones of its clause by rank while they fit; a long sentence is cut at its marks."""
    features, ranking = inquiry.ranking.features, inquiry.ranking
    own = [(float(ranking.scores[row]), one.span) for row, one in enumerate(features.places.all) if one.key == place.key]
    if inquiry.question.wants(Ask.LIST):
        text = place.reading.document.text
        own = [(score + _LISTS * (span.of(text).count("、") > 1), span) for score, span in own]
    own.sort(key=lambda one: -one[0])
    chosen = [_fitting(inquiry, place, own[0][1])]
    room = _HEADLINE - len(chosen[0].of(place.reading.document.text))
    for _, span in own[1:]:
        length = span.end - span.start
        if length <= room:
            chosen.append(span)
            room -= length
    return _merged(sorted(chosen), place.reading.document.text)


def _merged(spans: list[Span], text: str) -> list[Span]:
    """Neighbouring sentences as one quote."""
    merged: list[Span] = []
    for span in spans:
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def _fitting(inquiry: Inquiry, place: Place, sentence: Span) -> Span:
    """The sentence, or the stretch of its segments around those that hold the topic that fits a headline."""
    text = place.reading.document.text
    longest = _LIST if inquiry.question.wants(Ask.LIST, Ask.MEANING) else _HEADLINE
    if sentence.end - sentence.start <= longest + 20:
        return sentence
    cuts = [sentence.start, *(found.end() for found in _CUT.finditer(text, sentence.start, sentence.end)), sentence.end]
    segments = [Span(a, b) for a, b in itertools.pairwise(cuts) if b > a]
    enumeration = 0.8 if inquiry.question.wants(Ask.LIST, Ask.MEANING) else 0.01
    weights = [sum(inquiry.weight(t) for t in inquiry.all_tokens if t in segment.of(text).lower()) + enumeration * segment.of(text).count("、") for segment in segments]
    best, best_weight = Span(segments[0].start, segments[0].end), -1.0
    for first in range(len(segments)):
        total = 0.0
        for last in range(first, len(segments)):
            stretch = Span(segments[first].start, segments[last].end)
            if stretch.end - stretch.start > longest and last > first:
                break
            total += weights[last]
            if total > best_weight + 1e-6:
                best, best_weight = stretch, total
    return best


def _body(place: Place) -> Span | None:
    """The clause's sentences without its notes, if they stand together and are not too long."""
    spans = [sentence.span for sentence in sentences_of(place.reading.tree, place.clause) if not sentence.is_heading]
    if not spans:
        return None
    whole = Span(spans[0].start, spans[-1].end)
    if whole.end - whole.start <= _WHOLE:
        return whole
    start = max(spans[0].start, min(place.span.start, whole.end - _WHOLE))
    kept = [span for span in spans if span.start >= start and span.end <= start + _WHOLE]
    return Span(kept[0].start, kept[-1].end) if kept else place.span
