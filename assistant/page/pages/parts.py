"""Parts: the parts of all documents as they are chosen from and shown: 附件3 科技创新赋能攻坚."""

from dataclasses import dataclass
from typing import Any

from index.library import Library

_FEWEST = 3
_KEPT = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a document. ``key`` names it in a link; ``short`` is its title without what all titles end in."""

    key: str
    address: str
    heading: str
    short: str

    @property
    def name(self) -> str:
        return f"{self.address} {self.short}".strip()


class Parts:
    """The parts of a library in reading order, by key and by the rows that stand in them."""

    def __init__(self, library: Library) -> None:
        self._is_single = len(library.readings) == 1
        self._parts: dict[str, Part] = {}
        for reading in library.readings:
            headings = [part.heading for part in reading.tree.parts]
            for part, short in zip(reading.tree.parts, _shortened(headings), strict=True):
                key = self._key(reading.document.id, part.address)
                title = part.address if self._is_single else f"{reading.document.title} {part.address}"
                self._parts[key] = Part(key, title, part.heading if part.heading != part.address else "", short if short != part.address else "")

    def __getitem__(self, key: str) -> Part:
        return self._parts[key]

    def __contains__(self, key: object) -> bool:
        return key in self._parts

    def of(self, row: dict[str, Any]) -> Part:
        """The part that a row of the ledger stands in."""
        return self._parts[self._key(row["document"], row["part"])]

    def among(self, rows: list[dict[str, Any]]) -> list[Part]:
        """The parts that hold any of the rows, in reading order."""
        held = {self.of(row).key for row in rows}
        return [part for part in self._parts.values() if part.key in held]

    def _key(self, document: str, address: str) -> str:
        return address if self._is_single else f"{document}#{address}"


def _shortened(headings: list[str]) -> list[str]:
    """Titles without the words that most of them end in."""
    longest = max((heading for heading in headings), key=len, default="")
    common = ""
    for at in range(_KEPT, len(longest)):
        ending = longest[at:]
        if sum(heading.endswith(ending) for heading in headings) >= _FEWEST:
            common = ending
            break
    return [heading.removesuffix(common) if len(heading) > len(common) + 1 else heading for heading in headings]
