"""Conflicts: the radar of a plan, which finds the clauses that treat one indicator, project or task differently."""

from index.conflicts.conflict import Conflict, Side
from index.conflicts.radar import find_conflicts

__all__ = ["Conflict", "Side", "find_conflicts"]
