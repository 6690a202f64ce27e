"""Said: the sentence as it is compared: its figures, dates and segments, and the parts of the document that it names."""

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.verification.dates import Moment, find_moments, governed
from assistant.verification.figures import Figure, find_figures, shared_out
from assistant.verification.lexicon import lexicon
from assistant.verification.plain import Plain, plain
from assistant.verification.segments import Segment, segments_of
from assistant.verification.units import UnitNamed
from assistant.verification.words import content, spelled_out
from index.genre import Genre
from index.spans import Span

_LABEL = re.compile(r"\[\s?\d{1,3}(?:\s?[,，、-]\s?\d{1,3})*\s?\]|【\s?\d{1,3}\s?】|\(\s?来源[^()]{0,40}\)")
_MARKDOWN = re.compile(r"(?:^|(?<=[\n;；。：:]))\s*(?:#{1,6}\s|[-*•·>]\s|[(（]\d{1,2}[)）]|[①-⑳]|\d{1,2}[.、)）]\s?(?!\d))|\*\*|__|`|^\s*\|[-:| ]+\|\s*$", re.MULTILINE)
_PART = re.compile(r"附件\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})|总体方案|正文")
_BETWEEN_PARTS = re.compile(r"[、,和与及以\s]*")
_LATIN = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault before its place is told in the sentence's own characters."""

    span: Span
    """Characters of the compared sentence."""
    kind: str
    witness: str = ""


class Said:
    """One sentence on the way through the checks."""

    def __init__(self, sentence: str, question: str, genre: Genre, own_year: int | None, held: str) -> None:
        """``held``: all that the evidence prints, by which abbreviations are spelled out."""
        self.genre = genre
        self.held = held
        self.own_year = own_year
        self.plain: Plain = plain(_unmarked(sentence), genre)
        self.text = self.plain.text
        self.question = plain(question, genre).text
        self.units: list[UnitNamed] = []
        """The units that it names; told by whoever knows the names."""

    @cached_property
    def is_english(self) -> bool:
        """Latin words carry the sentence, names of Chinese units aside."""
        words = _LATIN.findall(self.text)
        return len(words) > 2 and len(lexicon().english.intersection(words)) > 1

    @property
    def settled(self) -> list[Span]:
        """What has a check of its own: figures, dates, parts and units."""
        return [one.span for found in (self.figures, self.moments, self.parts, self.units) for one in found]

    @property
    def unsettled(self) -> str:
        """The sentence with what has a check of its own blanked out; as long as before."""
        text = self.text
        for span in self.settled:
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
        return text

    def plainly(self, span: Span) -> str:
        """A stretch with its dates, parts and units blanked out; as long as before."""
        text = span.of(self.text)
        for one in (found.span for kind in (self.moments, self.parts, self.units) for found in kind):
            if span.start <= one.start < span.end:
                text = text[: one.start - span.start] + " " * (min(one.end, span.end) - one.start) + text[one.end - span.start :]
        return text

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
    def figures(self) -> list[Figure]:
        return find_figures(self.plain, [*(one.span for one in self.moments if not one.rhythm), *(one.span for one in self.parts)], self.genre)

    @cached_property
    def parts(self) -> list["PartNamed"]:
        """The parts of a document that the sentence names, in order."""
        return [PartNamed(Span(*found.span()), re.sub(r"\s", "", found[0])) for found in _PART.finditer(self.text)]

    def parts_for(self, at: int) -> frozenset[str]:
        """The parts that are said to hold what stands at a place; empty where none is named for it."""
        named: list[PartNamed] = []
        for one in reversed([one for one in self.parts if one.span.start < at]):
            if named and not _BETWEEN_PARTS.fullmatch(self.text, one.span.end, named[-1].span.start):
                break
            named.append(one)
        return frozenset(one.name for one in named)

    def content(self, text: str) -> frozenset[str]:
        """The bare words of a stretch, abbreviations spelled out as the evidence has them."""
        return content(spelled_out(text, self.held, self.genre))

    def named(self, figure: Figure, place: int, *, in_whole: bool = False) -> list[frozenset[str]]:
        """The words that say what a figure measures, in several readings; empty where the sentence does not say.

        甲、乙分别增长7%和6.5% gives each figure its own name; ``in_whole`` takes all the words before it instead.
        """
        shared = self._in_turn.get(place)
        if shared and not in_whole:
            return [self.content(shared)]
        left, right = self.content(figure.left), self.content(figure.right)
        readings = [one for one in (left, right) if one]
        if left and right:
            readings.append(left | right)
        if readings:
            return readings
        earlier = [one for one in self.figures[:place] if not one.describes and not one.name]
        start = earlier[-1].span.end if earlier else 0
        between = self.content(self.text[start : figure.left_start])
        if between:
            return [between]
        return self.named(earlier[-1], self.figures.index(earlier[-1])) if earlier else []

    def around(self, figure: Figure) -> str:
        """What a figure's sentence says in segments that hold no figure."""
        here = next((one for one in self.segments if figure.span.start < one.span.end), None)
        return " ".join(
            self.plainly(one.span) for one in self.segments
            if here and one.sentence == here.sentence and not any(one.span.covers(other.span) for other in self.figures if not other.name and not other.describes)
        )

    @cached_property
    def _in_turn(self) -> dict[int, str]:
        return shared_out(self.text, self.figures)


@dataclass(frozen=True, slots=True)
class PartNamed:
    """A part of a document that a sentence names."""

    span: Span
    name: str


def _unmarked(sentence: str) -> str:
    """The sentence with labels and Markdown blanked out; as long as before."""
    clean = sentence
    for pattern in (_LABEL, _MARKDOWN):
        clean = pattern.sub(lambda found: " " * len(found[0]), clean)
    return clean
