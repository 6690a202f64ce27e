"""Changing: what became of all targets from one year's document to the next: raised, lowered, added, no longer set."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.across.comparing import difference_of
from assistant.across.desk import Desk
from assistant.across.told import Title
from assistant.draft import Draft, Quote
from assistant.drafting.figures.statements import printed, quote_of
from assistant.phrases import Phrases
from index.indicators import bare_indicator, bare_operator, is_same_indicator, parts_of, says_little
from index.library import Reading
from index.targets import Target

_NEW = re.compile(r"新增|新加|增加了?(?:哪|什么)|多(?:了|出)|\bnew\b|added", re.IGNORECASE)
_GONE = re.compile(r"没有?了|取消|去掉|删|不再|\bdropped|removed|no longer", re.IGNORECASE)
_SHORT = 3
"""Characters of a short name that may yet say what it measures: 专项债."""
_NAMED = 6
"""Changes that a headline names."""


@dataclass(frozen=True)
class Change:
    """One indicator in the older and in the newer document; None where it is not set."""

    older: Target | None
    newer: Target | None

    @property
    def is_change(self) -> bool:
        """Whether it is set in both, and differently."""
        return bool(self.older and self.newer) and _stated(self.older) != _stated(self.newer)


def changes_between(older: Reading, newer: Reading) -> list[Change]:
    """Every indicator of the two documents once, in the newer one's order, then what only the older one sets."""
    left = list(_once(older.targets))
    found = []
    for target in _once(newer.targets):
        match = next((one for one in left if _is_same(one, target)), None)
        if match:
            left.remove(match)
        found.append(Change(match, target))
    return [*found, *(Change(one, None) for one in left)]


def draft_changes(older: Desk, newer: Desk, asked: str, title: Title, say: Phrases) -> Draft | None:
    """The changed targets with their differences, those that are new and those that are gone; None where the two have none in common.

    ``asked``: the question, of which it depends what the headline names.
    """
    before, after = older.library.readings[0], newer.library.readings[0]
    changes = changes_between(before, after)
    both = [one for one in changes if one.older and one.newer]
    changed, new, gone = [one for one in both if one.is_change], [one for one in changes if not one.older], [one for one in changes if not one.newer]
    if not both:
        return None
    quotes: list[Quote] = []
    rows: list[tuple[str, int]] = []
    meant = new if _NEW.search(asked) else gone if _GONE.search(asked) else changed
    for one in (*meant, *(one for one in (*changed, *new, *gone) if one not in meant)):
        text = _row(one, before, after, say)
        quotes += [quote_of(after, one.newer)] if one.newer else []
        quotes += [quote_of(before, one.older)] if one.older else []
        rows.append((text, len(quotes) - 1))
    named = [_row(one, before, after, say) for one in meant[:_NAMED]]
    older_name, newer_name = title(before.document.id), title(after.document.id)
    headline = say("changes", newer=newer_name, older=older_name, both=len(both), changed=len(changed), new=len(new), gone=len(gone))
    if named:
        headline += say("colon") + say("join").join(named) + ("……" if len(meant) > len(named) else "")
    return Draft(headline, tuple(quotes), rows=tuple(rows), is_computed=True)


def _row(one: Change, before: Reading, after: Reading, say: Phrases) -> str:
    if one.older and one.newer:
        difference = difference_of(one.newer, one.older, say)
        text = say("change", older=printed(before, one.older), newer=one.newer.value_span.of(after.document.text).strip())
        return text + (say("change_by", difference=difference) if difference else "")
    if one.newer:
        return say("change_new", statement=printed(after, one.newer))
    return say("change_gone", statement=printed(before, one.older)) if one.older else ""


def _once(targets: Sequence[Target]) -> list[Target]:
    """Targets that say by their name what they measure (a short name, where it stands once), the first statement of each."""
    found: list[Target] = []
    names = Counter(target.indicator for target in targets)
    for target in targets:
        is_plain = not says_little(target.indicator) or (len(target.indicator) >= _SHORT and names[target.indicator] == 1)
        if is_plain and not any(_is_same(target, other) for other in found):
            found.append(target)
    return found


def _is_same(one: Target, other: Target) -> bool:
    """Whether two targets measure the same thing, each for its own year and whether it is a figure or a benchmark."""
    mine, theirs = (replace(target, deadline="", deadline_iso="") for target in (one, other))
    if mine.is_benchmark != theirs.is_benchmark:
        return bool({bare_indicator(name) for name in parts_of(mine.indicator)} & {bare_indicator(name) for name in parts_of(theirs.indicator)})
    return is_same_indicator(mine, theirs)


def _stated(target: Target | None) -> tuple[str, str, str]:
    return (target.value, target.unit, bare_operator(target)) if target else ("", "", "")
