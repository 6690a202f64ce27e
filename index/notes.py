"""Notes: the places of a text that say who is responsible: in brackets, behind labels, in the cells of a table.

A note may be printed in any kind of brackets at the end of a sentence, on lines of its own (牵头单位：…), or behind the last
sentence of a paragraph. Who leads and who supports is read from it in duties.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.names import looks_like_unit
from index.spans import Span

_ROLE = r"(?:总?牵头|主办|主责|责任|配合|协办|参与|参加|支持|承办|落实|实施|协同|协助|协作|负责|指导|监管|组织|承担)"
_RANK = r"(?:主要|第一|直接|共同|其他|其它|相关|具体)?"
UNIT_KIND = r"(?:单位|部门|处室|科室|股室|主体|机构)"
UNIT_LABEL = re.compile(rf"{_RANK}{_ROLE}(?:责任|实施)?(?:(?:及|和|、|/)(?:配合|责任))?{UNIT_KIND}\s*[:：]|(?:总?牵头|主办|协办|协同|承办|配合|责任)\s*[:：]")
_OTHER_LABEL = re.compile(r"(?:完成|责任|牵头|分管|包联|包保|联系|时间|时限|进度|督导|办理)[^\s:：，,。；;]{0,6}\s*[:：]")
_BEFORE_LABEL = re.compile(r"(?:^|[。；;！？!?)）〕】”\s])[\s*★☆>●·]*$")
_OPENING, _CLOSING = "（(〔【[〈", "）)〕】]〉"
_BRACKET = re.compile(rf"[{re.escape(_OPENING + _CLOSING)}\n]")
_LONGEST, _NEAR = 420, 12
_NAMES_ROLE = re.compile(r"(?:牵头|负责|主办|协办)(?:落实|实施|推进|组织|抓总)*$|牵头.*(?:配合|参与|协助|落实|实施|推进|负责)$")
_NO_NOTE = re.compile(r"(?:含|包括|以下简称|简称|原|即|如|例如|指|其中|见|详见|参见|以下)")
"""How a bracket begins that explains a word."""
_SPEAKS = re.compile(r"牵头|负责|主办|协办|(?:责任|配合)(?:单位|部门)")
_RULE = re.compile(
    r"[。；;，,、]\s*(?:其中[，,]?)?(?:(?:列|排|排列|排名)?(?:在)?(?:第一(?:位|名|个|的)?|首(?:位|个)|最前)|(?:第一个|首个)?(?:逗号|顿号|分号)前|(?:标|带|加|注)[^，,。；;]{0,6}[*＊★☆▲△●◆※#])[^。；;（）()]*?(?:牵头|主办)[^）)〕】]*$"
    r"|[。；;，,]\s*(?:以下|下文|以上)(?:均|都)?(?:需|由|涉及)[^。；;]*$"
    r"|[。；;，,、]?\s*(?:以下同|下同|不再(?:逐一|一一|单独)?列出)[。]?$"
    r"|[。；;，,]\s*[^。；;，,、:：]{0,10}\d+\s*[年月][^。；;，,、:：]{0,12}$|[。；;，,]\s*(?:长期坚持|持续推进|持续实施|常态化推进|全年推进)[。]?$"
)
"""What a note adds to its units: a rule for those after it (列第一位者为牵头单位,下同) or a time."""
MARK = "*＊★☆▲△●◆※#"
_LISTED = re.compile(r"[、，,；;/／]\s*")


@dataclass(frozen=True, slots=True)
class Note:
    """One note: all that is printed of it, and what stands inside its brackets."""

    span: Span
    inner: Span


def find_notes(text: str, within: Span) -> list[Note]:
    """The notes of a stretch in reading order, those in brackets and those behind labels."""
    bracketed = list(_bracketed(text, within))
    taken = [note.span for note in bracketed]
    labelled = [note for note in _labelled(text, within) if not any(span.overlaps(note.span) for span in taken)]
    return sorted([*bracketed, *labelled], key=lambda note: note.span.start)


def bare_note(note: str) -> str:
    """A note without the rule that it states for those after it and without its time."""
    previous = None
    while note != previous:
        previous, note = note, _RULE.sub("", note)
    return note.strip()


def _bracketed(text: str, within: Span) -> Iterator[Note]:
    at = within.start
    for start, end in _pairs(text, within):
        inner = Span(start + 1, end - 1)
        if start >= at and _is_note(text, start, end, within, bare_note(inner.of(text))):
            yield Note(Span(start, end), inner)
            at = end


def _pairs(text: str, within: Span) -> list[tuple[int, int]]:
    """Every pair of brackets that open and close on one line, by where they open; of any kinds, for they are printed mixed."""
    waiting: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(text, *within):
        if found[0] == "\n":
            waiting.clear()
        elif found[0] in _OPENING:
            waiting.append(found.start())
        elif waiting and found.end() - (start := waiting.pop()) <= _LONGEST:
            pairs.append((start, found.end()))
    return sorted(pairs)


def _is_note(text: str, start: int, end: int, within: Span, inner: str) -> bool:
    if _NO_NOTE.match(inner):
        return False
    role = _NAMES_ROLE.search(inner)
    if UNIT_LABEL.search(inner) or (role and role.start() > 1) or (role and _SPEAKS.search(inner[: role.start()] + inner[role.end() :])):
        return True
    names = [name.strip() for name in _LISTED.split(re.sub(r"[(（〈][^()（）〈〉]*[)）〉]", "", inner)) if name.strip()]
    marked = [name for name in names if name[0] in MARK or name[-1] in MARK]
    units = [name for name in names if looks_like_unit(name.strip(MARK + " "))]
    if not units or len(units) < len(names):
        return False
    before, behind = text[max(within.start, start - _NEAR) : start].rstrip(" \u3000"), text[end : min(within.end, end + _NEAR)]
    is_apart = before[-1:] in ("。", "；", ";", "！", "\n", "") or bool(marked)
    ends_line = not behind.strip(" \u3000。；;\r").partition("\n")[0]
    return (is_apart and (len(names) > 1 or len(units[0]) > 3)) or (ends_line and len(names) > 1 and text[start] in "〔【[")


def _labelled(text: str, within: Span) -> Iterator[Note]:
    """Notes behind labels: they go on over the labels that follow, to the end of the last one's line or sentence."""
    at = within.start
    while (found := _label_at(text, at, within)) is not None:
        end, has_units = found, False
        following: int | None = found
        while following is not None and (label := UNIT_LABEL.match(text, following, within.end) or _OTHER_LABEL.match(text, following, within.end)):
            has_units |= bool(UNIT_LABEL.match(label[0]))
            end = _value_end(text, label.end(), within.end)
            following = _next_label(text, end, within.end)
        at = max(end, found + 1)
        if has_units:
            stop = found + len(text[found:end].rstrip("。；; \t\u3000\r\n"))
            yield Note(Span(found, end), Span(found, stop))


