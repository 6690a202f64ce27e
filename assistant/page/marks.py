"""Marks: the [n] of a line as links to their clauses.

Gradio's own filter keeps class, href and title and drops every data attribute: what the page's script needs to know
of a citation stands in its link (#document:start-end) and title (address, then quote).
"""

import re
from collections.abc import Mapping
from urllib.parse import quote as percent

from assistant.answer import Citation
from assistant.page.escape import escape_line

CLAUSE_LINK = "#clause:"
_LABEL = re.compile(r"\[(\d{1,3})\]")


def clause_link(citation: Citation) -> str:
    """Where a citation points to: read by the page's script."""
    return f"{CLAUSE_LINK}{percent(citation.document, safe='')}:{citation.start}-{citation.end}"


def clause_title(citation: Citation) -> str:
    """The address and the quote of a citation, for its link's title."""
    return escape_line(f"{citation.place}\n{citation.quote.strip()}")


def with_marks(text: str, numbered: Mapping[int, Citation]) -> str:
    """A line with its [n] as links; a number that no citation bears stays text."""
    pieces: list[str] = []
    end = 0
    for found in _LABEL.finditer(text):
        citation = numbered.get(int(found[1]))
        if citation is None:
            continue
        pieces.append(escape_line(text[end : found.start()]).rstrip(" "))
        pieces.append(_mark(citation))
        end = found.end()
    pieces.append(escape_line(text[end:]))
    return "".join(pieces)


def _mark(citation: Citation) -> str:
    return f'<a class="yj-cite" href="{clause_link(citation)}" title="{clause_title(citation)}">&#91;{citation.label}&#93;</a>'
