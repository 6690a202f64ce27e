"""Tasks: the stretches of clauses that say what is to be done, and how alike two of them are by the rare words they share."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from index.clauses import ClauseTree
from index.duties import Duty
from index.folding import fold, longest_run
from index.sentences import sentences_of
from index.spans import Span

_SEGMENT = re.compile(r"[^,，。;；:：\n]+")
_SHORTEST = 4
"""Characters of the shortest stretch that says something, and of the words that two have to share in a row."""
_COMMON = 12
"""Clauses from which a pair of characters is too common to bring two tasks together."""
_SHORTEST_NAME = 5
_HEADING, _NAMES = 1.3, 15.0
"""What it weighs that two tasks are headings, and the least likeness where one is a heading that the other holds whole."""
_VERB = re.compile(r"^(?:推进|开展|确保|建设|加强|强化|完善|健全|深化|优化|提升|促进|构建|实施|做好|抓好|落实|推动|建立|探索建立|发展|培育)+")
_SETTING = re.compile(
    r"^.{4}依托|^(?:在|围绕|依托|聚焦|立足|针对|按照|根据|结合|通过|(?:充分)?利用|借助|抢抓|其中|坚持|(?:充分)?发挥|积极争取|[至到]?\d{4}年)(?!.*为(?:引领|牵引|抓手)$)"
)
"""How a stretch opens that says where, when or how, not what."""
_OTHER_MATTER = re.compile(r"配套|审批|报批|核准|验收|时限")
"""What makes of a thing only the place or the object of another task: 古驿道|配套停车场, 景区提升项目|审批时限."""
_DATE = re.compile(r"^[至到]?\d{4}年(?:\d{1,2}月份?)?(?:[底末初])?(?:之?前)?")
_FIGURE = re.compile(r"\d+(?:\.\d+)?\S?")
_FILLER = re.compile(r"^(?:持续|积极|大力|加快|着力|扎实|深入|全面|进一步|切实|有效|稳步|不断|有序|精心|重点|启动|同时|推动|涉及)+|[“”\"\s]")


@dataclass(frozen=True, slots=True)
class Task:
    """One stretch that says what is to be done, with the responsibility note behind it."""

    address: str
    duty: Duty
    span: Span
    words: str
    """What it says without quotation marks and words of emphasis, as printed."""
    pairs: frozenset[str]
    """Its pairs of neighbouring characters, folded."""
    is_heading: bool
    """It is the heading of a numbered clause."""


def tasks_of(tree: ClauseTree, duties: Sequence[Duty]) -> list[Task]:
    """The tasks of every clause that has a note, in reading order."""
    by_clause: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        by_clause[duty.address].append(duty)
    return [task for address, notes in by_clause.items() for task in _tasks(tree, address, notes)]


def _tasks(tree: ClauseTree, address: str, notes: Sequence[Duty]) -> Iterator[Task]:
    text = tree.document.text
    for sentence in sentences_of(tree, tree[address]):
        behind = next((duty for duty in notes if duty.span.start >= sentence.span.start), notes[-1])
        for found in _SEGMENT.finditer(text, *sentence.span):
            words = _FILLER.sub("", found[0])
            if len(words) >= _SHORTEST and not _SETTING.match(found[0].strip()):
                yield Task(address, behind, Span(*found.span()), words, frozenset(_pairs(words)), sentence.is_heading and bool(tree[address].marker))


def _pairs(text: str) -> Iterator[str]:
    for run in re.findall(r"\w+", fold(text)):
        yield from (run[at : at + 2] for at in range(len(run) - 1))


def rarity_of(tree: ClauseTree) -> Mapping[str, float]:
    """For every pair of characters in a document how few clauses hold it, as the logarithm of their share."""
    clauses = [set(_pairs(re.sub("[“”\"]", "", tree.own_text(clause)))) for clause in tree]
    held = Counter(pair for pairs in clauses for pair in pairs)
    return {pair: math.log(len(clauses) / count) for pair, count in held.items()}


def common_words(tasks: Sequence[Task], rarity: Mapping[str, float]) -> Iterator[tuple[Task, Task]]:
    """Every two tasks that share a pair of characters which few clauses hold, each two once, in reading order."""
    if not rarity:
        return
    by_pair: dict[str, list[int]] = defaultdict(list)
    least = max(rarity.values()) - math.log(_COMMON)
    for place, task in enumerate(tasks):
        for pair in task.pairs:
            if rarity.get(pair, 0.0) >= least:
                by_pair[pair].append(place)
    together = sorted({two for places in by_pair.values() for two in combinations(places, 2)})
    yield from ((tasks[one], tasks[other]) for one, other in together)


class Likeness:
    """How much two tasks of one document say the same."""

    def __init__(self, rarity: Mapping[str, float]) -> None:
        self._rarity = rarity
        self._whole = cache(self._weight)

    def __call__(self, one: Task, other: Task) -> float:
        """The rarity of what they share, the less the more either says beside it."""
        shared = self._weight(one.pairs & other.pairs)
        if not shared:
            return 0.0
        mine, theirs = self._whole(one.pairs), self._whole(other.pairs)
        alike = shared * math.sqrt(shared / min(mine, theirs) * (shared / (mine + theirs - shared)))
        if _is_named(one, other) or _is_named(other, one):
            return max(alike * _HEADING, _NAMES)
        return alike * _HEADING if one.is_heading and other.is_heading else alike

    def _weight(self, pairs: frozenset[str]) -> float:
        return sum(self._rarity.get(pair, 0.0) for pair in pairs)


def _is_named(one: Task, other: Task) -> bool:
    """One is a heading whose whole words stand in the other."""
    if not one.is_heading:
        return False
    words = _VERB.sub("", fold(one.words))
    return len(words) >= _SHORTEST_NAME and words in fold(other.words)


def shared_run(one: Task, other: Task) -> str:
    """The longest words that stand in both, without a verb before them, as the first has them.

    Empty where they are too short to name a matter, only count something, only qualify two other things (…的管理), are a later
    member of a list in one of the two alone, or only name what a task of another kind in one of them is about (its approval).
    """
    mine, theirs = _VERB.sub("", one.words), _VERB.sub("", other.words)
    at, their_at, size = _longest(fold(mine), fold(theirs))
    run = _DATE.sub("", mine[at : at + size].strip("、及和与"))
    is_listed = [words[: max(0, start)].endswith("、") for words, start in ((mine, at), (theirs, their_at))]
    behind = [_OTHER_MATTER.findall(words[max(0, start) + size :]) for words, start in ((mine, at), (theirs, their_at))]
    if bool(behind[0]) != bool(behind[1]):
        return ""
    if len(_FIGURE.sub("", run)) < _SHORTEST or run.startswith("的") or is_listed[0] != is_listed[1]:
        return ""
    return run


def _longest(one: str, other: str) -> tuple[int, int, int]:
    """Where the longest common stretch stands in the one and in the other, and its length."""
    size = longest_run(one, other)
    at = next(at for at in range(len(one) + 1) if one[at : at + size] in other)
    return at, other.find(one[at : at + size]), size