def _label_at(text: str, start: int, within: Span) -> int | None:
    """Where the next label stands that opens a line or follows a sentence."""
    at = start
    while at < within.end:
        units, other = UNIT_LABEL.search(text, at, within.end), _OTHER_LABEL.search(text, at, within.end)
        label = min((one for one in (units, other) if one), key=lambda one: one.start(), default=None)
        if not label:
            return None
        line = max(text.rfind("\n", within.start, label.start()) + 1, within.start)
        if _BEFORE_LABEL.search(text[line : label.start()]):
            return label.start()
        at = label.end()
    return None


def _value_end(text: str, start: int, limit: int) -> int:
    """Where the value of a label ends: with its line or its 。; one that is empty or ends in a comma goes on in the next line."""
    line = text.find("\n", start, limit)
    while line >= 0 and (not text[start:line].strip() or text[start:line].rstrip().endswith(("、", "，", ","))):
        following = text.find("\n", line + 1, limit)
        if following < 0:
            return limit
        if UNIT_LABEL.match(text, line + 1, limit) or _OTHER_LABEL.match(text, line + 1, limit):
            break
        line = following
    line = line if line >= 0 else limit
    stop = text.find("。", start, line)
    return stop + 1 if stop >= 0 else line


def _next_label(text: str, at: int, limit: int) -> int | None:
    """Where a label stands behind blank characters."""
    while at < limit and (text[at].isspace() or text[at] in "；;，,、*★>-"):
        at += 1
    return at if at < limit else None
