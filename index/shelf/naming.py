"""Naming: the title, the year and the id of a document that comes as a bare file, from its first lines and its name."""

import re
from collections.abc import Collection
from pathlib import PurePath

_FIRST_LINES = 15
_SHORTEST_TITLE, _LONGEST_TITLE, _LONGEST_ID = 6, 80, 60
_KIND = re.compile(r"(?:方案|计划|规划|纲要|意见|通知|办法|措施|举措|要点|工作安排|清单|细则|条例|规定|报告|分工|任务书|责任书)(?:[（(《〈][^（()）》〉]{1,20}[）)》〉])?$")
_SENTENCE = re.compile(r"[。；！？，,;]")
_ITEM = re.compile(r"附件|[（(]?[一二三四五六七八九十\d]+[）)、.．]|第[一二三四五六七八九十\d]+[章条部节]")
"""How a line begins that is a heading below the title or an item of a list of annexes."""
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年?(?!\d)")
_NUMBERED_YEAR = re.compile(r"[〔\[（(【](20\d\d)[〕\]）)】]")
_NO_ID = re.compile(r"[^\w.-]+")


def title_of(text: str, name: str) -> str:
    """The title among the first lines, its first half on the line above with it (关于印发 / 《…》的通知); else the first line, where it is no sentence, or the file's name without its ending."""
    lines = [line.strip().lstrip("#").strip() for line in text.splitlines() if line.strip()][:_FIRST_LINES]
    for above, line in zip(["", *lines], lines, strict=False):
        if _KIND.search(line) and not _ITEM.match(line) and not _SENTENCE.search(line) and len(line) <= _LONGEST_TITLE:
            whole = above + line
            return whole if "关于" in above and len(whole) <= _LONGEST_TITLE and not _SENTENCE.search(above) else line
    first = next(iter(lines), "")
    if _SHORTEST_TITLE <= len(first) <= _LONGEST_TITLE and not _SENTENCE.search(first) and not _ITEM.match(first) and not _NUMBERED_YEAR.search(first):
        return first
    return PurePath(name).stem.strip()[:_LONGEST_TITLE] or "未命名文件"


def year_of(title: str, text: str) -> int | None:
    """The year in the title, or that of the document's number (〔2025〕) in the first lines."""
    head = "\n".join(text.splitlines()[:_FIRST_LINES])
    found = _YEAR.search(title) or _NUMBERED_YEAR.search(head)
    return int(found[1]) if found else None


def one_line(title: str) -> str:
    """A title that a user gives, on one line."""
    return " ".join(title.split())


def is_id(id: str) -> bool:
    """Whether it can stand before the # of an address and in a link: letters, digits and . _ - alone, no longer than those that are made here."""
    return 0 < len(id) <= _LONGEST_ID and not _NO_ID.search(id) and id[0] not in "-._"


def id_for(name: str, taken: Collection[str]) -> str:
    """An id that no document has: the file's name, of letters, digits and . _ - alone."""
    stem = _NO_ID.sub("-", PurePath(name.replace("\\", "/")).stem).strip("-._")[:_LONGEST_ID] or "document"
    number, id_ = 1, stem
    while id_ in taken:
        number += 1
        id_ = f"{stem}-{number}"
    return id_
