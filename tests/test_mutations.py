"""Mutations: every digit, unit, operator, lead and date of the plan changed in a copy, and every row follows the document."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from assistant.ledger import Row, duty_rows, milestone_rows, target_rows
from index.documents import read_manifest
from index.library import Library, read_library
from index.spans import Span
from tests.conftest import SEEDS
from tests.plans import GENRE

Edit = tuple[Span, str]
_NEXT = str.maketrans("0123456789一二三四五六七八九", "1234567891二三四五六七八九二")
_OPERATORS = {"以上": "以下", "左右": "以上", "不低于": "不高于", "不少于": "不多于"}


@pytest.fixture(scope="module")
def plan() -> Library:
    return read_library(read_manifest(SEEDS), GENRE)


def edited(library: Library, edits: Iterable[Edit]) -> Library:
    """The plan read again with every edit made."""
    (reading,) = library.readings
    text = reading.document.text
    for span, instead in sorted(edits, reverse=True):
        text = text[: span.start] + instead + text[span.end :]
    return read_library([replace(reading.document, text=text)], GENRE)


def assert_followed(
    rows_of: Callable[[Library], list[Row]], before: Library, after: Library, change: Callable[[Row], dict[str, object]], *beside: str
) -> None:
    """Every row says what its change makes of it, and all else as before; ``beside``: other fields that the change touches."""
    loose = {"start", "end", "quote", "heading", "task", *beside}
    for old, new in zip(rows_of(before), rows_of(after), strict=True):
        expected = {key: value for key, value in (old | change(old)).items() if key not in loose}
        assert {key: value for key, value in new.items() if key not in loose} == expected, old["quote"]


def printed_at(library: Library, row: Row, words: str) -> Span:
    """Where words stand in the value that a target prints."""
    text = library.readings[0].document.text
    at = text.index(words, text.index(row["printed"], row["start"]))
    return Span(at, at + len(words))


def test_every_digit_is_followed(plan: Library) -> None:
    numbered = [row for row in target_rows(plan) if row["value"].translate(_NEXT) != row["value"] and re.search(r"\d|^[一二三四五六七八九]$", row["value"])]
    assert len(numbered) > 100
    after = edited(plan, [(printed_at(plan, row, row["value"]), row["value"].translate(_NEXT)) for row in numbered])
    assert_followed(target_rows, plan, after, lambda row: {"value": row["value"].translate(_NEXT)} if row in numbered else {}, "printed")


def test_every_unit_is_followed(plan: Library) -> None:
    counted = [row for row in target_rows(plan) if row["unit"] != _smaller(row["unit"])]
    assert len(counted) > 15
    after = edited(plan, [(printed_at(plan, row, row["value"] + row["unit"]), row["value"] + _smaller(row["unit"])) for row in counted])
    assert_followed(target_rows, plan, after, lambda row: {"unit": _smaller(row["unit"])}, "printed")


def _smaller(unit: str) -> str:
    """亿元 → 万元, 万元 → 元."""
    return unit.replace("亿", "万") if "亿" in unit else re.sub("^万(?=.)", "", unit)


def test_every_operator_is_followed(plan: Library) -> None:
    bound = [(row, word) for row in target_rows(plan) for word in _OPERATORS if word in row["operator"] and word in row["printed"]]
    assert len(bound) > 30
    after = edited(plan, [(printed_at(plan, row, word), _OPERATORS[word]) for row, word in bound])
    assert_followed(target_rows, plan, after, lambda row: {"operator": _turned(row["operator"])}, "printed", "value")


def _turned(operator: str) -> str:
    return re.sub("|".join(_OPERATORS), lambda found: _OPERATORS[found[0]], operator)


def test_every_lead_that_changes_places_with_a_support_is_followed(plan: Library) -> None:
    duties = [row for row in duty_rows(plan) if row["lead"] and row["support"] and row["support"][0] not in row["generic"]]
    assert len(duties) > 80
    after = edited(plan, [(Span(row["start"], row["end"]), _changed_places(row)) for row in duties])

    def exchanged(row: Row) -> dict[str, object]:
        if row not in duties:
            return {}
        return {"lead": [row["support"][0], *row["lead"][1:]], "support": [row["lead"][0], *row["support"][1:]]}

    assert_followed(duty_rows, plan, after, exchanged, "generic", "targets", "dates")


def _changed_places(row: Row) -> str:
    """The note with its first lead and its first support in each other's place."""
    lead, support = row["lead"][0], row["support"][0]
    names = re.compile(rf"(?:(?<=^)|(?<=[、,，]))(?:{re.escape(lead)}|{re.escape(support)})")
    return names.sub(lambda found: support if found[0] == lead else lead, row["quote"])


def test_every_date_is_followed(plan: Library) -> None:
    (reading,) = plan.readings
    dates = {one.date_span: one for one in reading.milestones if not one.is_rhythm}
    edits = []
    for span in dates:
        later = re.sub(r"(\d+)(?=月)|(\d{4})(?=年$)", _later, span.of(reading.document.text))
        edits += [(span, later)] if later != span.of(reading.document.text) else []
    assert len(edits) > 15
    after = edited(plan, edits)
    assert_followed(milestone_rows, plan, after, lambda row: {"date": row["date"]}, "date", "iso")
    for old, new in zip(milestone_rows(plan), milestone_rows(after), strict=True):
        moved = old["date"] != new["date"]
        assert (old["iso"] != new["iso"]) == moved, old["quote"]
        assert not moved or new["iso"] == _iso_later(old["iso"])


def _later(found: re.Match[str]) -> str:
    return str(int(found[1]) % 12 + 1) if found[1] else str(int(found[2]) + 1)


def _iso_later(iso: str) -> str:
    year, _, month = iso.partition("-")
    return f"{year}-{int(month) % 12 + 1:02d}" if month else str(int(year) + 1)
