"""Compose: the sections of a briefing from the rows of the ledger, for a reader and a length; no model takes part."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from assistant.briefing.sentences import computed, printed, responsible, stated
from assistant.briefing.subject import Rows, partners_of, rows_of
from assistant.briefing.text import Briefing, Paragraph, Section, Sentence
from assistant.ledger import Row
from index.library import Library
from index.spans import Span

_PARTNERS = 8
_NO_FIGURE = "（文件没有规定具体数值）"


class Reader(StrEnum):
    """For whom a briefing is: that decides what comes first and what is left out."""

    LEADER = "leader"
    GROUP = "group"
    PRESS = "press"


class Length(StrEnum):
    SHORT = "short"
    """Tasks with a target or a date; the others by name."""
    MEDIUM = "medium"
    """Every task with what it is to reach; supported tasks by name and lead."""
    LONG = "long"
    """Every task with its clause's whole text."""


_ORDER = {
    Reader.LEADER: ("overview", "targets", "tasks", "supported", "dates", "partners", "groups", "open", "differs"),
    Reader.GROUP: ("overview", "groups", "tasks", "supported", "targets", "dates", "partners", "open", "differs"),
    Reader.PRESS: ("overview", "targets", "tasks", "dates"),
}


def compose(
    library: Library, unit: str = "", part: str = "", topic: str = "", reader: Reader = Reader.LEADER, length: Length = Length.MEDIUM
) -> Briefing:
    """The briefing of a unit, a part, a topic or all. Raises UnitError or SubjectError where the documents have nothing of it."""
    rows = rows_of(library, unit, part, topic)
    titles = "、".join(f"《{reading.document.title}》" for reading in library.readings)
    build: dict[str, Callable[[], Section]] = {
        "overview": lambda: _overview(titles, rows, reader), "targets": lambda: _targets(rows), "tasks": lambda: _tasks(library, rows, reader, length),
        "supported": lambda: _supported(library, rows, length), "dates": lambda: _dates(rows), "partners": lambda: _partners(rows),
        "groups": lambda: _groups(library, rows, length), "open": lambda: _open(library, rows), "differs": lambda: _differs(rows),
    }
    sections = tuple(section for key in _ORDER[reader] if next((section := build[key]()).sentences, None))
    title = f"关于{rows.name}贯彻落实有关任务的汇报提纲" if rows.is_unit else f"关于{rows.name or '有关文件'}主要内容的汇报提纲"
    if reader is Reader.PRESS:
        title = f"{rows.name or '有关文件'}主要内容介绍"
    return Briefing(title, f"根据{titles}整理，各句均注明出处，未采用文件以外的内容", sections)


def _overview(titles: str, rows: Rows, reader: Reader) -> Section:
    if rows.is_unit:
        text = f"{titles}中，由{rows.name}牵头的任务有{len(rows.led)}项，由其配合或者按职责分工负责的任务有{len(rows.supported)}项"
    else:
        text = f"{titles}中，{rows.name or '全文'}{'涉及' if rows.name else '共列出'}任务{len(rows.led)}项"
    text += f"，{'其牵头的任务' if rows.is_unit else ''}写明目标{len(rows.targets)}项、时间节点{len(rows.dates)}个"
    paragraph: list[Sentence] = [computed(text, [*rows.led, *rows.supported, *rows.targets, *rows.dates, *rows.groups])]
    if reader is not Reader.PRESS and rows.conflicts:
        paragraph.append(computed(f"其中{len(rows.conflicts)}处在文件的不同位置表述不同，列在文末，请先核定再引用", _sides(rows.conflicts)))
    return Section("总体情况", (tuple(paragraph),), key="overview")


def _targets(rows: Rows) -> Section:
    return Section("主要目标", sections=_by_part(rows.targets, lambda own: tuple((stated(row["quote"], row),) for row in own)), key="targets")


def _tasks(library: Library, rows: Rows, reader: Reader, length: Length) -> Section:
    title = "牵头任务" if rows.is_unit else "主要任务"
    return Section(title, sections=_by_part(rows.led, lambda own: _task_paragraphs(library, rows, own, reader, length)), key="tasks")


def _task_paragraphs(library: Library, rows: Rows, own: Sequence[Row], reader: Reader, length: Length) -> tuple[Paragraph, ...]:
    paragraphs, named = [], []
    for row in own:
        spans = [Span(one["start"], one["end"]) for one in (*rows.targets, *rows.dates) if (one["document"], one["address"]) == (row["document"], row["address"])]
        if length is Length.SHORT and not spans:
            named.append(row)
            continue
        said = printed(library, row, () if length is Length.LONG else spans) if spans or length is Length.LONG else printed(library, row)[:1]
        who = [] if reader is Reader.PRESS else [responsible(row)]
        heading = [stated(row["task"], _heading_of(library, row))] if row["task"] and not (said and row["task"] in said[0].text) else []
        paragraphs.append((*heading, *said, *who))
    return (*paragraphs, *_by_name(library, named, "另有："))


