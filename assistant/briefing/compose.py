"""Compose: the sections of a briefing from the rows of the ledger, for a reader and a length; no model takes part."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from assistant.briefing.naming import counted, origin_of, title_of
from assistant.briefing.sentences import caveat_for, computed, printed, responsible, stated, whole_of
from assistant.briefing.subject import Rows, partners_of, rows_of
from assistant.briefing.text import Briefing, Paragraph, Section, Sentence
from assistant.ledger import Row
from index.library import Library
from index.spans import Span

_PARTNERS = 8
_NAME_LONGEST = 24
_OF_ALL = ("overview", "partners")
"""Sections that count over all documents."""
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
    Reader.LEADER: ("overview", "targets", "tasks", "supported", "said", "dates", "partners", "groups", "open", "differs"),
    Reader.GROUP: ("overview", "groups", "tasks", "supported", "said", "targets", "dates", "partners", "open", "differs"),
    Reader.PRESS: ("overview", "targets", "tasks", "said", "dates"),
}


def compose(
    library: Library, unit: str = "", part: str = "", topic: str = "", reader: Reader = Reader.LEADER, length: Length = Length.MEDIUM
) -> Briefing:
    """The briefing of a unit, a part, a topic or all. Raises UnitError or SubjectError where the documents have nothing of it."""
    rows = rows_of(library, unit, part, topic)
    build: dict[str, Callable[[], Section]] = {
        "overview": lambda: _overview(library, rows, reader), "targets": lambda: _targets(library, rows), "tasks": lambda: _tasks(library, rows, reader, length),
        "supported": lambda: _supported(library, rows, length), "said": lambda: _said(library, rows), "dates": lambda: _dates(rows),
        "partners": lambda: _partners(rows), "groups": lambda: _groups(library, rows, length), "open": lambda: _open(library, rows),
        "differs": lambda: _differs(rows),
    }
    sections = tuple(_with_ids(_with_titles(section, rows)) for key in _ORDER[reader] if next((section := build[key]()).sentences, None))
    return Briefing(title_of(rows, reader is Reader.PRESS), origin_of(library), sections)


def _with_titles(section: Section, rows: Rows) -> Section:
    """The section with the document's title before each paragraph, where there are several documents and no heading says whose it is."""
    if not rows.titles or section.key in _OF_ALL or section.sections:
        return section
    return replace(section, paragraphs=tuple(_titled(one, rows) for one in section.paragraphs))


def _titled(paragraph: Paragraph, rows: Rows) -> Paragraph:
    first = paragraph[0]
    title = rows.titles[first.sources[0].document] if first.sources else ""
    return (replace(first, before=f"{title}：{first.before}" if title else first.before), *paragraph[1:])


def _with_ids(section: Section) -> Section:
    return section.with_sentences(replace(one, id=f"{section.key}.{place}") for place, one in enumerate(section.sentences))


def _overview(library: Library, rows: Rows, reader: Reader) -> Section:
    counts = [*rows.led, *rows.supported, *rows.targets, *rows.dates, *rows.groups]
    paragraph: list[Sentence] = [computed(counted(library, rows), counts or rows.mentions)]
    if reader is not Reader.PRESS and rows.conflicts:
        paragraph.append(computed(f"其中{len(rows.conflicts)}处在文件的不同位置表述不同，列在文末，请先核定再引用", _sides(rows.conflicts)))
    return Section("总体情况", (tuple(paragraph),), key="overview")


def _targets(library: Library, rows: Rows) -> Section:
    """Each stretch that sets targets once, with all that it sets; of a task with the task's name before it."""
    tasks = {(row["document"], row["address"]): row["task"] for row in rows.led}

    def paragraphs(own: Sequence[Row]) -> tuple[Paragraph, ...]:
        told: dict[tuple[str, int], tuple[Row, str]] = {}
        for row in own:
            whole = whole_of(library, row)
            told.setdefault((whole["document"], whole["start"]), (whole, tasks.get((row["document"], row["address"]), "")))
        return tuple((replace(stated(row["quote"], row, before=_of_task(task, row["quote"]), after=caveat_for(library, row)), is_prose=True),) for row, task in told.values())

    return _by_part("主要目标", "targets", rows, rows.targets, paragraphs)


def _of_task(task: str, quote: str) -> str:
    """The name of a task before what it sets: 200万吨能源储备基地 by itself says too little. None for a whole sentence."""
    return f"{task}：" if task and len(task) <= _NAME_LONGEST and task not in quote else ""


def _tasks(library: Library, rows: Rows, reader: Reader, length: Length) -> Section:
    title = "牵头任务" if rows.is_unit else "主要任务"
    return _by_part(title, "tasks", rows, rows.led, lambda own: _task_paragraphs(library, rows, own, reader, length))


def _task_paragraphs(library: Library, rows: Rows, own: Sequence[Row], reader: Reader, length: Length) -> tuple[Paragraph, ...]:
    paragraphs, named = [], []
    for row in own:
        spans = [Span(one["start"], one["end"]) for one in (*rows.targets, *rows.dates) if (one["document"], one["address"]) == (row["document"], row["address"])]
        if length is Length.SHORT and not spans:
            named.append(row)
            continue
        spans += [Span(one["start"], one["end"]) for one in rows.mentions if (one["document"], one["address"]) == (row["document"], row["address"])]
        said = printed(library, row, () if length is Length.LONG else spans) if spans or length is Length.LONG else []
        said = said or printed(library, row)[:1]
        who = [] if reader is Reader.PRESS else [responsible(row)]
        heading = [stated(row["task"], _heading_of(library, row), after=caveat_for(library, row))] if row["task"] else []
        is_said = bool(heading and said) and heading[0].text.removesuffix("。") in said[0].text
        if said and (is_said or not heading):
            said[0] = replace(said[0], after=caveat_for(library, row))
        paragraphs.append((*(() if is_said else heading), *said, *who))
    return (*paragraphs, *_by_name(library, named, "另有：" if paragraphs else ""))


