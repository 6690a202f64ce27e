"""As JSON: a briefing for a program, each sentence with its id and the stretches it stands on."""

from typing import Any

from assistant.briefing.text import Briefing, Section, Sentence, Source
from assistant.briefing.worded import BriefingWording
from index.library import Library


def briefing_json(briefing: Briefing, library: Library, wording: BriefingWording | None = None) -> dict[str, Any]:
    """Title, basis, sections, and the ids of the sentences without a witness; ``wording``: what a model was asked, if one was.

    A sentence's ``id`` names it; ``before`` and ``after`` stand around its ``text``; ``was`` is the text as composed, which an edit names.
    """
    return {
        "title": briefing.title, "basis": briefing.basis, "sections": [_section(section, library) for section in briefing.sections],
        "unwitnessed": [one.id for one in briefing.doubtful], "wording": wording and wording.as_json(),
    }


def _section(section: Section, library: Library) -> dict[str, Any]:
    return {
        "key": section.key, "title": section.title, "paragraphs": [[_sentence(one, library) for one in paragraph] for paragraph in section.paragraphs],
        "sections": [_section(one, library) for one in section.sections],
    }


def _sentence(one: Sentence, library: Library) -> dict[str, Any]:
    """A sentence that its sources do not bear out cites none."""
    return {
        "id": one.id, "text": one.text, "before": one.before, "after": one.after, "is_computed": one.is_computed, "was": one.was or one.text,
        "is_worded": one.is_worded, "is_doubtful": one.is_doubtful, "citations": [_source(source, library) for source in (() if one.is_doubtful else one.sources)],
    }


def _source(source: Source, library: Library) -> dict[str, Any]:
    quote = source.span.of(library.reading(source.document).document.text)
    return {"document": source.document, "address": source.address, "quote": quote, "start": source.span.start, "end": source.span.end}
