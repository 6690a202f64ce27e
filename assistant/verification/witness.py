"""Witness: one piece of evidence as it is compared: its figures with their indicators, its dates and its segments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.verification.dates import Moment, find_moments, governed
from assistant.verification.evidence import Evidence
from assistant.verification.figures import SPANS_OF_TIME, Figure, find_figures, shared_out
from assistant.verification.plain import Plain, plain
from assistant.verification.segments import Segment, segments_of
from assistant.verification.words import content, tail_of
from index.genre import Genre
from index.spans import Span
from index.targets import Target

TENTATIVE = re.compile(r"力争|争取(?!国家|中央|省|市|上级|更多|各|资金|政策|支持|项目|.{0,8}(?:支持|资金|经费|政策))|力促|努力|\bstrive\w*\b|\bseek\w*\b|\baim\w*\b|\bendeavou?r\w*\b")
FIRM = re.compile(r"确保|必须|务必|坚决|保证(?!金)|\bensure\w*\b|\bmust\b|\bguarantee\w*\b")


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of what a figure measures."""

    words: frozenset[str]
    tail: str


def name_of(text: str) -> Name:
    return Name(content(text), tail_of(text))


@dataclass(frozen=True, slots=True)
class Held:
    """One figure of the evidence with what it measures."""

    figure: Figure
    target: Target | None
    names: tuple[Name, ...]
    """Its indicator, in one or more readings."""
    printed: str
    """Its phrase as printed."""
    commitment: str
    """tentative, firm or empty."""
    scope: str
    is_word: bool
    """一批, 一个: hardly a count."""
    group: Span | None
    """The phrase that it shares with another value (分别提高到A和B)."""


class Witness:
    """What one piece of evidence says, ready to be compared."""

    def __init__(self, evidence: Evidence, genre: Genre) -> None:
        self.evidence = evidence
        self.genre = genre
        self.plain: Plain = plain(evidence.text, genre)
        self.text = self.plain.text
        self.context = plain(evidence.headings, genre).text

    @property
    def own_year(self) -> int | None:
        return self.evidence.reading.document.year

    @cached_property
    def moments(self) -> list[Moment]:
        return find_moments(self.text, self.own_year)

    @cached_property
    def segments(self) -> list[Segment]:
        return segments_of(self.text)

    @cached_property
    def governed(self) -> list[tuple[Moment, ...]]:
        return governed(self.segments, self.moments, self.text)

    @cached_property
    def words(self) -> list[frozenset[str]]:
        """The content of each segment."""
        return [content(segment.text) for segment in self.segments]

    @cached_property
    def words_under_headings(self) -> list[frozenset[str]]:
        """The content of each segment with that of the headings above."""
        headings = content(self.context)
        return [words | headings for words in self.words]

    @cached_property
    def all_words(self) -> frozenset[str]:
        """The content of all segments and of the headings above."""
        return frozenset().union(*self.words, content(self.context))

    @cached_property
    def sentences(self) -> list[str]:
        """The compared text of each sentence."""
        spans: dict[int, list[Span]] = {}
        for one in self.segments:
            spans.setdefault(one.sentence, []).append(one.span)
        return [self.text[of_it[0].start : of_it[-1].end] for of_it in spans.values()]

    @cached_property
    def targets(self) -> list[Target]:
        span = self.evidence.span
        address = self.evidence.clause.address
        return [one for one in self.evidence.reading.targets if one.address == address and span.overlaps(one.value_span)]

    @cached_property
    def figures(self) -> list[Held]:
        masked = [one.span for one in self.moments if not one.rhythm]
        found = find_figures(self.plain, masked, self.genre)
        in_turn = shared_out(self.text, found)
        return [self._held(figure, in_turn.get(place, "")) for place, figure in enumerate(found)]

    def content(self, text: str, without: Sequence[Moment] = ()) -> frozenset[str]:
        """The bare words of a stretch of the compared text, dates left out."""
        for moment in without:
            text = text.replace(moment.span.of(self.text), " ")
        return content(text)

    def sentence_at(self, at: int) -> str:
        """The sentence that holds a place of the compared text."""
        here = next((one for one in self.segments if at < one.span.end), None)
        if here is None:
            return ""
        spans = [one.span for one in self.segments if one.sentence == here.sentence]
        return self.text[spans[0].start : spans[-1].end]

    def before(self, at: int) -> str:
        """What stands before a place in its sentence."""
        here = next((one for one in self.segments if at < one.span.end), None)
        if here is None:
            return ""
        start = next(one.span.start for one in self.segments if one.sentence == here.sentence)
        return self.text[start:at]

    def printed(self, span: Span) -> str:
        """The document's own characters for a stretch of the compared text."""
        return self.plain.printed(span)

    def _held(self, figure: Figure, own_name: str) -> Held:
        origin = self.plain.origin(figure.span)
        place = Span(origin.start + self.evidence.span.start, origin.end + self.evidence.span.start)
        target = next((one for one in self.targets if one.value_span.overlaps(place)), None)
        names = [plain(target.indicator, self.genre).text] if target else []
        if not names or not content(names[0]) or figure.unit in SPANS_OF_TIME:
            names += [figure.left, figure.right, f"{figure.left} {figure.right}"]
        names.append(own_name)
        readings = dict.fromkeys(name for one in names if (name := name_of(one)).words)
        phrase = target.span.of(self.evidence.reading.document.text) if target else self.plain.printed(Span(figure.left_start, figure.span.end)).strip()
        return Held(
            figure, target, tuple(readings), phrase,
            strength_of(target.commitment) if target else strength_of(figure.left), target.scope if target else "",
            is_word=self.plain.printed(figure.span)[:1] == "一" and not figure.binding.bounds, group=target.span if target else None,
        )


def part_of(witness: Witness) -> str:
    """The part of the document in which a piece of evidence stands: 附件3."""
    evidence = witness.evidence
    return evidence.reading.tree.part_of(evidence.clause).address


def strength_of(text: str) -> str:
    """Whether words commit tentatively (力争), firmly (确保) or not at all; the last such word counts."""
    found = [(one.start(), name) for name, pattern in (("tentative", TENTATIVE), ("firm", FIRM)) for one in pattern.finditer(text)]
    return max(found)[1] if found else ""
