"""Radar: every kind of conflict of one document, from its findings and the text of its clauses."""

from collections.abc import Sequence

from index.clauses import ClauseTree
from index.conflicts.conflict import Conflict
from index.conflicts.counts import count_conflicts, date_conflicts
from index.conflicts.figures import figure_conflicts
from index.conflicts.leads import lead_conflicts
from index.conflicts.members import member_conflicts
from index.conflicts.strengths import strength_conflicts
from index.duties import Duty
from index.genre import Genre
from index.milestones import Milestone
from index.targets import Target
from index.terms import Term


def find_conflicts(
    tree: ClauseTree, genre: Genre, targets: Sequence[Target], duties: Sequence[Duty], milestones: Sequence[Milestone], terms: Sequence[Term]
) -> list[Conflict]:
    """Every conflict of a document, in the order of first sides; word-for-word and equal-value repetitions are none."""
    counts = list(count_conflicts(tree))
    figures = [conflict for conflict in figure_conflicts(tree, targets) if not any(_is_within(conflict, other) for other in counts)]
    found = [
        *figures, *counts, *date_conflicts(tree, milestones), *strength_conflicts(tree, genre), *member_conflicts(tree, terms),
        *lead_conflicts(tree, duties, figures),
    ]
    return sorted(found, key=lambda conflict: conflict.sides[0].span)


def _is_within(conflict: Conflict, other: Conflict) -> bool:
    """Every side of the one is part of a side of the other."""
    return all(any(two.address == one.address and two.span.covers(one.span) for two in other.sides) for one in conflict.sides)
