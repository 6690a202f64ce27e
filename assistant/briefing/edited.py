"""Edited: a briefing with a user's own words in place of some sentences, each held against its sources once more."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.answer import Fault
from assistant.briefing.text import COMPUTED, DOUBTFUL, Briefing, Section, Sentence
from assistant.briefing.witnessed import faults_of
from index.errors import YoujuError
from index.library import Library

_ENDS = "。！？；!?;…”）"
_MARKS = re.compile(rf"\[\d{{1,4}}\]|{COMPUTED}|{DOUBTFUL}")
"""What the briefing alone puts behind a sentence: typed, it would pass for a source."""


class EditError(YoujuError):
    """The sentence that was edited is not in the briefing any more."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A user's words for one sentence."""

    was: str
    """The sentence's text as it was composed."""
    text: str
    """Empty: the sentence is taken out."""


def sentences_by_id(briefing: Briefing) -> dict[str, Sentence]:
    """Every sentence by its section's key and its place there: tasks.3. The same in whatever order the sections stand."""
    return {f"{section.key}.{place}": one for section in briefing.sections for place, one in enumerate(section.sentences)}


def reworded(sentence: Sentence, edit: Edit, library: Library) -> tuple[Sentence, list[Fault]]:
    """The sentence in other words, and what of them its sources do not bear out. Raises EditError."""
    if sentence.text != edit.was:
        raise EditError("文件或提纲已经更新，这一句不在原来的位置：请重新生成提纲后再修改")
    text = " ".join(_MARKS.sub("", edit.text).split())
    if text and text[-1] not in _ENDS:
        text += "。"
    if text == sentence.text:
        return sentence, []
    new = replace(sentence, text=text, is_computed=False)
    # A count is no sentence of any clause: other words for it have no witness.
    faults = [Fault(0, len(text), "no_witness")] if sentence.is_computed else faults_of(new, library)
    return replace(new, is_doubtful=bool(faults)), faults


def edited(briefing: Briefing, edits: Mapping[str, Edit], library: Library) -> Briefing:
    """The briefing with all edits; what loses its last sentence goes too. Raises EditError."""
    sections = []
    for section in briefing.sections:
        words = [
            reworded(one, edit, library)[0] if (edit := edits.get(f"{section.key}.{place}")) else one for place, one in enumerate(section.sentences)
        ]
        if kept := _section(section, iter(words)):
            sections.append(kept)
    return replace(briefing, sections=tuple(sections))


def _section(section: Section, words: Iterator[Sentence]) -> Section | None:
    """The section with these sentences in order, those without text left out; None where none is left."""
    paragraphs = [tuple(word for _ in paragraph if (word := next(words)).text) for paragraph in section.paragraphs]
    below = [kept for one in section.sections if (kept := _section(one, words))]
    whole = replace(section, paragraphs=tuple(filter(None, paragraphs)), sections=tuple(below))
    return whole if whole.paragraphs or whole.sections else None
