"""Opening: questions to begin with, made from what the documents themselves set."""

from collections import Counter
from collections.abc import Iterator

from assistant.page.words import Words
from index.library import Library, Reading

_SHORT = range(3, 13)
_COUNT = 4


def opening_questions(library: Library, words: Words) -> list[str]:
    """Four questions, of different kinds, that the documents answer; fewer where they set less."""
    kinds = [list(kind) for kind in (_targets(library, words), _leads(library, words), _duties(library, words))]
    questions: list[str] = []
    for place in range(_COUNT):
        questions += [kind[place] for kind in kinds if place < len(kind)]
    return list(dict.fromkeys(questions))[:_COUNT]


def _targets(library: Library, words: Words) -> Iterator[str]:
    """Sums of money first, which nobody remembers; each indicator that is set with one figure only."""
    for reading in library.readings:
        values: dict[str, set[str]] = {}
        for target in reading.targets:
            values.setdefault(target.indicator, set()).add(target.value)
        clear = [t for t in reading.targets if t.unit and len(t.indicator) in _SHORT and len(values[t.indicator]) == 1]
        for target in sorted(clear, key=lambda target: target.unit != "亿元"):
            yield words.ask_target.format(indicator=target.indicator)


def _leads(library: Library, words: Words) -> Iterator[str]:
    """Tasks with one lead unit and a heading that occurs once, taken from all over the document."""
    for reading in library.readings:
        headings = Counter(duty.task for duty in reading.duties)
        clear = [d for d in reading.duties if len(d.lead) == 1 and len(d.task) in _SHORT and headings[d.task] == 1 and not d.generic]
        for duty in clear[len(clear) // 2 :] + clear[: len(clear) // 2]:
            yield words.ask_lead.format(task=duty.task)


def _duties(library: Library, words: Words) -> Iterator[str]:
    """Units by how much they lead; not the busiest, whose list would be the longest."""
    for reading in library.readings:
        for unit in _leading_units(reading):
            yield words.ask_duties.format(unit=unit)


def _leading_units(reading: Reading) -> list[str]:
    led = Counter(unit for duty in reading.duties for unit in duty.lead if unit not in duty.generic)
    return [unit for unit, count in led.most_common() if 3 <= count <= 8]
