"""Turned round: what the clause says of a thing is said the other way, by an antonym, by a fall or by a ban left out."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.verification.lexicon import lexicon
from assistant.verification.said import Complaint, Said
from assistant.verification.segments import Segment
from assistant.verification.witness import Witness, part_of
from assistant.verification.words import share
from index.spans import Span

_NEGATION = re.compile(
    r"不得|不能|不再|严禁|禁止|防止|防范|避免|杜绝|遏制|严防|(?<!有)没有|并未|尚未|暂未|未(?!来|成年|央)|(?<!有)无(?!人机|线|障碍|废|偿|形|论|疑|缝|锡|抵押)|"
    r"不(?!断|论|管|仅|但|同|少于|低于|高于|超过|多于|足|到|久|动产|折|良|力|限|便|均衡|含)|零(?=门槛|限制|收费|费用|跑腿|成本|延误|距离)"
)
_FALLS = re.compile(r"下降|降低|减少|压缩|压减|压降|缩短|降至|降到|只降|缩减|削减|精简|减|降")
_RUN = re.compile(r"[\u3400-\u9fff]{2,4}")
_OBJECT, _BEFORE = 8, 16
"""Characters behind a word that may say what it is done to, or before it where none stand behind."""
_SHORT = 6
_LEAST, _TIE = 0.5, 0.1


def turned_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint for each word that says the opposite of what the clause says of the same thing."""
    yield from _opposites(said, witnesses)
    yield from _falls(said, witnesses)
    yield from _dropped(said, witnesses)


@lru_cache(maxsize=1)
def _sides() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    sides = []
    for one, other in lexicon().antonyms:
        patterns = [re.compile("|".join("(?<!进)出口" if word == "出口" else re.escape(word) for word in sorted(words, key=len, reverse=True))) for words in (one, other)]
        sides += [(patterns[0], patterns[1]), (patterns[1], patterns[0])]
    return sides


def _opposites(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    for segment in said.segments:
        for mine, theirs in _sides():
            for found in mine.finditer(said.text, *segment.span):
                span = Span(*found.span())
                if any(one.overlaps(span) for one in said.settled):
                    continue
                lines = _lines_on(said, span, segment.span, witnesses)
                opposed = next((line for line in lines if theirs.search(line[0])), None)
                if opposed and not any(mine.search(line[0]) for line in lines):
                    yield Complaint(span, "operator", opposed[1])


def _falls(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """Something is to fall of which the clause says no such thing; a fall by a figure is the figure's matter."""
    for segment in said.segments:
        if any(segment.span.start <= figure.span.start < segment.span.end for figure in said.figures if not figure.name):
            continue
        found = _FALLS.search(said.text, *segment.span)
        lines = _lines_on(said, Span(*found.span()), segment.span, witnesses) if found else []
        if found and lines and not any(_FALLS.search(line[0]) for line in lines):
            yield Complaint(Span(*found.span()), "operator", lines[0][1])


def _lines_on(said: Said, word: Span, segment: Span, witnesses: Sequence[Witness]) -> list[tuple[str, str]]:
    """The segments of the evidence that speak of what a word is said of, compared and as printed."""
    text = said.unsettled
    if text[max(segment.start, word.start - 1) : min(segment.end, word.end + 1)] in said.held and word.end - word.start == 1:
        return []
    wanted = said.content(text[word.end : min(segment.end, word.end + _OBJECT)])
    if not wanted:
        printed = frozenset().union(*(held for witness in witnesses for held in witness.words))
        wanted = said.content(text[max(segment.start, word.start - _BEFORE) : word.start]) & printed
    parts = said.parts_for(segment.end)
    lines: list[tuple[float, str, str]] = []
    for witness in witnesses:
        if not parts or part_of(witness) in parts:
            lines += [
                (share(wanted, held), line.text, witness.printed(line.span))
                for line, held in zip(witness.segments, witness.words, strict=True)
            ]
    best = max((score for score, _, _ in lines), default=0.0)
    return [(text, printed) for score, text, printed in lines if score >= max(_LEAST, best - _TIE)]


def _dropped(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """What the evidence only denies or bans (不新增隐性债务) is said without a word that does so."""
    for witness in witnesses:
        for found in _NEGATION.finditer(witness.text):
            run = _RUN.match(witness.text, found.end())
            if not run or (len(run[0]) < 4 and not found[0].startswith("零")):
                continue
            for here in re.finditer(re.escape(run[0]), said.text):
                segment = next((one for one in said.segments if here.start() < one.span.end), None)
                if segment and not _NEGATION.search(segment.text) and not _is_denied_behind(said, segment) and not _is_plain_elsewhere(run[0], witnesses):
                    yield Complaint(Span(*here.span()), "no_witness", witness.printed(Span(found.start(), run.end())))


def _is_denied_behind(said: Said, segment: Segment) -> bool:
    """挤占挪用,严禁: the denial stands by itself right behind."""
    following = next((one for one in said.segments if one.sentence == segment.sentence and one.span.start >= segment.span.end), None)
    return following is not None and len(following.text) <= _SHORT and bool(_NEGATION.search(following.text))


def _is_plain_elsewhere(run: str, witnesses: Sequence[Witness]) -> bool:
    """The evidence says the same somewhere without denying it."""
    for witness in witnesses:
        for text in (witness.text, witness.context):
            for found in re.finditer(re.escape(run), text):
                start = max(text.rfind(mark, 0, found.start()) for mark in ",;。\n")
                if not any(one.end() <= found.start() for one in _NEGATION.finditer(text, start + 1)):
                    return True
    return False


