"""Called: what a document is called by those who ask of it: its title and the parts of it, its place, its level, its years."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.clean import clean
from assistant.spelling import syllable
from index.documents import Document
from index.folding import fold

_KIND = r"(?:方案|计划|规划|文件|意见|措施|办法|举措|通知|细则|清单)"
NOUN = rf"(?:(?:实施|行动|工作|总体)*{_KIND})"
"""What a document calls itself."""
_PLACE = re.compile(r"^(?:中共)?(?:[\u3400-\u9fff]{2,7}(?:省|自治区))?(?:[\u3400-\u9fff]{2,3}市(?=[\u3400-\u9fff]{2,4}[县区市]))?(?P<stem>[\u3400-\u9fff]{2,4}?)(?P<level>省|市|县|区|州|盟|旗|镇|乡)")
_YEARS = re.compile(r"(?<!\d)(20\d{2})(?:\s*[-—–~～至到]+\s*(20\d{2}))?(?!\d)")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_MARKS = re.compile(r"[“”\"'‘’「」『』《》\s]")
_LEAST = 3
"""Characters of a part of a title that names it."""


@dataclass(frozen=True, slots=True)
class Called:
    """How one document may be called."""

    id: str
    title: str
    """As an answer shows it: without the brackets behind it, where no other has the same."""
    place: str
    """湘阴; empty where neither title nor issuer begins with one."""
    level: str
    """县."""
    year: int | None
    """The year it is for, the first of several."""
    core: str
    """The title without place, years, marks and the noun at its end: 七大攻坚."""
    whole: str
    """The title, folded, without marks."""

    @property
    def pinyin(self) -> str:
        """The place in Latin letters: xiangyin."""
        return "".join(syllable(character) for character in self.place)

    def pieces(self) -> list[str]:
        """The stretches of the title's own words that name it, the longest first; Latin ones may be shorter."""
        runs = {self.core[start:end] for start in range(len(self.core)) for end in range(start + 2, len(self.core) + 1)}
        return sorted((run for run in runs if len(run) >= _LEAST), key=len, reverse=True)


def called(documents: Iterable[Document]) -> tuple[Called, ...]:
    """How each of these documents may be called, in their order."""
    documents = tuple(documents)
    short = {document.id: _BRACKETS.sub("", document.title).strip() or document.title for document in documents}
    names = Counter(short.values())
    return tuple(_called(document, short[document.id] if names[short[document.id]] == 1 else document.title) for document in documents)


def _called(document: Document, title: str) -> Called:
    whole = _bare(document.title)
    place = _PLACE.match(whole) or _PLACE.match(_bare(document.issuer)) or _place_of_text(document.text)
    years = _YEARS.search(document.title)
    year = document.year or (int(years[1]) if years else None)
    core = _YEARS.sub("", _BRACKETS.sub("", clean(document.title))).replace("年", "", 1) if years else _BRACKETS.sub("", clean(document.title))
    core = _bare(core)
    core = core.removeprefix(place[0]) if place and core.startswith(place[0]) else core
    core = _without_noun(re.sub("^年?度?", "", core))
    return Called(document.id, title.strip("《》"), place["stem"] if place else "", place["level"] if place else "", year, core, whole)


def _without_noun(core: str) -> str:
    """三大行动实施方案 → 三大行动, and not 三大: what is left has to name something."""
    bare = re.sub(rf"{NOUN}$", "", core)
    return bare if len(bare) >= _LEAST else re.sub(rf"(?:实施|总体)?{_KIND}$", "", core)


def _place_of_text(text: str) -> re.Match[str] | None:
    """The place that the first lines begin with."""
    return next((found for line in text[:200].splitlines() if (found := _PLACE.match(_bare(line)))), None)


def _bare(text: str) -> str:
    return _MARKS.sub("", fold(clean(text)))