def _by_name(library: Library, rows: Sequence[Row], before: str = "") -> tuple[Paragraph, ...]:
    """Tasks by their names alone, one paragraph; none for none."""
    told = tuple(replace(one, before="" if place else before) for place, one in enumerate(_named(library, row) for row in rows))
    return (told,) if told else ()


def _named(library: Library, row: Row) -> Sentence:
    """A task by its name; one that has none by the first sentence of its clause, else by its note."""
    if row["task"]:
        return stated(row["task"], _heading_of(library, row), after=caveat_for(library, row))
    return next(iter(printed(library, row)), None) or stated(row["quote"].strip("()（）〔〕"), row)


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
        told = [(_named(library, row), responsible(row)) for row in own]
        return tuple(told)

    return _by_part("配合任务", "supported", rows, rows.supported, paragraphs)


def _said(library: Library, rows: Rows) -> Section:
    """Of a topic: what else the documents say of it, beside the clauses of its tasks."""
    told = {(row["document"], row["address"]) for row in rows.led}
    found = [row for row in rows.mentions if (row["document"], row["address"]) not in told]
    paragraphs = tuple(tuple(printed(library, row, [Span(row["start"], row["end"])])) for row in found)
    return Section("其他有关表述" if rows.led else "有关表述", paragraphs, is_list=True, key="said")


def _dates(rows: Rows) -> Section:
    ordered = sorted(rows.dates, key=lambda row: row["iso"])
    return Section("时间节点", tuple((replace(stated(row["quote"], row), is_prose=True),) for row in ordered), is_list=True, key="dates")


def _partners(rows: Rows) -> Section:
    """Who stands beside the unit in its tasks most often."""
    partners = partners_of(rows)[:_PARTNERS] if rows.is_unit else []
    if not partners:
        return Section("协作单位", key="partners")
    text = f"在上述任务中，与{rows.unit}同列次数较多的单位是{'、'.join(f'{unit}（{len(found)}项）' for unit, found in partners)}"
    return Section("协作单位", ((computed(text, [row for _, found in partners for row in found]),),), key="partners")


def _groups(library: Library, rows: Rows, length: Length) -> Section:
    paragraphs: list[Paragraph] = []
    for row in rows.groups:
        if length is Length.LONG:
            paragraphs.append((*printed(library, row, [Span(row["start"], row["end"])]), *_membership(rows, row)))
            continue
        said = [stated(f"{row['name']}由{row['convener']}担任{row['convener_role']}", row)] if row["convener"] else []
        said += [stated(f"{row['name']}办公室设在{row['office']}", row)] if row["office"] else []
        paragraphs.append((*(said or [stated(row["name"], row)]), *_membership(rows, row)))
    return Section("工作专班", tuple(paragraphs), is_list=True, key="groups")


def _membership(rows: Rows, group: Row) -> list[Sentence]:
    """That the unit is a member, where the group lists it."""
    own = next((name for name in group["members"] if name in rows.names), "")
    return [stated(f"{own}是{group['name']}的成员单位", group)] if own else []


def _open(library: Library, rows: Rows) -> Section:
    """What the documents leave open: aims without a figure, lists that end in 等, roles that name no unit."""
    paragraphs: list[Paragraph] = []
    without = [row for row in rows.targets if not any(character.isdigit() for character in row["value"]) and row["value"]]
    paragraphs += [(stated(row["quote"], row, after=_NO_FIGURE),) for row in without if "定" in row["value"]]
    generic = [row for row in (*rows.led, *rows.supported) if row["generic"]]
    paragraphs += [(replace(_named(library, row), after=f"（“{'、'.join(row['generic'])}”没有列出具体单位）"),) for row in generic]
    return Section("文件未明确的事项", tuple(paragraphs), is_list=True, key="open")


def _differs(rows: Rows) -> Section:
    """Each side in document order with its place, and that they differ; none is picked."""
    paragraphs = []
    for row in rows.conflicts:
        sides = [stated(side["quote"], side, before=f"{'' if place else _about(row)}{side['address']}：") for place, side in enumerate(row["sides"])]
        paragraphs.append((*sides, computed(f"以上{row['note'].split('：')[0]}", row["sides"])))
    return Section("文件中表述不同之处", tuple(paragraphs), is_list=True, key="differs")


def _about(conflict: Row) -> str:
    """What it is that differs, where the first side does not say it."""
    return f"（{conflict['subject']}）" if conflict["subject"] not in conflict["sides"][0]["quote"] else ""


def _sides(conflicts: Sequence[Row]) -> list[Row]:
    return [side for row in conflicts for side in row["sides"]]


def _by_part(title: str, key: str, rows: Rows, own: Sequence[Row], paragraphs: Callable[[Sequence[Row]], tuple[Paragraph, ...]]) -> Section:
    """The section with one section below it a part, in reading order; with none where the whole briefing is of one part."""
    parts: dict[tuple[str, str, str], list[Row]] = {}
    for row in own:
        parts.setdefault((row["document"], row["part"], row["part_heading"]), []).append(row)
    if rows.part and len(parts) == 1:
        return Section(title, paragraphs(own), is_list=True, key=key)
    below = (
        Section(f"{rows.titles.get(document, '')}{part if heading in (part, '') else f'{heading}（{part}）'}", paragraphs(of_part), is_list=True)
        for (document, part, heading), of_part in parts.items()
    )
    return Section(title, sections=tuple(below), key=key)
