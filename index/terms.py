"""Terms: what a plan puts in quotation marks, where it is used, and the words that explain it, if any do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.clauses import Clause, ClauseTree
from index.numerals import number_of
from index.sentences import sentences_of
from index.spans import Span

QUOTED = re.compile(r"“([^“”\n]{1,40})”")
_SUFFIX = re.compile(r"(?:行动|工程|机制|战略|体系|工作机制|计划|模式|建设|园区|基地|清单|试点|改革|政策|产业|平台|服务|活动|工作|品牌)?")
_NOUN = re.compile(r"[\u4e00-\u9fff]{1,6}(?=[(（])")
_PARENTHESIS = re.compile(r"[(（](?P<what>[^()（）\n]{4,80})[)）]")
_COUNTED = re.compile(r"^(?P<count>[一二两三四五六七八九十]|\d{1,2})(?:个|大|类|项)?(?P<noun>\D{1,6})$")


@dataclass(frozen=True, slots=True)
class Term:
    """One quoted term at one place. ``explanation`` is None where the document does not explain it there."""

    address: str
    span: Span
    """The term without its quotation marks."""
    term: str
    explanation: Span | None


_VERB = re.compile(r"[^、]{0,12}?(?:重点打造|大力建设|打造|建设|加强|深化|推进|推动|完善|落实|强化)(?:[^、\d]{2,8}的(?=\d))?(?=[^、]{2,}、)")
"""The verb that runs into the first member: 加强|财政、园区、平台; with what describes a figure: 推动服务园区的|30万吨."""
_SUM = re.compile(r"^[\dA-Za-zXx]+(?:[+＋][\dA-Za-zXx]+)+$")
"""A slogan such as 1+1+X, of as many members as it has terms."""


def counted_noun(term: str) -> tuple[int, str] | None:
    """What a numbered slogan counts, from two on: 三个基地 → (3, 基地); None for other terms."""
    found = _COUNTED.match(term)
    count = number_of(found["count"]) if found else 0
    return (count, found["noun"]) if found and count > 1 else None


def find_terms(tree: ClauseTree) -> list[Term]:
    """Every quoted term of a document, place by place."""
    return [term for clause in tree for term in _terms(tree, clause)]


def _terms(tree: ClauseTree, clause: Clause) -> Iterator[Term]:
    text = tree.document.text
    sentences = sentences_of(tree, clause)
    for place, sentence in enumerate(sentences):
        following = _paragraph(text, [later.span for later in sentences[place + 1 :]])
        for found in QUOTED.finditer(text, *sentence.span):
            body = following if sentence.is_heading or _SUM.match(found[1]) else None
            explained = _explanation(text, sentence.span, body, found)
            yield Term(clause.address, Span(*found.span(1)), found[1], explained)


def _paragraph(text: str, sentences: list[Span]) -> Span | None:
    """The stretch up to the first 。: what follows a heading, its ；-separated members together."""
    for sentence in sentences:
        if sentence.of(text).endswith("。"):
            return Span(sentences[0].start, sentence.end)
    return None


def _explanation(text: str, sentence: Span, following: Span | None, found: re.Match[str]) -> Span | None:
    """A bracket behind the term, as many members before it as it counts, or, for a heading, the sentence that lists them."""
    suffix = _SUFFIX.match(text, found.end(), sentence.end)
    bracket = _PARENTHESIS.match(text, suffix.end() if suffix else found.end(), sentence.end)
    if bracket:
        return Span(*bracket.span("what"))
    counted = counted_noun(found[1])
    noun = _NOUN.match(text, found.end(), sentence.end) if counted else None
    listed = _PARENTHESIS.match(text, noun.end(), sentence.end) if noun else None
    if counted and listed and len(re.split("[、,，;；]", listed["what"])) == counted[0]:
        return Span(*listed.span("what"))
    if _SUM.match(found[1]):
        members = len(re.findall(r"[;；]", following.of(text))) + 1 if following else 0
        return following if members == len(re.split("[+＋]", found[1])) else None
    if not counted:
        return None
    count = counted[0]
    before = _members_before(text, sentence, found.start(), count)
    if before:
        return before
    if following and len(re.findall(r"[;；]", following.of(text))) + 1 == count:
        return following
    return None


def _members_before(text: str, sentence: Span, at: int, count: int) -> Span | None:
    """The enumeration that ends directly before the term, if it has exactly the members that the term counts."""
    start = sentence.start
    for stop in re.finditer(r"[,，;；:：]", text[sentence.start : at]):
        start = sentence.start + stop.end()
    earlier = text.rfind("”", start, at)
    start = max(start, earlier + 1 + (text[earlier + 1 : earlier + 2] in ("和", "、", "及")) if earlier >= 0 else start)
    verb = _VERB.match(text[start:at])
    start += verb.end() if verb else 0
    members = re.split(r"、|和", re.sub(r"[(（][^()（）]*[)）]", "", text[start:at]))
    return Span(start, at) if len(members) == count and members[-1].strip() else None
