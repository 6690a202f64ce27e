"""Written: the part of a Word file that holds its comments, with new ones added behind those that are there."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from lxml import etree

from assistant.checking.word.names import STRICT, Names

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""
_SIZE = "18"
"""Half points: the look is set on every comment, since a letter's own is large and indented."""


class Comments:
    """The comments of one file. ``root``: its part as it is, if it has any."""

    def __init__(self, names: Names, root: Any, used: Iterable[int]) -> None:
        """``used``: numbers that the body's own marks bear."""
        self._names = names
        self.root = etree.Element(names.full("comments"), nsmap={"w": names.word}) if root is None else root
        self._used = {*used, *(number_of(names, one) for one in self.root)}
        self._next = 0

    def number(self) -> int:
        """One that no comment bears."""
        while self._next in self._used:
            self._next += 1
        self._used.add(self._next)
        return self._next

    def add(self, number: int, text: str, author: str, when: datetime) -> None:
        attributes = {"id": str(number), "author": author, "date": when.strftime("%Y-%m-%dT%H:%M:%SZ"), "initials": author[:2]}
        comment = etree.SubElement(self.root, self._names.full("comment"), {self._names.full(name): value for name, value in attributes.items()})
        for at, line in enumerate(_UNWRITABLE.sub("", text).split("\n")):
            paragraph = self._made(comment, "p")
            properties = self._made(paragraph, "pPr")
            self._made(properties, "spacing", before="0", beforeAutospacing="0", after="0", afterAutospacing="0", line="240", lineRule="auto")
            self._made(properties, "ind", left="0", firstLine="0", firstLineChars="0")
            self._made(properties, "jc", val="start" if self._names.word == STRICT else "left")
            if at == 0:
                self._made(self._run(paragraph), "annotationRef")
            self._made(self._run(paragraph), "t").text = line

    def _run(self, paragraph: Any) -> Any:
        run = self._made(paragraph, "r")
        look = self._made(run, "rPr")
        self._made(look, "rFonts", ascii="宋体", hAnsi="宋体", eastAsia="宋体", hint="eastAsia")
        self._made(look, "b", val="0")
        self._made(look, "sz", val=_SIZE)
        self._made(look, "szCs", val=_SIZE)
        return run

    def _made(self, parent: Any, name: str, **attributes: str) -> Any:
        return etree.SubElement(parent, self._names.full(name), {self._names.full(key): value for key, value in attributes.items()})


def number_of(names: Names, element: Any) -> int:
    """The number that a comment or its mark bears; -1 for none."""
    number = names.value(element, "id")
    return int(number) if re.fullmatch(r"[0-9]{1,12}", number) else -1
