"""Behind: what the REST routes stand on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant.checking.checkers import Checkers
from assistant.librarian.librarian import Librarian
from assistant.records.records import Records
from assistant.service.service import Service
from index.library import Library

if TYPE_CHECKING:
    from assistant.chat.model import ChatModel


class Judging(Protocol):
    """What the record of answers does with a judgement."""

    def judge(self, record: str, person: str, is_helpful: bool | None, reason: str = "") -> None:
        """Keep it, or take it back (None). Raises NoSuchRecord where this person has no such answer."""
        ...


@dataclass(frozen=True, slots=True)
class Behind:
    """One server's parts."""

    library: Callable[[], Library]
    """The documents as they stand now."""
    checkers: Checkers
    service: Service | None = None
    """None: nothing can be asked."""
    chat: "Callable[[], ChatModel | None]" = lambda: None
    """The model in use."""
    librarian: Librarian | None = None
    """None: the documents cannot be changed."""
    judging: Judging | None = None
    """None: no record is kept."""
    records: Records | None = None
    """None: no record can be looked through."""
