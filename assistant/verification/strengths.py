"""Strengths: how firmly, how strictly and how far: 力争 made 确保, 遏制 made 杜绝, 市定目标 made 省定目标, 限额以上 made 规模以上."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.verification.ordinary import has_synonym
from assistant.verification.rivals import rival_spans
from assistant.verification.said import Complaint, Said
from assistant.verification.witness import FIRM, Witness, part_of, strength_of
from assistant.verification.words import content, share
from index.folding import fold
from index.genre import Genre, one_of
from index.spans import Span

_NAMES_A_LIST = re.compile(r"的[^,。]{0,8}(?:包括|有|是|为)")
_NOTE = re.compile(r"^\(.*(?:牵头|负责|配合)|(?:牵头|负责|配合)\)$|按(?:照)?(?:各自)?职[责能]分工")
_LEAST = 0.4
_TIE = 0.12
_FEWEST = 2
_STRICT = ("严禁", "严防", "消除", "化解", "制止", "取缔", "打击", "遏止", "根除")
_AIMS = re.compile(
    r"[国省市县区]定(?=目标|任务|指标|要求|标准)|不?(?:高于|低于|快于|慢于|优于|劣于)(?!\d)|同步(?=增长|提高|$)|全覆盖|破零|清零|持续下降|稳步下降|持续上升|稳中有降|稳中有升|止跌回稳|只[降升增减]不[升降减增]|双下降|(?<!社)(?<!消)零(?:发生|事故|新增|增长)|满园|"
    r"应[检保上返收][尽][检保上返收]|基本消除|国家级|省级|市级|县级|全国|全省"
)
"""Aims and levels in words: each has to stand in the clause for the same thing."""
_HEDGES = re.compile(r"有望|可能|或将|或许|预计|大概率|尽量|尽可能|尽力|原则上")
_ONLY = re.compile(r"(?<!不)仅(?!限)|(?<!不)只(?!说|写|提|讲|列|给)(?=有|由|是|设|要求|需|包括)|唯一|首个|首家|首次|第一(?!产业|批|时间|书记|责任|课)|全国领先|最大|最高(?!人民)|最早|最多|所有(?!制|权)|一律|完全|均已|都已|已经|已(?=完成|建成|实现|达到|启动|投产|通车|开工)")


@dataclass(frozen=True, slots=True)
class _Line:
    """One segment of the evidence."""

    text: str
    words: frozenset[str]
    printed: str
    before: str
    """What stands before it in its sentence."""


def strength_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint for each word of strength that the clause does not use for the same thing."""
    strict = _strict(said.genre)
    for place, segment in enumerate(said.segments):
        for pattern in (_HEDGES, _ONLY):
            for found in pattern.finditer(said.text, *segment.span):
                if _bounds_a_figure(said, found, segment.span):
                    continue
                if found[0] not in said.held and not has_synonym(found[0], said.held):
                    yield Complaint(Span(*found.span()), "commitment" if pattern is _HEDGES else "no_witness")
        lines = _lines_for(said, said.plainly(segment.span), segment.span.end, witnesses)
        sentence = [one.span for one in said.segments if one.sentence == segment.sentence]
        yield from _aim_faults(said, segment.span, segment.text, lines or _lines_for(said, said.plainly(Span(sentence[0].start, sentence[-1].end)), segment.span.end, witnesses), witnesses)
        if not lines:
            continue
        yield from _strict_faults(segment.span, segment.text, lines, strict)
        yield from _rivals_of(segment.span, segment.text, lines)
        if not any(segment.span.start <= figure.span.start < segment.span.end for figure in said.figures if not figure.name):
            before = " ".join(one.text for one in said.segments[:place] if one.sentence == segment.sentence)
            behind = " ".join(one.text for one in said.segments[place + 1 :] if one.sentence == segment.sentence)
            yield from _commitment_faults(segment.span, segment.text, before, behind, lines)


