"""Tabular: the ledger's rows as lines for a terminal, in columns that line up although Chinese characters are wide."""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from assistant.ledger import Row
from assistant.show import preview

_WIDEST = 52
"""Places of a column; what is longer pushes its own line only."""
_LONGEST_TASK = 24
_GAP = "  "
_COMMA = "、"
_OPEN = "等（原文未列全）"


def target_lines(rows: list[Row]) -> Iterator[str]:
    """Place, indicator, value as printed, when and who leads."""
    return aligned([
        (row["address"], row["indicator"], row["printed"], row["deadline"] or _assumed(row), _COMMA.join(row["lead"])) for row in rows
    ])


def duty_lines(rows: list[Row]) -> Iterator[str]:
    """Place, task, who leads and who supports."""
    return aligned([(row["address"], preview(row["task"], _LONGEST_TASK), _lead(row), _support(row)) for row in rows])


def conflict_lines(rows: list[Row]) -> Iterator[str]:
    """What differs and how, then every side on a line of its own."""
    for row in rows:
        yield f"{row['subject']}  {row['note']}"
        yield from (f"    {line}" for line in aligned([(side["address"], preview(side["quote"])) for side in row["sides"]]))


def group_lines(rows: list[Row]) -> Iterator[str]:
    """A group's name and place, then what its clause sets, a line a field."""
    for row in rows:
        yield f"{row['name']}  {row['address']}"
        count = f"成员（{len(row['members'])}个）"
        fields = (
            ("总牵头", row["leader"]), (row["convener_role"], row["convener"]), (row["deputy_role"], row["deputies"]),
            (count, _COMMA.join(row["members"]) + _OPEN * row["open_list"]), ("办公室", row["office"]), ("职责", row["office_duty"]),
            ("频次", "；".join(row["rhythm"])),
        )
        yield from (f"    {line}" for line in aligned([(name, text) for name, text in fields if text]))


def term_lines(rows: list[Row]) -> Iterator[str]:
    """Place, term and the document's own words for it."""
    return aligned([(row["address"], f"“{row['term']}”", preview(row["explanation"]) or _elsewhere(row)) for row in rows])


def milestone_lines(rows: list[Row]) -> Iterator[str]:
    """Place, date as printed (a rhythm says itself when), and what is to be done."""
    return aligned([(row["address"], "周期" if row["is_rhythm"] else row["date"], preview(row["quote"])) for row in rows])


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows with every column but the last padded to its widest cell."""
    widths = [min(_WIDEST, max(map(_places, column))) for column in list(zip(*rows, strict=True))[:-1]]
    for row in rows:
        padded = [cell + " " * (width - _places(cell)) for cell, width in zip(row, widths, strict=False)]
        yield _GAP.join([*padded, row[-1]]).rstrip()


def _places(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _assumed(row: Row) -> str:
    return f"{row['deadline_assumed']}年（文件年度）" if row["deadline_assumed"] else ""


def _elsewhere(row: Row) -> str:
    return f"见 {_COMMA.join(row['explained_at'])}" if row["explained_at"] else "文件未作定义"


def _lead(row: Row) -> str:
    names = _COMMA.join(row["lead"]) + _OPEN * (row["open_list"] and not row["support"])
    return f"{'分别牵头' if row['separately'] else '牵头'} {names}" if row["lead"] else ""


def _support(row: Row) -> str:
    names = _COMMA.join(row["support"]) + _OPEN * row["open_list"]
    return f"{'配合' if row['lead'] else '负责'} {names}" if row["support"] else ""
