"""Split: a question that asks several things becomes one text for each, in the order asked."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.asks import asks_of


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing asked."""

    text: str
    needs_context: bool = False
    """Its topic is so short that it is understood only with the piece before it."""


Test = Callable[[str], bool]

_MARKS = re.compile(r"[,，;；?？。!！、\s]+|(?:以及|并且|还有就是|另外|顺便(?:问一?下)?|同时)")
_HAN = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]{2,}")
_ASKING = re.compile(
    r"谁|哪|什么|啥|么子|多少|几多|好多(?=个|家|亿|万|钱|$)|(?<!第)(?<!十)几(?=个|家|项|件|点|成|亿|万|月|年|时|号|种|条|名|人|天|次|处|大|类|家|位|句)|多[久大快高长]|何时|何|怎|咋|吗|呢$|是否|是不是|有没有|牵头单位$|配合单位$|"
    r"\b(?:how|what|who|when|which|where|why|is|are|does|do|any)\b", re.IGNORECASE,
)
"""Words that make a piece a question of its own."""
_AND_THIS = re.compile(r"^(?:那|那么)?([^呢]{2,14})呢[?？]?$")
_MOST = 6
"""Things that one question may ask."""
_NO_TOPIC, _OWN_TOPIC = 2, 4
"""Characters beside the question words from which a piece asks of something, and from which that says enough by itself."""
_DROPPED = re.compile(r"[\u3400-\u9fff]{2,6}[局办委](?=牵头)|牵头|配合|挂帅|以外|还有|搭手|参加|单位|部门|请问|一下|具体|到底|现在|目前|今年|分别|又|呢|是|的|了|在|要|有|里|个|啊|吧|呀|由|和|跟|谁|哪")


def split(text: str, is_chatter: Test = lambda piece: False, names_a_thing: Test = lambda piece: False) -> list[Piece]:
    """The things asked; one piece when there is only one.

    A piece that only names another thing (…呢) asks what the piece before it asked. Pieces that ask nothing and are
    ``is_chatter`` are dropped; one that ``names_a_thing`` needs no context however short it is.
    """
    groups: list[str] = []
    waiting = ""
    for piece in _pieces(text):
        if not _ASKING.search(piece) and not _AND_THIS.match(piece) and is_chatter(piece):
            continue
        waiting = f"{waiting},{piece}" if waiting else piece
        if groups and (repeated := _repeated(waiting, groups[-1])):
            groups.append(repeated)
            waiting = ""
        elif _ASKING.search(piece):
            groups.append(waiting)
            waiting = ""
    if waiting:
        groups = [*groups[:-1], f"{groups[-1]},{waiting}"] if groups else [waiting]
    pieces: list[Piece] = []
    for group in list(dict.fromkeys(groups))[:_MOST]:
        size = _topic_size(group)
        if pieces and size < _NO_TOPIC:
            pieces[-1] = Piece(f"{pieces[-1].text},{group}", pieces[-1].needs_context)
        else:
            pieces.append(Piece(group, bool(pieces) and size < _OWN_TOPIC and not names_a_thing(group)))
    return pieces or [Piece(text)]


def _repeated(piece: str, before: str) -> str:
    """装备制造呢, behind 工程机械要做到多少亿: 装备制造 with the words that asked."""
    named = _AND_THIS.match(piece)
    asks = asks_of(before)
    return f"{named[1]}{before[asks[0][1] :]}" if named and asks else ""


def _pieces(text: str) -> list[str]:
    """Cut at marks outside quotation marks and brackets; Latin text is cut at its marks only, never at its spaces."""
    masked = re.sub(r"“[^”]*”|\"[^\"]*\"|《[^》]*》|[(（][^()（）]*[)）]", lambda found: "\0" * len(found[0]), text)
    pieces, start = [], 0
    for mark in _MARKS.finditer(masked):
        if mark[0].strip() in ("", "、") and not _cuts(masked, mark):
            continue
        pieces.append(text[start : mark.start()])
        start = mark.end()
    pieces.append(text[start:])
    return [piece for piece in pieces if piece.strip()]


def _cuts(text: str, mark: re.Match[str]) -> bool:
    """A space or 、 cuts where both sides ask something in Chinese."""
    before, after = text[: mark.start()], text[mark.end() :]
    is_latin = bool(re.search(r"[A-Za-z]$", before) or re.match(r"[A-Za-z]", after))
    return not is_latin and bool(_ASKING.search(before)) and bool(_ASKING.search(after))


def _topic_size(text: str) -> int:
    for _, start, end in sorted(asks_of(text), key=lambda ask: -ask[1]):
        text = text[:start] + " " + text[end:]
    return len(_HAN.findall(_DROPPED.sub("", text)))