def rival_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint for each word in the place of its rival: 规模以上 of what the nearest stretch of any clause counts 限额以上."""
    for segment in said.segments:
        yield from _rivals_of(segment.span, segment.text, _lines_for(said, said.plainly(segment.span), segment.span.end, witnesses))


def _rivals_of(span: Span, text: str, lines: Sequence[_Line]) -> Iterator[Complaint]:
    printed = {line.text: line.printed for line in lines}
    for rival, held in rival_spans(text, [*printed]):
        yield Complaint(Span(span.start + rival.start, span.start + rival.end), "scope", printed[held])


def _bounds_a_figure(said: Said, found: re.Match[str], segment: Span) -> bool:
    """最多, 最大 before a figure bind it, which is the figure's matter."""
    return found[0] in ("最多", "最大") and any(found.end() <= one.span.start < segment.end and one.binding.bounds for one in said.figures)


def _strict(genre: Genre) -> re.Pattern[str]:
    return re.compile(one_of(tuple(dict.fromkeys((*genre.strengths, *_STRICT)))))


def _lines_for(said: Said, text: str, at: int, witnesses: Sequence[Witness]) -> list[_Line]:
    """The segments of the evidence that say most nearly the same; none where nothing is near."""
    words = said.content(text)
    if len(words) < _FEWEST:
        return []
    parts = said.parts_for(at)
    lines: list[tuple[float, _Line]] = []
    for witness in witnesses:
        if parts and part_of(witness) not in parts:
            continue
        for place, (segment, held) in enumerate(zip(witness.segments, witness.words, strict=True)):
            score = share(words, held)
            if score >= _LEAST and not _NOTE.search(segment.text):
                before = " ".join(one.text for one in witness.segments[:place] if one.sentence == segment.sentence)
                lines.append((score, _Line(segment.text, held, witness.printed(segment.span), before)))
    best = max((score for score, _ in lines), default=0.0)
    return [line for score, line in lines if score >= best - _TIE]


def _aim_faults(said: Said, span: Span, text: str, lines: Sequence[_Line], witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    for found in _AIMS.finditer(text):
        if not lines:
            if found[0] not in said.held and not said.is_english:
                yield Complaint(Span(span.start + found.start(), span.start + found.end()), "no_witness")
            continue
        is_level = found[0][-1] in "级省国"
        if is_level and text[found.start() : found.end() + 2] in said.held:
            continue
        if not any(found[0] in line.text or has_synonym(found[0], line.text) for line in lines) and not _is_aim_of(said, text, found[0], witnesses):
            kind = "operator" if found[0].endswith("于") else "moved" if found[0].endswith("定") else "no_witness"
            yield Complaint(Span(span.start + found.start(), span.start + found.end()), kind, lines[0].printed)


def _is_aim_of(said: Said, text: str, aim: str, witnesses: Sequence[Witness]) -> bool:
    """The aim is set for the same thing in another segment of the evidence: 优化筛查服务,做到应检尽检."""
    words = said.content(text)
    return any(
        aim in f"{target.operator}{target.value}" and share(content(fold(target.indicator)), words) >= 0.6
        for witness in witnesses for target in witness.targets if target.is_benchmark
    )


def _strict_faults(span: Span, text: str, lines: Sequence[_Line], strict: re.Pattern[str]) -> Iterator[Complaint]:
    """杜绝 for 遏制: the words of strictness have to be the clause's own for the same thing."""
    mine = {found[0] for found in strict.finditer(text)} - {"减少", "化解", "打击", "防范"}
    theirs = {found[0] for line in lines for found in strict.finditer(line.text)}
    if mine and not mine <= theirs and theirs:
        found = next(one for one in strict.finditer(text) if one[0] not in theirs)
        yield Complaint(Span(span.start + found.start(), span.start + found.end()), "commitment", next(line.printed for line in lines if strict.search(line.text)))


def _commitment_faults(span: Span, text: str, before: str, behind: str, lines: Sequence[_Line]) -> Iterator[Complaint]:
    mine = strength_of(text)
    carried = strength_of(before)
    theirs = {strength_of(line.text) for line in lines}
    wider = theirs | {strength_of(line.before) for line in lines}
    is_dropped = theirs == {"tentative"} and "tentative" not in (mine, carried, strength_of(behind)) and not _NAMES_A_LIST.search(text)
    if is_dropped or (mine == "tentative" and "tentative" not in wider):
        yield Complaint(span, "commitment", lines[0].printed)
    elif mine == "firm" and "firm" not in wider:
        found = FIRM.search(text)
        place = Span(span.start + found.start(), span.start + found.end()) if found else span
        yield Complaint(place, "commitment", lines[0].printed)
