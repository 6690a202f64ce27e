"""Sections: a place that is named by its numbers (附件6第二部分, 附件5二(四), 附件7第17项) becomes the name of the clause there."""

import re
from collections.abc import Iterator

from assistant.draft import task_of
from assistant.understand import Understanding
from index.clauses import Clause
from index.library import Reading
from index.numerals import number_of

_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_PART = r"(?:附件\s*(?:\d{1,2}|[一二三四五六七八九十])|总体方案)"
_STEP = re.compile(rf"第\s*(?P<section>{_NUMERAL})\s*(?:个)?大?(?:部分|章节?|板块)|[(（](?P<bracket>{_NUMERAL})[)）]|第\s*(?P<item>{_NUMERAL})\s*(?:大)?(?:项|条|点|款)|(?P<top>[一二三四五六七八九十]{{1,2}})(?=\s*[(（、])")
_PLACED = re.compile(rf"(?P<part>{_PART})(?:里面|里|中|的|方案)*(?P<words>[\u3400-\u9fff]{{0,6}}?)(?P<steps>(?:[、,，·的里\s]*(?:{_STEP.pattern.replace('?P<section>', '?:').replace('?P<bracket>', '?:').replace('?P<item>', '?:').replace('?P<top>', '?:')}))+)")
_BARE = re.compile(r"^第\s*(?P<section>[一二三四五六七八九十\d]{1,2})\s*(?:个)?大?(?:部分|章节?|板块)|^[(（][一二三四五六七八九十]{1,2}[)）]")
_GOALS = re.compile(r"目标")
_LISTS = re.compile(r"(?:里|下面|下)?(?:都|分别|一共|总共)?(?:有|是|包括|列了?)(?:哪些|哪几(?:条|项|个|点)|啥|什么|几(?:条|项|个|点))(?:内容)?[?？]?|(?:里|下面|下|的)*(?:那)?(?:一共|总共|共)?(?:就)?(?:有|是)?(?:\d{1,2}|[一二两三四五六七八九十]{1,3}|几)(?:条|项|个|点)(?:任务|内容)?(?:对吧|是吧|对吗|是吗|吧|吗)?[?？]?")
_ALONE = re.compile(rf"(?P<words>[\u3400-\u9fff]{{2,8}}?)(?:里|中|的|这|那)*(?:第\s*(?P<nth>{_NUMERAL})\s*(?:小|子)?(?:项|件|条)|[(（](?P<number>\d{{1,2}})[)）])")
_RUNNING = 8
"""A number above which an item is meant by its running number in the part."""


def by_name(text: str, understanding: Understanding) -> str:
    """A question with its numbered places called by their headings: 附件6“防范化解债务和金融风险”有哪些任务; as it is where none is there."""
    found = _PLACED.search(text)
    if not found:
        return _alone(text, understanding)
    part = re.sub(r"\s+", "", found["part"])
    number = re.search(_NUMERAL, part)
    address = f"附件{number_of(number[0])}" if number and part.startswith("附件") else part
    for reading in understanding.library.readings:
        root = next((one for one in reading.tree.parts if one.address == address), None)
        clause = _walk(root, list(_STEP.finditer(found["steps"])), text[found.end() :] + found["words"]) if root else None
        if clause and clause.heading:
            rest = _without(clause.heading, re.sub("^[,，、：: ]+", "", text[found.end() :]))
            listed = "有哪些任务" if clause.children and _LISTS.fullmatch(rest) else rest
            return f"{text[: found.start()]}{_name(reading, clause)}{listed}"
    return text


def _alone(text: str, understanding: Understanding) -> str:
    """A running number behind the words of a heading above it: 民生实事第22项 is the one clause with that number under such a heading."""
    found = _ALONE.search(text)
    if not found:
        return text
    number = number_of(found["nth"] or found["number"])
    if found["nth"] and (number or 0) <= _RUNNING:
        return text
    clauses = [(reading, one) for reading in understanding.library.readings for part in reading.tree.parts for one in _leaves(part) if _is_numbered(one, number)]
    named = [(reading, one) for reading, one in clauses if any(set(found["words"]) <= set(above.heading) for above in reading.tree.ancestors(one))]
    return f"{text[: found.start()]}{_name(*named[0])}{text[found.end() :]}" if len(named) == 1 else text


def section_in(text: str) -> str:
    """The section that a text begins with, by its number: 第三部分; empty where it begins otherwise."""
    found = _BARE.match(text)
    return found[0] if found else ""


def _without(heading: str, text: str) -> str:
    """What follows a place, without the words of its heading that stand there again."""
    size = next((size for size in range(min(len(text), len(heading)), 2, -1) if text[:size] in heading), 0)
    return text[size:]


def _name(reading: Reading, clause: Clause) -> str:
    return f"{reading.tree.part_of(clause).address}“{task_of(clause).rstrip('…。.,，')}”"


def _walk(root: Clause, steps: list[re.Match[str]], words: str) -> Clause | None:
    here: Clause | None = root
    for place, step in enumerate(steps):
        if here is None:
            return None
        number = number_of(next(one for one in (step["section"], step["bracket"], step["item"], step["top"]) if one)) or 0
        if step["section"]:
            here = _section(here, number, words, is_followed=place + 1 < len(steps))
        elif step["top"]:
            here = _numbered(here.children, number)
        elif step["bracket"]:
            here = _bracketed(here, number)
        else:
            here = _item(here, number)
    return here


def _section(root: Clause, number: int, words: str, is_followed: bool) -> Clause | None:
    """第三部分: the third of the groups of tasks, or the third chapter where it is named, goes on below or has no groups."""
    chapter = _numbered(root.children, number)
    groups = next((one for one in root.children if len(one.children) > 1 and any(child.children for child in one.children)), None)
    group = _numbered(groups.children, number) if groups else None
    if not group or not chapter:
        return group or chapter
    if is_followed or _names(chapter, words) or (_GOALS.search(words) and _GOALS.search(chapter.heading)):
        return chapter
    return group


def _names(clause: Clause, words: str) -> bool:
    return len(clause.heading) > 1 and clause.heading[:4] in words


def _numbered(family: tuple[Clause, ...], number: int) -> Clause | None:
    return next((one for one in family if number_of(re.sub(r"\W", "", one.marker)) == number), None)


def _bracketed(here: Clause, number: int) -> Clause | None:
    """The child marked (二), or, from a part, the only such clause below."""
    own = [one for one in here.children if one.marker.startswith(("(", "（"))]
    below = own or [one for child in here.children for one in child.children if one.marker.startswith(("(", "（"))]
    found = [one for one in below if number_of(re.sub(r"\W", "", one.marker)) == number]
    return found[0] if len(found) == 1 else None


def _item(here: Clause, number: int) -> Clause | None:
    """The child with a number; from a part the clause with that running number, where only one has it."""
    if here.children and not here.path[1:]:
        running = [one for one in _leaves(here) if _is_numbered(one, number)]
        return running[0] if len(running) == 1 and number > _RUNNING else None
    return _numbered(here.children, number)


def _is_numbered(clause: Clause, number: int | None) -> bool:
    """Whether a clause bears a running number: (22)."""
    return clause.marker.startswith(("(", "（")) and number_of(re.sub(r"\W", "", clause.marker)) == number


def _leaves(clause: Clause) -> Iterator[Clause]:
    yield from (one for one in clause.walk() if not one.children)
