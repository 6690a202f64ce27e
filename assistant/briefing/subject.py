"""Subject: of what a briefing is: a unit, a campaign, a topic or all documents; and the rows of the ledger that belong to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from assistant.ledger import Row, conflict_rows, duty_rows, group_rows, milestone_rows, names_of, target_rows
from assistant.verification.words import content, share
from index.errors import YoujuError
from index.folding import fold
from index.library import Library

_ON_TOPIC = 0.6
"""Share of a topic's words that a clause on it holds, its headings included."""


class SubjectError(YoujuError):
    """Nothing in the documents belongs to the subject; the message names what is near."""


@dataclass(frozen=True)
class Rows:
    """What of the ledger belongs to a subject, each in reading order."""

    name: str
    """The subject as a briefing names it."""
    led: list[Row] = field(default_factory=list)
    """Duties that the unit leads; of other subjects all duties."""
    supported: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    dates: list[Row] = field(default_factory=list)
    groups: list[Row] = field(default_factory=list)
    conflicts: list[Row] = field(default_factory=list)
    is_unit: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.led or self.supported or self.targets or self.dates or self.groups)


def rows_of(library: Library, unit: str = "", part: str = "", topic: str = "") -> Rows:
    """The rows of a unit, of a part (附件3) and of a topic; of two of these what belongs to both, of none all.

    Raises UnitError for a unit that no document names, SubjectError where nothing belongs to the subject.
    """
    fits = [*([_in_part(library, part)] if part else []), *([_on_topic(library, topic)] if topic else [])]
    found = (duty_rows(library), target_rows(library), milestone_rows(library), group_rows(library))
    duties, targets, dates, groups = ([row for row in rows if all(fit(row) for fit in fits)] for rows in found)
    name = "、".join(filter(None, [unit, part, f"“{topic}”" if topic else ""]))
    if unit:
        names = names_of(library, unit)
        own = Rows(
            name, [row for row in duties if names & {*row["lead"]}], [row for row in duties if names & {*row["support"]} and not names & {*row["lead"]}],
            [row for row in targets if names & {*row["lead"]}], [row for row in dates if names & {*row["lead"]} and not row["is_rhythm"]],
            [row for row in groups if _names_one(library, row, names)], is_unit=True,
        )
    else:
        own = Rows(name, duties, [], targets, [row for row in dates if not row["is_rhythm"]], groups)
    if own.is_empty:
        raise SubjectError(f"文件中没有属于{name or '文件'}的任务、目标或时间节点：请换一个单位、部分或主题")
    places = {(row["document"], row["address"]) for rows in (own.led, own.supported, own.targets, own.dates) for row in rows}
    conflicts = [row for row in conflict_rows(library) if row["kind"] != "scope" and any((side["document"], side["address"]) in places for side in row["sides"])]
    return replace(own, conflicts=conflicts)


def partners_of(rows: Rows) -> list[tuple[str, list[Row]]]:
    """Who stands beside a unit in its tasks, with these tasks, the most frequent first."""
    beside: dict[str, list[Row]] = {}
    for row in (*rows.led, *rows.supported):
        for name in dict.fromkeys((*row["lead"], *row["support"])):
            if name != rows.name and name not in row["generic"]:
                beside.setdefault(name, []).append(row)
    return sorted(beside.items(), key=lambda pair: -len(pair[1]))


def _names_one(library: Library, row: Row, names: frozenset[str]) -> bool:
    """A group's clause names the unit as member, convener, deputy or seat of its office."""
    meant = {name for field_ in ("convener", "deputies", "office") for _, units in library.units.mentioned(row[field_]) for name in units}
    return bool(names & {*row["members"], row["office"], *meant})


def _in_part(library: Library, part: str) -> Callable[[Row], bool]:
    wanted = fold(part).replace(" ", "")
    parts = {clause.address: fold(f"{clause.address}{clause.heading}") for reading in library.readings for clause in reading.tree.parts}
    meant = {address for address in parts if fold(address) == wanted} or {address for address, text in parts.items() if wanted in text}
    if not meant:
        raise SubjectError(f"没有“{part}”这一部分：可选的有 {'、'.join(parts)}")
    return lambda row: row["part"] in meant


def _on_topic(library: Library, topic: str) -> Callable[[Row], bool]:
    words = content(fold(topic))
    if not words:
        raise SubjectError(f"“{topic}”不能作为主题：请写出一两个词，如 低空经济")
    places = set(_places_on(library, words))
    if not places:
        raise SubjectError(f"文件中没有提到“{topic}”：请换一个说法，或用 youju search 查找")
    return lambda row: (row["document"], row["address"]) in places


def _places_on(library: Library, words: frozenset[str]) -> Iterable[tuple[str, str]]:
    for reading, clause in library.clauses():
        text = fold(f"{' '.join(clause.path)} {clause.heading} {clause.span.of(reading.document.text)}")
        if share(words, content(text)) >= _ON_TOPIC:
            yield reading.document.id, clause.address
