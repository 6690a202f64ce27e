"""Split: a question that asks several things becomes one text for each, in the order asked."""

import re

from assistant.asks import asks_of

_MARKS = re.compile(r"[,，;；?？。!！、\s]+|(?:以及|并且|还有就是|另外|顺便(?:问一?下)?|同时)")
_HAN = re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9]{2,}")
_OWN_TOPIC = 4
"""Characters beside the question words from which a piece has a topic of its own."""
_DROPPED = re.compile(r"请问|一下|具体|到底|现在|目前|今年|分别|又|呢|是|的|了|在|要|有|里|个|啊|吧|呀|由|和|跟|谁|哪")


def split(text: str) -> list[str]:
    """The things asked; one text when there is only one. Pieces without a topic of their own stay with their neighbour."""
    pieces = _pieces(text)
    groups: list[str] = []
    waiting = ""
    for piece in pieces:
        waiting = f"{waiting},{piece}" if waiting else piece
        if asks_of(piece):
            groups.append(waiting)
            waiting = ""
    if waiting:
        groups = [*groups[:-1], f"{groups[-1]},{waiting}"] if groups else [waiting]
    joined: list[str] = []
    for group in groups:
        if joined and _topic_size(group) < _OWN_TOPIC:
            joined[-1] = f"{joined[-1]},{group}"
        else:
            joined.append(group)
    return joined if len(joined) > 1 else [text]


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
    return not is_latin and bool(asks_of(before)) and bool(asks_of(after))


def _topic_size(text: str) -> int:
    for _, start, end in sorted(asks_of(text), key=lambda ask: -ask[1]):
        text = text[:start] + " " + text[end:]
    return len(_HAN.findall(_DROPPED.sub("", text)))
