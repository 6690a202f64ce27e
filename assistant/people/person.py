"""Person: who a request comes from, and what that person may do."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do, each with all that the one before may."""

    READER = "reader"
    """Asks, reads, checks drafts, writes briefings."""
    EDITOR = "editor"
    """Changes the library."""
    ADMINISTRATOR = "administrator"
    """Sees the record of answers, manages people, chooses the model."""

    def includes(self, other: "Role") -> bool:
        order = list(Role)
        return order.index(self) >= order.index(other)


class Scope(StrEnum):
    """What an API key is for. A key never does more than its owner may."""

    ASK = "ask"
    """Ask questions."""
    READ = "read"
    """Search; read clauses, findings and the list of documents."""
    WORK = "work"
    """Check drafts, write briefings and courses."""
    DOCUMENTS = "documents"
    """Change the library."""
    RECORDS = "records"
    """Read the record of answers."""
    METRICS = "metrics"
    """Read the metrics."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person as a request shows them."""

    name: str
    role: Role
    scopes: frozenset[Scope] | None = None
    """What an API key is for; None for somebody who signed in: all that the role may."""

    def may(self, role: Role, scope: Scope | None = None) -> bool:
        """Whether this person may do what needs a role, through a key whose scopes hold ``scope`` (None: no key may)."""
        if not self.role.includes(role):
            return False
        return self.scopes is None or (scope is not None and scope in self.scopes)


HERE = Person("本机", Role.ADMINISTRATOR)
"""Whoever reaches a server that listens to this machine alone, from this machine."""
