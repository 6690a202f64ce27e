"""Requested: a choice of rows as an address line or a program asks for it."""

from collections.abc import Mapping

from assistant.records.search import Judged, Wanted
from index.errors import YoujuError

NAMES = ("words", "person", "status", "since", "until", "judged")
_LONGEST = 200


class ChoiceError(YoujuError):
    """A parameter has a value that chooses nothing."""


def wanted_from(given: Mapping[str, str]) -> Wanted:
    """The choice that the parameters of NAMES make; others are left alone. Raises ChoiceError and DayError."""
    values = {name: given.get(name, "").strip()[:_LONGEST] for name in NAMES}
    judged = values.pop("judged")
    if judged and judged not in list(Judged):
        raise ChoiceError(f"judged 不能是“{judged}”：可用的有 {'、'.join(Judged)}")
    return Wanted(**values, judged=Judged(judged) if judged else None)


def number_from(given: Mapping[str, str], name: str, otherwise: int, most: int) -> int:
    """A whole number from 0 to ``most``. Raises ChoiceError."""
    text = given.get(name, "") or str(otherwise)
    if text.isascii() and text.isdigit() and len(text) < 10 and int(text) <= most:
        return int(text)
    raise ChoiceError(f"{name} 应为 0 到 {most} 的整数")