def _by_name(library: Library, rows: Sequence[Row], before: str = "") -> tuple[Paragraph, ...]:
    """Tasks by their names alone, one paragraph; none for none."""
    named = [row for row in rows if row["task"]]
    told = tuple(stated(row["task"], _heading_of(library, row), before="" if place else before) for place, row in enumerate(named))
    return (told,) if told else ()


def _heading_of(library: Library, row: Row) -> Row:
    """The row of the clause's heading, where its task stands."""
    text = library.reading(row["document"]).document.text
    own = library.reading(row["document"]).tree[row["address"]].span
    start = text.find(row["task"], own.start, own.end)
    return {**row, "start": start, "end": start + len(row["task"])} if start >= 0 else row


def _supported(library: Library, rows: Rows, length: Length) -> Section:
    def paragraphs(own: Sequence[Row]) -> tuple[Paragraph, ...]:
        if length is Length.SHORT:
            return _by_name(library, own)
        told = [(stated(row["task"], _heading_of(library, row)), responsible(row)) for row in own]
        return tuple(told)

    return Section("配合任务", sections=_by_part(rows.supported, paragraphs), key="supported")


def _dates(rows: Rows) -> Section:
    ordered = sorted(rows.dates, key=lambda row: row["iso"])
    return Section("时间节点", tuple((stated(row["quote"], row),) for row in ordered), is_list=True, key="dates")


def _partners(rows: Rows) -> Section:
    """Who stands beside the unit in its tasks most often."""
    partners = partners_of(rows)[:_PARTNERS] if rows.is_unit else []
    if not partners:
        return Section("协作单位", key="partners")
    text = f"在上述任务中，与{rows.name}同列次数较多的单位是{'、'.join(f'{unit}（{len(found)}项）' for unit, found in partners)}"
    return Section("协作单位", ((computed(text, [row for _, found in partners for row in found]),),), key="partners")


def _groups(library: Library, rows: Rows, length: Length) -> Section:
    paragraphs: list[Paragraph] = []
    for row in rows.groups:
        if length is Length.LONG:
            paragraphs.append(tuple(printed(library, row, [Span(row["start"], row["end"])])))
            continue
        said = [stated(f"{row['name']}由{row['convener']}担任{row['convener_role']}", row)] if row["convener"] else []
        said += [stated(f"{row['name']}办公室设在{row['office']}", row)] if row["office"] else []
        paragraphs.append(tuple(said) or (stated(row["name"], row),))
    return Section("工作专班", tuple(paragraphs), is_list=True, key="groups")


def _open(library: Library, rows: Rows) -> Section:
    """What the documents leave open: aims without a figure, lists that end in 等, roles that name no unit."""
    paragraphs: list[Paragraph] = []
    without = [row for row in rows.targets if not any(character.isdigit() for character in row["value"]) and row["value"]]
    paragraphs += [(stated(row["quote"], row, after=_NO_FIGURE),) for row in without if "定" in row["value"]]
    generic = [row for row in (*rows.led, *rows.supported) if row["generic"]]
    paragraphs += [(stated(f"{row['task']}", _heading_of(library, row), after=f"（“{'、'.join(row['generic'])}”没有列出具体单位）"),) for row in generic]
    return Section("文件未明确的事项", tuple(paragraphs), is_list=True, key="open")


def _differs(rows: Rows) -> Section:
    """Each side in document order with its place, and that they differ; none is picked."""
    paragraphs = []
    for row in rows.conflicts:
        sides = [stated(side["quote"], side, before=f"{side['address']}：") for side in row["sides"]]
        paragraphs.append((*sides, computed(f"以上{row['note'].split('：')[0]}", row["sides"])))
    return Section("文件中表述不同之处", tuple(paragraphs), is_list=True, key="differs")


def _sides(conflicts: Sequence[Row]) -> list[Row]:
    return [side for row in conflicts for side in row["sides"]]


def _by_part(rows: Sequence[Row], paragraphs: Callable[[Sequence[Row]], tuple[Paragraph, ...]]) -> tuple[Section, ...]:
    """One section a part, in reading order."""
    parts: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        parts.setdefault((row["part"], row["part_heading"]), []).append(row)
    return tuple(Section(part if heading in (part, "") else f"{heading}（{part}）", paragraphs(own), is_list=True) for (part, heading), own in parts.items())
