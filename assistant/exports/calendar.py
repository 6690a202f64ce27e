"""Calendar: the dated milestones as an iCalendar file, each event as long as what is printed: a day, a month or a year."""

import hashlib
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from assistant.ledger import Row, milestone_rows
from index.library import Library

if TYPE_CHECKING:
    from icalendar import Event

_PRECISION = {1: "原文只写到年", 2: "原文只写到月", 3: "原文写明日期"}


def milestones_calendar(library: Library) -> bytes:
    """Every dated milestone as an all-day event; a rhythm, and what has no date of this world, is none."""
    from icalendar import Calendar  # the page of milestones needs the days alone

    calendar = Calendar()
    calendar.add("prodid", "-//youju//milestones//ZH")
    calendar.add("version", "2.0")
    name = "；".join(reading.document.title for reading in library.readings)
    calendar.add("x-wr-calname", f"{name} 时间节点")
    now, seen = datetime.now(UTC).replace(microsecond=0), Counter[str]()
    for row in milestone_rows(library):
        if not row["is_rhythm"] and (days := days_of(row["iso"])):
            key = "\n".join((row["document"], row["address"], row["iso"], row["quote"]))
            seen[key] += 1
            calendar.add_component(_event(row, days, f"{key}\n{seen[key]}", now))
    written: bytes = calendar.to_ical()
    return written


def days_of(iso: str) -> tuple[date, date] | None:
    """The first day of what is printed (2025, 2025-05, 2025-05-15) and the first day behind it; None for no date."""
    try:
        year, month, day = [*map(int, iso.split("-")), 0, 0][:3]
        first = date(year, month or 1, day or 1)
        if day:
            return first, first + timedelta(days=1)
        return first, date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    except (ValueError, OverflowError):
        return None


def _event(row: Row, days: tuple[date, date], key: str, now: datetime) -> "Event":
    from icalendar import Event

    lead = f"牵头：{'、'.join(row['lead'])}" if row["lead"] else ""
    precision = _PRECISION[len(row["iso"].split("-"))]
    event = Event()
    event.add("uid", f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@youju")
    event.add("dtstamp", now)
    event.add("dtstart", days[0])
    event.add("dtend", days[1])
    event.add("summary", " ".join(row["quote"].split()))
    event.add("description", "\n".join(filter(None, [f"{row['address']}：{row['quote'].strip()}", lead, f"{row['date']}（{precision}）"])))
    event.add("categories", [row["part"]])
    event.add("transp", "TRANSPARENT")
    return event
