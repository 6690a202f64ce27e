"""Numbering: the headings and items of a briefing with the numbers of official writing: 一、 → （一） → 1. → （1）."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.briefing.text import Briefing, Paragraph, Section


@dataclass(frozen=True, slots=True)
class Numbered:
    """One heading with its number, and its paragraphs, each with the number of the item that it is, or none."""

    level: int
    """From 1."""
    text: str
    paragraphs: tuple[tuple[str, Paragraph], ...]


def numbered(briefing: Briefing) -> Iterator[Numbered]:
    """Every section in order."""
    yield from _numbered(briefing.sections, 1)


def _numbered(sections: Sequence[Section], level: int) -> Iterator[Numbered]:
    for number, section in enumerate(sections, start=1):
        is_list = section.is_list and len(section.paragraphs) > 1
        items = tuple((_number(place, max(3, level + 1)) if is_list else "", one) for place, one in enumerate(section.paragraphs, start=1))
        yield Numbered(level, f"{_number(number, level)}{section.title}", items)
        yield from _numbered(section.sections, level + 1)


def _number(number: int, level: int) -> str:
    if level <= 2:
        import cn2an  # a third of a second to import

        spelled = cn2an.an2cn(number)
        return f"{spelled}、" if level == 1 else f"（{spelled}）"
    return f"{number}. " if level == 3 else f"（{number}）"
