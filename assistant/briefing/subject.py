"""Subject: of what a briefing is: a unit, a campaign, a topic or all documents; and the rows of the ledger that belong to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from assistant.briefing.topic import SubjectError, Topic
from assistant.ledger import Row, conflict_rows, duty_rows, group_rows, milestone_rows, names_of, target_rows
from index.folding import fold
from index.library import Library

__all__ = ["Rows", "SubjectError", "partners_of", "rows_of"]


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
    mentions: list[Row] = field(default_factory=list)
    """The sentences that speak of a topic."""
    names: frozenset[str] = frozenset()
    """The printed names of the unit."""
    unit: str = ""
    part: str = ""
    """The part with its heading: 科技创新赋能攻坚实施方案（附件3）."""
    topic: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    """《…》 of each document by its id, where there are several: what stands in one is told with its name."""

    @property
    def is_unit(self) -> bool:
        return bool(self.unit)

    @property
    def is_empty(self) -> bool:
        """Nothing in the ledger belongs to it."""
        return not (self.led or self.supported or self.targets or self.dates or self.groups)


def rows_of(library: Library, unit: str = "", part: str = "", topic: str = "") -> Rows:
    """The rows of a unit, of a part (附件3) and of a topic; of two of these what belongs to both, of none all.

    Raises UnitError for a unit that no document names, SubjectError where nothing belongs to the subject.
    """
    about = Topic(library, topic) if topic else None
    parts = _parts_meant(library, part) if part else {}
    within = {
        "duties": _within(duty_rows(library), parts, about.is_in_clause if about else None), "targets": _within(target_rows(library), parts, about.is_of if about else None),
        "dates": [row for row in _within(milestone_rows(library), parts, about.is_of if about else None) if not row["is_rhythm"]],
        "groups": _within(group_rows(library), parts, about.is_named if about else None),
    }
    name = "、".join(filter(None, [unit, part, f"“{topic}”" if topic else ""]))
    own = _of_unit(library, name, unit, within) if unit else Rows(name, within["duties"], [], within["targets"], within["dates"], within["groups"])
    mentions = _within(about.mentions, parts, None) if about and not unit else []
    if own.is_empty and not mentions:
        raise SubjectError(f"文件中没有属于{name or '文件'}的任务、目标或时间节点：请换一个单位、部分或主题")
    places = {(row["document"], row["address"]) for rows in (own.led, own.supported, own.targets, own.dates) for row in rows}
    conflicts = [
        row for row in conflict_rows(library)
        if row["kind"] != "scope" and any((side["document"], side["address"]) in places for side in row["sides"]) and (about is None or about.is_of_conflict(row))
    ]
    called = "、".join(f"{heading}（{address}）" if heading else address for address, heading in parts.items()) if len(parts) == 1 else part
    return replace(own, conflicts=conflicts, mentions=mentions, unit=unit, part=called, topic=topic, titles=_titles(library))


def _titles(library: Library) -> dict[str, str]:
    readings = library.readings
    return {one.document.id: f"《{one.document.title}》" for one in readings} if len(readings) > 1 else {}


def _of_unit(library: Library, name: str, unit: str, within: dict[str, list[Row]]) -> Rows:
    names = names_of(library, unit)
    led, supported = ([row for row in within["duties"] if names & {*row[role]}] for role in ("lead", "support"))
    targets, dates = ([row for row in within[kind] if names & {*row["lead"]}] for kind in ("targets", "dates"))
    groups = [row for row in within["groups"] if _names_one(library, row, names)]
    return Rows(name, led, [row for row in supported if not names & {*row["lead"]}], targets, dates, groups, names=names)


def _within(rows: list[Row], parts: dict[str, str], is_meant: Callable[[Row], bool] | None) -> list[Row]:
    """The rows of these parts (none: of all) that a topic means."""
    return [row for row in rows if (not parts or row["part"] in parts) and (is_meant is None or is_meant(row))]


def partners_of(rows: Rows) -> list[tuple[str, list[Row]]]:
    """Who stands beside a unit in its tasks, with these tasks, the most frequent first."""
    beside: dict[str, list[Row]] = {}
    for row in (*rows.led, *rows.supported):
        for name in dict.fromkeys((*row["lead"], *row["support"])):
            if name != rows.name and name not in rows.names and name not in row["generic"]:
                beside.setdefault(name, []).append(row)
    return sorted(beside.items(), key=lambda pair: -len(pair[1]))


def _names_one(library: Library, row: Row, names: frozenset[str]) -> bool:
    """A group's clause names the unit as member, convener, deputy or seat of its office."""
    meant = {name for field_ in ("convener", "deputies", "office") for _, units in library.units.mentioned(row[field_]) for name in units}
    return bool(names & {*row["members"], row["office"], *meant})


def _parts_meant(library: Library, part: str) -> dict[str, str]:
    """The parts that are called so, by address, with their headings. Raises SubjectError that names the parts there are."""
    wanted = "".join(fold(part).split())
    parts = {clause.address: clause.heading for reading in library.readings for clause in reading.tree.parts}
    meant = {address: heading for address, heading in parts.items() if fold(address) == wanted}
    meant = meant or {address: heading for address, heading in parts.items() if wanted in fold(f"{address}{heading}")}
    if not meant:
        raise SubjectError(f"没有“{part}”这一部分：可选的有 {'、'.join(parts)}")
    return {address: "" if heading == address else heading for address, heading in meant.items()}
