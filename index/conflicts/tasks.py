"""Tasks: the stretches of clauses that say what is to be done, and how alike two of them are by the rare words they share."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_SETTING = re.compile(
    r"^(?:在|围绕|依托|聚焦|立足|针对|按照|根据|结合|通过|(?:充分)?利用|借助|抢抓|其中|坚持|(?:充分)?发挥|积极争取|[至到]?\d{4}年)(?!.*为(?:引领|牵引|抓手)$)"
)
"""How a stretch opens that says where, when or how, not what."""
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
                yield Task(address, behind, Span(*found.span()), words, frozenset(_pairs(words)))


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


def likeness_of(one: Task, other: Task, rarity: Mapping[str, float]) -> float:
    """How much two tasks say the same: the rarity of what they share, the less the more either says beside it."""
    shared = sum(rarity.get(pair, 0.0) for pair in one.pairs & other.pairs)
    mine, theirs = (sum(rarity.get(pair, 0.0) for pair in task.pairs) for task in (one, other))
    if not shared:
        return 0.0
    return shared * math.sqrt(shared / min(mine, theirs) * (shared / (mine + theirs - shared)))


def shared_run(one: Task, other: Task) -> str:
    """The longest words that stand in both, as printed in the first; empty where they are too short to mean anything."""
    mine, theirs = fold(one.words), fold(other.words)
    size = longest_run(mine, theirs)
    if size < _SHORTEST:
        return ""
    return next(one.words[at : at + size] for at in range(len(mine)) if mine[at : at + size] in theirs)
