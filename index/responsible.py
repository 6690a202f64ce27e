"""Responsible: the units of one note, those that lead and those that support, as printed."""

import re

from index.conventions import Rule
from index.names import looks_like_unit
from index.notes import MARK, UNIT_KIND, bare_note

_KIND = rf"(?:责任|实施)?{UNIT_KIND}?\s*[:：]\s*"
_LEAD_LABEL = re.compile(rf"(?:(?:主要|第一)责任|总?牵头|主办|主责){_KIND}")
_SUPPORT_LABEL = re.compile(rf"(?:共同|其他|其它|直接|相关|具体)?(?:责任|配合|协办|参与|参加|支持|承办|落实|实施|协同|协助|协作|负责|指导|监管|组织|承担|牵头(?:及|和|、|/)(?:责任|配合)){_KIND}")
_OTHER_LABEL = re.compile(r"[^:：]{2,8}[:：]")
"""A label that names no units: 责任领导, 完成时限."""
_LABEL_BEHIND_SPACE = re.compile(r"\s+(?=(?:主要|第一|其他|总?牵头|主办|主责|责任|配合|协办|协同|协助|协作|参与|参加|支持|承办|完成|时限|时间|联系|电话|分管|包联)[^,，、:：]{0,4}[:：])")
_LINE = re.compile(r"\s*\n\s*")
_ASIDE = re.compile(r"[〈<（(](?:含|包括|不含|下同|以下|以上|如有)[^〉>（()）]*(?:[（(][^（()）]*[)）][^〉>（()）]*)*[〉>）)]")
"""What a bracket behind a name explains: 〈含开发区,下同〉."""
_BY_DUTY = r"按(?:照)?(?:各自|工作)*职[责能](?:分工)?"
_LEADS = re.compile(rf"(?:{_BY_DUTY})?(?:分别|共同|联合)?(?:总)?牵头(?:负责|组织|实施|抓总|落实|推进)*$|主办$")
_CHARGED = re.compile(
    rf"(?:{_BY_DUTY})(?:各自|分别|抓好|做好)*(?:负责|落实|推进|实施)+$|(?:分工|共同|分别|具体|各自|联合)?负责(?:落实|实施|推进|组织)*$|(?:具体|抓好)?(?:落实|承办)$"
    r"|(?:共同|具体|分别|协同|合力|联合)(?:实施|推进|抓好|做好)(?:落实)?$"
)
_SUPPORTS = re.compile(rf"(?:{_BY_DUTY})?(?:积极|共同|协同|分别)?(?:配合|参与|参加|协办|协同|协助|支持)(?:实施|落实|推进)?$")
_TOGETHER = re.compile(r"(?:牵头)?会同")
_OPEN = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?(?:个|家)?(?:相关|有关|县直|市直)*(?:(?:部门|单位)(?:[、和及](?:部门|单位))?)?$")
_GENERIC = re.compile(r"^(?:各|相关|有关|其他|其它)|^[省市县区]?直(?:机关)?各|^[省市县区]级各|部门$|单位$|^各?乡镇|^属地")
_NO_UNIT = re.compile(r"^\d|\d月|(?:完成|推进|坚持|实施|下同|为准)$|为牵头|牵头(?:部门|单位)的|^[/／—\-无]$")
_OUTSIDE = r"(?![^(（〈]*[)）〉])"
_COMMA = re.compile(rf"[,，;；。]{_OUTSIDE}")
_FIRST_OF = {"comma": re.compile(rf"[,，]{_OUTSIDE}"), "semicolon": re.compile(rf"[;；]{_OUTSIDE}"), "slash": re.compile(rf"[/／]{_OUTSIDE}")}
_SEPARATOR = re.compile(
    rf"[、,，;；/／]{_OUTSIDE}|(?<=[局委办院部会联队司镇乡道府室区厅团心门位])(?:以及|及|和|与)(?=[\u3400-\u9fff]{{2}})(?!部门|单位|政府(?![\u3400-\u9fff]))"
    r"|(?<=[局委办院部会联队司镇乡道府室区厅团心门位署社馆处站校所行关企投学)）])[ \u3000]+(?=[\u3400-\u9fff*★])"
)
_PLACES = re.compile(r"各(?:(?:[省市州盟县区旗乡镇]|自治[区州县]|直辖市|街道|[园林景]区|开发区)、)+(?:[省市州盟县区旗乡镇]|自治[区州县]|直辖市|街道|[园林景]区|开发区)")
"""One name that lists places: 各市、州、县人民政府."""
_LEADS_IN_BRACKETS = re.compile(r"[(（]\s*(?:总?牵头|主办|主责)(?:单位|部门)?\s*[)）]")
_ROLE_ENDS = re.compile(r"(?<=牵头|配合|负责|主办|协办|参与|协助)、")
_KEPT = "\x1f"
"""Stands for a 、 inside a name."""
_SUBJECT = re.compile(r"(?:(?:以上|上述|该项|此项|本)[^由,，]{0,8})?由")


