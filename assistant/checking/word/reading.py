"""Reading: the text of a Word file, a line a paragraph and a line a table row, and what in the file each stretch of it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from assistant.checking.word.names import COMPATIBILITY, STRICT, TRANSITIONAL, Names
from assistant.checking.word.package import NO_WORD, SAVE_AGAIN, Package, PackageError
from index.spans import Span

_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = {"del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "tcPr", "sdtPr", "sdtEndPr", "sectPr"}
"""Deleted in a tracked change, or no text."""
_NUMBERED = {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "TOC"}
"""Fields that Word fills in itself: numbers of pages, and a contents list, which says again what the headings say."""
_CHOICE, _FALLBACK, _ALTERNATE = f"{COMPATIBILITY}Choice", f"{COMPATIBILITY}Fallback", f"{COMPATIBILITY}AlternateContent"
_NOTES = {"footnoteReference": ("footnotes", "footnote", "脚注"), "endnoteReference": ("endnotes", "endnote", "尾注")}
_MARGINS = {"headerReference": "页眉", "footerReference": "页脚"}
_BOX = "文本框"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text and the element it comes from."""

    span: Span
    element: Any
    """A ``w:t`` of the body, which can be cut; or what stands in the body for text that bears no comments: a formula, the reference of a note,
    the picture that holds a text box, the first paragraph for a header."""
    place: str = ""
    """Where the text stands, unless it is in the body: 页眉, 脚注2, 文本框."""


@dataclass(frozen=True, slots=True)
class WordText:
    """A Word file as read."""

    root: Any
    """The tree of its body, to which the pieces belong."""
    names: Names
    text: str
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class _Field:
    """A field that is open; ``begun``: pieces of text before what it shows."""

    code: str = ""
    begun: int | None = None


@dataclass
class _Walk:
    """Goes through the parts in reading order."""

    names: Names
    found: list[tuple[str, Any, str]] = field(default_factory=list)
    """Text, its element and place; without an element what separates paragraphs and cells."""
    notes: list[tuple[str, str, Any]] = field(default_factory=list)
    """Kind, number and reference of every note that is referred to."""
    place: str = ""
    stand_in: Any = None
    """What stands in the body for the text that is read."""
    fields: list[_Field] = field(default_factory=list)
    boxes: list[tuple[Any, Any]] = field(default_factory=list)
    in_cell: bool = False
    begins_row: bool = False
    joins: bool = True
    """The next paragraph goes on in the same line: it is the first, or the mark of the one before is deleted."""

    def walk(self, element: Any) -> None:
        for child in element:
            name = self.names.short(child)
            if not name or name in _LEFT_OUT or name == _FALLBACK:
                continue
            if name == "p":
                self._paragraph(child)
            elif name == "r":
                self._run(child)
            elif name in ("m:oMath", "m:oMathPara"):
                self._add("".join(one.text or "" for one in child.iter() if self.names.short(one) == "m:t"), child)
            elif name == "tr":
                self._row(child)
            elif name == "tc":
                outer, self.in_cell = self.in_cell, True
                self.walk(child)
                self.in_cell = outer
            elif name == _ALTERNATE:
                for form in _chosen(child):
                    self.walk(form)
            elif not (name == "sdt" and _is_placeholder(self.names, child)) and not (name == "fldSimple" and _is_filled_in(self.names.value(child, "instr"))):
                self.walk(child)

    def apart(self, label: str) -> None:
        """Begins a line, and names what follows where it is no part of the body."""
        if self.found:
            self.found.append(("\n", None, ""))
        if label:
            self.found += [(f"〔{label}〕", None, ""), ("\n", None, "")]
        self.joins, self.fields = True, []

    def _paragraph(self, paragraph: Any) -> None:
        if not self.joins:
            self.found.append(("\t" if self.in_cell and not self.begins_row else "\n", None, ""))
        self.begins_row = self.joins = False
        outer, self.boxes = self.boxes, []
        self.walk(paragraph)
        own, self.boxes = self.boxes, outer
        self.joins = _is_mark_deleted(self.names, paragraph)
        for stand_in, content in own:
            before = self.place, self.stand_in
            if self.stand_in is None:
                self.place, self.stand_in = _BOX, stand_in
            self.joins = False
            self.walk(content)
            self.place, self.stand_in = before

    def _row(self, row: Any) -> None:
        kinds = {self.names.short(one) for properties in row if self.names.short(properties) == "trPr" for one in properties}
        if "del" not in kinds:
            self.begins_row = True
            self.walk(row)

    def _run(self, run: Any) -> None:
        for child in run:
            name = self.names.short(child)
            if name == "t":
                self._add(child.text or "", child)
            elif name in _SIGNS:
                self._add(_SIGNS[name], child)
            elif name == "ruby":
                base = [one for part in child if self.names.short(part) == "rubyBase" for one in part.iter() if self.names.short(one) == "t"]
                self._add("".join(one.text or "" for one in base), child)
            elif name == "fldChar":
                self._field(self.names.value(child, "fldCharType"))
            elif name == "instrText" and self.fields:
                self.fields[-1].code += child.text or ""
            elif name in _NOTES:
                self.notes.append((name, self.names.value(child, "id"), child))
            elif name not in _LEFT_OUT:
                self.boxes += [(child, box) for box in _boxes(self.names, child)]

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].begun = len(self.found)
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            if ended.begun is not None and _is_filled_in(ended.code):
                del self.found[ended.begun :]

    def _add(self, text: str, element: Any) -> None:
        if text:
            self.found.append((text, element if self.stand_in is None else self.stand_in, self.place))


