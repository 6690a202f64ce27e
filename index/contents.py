"""Contents: the list of headings with page numbers at the top of a document, which opens no clauses."""

import re

from index.folding import fold
from index.spans import Span, lines_of

_TITLE = re.compile(r"(?:#+\s*)?(?:目\s*录|目\s*次|CONTENTS)\s*$", re.IGNORECASE)
_ENTRY = re.compile(r".*?[^\s\d.…·．。]\s*(?:[….·．•]{2,}|\t|\s{2,}|[-—_]{3,})\s*[-(（]?\d{1,3}[)）-]?\s*$")
_FEWEST = 3
_LONGEST_ENTRY = 80
_LONGEST_LIST = 400
"""Entries of a list of contents."""
_LEADERS = re.compile(r"[\s….·．•_\t-]*\d*\s*$")


def contents_of(text: str) -> list[Span]:
    """The lists of contents of a text: from 目录, or from the first of three lines that end in leaders and a page, to their last."""
    lines = lines_of(text)
    found: list[Span] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        titled = bool(_TITLE.match(line.of(text).strip()))
        last, entries = _entries(text, lines, place + titled, titled)
        if entries and (titled or entries >= _FEWEST):
            found.append(Span(line.start, lines[last].end))
            place = last
        place += 1
    return found


def _entries(text: str, lines: list[Span], first: int, titled: bool) -> tuple[int, int]:
    """The last line of the entries that begin at a line, and how many they are; below 目录 also those that a later line repeats."""
    last, entries = first - 1, 0
    seen: set[str] = set()
    later = [re.sub(r"[\s#*]", "", fold(line.of(text)[:_LONGEST_ENTRY])) for line in lines[first:]] if titled else []
    for place in range(first, min(len(lines), first + _LONGEST_LIST)):
        content = lines[place].of(text).strip()
        if not content:
            continue
        bare = _bare(content)
        if bare in seen:
            break
        is_entry = len(content) <= _LONGEST_ENTRY and "\t" not in content.rstrip("\t0123456789") and (
            bool(_ENTRY.match(content)) or (titled and _returns(later[place + 1 - first :], bare))
        )
        if not is_entry:
            break
        seen.add(bare)
        last, entries = place, entries + 1
    return last, entries


def _bare(content: str) -> str:
    """An entry without its leaders and its page, folded, so that it can be found again."""
    return re.sub(r"[\s#*\[\]]|\(#[^)]*\)", "", fold(_LEADERS.sub("", content)))


def _returns(later: list[str], bare: str) -> bool:
    return len(bare) > 1 and any(line.startswith(bare) for line in later)