def read_note(note: str, rule: Rule = "") -> tuple[list[str], list[str], bool]:
    """Lead units, supporting units and whether the list is open, from the inside of a note.

    Who is in charge (负责) leads where others are said to support (配合), and stands among the supporting units elsewhere.
    A list without roles is read by the marks in it (★) or by the rule that the document states.

    >>> read_note("县发改局牵头,县财政局等按职责分工负责")
    (['县发改局'], ['县财政局'], True)
    """
    note = _LINE.sub(";", bare_note(_ASIDE.sub("", note)).strip())
    lead, support, is_open, is_plain = _by_roles(note)
    marked = [name for name in (*lead, *support) if _is_marked(name)]
    if marked:
        others = [_unmarked(name) for name in (*lead, *support) if name not in marked]
        return [_unmarked(name) for name in marked], others, is_open
    if is_plain and rule:
        first = _first_of(note, support, rule)
        return support[:first], support[first:], is_open
    return lead, support, is_open


def read_sentence(sentence: str) -> tuple[list[str], list[str], bool, int] | None:
    """What a sentence assigns that ends in nothing but units and their roles, and where in it that begins; None for any other."""
    said = sentence.rstrip("。；;\n ")
    if not re.search(r"牵头|负责|配合|参与|落实|推进", said[-14:]):
        return None
    for start in [0, *(comma.end() for comma in _COMMA.finditer(said))]:
        subject = _SUBJECT.match(said, start)
        if start and not subject:
            continue
        rest = said[subject.end() if subject else start :]
        lead, support, is_open, _ = _by_roles(rest)
        pieces = _COMMA.split(_ROLE_ENDS.sub(",", rest))
        has_role = _LEADS.search(pieces[-1]) or _SUPPORTS.search(pieces[-1]) or _CHARGED.search(pieces[-1])
        if has_role and (lead or support) and all(looks_like_unit(name) for name in (*lead, *support)):
            return lead, support, is_open, start
    return None


def _is_marked(name: str) -> bool:
    return name[0] in MARK or name[-1] in MARK or bool(_LEADS_IN_BRACKETS.search(name))


def _unmarked(name: str) -> str:
    return _LEADS_IN_BRACKETS.sub("", name).strip(MARK + " ")


def _first_of(note: str, units: list[str], rule: Rule) -> int:
    """How many units of a list lead by the rule of the document."""
    if rule in ("first", "all"):
        return 1 if rule == "first" else len(units)
    label = _SUPPORT_LABEL.match(note)
    listed = note[label.end() if label else 0 :]
    first, _ = _units(_FIRST_OF[rule].split(listed, maxsplit=1)[0])
    return len([unit for unit in units if unit in first])


def _by_roles(note: str) -> tuple[list[str], list[str], bool, bool]:
    """The units by what is printed of their roles, and whether nothing is printed but one list."""
    lead: list[str] = []
    charged: list[str] = []
    support: list[str] = []
    waiting: list[str] = []
    labelled: list[str] | None = None
    is_open = has_supporters = False
    labels: list[str] = []
    for piece in _COMMA.split(_ROLE_ENDS.sub(",", _LABEL_BEHIND_SPACE.sub(",", note))):
        piece = piece.strip()
        if label := _LEAD_LABEL.match(piece) or _SUPPORT_LABEL.match(piece):
            labelled = lead if _LEAD_LABEL.match(piece) else support
            labels.append(label[0])
            piece = piece[label.end() :]
        elif _OTHER_LABEL.match(piece):
            labelled = []
        role = _LEADS.search(piece) or _SUPPORTS.search(piece) or _CHARGED.search(piece)
        names = piece[: role.start()] if role else piece
        first, *others = _TOGETHER.split(names, maxsplit=1)
        found, opened = _units(first)
        waiting += found
        is_open |= opened
        if labelled is support and _LEADS.search(piece):
            lead += waiting
        elif labelled is not None:
            labelled += waiting
        elif _LEADS.search(piece) or others:
            lead += waiting
        elif _SUPPORTS.search(piece):
            support += waiting
            has_supporters = True
        elif role:
            charged += waiting
        else:
            continue
        waiting = []
        for other in others:
            found, opened = _units(other)
            support += found
            is_open |= opened
    charged += waiting
    is_plain = not lead and not has_supporters and len(labels) <= 1 and not any(label.startswith(("配合", "协", "参")) for label in labels)
    if has_supporters and not lead:
        return charged, support, is_open, False
    return lead, [*support, *charged], is_open, is_plain


def _units(names: str) -> tuple[list[str], bool]:
    """The names of a list, and whether 等 leaves it open."""
    kept = _PLACES.sub(lambda found: found[0].replace("、", _KEPT), names)
    parts = [part.strip().lstrip("由") for part in _SEPARATOR.split(kept)]
    units = [unit.replace(_KEPT, "、") for part in parts if (unit := _OPEN.sub("", part)) and not _NO_UNIT.search(unit)]
    return units, any(_OPEN.search(part) for part in parts)


def is_generic(unit: str) -> bool:
    """A role that names no unit."""
    return bool(_GENERIC.search(unit))