def read_word(package: Package) -> WordText:
    """The text: the body, then headers and footers, footnotes and endnotes, each under its name. Raises PackageError."""
    root = package.root_of(package.main)
    namespace = root.tag.rpartition("}")[0].lstrip("{") if isinstance(root.tag, str) else ""
    names = Names(namespace)
    body = next((one for one in root if names.short(one) == "body"), None)
    if namespace not in (TRANSITIONAL, STRICT) or body is None or names.short(root) != "document":
        raise PackageError(NO_WORD)
    walk = _Walk(names)
    walk.walk(body)
    _margins(package, walk, body)
    _notes(package, walk)
    text, pieces = _joined(walk)
    if not text.strip() and next(body.iter(names.full("altChunk")), None) is not None:
        raise PackageError(f"的正文是嵌入的另一份文件：{SAVE_AGAIN}")
    return WordText(root, names, text, pieces)


def _margins(package: Package, walk: _Walk, body: Any) -> None:
    """Headers and footers, each text once; the first paragraph stands for them."""
    names = walk.names
    parts = {one.id: one.part for one in package.relations(package.main)}
    seen: set[str] = set()
    walk.stand_in = next((one for one in body.iter() if names.short(one) == "p"), body)
    for reference in body.iter(*(names.full(name) for name in _MARGINS)):
        part = parts.get(reference.get(f"{{{names.relations}}}id", ""), "")
        walk.place = _MARGINS[names.short(reference)]
        before = len(walk.found)
        walk.apart(walk.place)
        begun = len(walk.found)
        walk.walk(package.root_of(part) if part else ())
        text = "".join(one for one, _, _ in walk.found[begun:])
        if not text.strip() or text in seen:
            del walk.found[before:]
        seen.add(text)


def _notes(package: Package, walk: _Walk) -> None:
    """Footnotes, then endnotes, in the order in which the body refers to them."""
    names = walk.names
    for reference, (kind, name, label) in _NOTES.items():
        wanted = [(number, element) for found, number, element in walk.notes if found == reference]
        part = next((one.part for one in package.relations(package.main) if one.kind == kind), "")
        if not wanted or not part:
            continue
        notes = {names.value(one, "id"): one for one in package.root_of(part) if names.short(one) == name}
        for count, (number, element) in enumerate(wanted, start=1):
            if number in notes:
                walk.place, walk.stand_in = f"{label}{count}", element
                walk.apart(walk.place)
                walk.walk(notes[number])


def _joined(walk: _Walk) -> tuple[str, tuple[Piece, ...]]:
    pieces: list[Piece] = []
    at = 0
    for text, element, place in walk.found:
        if element is not None:
            pieces.append(Piece(Span(at, at + len(text)), element, place))
        at += len(text)
    return "".join(text for text, _, _ in walk.found), tuple(pieces)


def _chosen(alternate: Any) -> list[Any]:
    """Of the forms of one thing the first, which is the one that today's Word shows."""
    forms = [one for one in alternate if one.tag == _CHOICE] or [one for one in alternate if one.tag == _FALLBACK]
    return forms[:1]


def _boxes(names: Names, element: Any) -> Iterator[Any]:
    """The contents of the text boxes in a picture, those of a box in a box aside."""
    for child in _chosen(element) if element.tag == _ALTERNATE else element:
        name = names.short(child)
        if name == "txbxContent":
            yield child
        elif name:
            yield from _boxes(names, child)


def _is_filled_in(code: str) -> bool:
    return (code.split() or [""])[0].upper() in _NUMBERED


def _is_placeholder(names: Names, control: Any) -> bool:
    """The content control shows what to write there, and nothing is written yet."""
    return any(names.short(one) == "showingPlcHdr" for properties in control if names.short(properties) == "sdtPr" for one in properties)


def _is_mark_deleted(names: Names, paragraph: Any) -> bool:
    marks = (one for properties in paragraph if names.short(properties) == "pPr" for one in properties if names.short(one) == "rPr")
    return any(names.short(one) in ("del", "moveFrom") for mark in marks for one in mark)
