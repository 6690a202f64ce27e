"""Passages: what is searched. Each stands for a stretch of one clause; what is embedded is more than what is quoted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.clauses import Clause, ClauseTree
from index.sentences import sentences_of
from index.spans import Span
from index.targets import Target

Kind = Literal["clause", "heading", "sentence", "target"]
_LONGEST = 700
"""Characters of a clause that are embedded as one; the encoder reads some 500 tokens."""
_SHORT = 30


@dataclass(frozen=True, slots=True)
class Passage:
    """One searchable stretch. ``text`` is what is embedded and matched, ``span`` what may be quoted."""

    document: str
    address: str
    kind: Kind
    span: Span
    text: str

    @property
    def id(self) -> str:
        return f"{self.document}#{self.address}@{self.kind}:{self.span.start}-{self.span.end}"


def passages_of(tree: ClauseTree, targets: list[Target]) -> list[Passage]:
    """Every passage of a document: clauses, headings with their path, sentences and targets."""
    passages = (passage for clause in tree for passage in _passages(tree, clause, targets))
    return list({passage.id: passage for passage in passages}.values())


def _passages(tree: ClauseTree, clause: Clause, targets: list[Target]) -> Iterator[Passage]:
    text, document = tree.document.text, tree.document.id
    own = tree.own_text(clause).strip()
    if not own:
        return
    headings = headings_of(tree, clause)
    yield Passage(document, clause.address, "clause", clause.span, f"{headings}\n{own[:_LONGEST]}")
    if clause.marker or clause.children:
        yield Passage(document, clause.address, "heading", clause.span, headings)
    topic = _topic(tree, clause)
    for sentence in sentences_of(tree, clause):
        if not sentence.is_heading or sentence.span.end >= clause.span.end - 1:
            yield Passage(document, clause.address, "sentence", sentence.span, f"{topic}：{sentence.span.of(text)}")
    for target in targets:
        if target.address == clause.address:
            yield Passage(document, clause.address, "target", target.span, f"{topic}：{target.span.of(text)}")


def headings_of(tree: ClauseTree, clause: Clause) -> str:
    """The headings from the part down to the clause, as one line."""
    chain = (*tree.ancestors(clause), clause)
    return " > ".join(heading for one in chain if (heading := _heading(one)))


def _topic(tree: ClauseTree, clause: Clause) -> str:
    """What a sentence of the clause is about: its own heading, or its parent's where its own is a whole sentence."""
    parent = tree.parent(clause)
    return _heading(clause) if len(_heading(clause)) <= _SHORT or not parent else _heading(parent)


def _heading(clause: Clause) -> str:
    return (clause.heading or clause.address).removesuffix("实施方案")
