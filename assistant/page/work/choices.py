"""Choices: what the forms of the work products offer: every unit, and the parts that hold anything to tell."""

from assistant.ledger import Row, duty_rows, group_rows, milestone_rows, target_rows
from assistant.page.pages.asked import Asked
from assistant.page.pages.order import by_sound


def units_of(asked: Asked, every: str) -> dict[str, str]:
    """The units by their sound; ``every`` names the choice of none."""
    return {"": every, **{name: name for name in sorted(asked.library.units.names, key=by_sound)}}


def parts_of(asked: Asked, every: str) -> dict[str, str]:
    """The parts by address, in reading order."""
    return {"": every, **{row["part"]: asked.parts.of(row).name for row in told_rows(asked)}}


def told_rows(asked: Asked) -> list[Row]:
    """All tasks, targets, dates and groups, in reading order."""
    library = asked.library
    places = {reading.document.id: place for place, reading in enumerate(library.readings)}
    rows = [*duty_rows(library), *target_rows(library), *milestone_rows(library), *group_rows(library)]
    return sorted(rows, key=lambda row: (places[row["document"]], row["start"]))
