"""Wish: what briefing is asked for, by an address line, a form or a program."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from assistant.briefing.compose import Length, Reader, compose
from assistant.briefing.text import Briefing
from assistant.visible import visible
from index.library import Library

FIELDS = ("unit", "part", "topic", "reader", "length", "sections")
_LONGEST = 100


class WishError(ValueError):
    """A parameter has no such value; the message says in one line which there are."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One briefing. ``sections``: keys of sections in the order that is wanted; none for all as composed."""

    unit: str = ""
    part: str = ""
    topic: str = ""
    reader: str = Reader.LEADER.value
    length: str = Length.MEDIUM.value
    sections: tuple[str, ...] = ()

    def compose(self, library: Library) -> Briefing:
        """All of its sections. Raises UnitError or SubjectError."""
        return compose(library, self.unit, self.part, self.topic, Reader(self.reader), Length(self.length))

    def arranged(self, library: Library) -> Briefing:
        """The sections that are wanted, in that order. Raises UnitError or SubjectError."""
        return self.compose(library).arranged(self.sections)

    def fields(self) -> dict[str, str]:
        """As parameters."""
        return {**asdict(self), "sections": ",".join(self.sections)}

    @property
    def key(self) -> str:
        """The same for the same briefing, however its sections stand."""
        return "|".join((self.unit, self.part, self.topic, self.reader, self.length))


def wish_of(parameters: Mapping[str, str]) -> Wish:
    """What the parameters ask for; unknown ones are passed over. Raises WishError."""
    value = {name: visible(parameters.get(name, "")).strip()[:_LONGEST] for name in FIELDS}
    for name, kinds in (("reader", Reader), ("length", Length)):
        if value[name] and value[name] not in [kind.value for kind in kinds]:
            raise WishError(f"{name} 只能是 {'、'.join(kind.value for kind in kinds)}")
    return Wish(
        value["unit"], value["part"], value["topic"], value["reader"] or Reader.LEADER.value, value["length"] or Length.MEDIUM.value,
        tuple(key for key in value["sections"].split(",") if key),
    )
