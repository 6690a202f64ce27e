"""Dialects: how much of a hand-made gold reading of a plan the reader finds: clauses, units and targets."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from assistant.show import reading_json
from index.documents import read_document
from index.library import read
from tests.plans import GENRE

Item = dict[str, Any]
_WRITTEN = re.compile(r"[\s—\x0c]+")


def score(gold_file: Path) -> Counter[str]:
    """The counts of one document: its items, those found, units rightly and wrongly read, units and targets missed."""
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    clauses = reading_json(read(read_document(gold_file.parent / gold["doc"]), GENRE))["clauses"]
    counts: Counter[str] = Counter()
    for item in gold["items"]:
        found = find(item, clauses)
        counts["items"] += 1
        counts["found"] += found is not None
        for have, want in pairs(item, found or {}):
            counts += Counter(right=len(have & want), wrong=len(have - want), missed=len(want - have))
        told = [_fold(f"{target['value']}{target['unit']}") for target in (found or {}).get("targets", [])]
        counts["targets"] += len(item["targets"])
        counts["told"] += sum(any(_holds(one, _fold(target["value"])) for one in told) for target in item["targets"])
    return counts


def units_f1(counts: Counter[str]) -> float:
    """How well the units are read; 1 where there are none and none is read."""
    told = 2 * counts["right"] + counts["wrong"] + counts["missed"]
    return 2 * counts["right"] / told if told else 1.0


def find(item: Item, clauses: list[Item]) -> Item | None:
    """The clause of a gold item: its note decides, then its heading, then the end of its path."""
    note, heading, last = _fold(item["note"]), _fold(item["heading"])[:16], _fold(item["path"].split("/")[-1])
    best: tuple[int, int] = (2, 0)
    found = None
    for clause in clauses:
        head, text = _fold(clause["heading"]), _fold(clause["text"])
        points = 4 * bool(note and note in text)
        points += 3 * (head.startswith(heading) or heading in head or text.startswith(heading))
        points += _fold(clause["marker"]).strip(".、。()") == last.strip(".、。()")
        if (points, -len(text)) > best and points > 2:
            best, found = (points, -len(text)), clause
    return found


def pairs(item: Item, clause: Item) -> list[tuple[set[str], set[str]]]:
    """What is read and what is wanted: led and supported apart, or together where the document does not tell them apart."""
    lead, support = _names(clause.get("lead", [])), _names(clause.get("support", []))
    if item["role"] in ("undifferentiated", "none"):
        return [(lead | support, _names([*item["lead"], *item["support"]]))]
    return [(lead, _names(item["lead"])), (support, _names(item["support"]))]


def _names(printed: list[str]) -> set[str]:
    return {_fold(name).removesuffix("等") for name in printed}


def _fold(text: str) -> str:
    return _WRITTEN.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _holds(text: str, value: str) -> bool:
    """The value stands in the text, and not inside a longer number."""
    return re.search(rf"(?<![\d.]){re.escape(value)}(?!\d)", text) is not None
