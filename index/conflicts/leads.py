"""Leads: one task that several clauses set, with another lead unit in each; the task is told by the words that the clauses share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from index.clauses import ClauseTree
from index.conflicts.conflict import Conflict, Side, conflict_of
from index.conflicts.tasks import Likeness, Task, common_words, rarity_of, shared_run, tasks_of
from index.duties import Duty
from index.spans import Span

_SAME, _SAME_OF_SIBLINGS, _SAME_WITHOUT_LEAD = 10.0, 30.0, 17.0
"""Least likeness of two statements of one task: in general, among items of one list, where one note names the other's lead but no lead."""
_NAMED = 100.0
"""The likeness of two tasks that carry out one quoted project."""
_PROJECT = re.compile(r"“(?P<term>[^“”\n]{2,20})”(?:专项)?(?P<what>行动|工程|计划|活动|工作|试点)")
_LEADS = re.compile(r"^.*?(?:牵头|主办)(?:负责)?(?=[,，;；)）]|$)")
_LEVEL = re.compile(r"^(?:[省市县区]直?|国家)(?=.{2,})")
_Link = tuple[float, Task, Task, str]
"""How alike two tasks are, the two, and the words they share as printed."""


def lead_conflicts(tree: ClauseTree, duties: Sequence[Duty], figures: Sequence[Conflict]) -> Iterator[Conflict]:
    """One conflict a task whose clauses name other leads; every clause of the task is a side.

    ``figures``: the conflicts over targets; who leads the same indicator leads the same task.
    """
    tasks = tasks_of(tree, duties)
    links = sorted([*_alike(tree, tasks), *_of_one_project(tree, tasks), *_of_one_indicator(tasks, figures)], key=lambda link: (-link[0], link[1].span, link[2].span))
    seen: list[set[Span]] = []
    for group, subject in _groups(links):
        notes = {task.duty.span: task.duty for task in group}
        if len(notes) > 1 and not any(set(notes) <= other for other in seen):
            seen.append(set(notes))
            yield conflict_of("lead", subject, [(_side(tree, duty), _who(duty)) for duty in notes.values()])


def _alike(tree: ClauseTree, tasks: Sequence[Task]) -> Iterator[_Link]:
    """Tasks of two clauses that say the same with rare words, and that other units lead."""
    rarity = rarity_of(tree)
    likeness_of = Likeness(rarity)
    for one, other in common_words(tasks, rarity):
        if one.address == other.address or not leads_differ(one.duty, other.duty):
            continue
        likeness = likeness_of(one, other)
        if likeness >= _least(one, other) and (run := shared_run(one, other)):
            yield likeness, one, other, run


def _least(one: Task, other: Task) -> float:
    if one.address.rpartition("·")[0] == other.address.rpartition("·")[0]:
        return _SAME_OF_SIBLINGS
    leads = [unit for task in (one, other) for unit in task.duty.lead]
    is_listed = any(is_same_unit(lead, unit) for task in (one, other) if not task.duty.lead for unit in task.duty.support for lead in leads)
    return _SAME_WITHOUT_LEAD if is_listed else _SAME


def _of_one_project(tree: ClauseTree, tasks: Sequence[Task]) -> Iterator[_Link]:
    """Tasks that carry out what one quoted term names (“智赋万企”行动)."""
    named: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        for found in _PROJECT.finditer(tree.document.text, *task.span):
            named[found["term"]].append(task)
    for term, of_it in named.items():
        for one, other in combinations(of_it, 2):
            if one.address != other.address and leads_differ(one.duty, other.duty):
                yield _NAMED, one, other, f"“{term}”"


def _of_one_indicator(tasks: Sequence[Task], figures: Sequence[Conflict]) -> Iterator[_Link]:
    """Tasks that state one indicator."""
    for conflict in figures:
        stating = [task for task in tasks if any(side.address == task.address and task.span.overlaps(side.span) for side in conflict.sides)]
        for one, other in combinations(stating, 2):
            if one.address != other.address and leads_differ(one.duty, other.duty):
                yield _NAMED, one, other, conflict.subject


def _groups(links: Iterable[_Link]) -> Iterator[tuple[list[Task], str]]:
    """Tasks that are linked, directly or through a third, with the words of their strongest link."""
    groups: list[tuple[list[Task], str]] = []
    for _, one, other, run in links:
        joined = [group for group in groups if one in group[0] or other in group[0]]
        members = list(dict.fromkeys([*(task for group in joined for task in group[0]), one, other]))
        subject = joined[0][1] if joined else run
        groups = [group for group in groups if group not in joined]
        groups.append((members, subject))
    yield from sorted(groups, key=lambda group: -len(group[0]))


def leads_differ(one: Duty, other: Duty) -> bool:
    """Other units lead: some of them stand under no name among the leads of the other note."""
    if not one.lead and not other.lead:
        return False
    return not _all_in(one.lead, other.lead) or not _all_in(other.lead, one.lead)


def _all_in(units: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(is_same_unit(unit, other) for other in others) for unit in units)


def is_same_unit(one: str, other: str) -> bool:
    """Whether two printed names may be one unit: but for the level before it, or one the short form of the other."""
    shorter, longer = sorted((_LEVEL.sub("", one), _LEVEL.sub("", other)), key=len)
    if shorter == longer:
        return True
    rest = iter(longer)
    return len(shorter) > 4 and shorter[:2] == longer[:2] and all(character in rest for character in shorter)


def _side(tree: ClauseTree, duty: Duty) -> Side:
    """The stretch of the note that names the lead; the whole note where it names none."""
    found = _LEADS.match(duty.span.of(tree.document.text)) if duty.lead else None
    return Side(duty.address, Span(duty.span.start, duty.span.start + found.end()) if found else duty.span)


def _who(duty: Duty) -> str:
    return f"{'、'.join(duty.lead)}牵头" if duty.lead else "未列明牵头单位"
