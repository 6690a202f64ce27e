"""Changes: what distinguishes two readings, of one document's versions or of two years' plans: clauses, targets, duties."""

from index.changes.changes import Changes, find_changes
from index.changes.kinds import Change, Kind

__all__ = ["Change", "Changes", "Kind", "find_changes"]
