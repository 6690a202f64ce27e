"""Naming: how a briefing calls itself and its subject: its title, what it was made from, and its first sentence."""

from assistant.briefing.subject import Rows
from index.library import Library

_PRESS, _OUTLINE = "主要内容介绍", "主要内容的汇报提纲"


def titles_of(library: Library) -> str:
    return "、".join(f"《{reading.document.title}》" for reading in library.readings)


def title_of(rows: Rows, is_for_press: bool) -> str:
    subject = "".join(filter(None, [rows.part, f"“{rows.topic}”" if rows.topic else ""]))
    if is_for_press:
        return f"{rows.unit}{subject}{_PRESS}" if rows.unit or subject else f"有关文件{_PRESS}"
    if rows.unit:
        return f"关于{rows.unit}贯彻落实{subject or '有关'}{'有关' if subject else ''}任务的汇报提纲"
    return f"关于{subject or '有关文件'}{_OUTLINE}"


def origin_of(library: Library) -> str:
    return f"根据{titles_of(library)}整理"


def counted(library: Library, rows: Rows) -> str:
    """What the documents hold of the subject, in numbers."""
    where = f"{titles_of(library)}{f'的{rows.part}' if rows.part else ''}{f'涉及“{rows.topic}”的内容' if rows.topic else ''}"
    if rows.unit and not (rows.led or rows.supported):
        listed = f"，但列有{rows.unit}参加的工作专班或者协调机构{len(rows.groups)}个" if rows.groups else ""
        return f"{where}中，没有写明由{rows.unit}牵头或者配合的任务{listed}"
    if rows.is_empty:
        return f"{where}中，没有单独列出的任务、目标和时间节点，有关表述有{len(rows.mentions)}处"
    if rows.unit:
        tasks = _some((len(rows.led), f"由{rows.unit}牵头的任务有{{}}项"), (len(rows.supported), f"由{rows.unit}配合或者按职责分工负责的任务有{{}}项"))
        stated = _some((len(rows.targets), "写明目标{}项"), (len(rows.dates), "写明时间节点{}个"))
        return f"{where}中，{tasks}{f'，其牵头的任务{stated}' if stated else ''}"
    found = _some((len(rows.led), "列出任务{}项"), (len(rows.targets), "写明目标{}项"), (len(rows.dates), "写明时间节点{}个"), (len(rows.groups), "列有工作专班或者协调机构{}个"))
    return f"{where}中，{'' if rows.part or rows.topic else '共'}{found}"


def _some(*counts: tuple[int, str]) -> str:
    """What is counted, without what there is none of."""
    return "，".join(text.format(count) for count, text in counts if count)
