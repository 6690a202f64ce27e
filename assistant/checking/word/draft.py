"""Draft: a Word file that is read, and on whose copies comments are set; the file itself is never changed."""

from collections.abc import Iterable
from datetime import datetime

from assistant.checking.word.anchors import Anchors
from assistant.checking.word.package import Package, written
from assistant.checking.word.reading import read_word
from assistant.checking.word.written import CONTENT_TYPE, Comments, number_of
from index.spans import Span

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MACROS = "application/vnd.ms-word."
_FORMS = {
    "document.macroEnabled.main+xml": (".docm", f"{_MACROS}document.macroEnabled.12"),
    "template.macroEnabledTemplate.main+xml": (".dotm", f"{_MACROS}template.macroEnabled.12"),
    "template.main+xml": (".dotx", f"{_MEDIA}template"),
}
"""What the body is, by the end of its content type → the ending that Word opens it under, and its media type."""
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


class WordDraft:
    """A Word file."""

    def __init__(self, data: bytes) -> None:
        """Raises PackageError for a file that is none, or that cannot be read whole."""
        self._package = Package(data)
        self.text = read_word(self._package).text
        """A line a paragraph and a line a table row; then headers, footers and notes, each under its name."""
        if part := self._comments_part():
            self._package.root_of(part)
        body = self._package.content_type(self._package.main)
        self.ending, self.media_type = next((form for end, form in _FORMS.items() if body.endswith(end)), (".docx", f"{_MEDIA}document"))

    def with_comments(self, comments: Iterable[tuple[Span, str]], author: str) -> bytes:
        """A copy of the file with one comment at each stretch of ``text``; its own comments and all else as they were.

        Word takes no comments in headers, footers, notes and text boxes: such a comment stands where the body refers to the place, and names it.
        """
        wanted = sorted(comments)
        if not wanted:
            return self._package.with_parts({})
        read, part = read_word(self._package), self._comments_part()
        names = read.names
        used = (number_of(names, one) for one in read.root.iter(*(names.full(mark) for mark in _MARKS)))
        held = Comments(names, self._package.root_of(part) if part else None, used)
        anchors = Anchors(names, read.pieces, [span for span, _ in wanted])
        now = datetime.now()
        for span, comment in wanted:
            place, number = anchors.places(span), held.number()
            if anchors.mark(span, number):
                held.add(number, f"〔{place}“{span.of(read.text)}”〕\n{comment}" if place else comment, author, now)
        named = {}
        if not part:
            part = self._new_part()
            named = self._package.naming(part, CONTENT_TYPE, f"{names.relations}/comments")
        return self._package.with_parts({**named, part: written(held.root), self._package.main: written(read.root)})

    def _comments_part(self) -> str:
        """The part of the file's own comments; empty where it has none."""
        return next((one.part for one in self._package.relations(self._package.main) if one.kind == "comments" and self._package.has(one.part)), "")

    def _new_part(self) -> str:
        folder = self._package.main.rpartition("/")[0]
        names = (f"{folder}/comments{number or ''}.xml".lstrip("/") for number in range(1000))
        return next(name for name in names if not self._package.has(name))
