"""Labels: the [n] that a sentence carries, taken out of it for its verification and put back for its reader."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Fault

_LABEL = re.compile(r"\s*[\[［【]\s*(\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)\s*[\]］】]")
_STOP = re.compile(r"[。.！!？?]+[”’\"]?$")


def labels_of(sentence: str) -> tuple[int, ...]:
    """The labels in a sentence, each once, in order."""
    found = [int(number) for match in _LABEL.finditer(sentence) for number in re.findall(r"\d+", match[1])]
    return tuple(dict.fromkeys(found))


def without_labels(sentence: str) -> str:
    """What the sentence states."""
    return _LABEL.sub("", sentence).strip()


def with_labels(statement: str, labels: Sequence[int]) -> str:
    """The statement with its labels behind it, as an answer's other lines have them."""
    stop = "" if _STOP.search(statement) else ("." if statement.isascii() else "。")
    return f"{statement}{stop}{''.join(f'[{label}]' for label in labels)}"


def in_written(sentence: str, faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Faults of the statement as spans of the sentence as written."""
    kept = [at for start, end in _kept(sentence) for at in range(start, end)]
    if not kept:
        return tuple(faults)
    last = len(kept) - 1
    return tuple(replace(fault, start=kept[min(fault.start, last)], end=kept[min(max(fault.end - 1, 0), last)] + 1) for fault in faults)


def _kept(sentence: str) -> list[tuple[int, int]]:
    """The stretches of a sentence that are no labels, outer spaces aside."""
    stretches, at = [], 0
    for match in _LABEL.finditer(sentence):
        stretches.append((at, match.start()))
        at = match.end()
    stretches.append((at, len(sentence)))
    if stretches:
        first = stretches[0]
        lead = len(sentence[first[0] : first[1]]) - len(sentence[first[0] : first[1]].lstrip())
        stretches[0] = (first[0] + lead, first[1])
    return stretches
