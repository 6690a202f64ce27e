"""As JSON: a briefing for a program, each sentence with its id and the stretches it stands on."""

from collections.abc import Iterator
from typing import Any

from assistant.briefing.text import Briefing, Section, Sentence, Source
from index.library import Library


def briefing_json(briefing: Briefing, library: Library) -> dict[str, Any]:
    """Title, basis and sections. A sentence's ``id`` names it in its section; ``before`` and ``after`` stand around its ``text``."""
    return {
        "title": briefing.title, "basis": briefing.basis,
        "sections": [_section(section, section.key, iter(range(sum(1 for _ in section.sentences))), library) for section in briefing.sections],
    }


def _section(section: Section, key: str, places: Iterator[int], library: Library) -> dict[str, Any]:
    paragraphs = [[_sentence(one, f"{key}.{next(places)}", library) for one in paragraph] for paragraph in section.paragraphs]
    return {
        "key": section.key, "title": section.title, "paragraphs": paragraphs,
        "sections": [_section(one, key, places, library) for one in section.sections],
    }


def _sentence(one: Sentence, id_: str, library: Library) -> dict[str, Any]:
    return {
        "id": id_, "text": one.text, "before": one.before, "after": one.after, "is_computed": one.is_computed,
        "citations": [_source(source, library) for source in one.sources],
    }


def _source(source: Source, library: Library) -> dict[str, Any]:
    quote = source.span.of(library.reading(source.document).document.text)
    return {"document": source.document, "address": source.address, "quote": quote, "start": source.span.start, "end": source.span.end}
