"""Original: a file as text, with what is known of its places."""

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Original:
    """A file's text. Every offset in the product counts its characters."""

    text: str
    format: str
    """text, docx, pdf, html or markdown."""
    encoding: str = ""
    """Of a file that is text; empty for Word and PDF."""
    pages: tuple[int, ...] = ()
    """Where in the text each page begins; PDF only."""
    warnings: tuple[str, ...] = ()
    """What could not be read, in words for the reader."""

    def page_of(self, offset: int) -> int | None:
        """The page, from 1, on which a character stands; None where the file has no pages."""
        return page_at(self.pages, offset)


def page_at(pages: tuple[int, ...], offset: int) -> int | None:
    """The page, from 1, on which a character stands, among pages that begin at these offsets."""
    return max(1, bisect_right(pages, offset)) if pages else None
