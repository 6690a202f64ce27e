"""Flow: a document's text as it is read, without what only its pages or its mark-up put there, and back to its places.

A printed page breaks lines inside words and puts its number between them; Markdown puts signs around headings. Patterns
read the flow; every span that they find is moved back, so that offsets count the characters of the document.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from index.clauses import Clause, ClauseTree
from index.documents import Document
from index.layout.markdown import markdown_signs
from index.layout.pages import page_breaks
from index.spans import Span


@dataclass(frozen=True, slots=True)
class Flow:
    """A text as it is read. ``origins``: where each of its characters stands in the document, and where the document ends."""

    text: str
    origins: tuple[int, ...]

    def without(self, spans: Iterable[Span], written: Mapping[int, str]) -> "Flow":
        """The flow without some stretches, and with some characters written otherwise."""
        dropped = {at for span in spans for at in range(*span)}
        kept = [at for at in range(len(self.text)) if at not in dropped]
        text = "".join(written.get(at, self.text[at]) for at in kept)
        return Flow(text, (*(self.origins[at] for at in kept), self.origins[-1]))

    def place(self, span: Span) -> Span:
        """A finding's place in the document: from its first character to behind its last."""
        start = self.origins[span.start]
        return Span(start, self.origins[span.end - 1] + 1 if span.end > span.start else start)

    def stretch(self, span: Span) -> Span:
        """A clause's place in the document: up to where the next one begins, what is not read included."""
        return Span(self.origins[span.start] if span.start else 0, self.origins[span.end])


def flow_of(document: Document) -> Flow | None:
    """The flow of a document, or None where the text is read as it stands."""
    text = document.text
    flow = Flow(text, tuple(range(len(text) + 1)))
    for undo in (markdown_signs, page_breaks):
        spans, written = undo(flow.text)
        flow = flow.without(spans, written) if spans or written else flow
    return flow if flow.text != text else None


def placed(found: Any, flow: Flow, document: Document) -> Any:
    """What was read in the flow, with every span where it stands in the document."""
    if isinstance(found, Span):
        return flow.place(found)
    if isinstance(found, Clause):
        children = tuple(placed(child, flow, document) for child in found.children)
        return replace(found, span=flow.stretch(found.span), children=children)
    if isinstance(found, ClauseTree):
        return ClauseTree(document, tuple(placed(part, flow, document) for part in found.parts), found.warnings)
    if type(found) is tuple:
        return tuple(placed(one, flow, document) for one in found)
    if is_dataclass(found) and not isinstance(found, type):
        return replace(found, **{field.name: placed(getattr(found, field.name), flow, document) for field in fields(found)})
    return found
