"""Side: what one document answers, beside the others."""

from dataclasses import dataclass

from assistant.across.desk import Desk
from assistant.answer import Status
from assistant.compose import Composed
from assistant.layout import status_of
from assistant.question import Question

_SILENT = (Status.NOT_FOUND, Status.OUT_OF_SCOPE)


@dataclass(frozen=True)
class Side:
    """One document and what it answers."""

    desk: Desk
    made: Composed
    question: Question
    """As the document understands it."""

    @property
    def id(self) -> str:
        return self.desk.document.id

    @property
    def places(self) -> int:
        """How many places the document has to answer from."""
        return len(self.desk.places)

    @property
    def status(self) -> Status:
        return status_of(self.made.drafts)

    @property
    def speaks(self) -> bool:
        """Whether the document says something of what is asked, if only that it sets no figure."""
        return self.status not in _SILENT

