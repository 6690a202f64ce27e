"""Sentences: what a model streams, cut into whole sentences; a label behind the full stop belongs to the sentence before."""

import re

_LABEL = r"[\[［【]\s*\d{1,3}(?:\s*[,，、]\s*\d{1,3})*\s*[\]］】]"
_END = re.compile(r"[。！？!?]+|\n|(?<![\d.])\.(?=[\s\[［【]|$)")
_BEHIND = re.compile(rf"[”’\"）)」』*]*(?:[ \t]*{_LABEL})*")
_ON_NEXT_LINE = re.compile(rf"\s*(?:{_LABEL}[ \t]*)+(?=\n|$)")
_OPENING = re.compile(r"^\s*(?:[-*•·>#]+\s*|\d{1,2}\s*[.、)）]\s*(?=\D)|(?:答案?|回答|Answer)\s*[:：]\s*)+")
_THOUGHT = re.compile(r"^\s*<think>.*?(?:</think>|$)", re.DOTALL)
_LONGEST = 600
"""Characters; within quotation marks a full stop ends nothing, but no sentence goes on for ever."""


class Sentences:
    """Takes pieces of text, gives sentences as they become whole."""

    def __init__(self) -> None:
        self._rest = ""
        self._has_spoken = False

    def take(self, piece: str) -> list[str]:
        """The sentences that this piece completes."""
        self._rest += piece
        return list(filter(None, self._whole(is_end=False)))

    def end(self, is_finished: bool) -> list[str]:
        """The last sentences. What stands behind the last full stop is one only where the model had finished."""
        found = self._whole(is_end=True)
        last, self._rest = self._rest, ""
        return list(filter(None, [*found, _cleaned(last) if is_finished else ""]))

    @property
    def is_open(self) -> bool:
        """Something stands behind the last full stop and its labels."""
        probe = Sentences()
        probe._rest, probe._has_spoken = self._rest, self._has_spoken
        probe._whole(is_end=True)
        return bool(probe._rest.strip())

    def _whole(self, is_end: bool) -> list[str]:
        if not self._has_spoken and self._thinks(is_end):
            return []
        found = []
        while cut := self._cut(is_end):
            found.append(_cleaned(self._rest[:cut]))
            self._rest = self._rest[cut:]
        return found

    def _thinks(self, is_end: bool) -> bool:
        """Thoughts that some models say before they answer are no part of it."""
        start = self._rest.lstrip()
        if not is_end and "<think>".startswith(start[:7]) and len(start) < len("<think>"):
            return True
        if start.startswith("<think>") and "</think>" not in start:
            self._rest = "" if is_end else self._rest
            return True
        self._rest = _THOUGHT.sub("", self._rest)
        self._has_spoken = bool(self._rest.strip())
        return False

    def _cut(self, is_end: bool) -> int:
        """Where the first sentence of the rest ends; 0 while that is not known."""
        for end in _END.finditer(self._rest):
            before = self._rest[: end.start()]
            at = end.end()
            is_quoted = before.count("“") > before.count("”") and self._rest[at : at + 1] != "”"
            if end[0] != "\n" and len(before) < _LONGEST and is_quoted:
                continue
            if end[0] != "\n" and (behind := _BEHIND.match(self._rest, at)):
                at = behind.end()
            below = _ON_NEXT_LINE.match(self._rest, at)
            at = below.end() if below else at
            following = self._rest[at:].lstrip()
            if is_end or (following and following[0] not in "[［【”’\"）)」』"):
                return at
            if not following or len(following) < 8:  # a label may be on its way
                return 0
            return at
        return 0


def _cleaned(text: str) -> str:
    """One line without marks of lists, headings and emphasis."""
    line = " ".join(text.split()).replace("**", "").replace("`", "")
    return _OPENING.sub("", line).strip()
