"""Naming: the documents that a question names (its title, its place, its year, 去年的, 市里的方案), and the question without their names."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant.across.called import NOUN, Called
from index.folding import fold

GAP = "\u2003"
"""What stands where a name stood: a space that no question types."""
_OF = r"(?:(?:的|那|这|份|个|版|年度|全|本|发的|出的|印发的|下发的|’s|'s)*"
_BEHIND = rf"{_OF}{NOUN})?(?:里面|里头|里|中|内|上的)?的?(?:\s*\bplan(?:'s)?\b)?"
"""What may stand behind a name and goes with it: 的那份方案里."""
_NO_DATE = r"(?!\s*(?:\d{1,2}\s*月|[上下]半年|第?[一二三四]季|[年]?[底末初前]|[-—–~～至到]|[\d.]|万|亿|家|个|人|名|元|项|户|亩|吨|%))"
_YEAR = re.compile(rf"(?<![\d.])(?P<year>20\d{{2}})(?:\s*年)?+{_NO_DATE}{_BEHIND}")
_OF_YEAR = re.compile(rf"(?:20\d{{2}}\s*年?|去年|上一?年度?|前年|今年|本年度?){_OF}{NOUN})|去年|前年|上一?年|今年|\b(?:last|this) year|20\d{{2}} plan", re.IGNORECASE)
"""A year as a name of documents beyond doubt."""
_LAST = re.compile(rf"(?:去年|上一?年度?|前一年){_NO_DATE}{_BEHIND}|\b(?:in )?(?:the )?(?:last|previous) year(?:'s)?(?: plan)?\b", re.IGNORECASE)
_BEFORE_LAST = re.compile(rf"前年{_BEHIND}")
_THIS = re.compile(rf"(?:今年|本年度?){_NO_DATE}{_BEHIND}|\bthis year(?:'s)?(?: plan)?\b", re.IGNORECASE)
_BOTH = re.compile(rf"(?:这|近|前后)?(?:两|几|三)年(?:间|来)?{_BEHIND}|历年{_BEHIND}")
_CHANGES = re.compile(r"变|一样|一致|相同|改|分别|各|不同|不一样|差|比|区别|升|降|高|低|多|少|调整|对照")
"""Beside 两年, what tells that the documents of several years are meant."""
_LEVEL = re.compile(rf"(?<![\u3400-\u9fff])(?P<level>[省市县区镇乡])(?:里|级|上|政府)?{_OF}{NOUN})(?:里面|里头|里|中|内|上)?的?|\bthe (?P<english>city|county|district|town|province)(?:'s)? plan\b", re.IGNORECASE)
_ENGLISH_LEVELS = {"city": "市", "county": "县", "district": "区", "town": "镇", "province": "省"}
_TITLED = re.compile(rf"《(?P<title>[^《》]{{2,60}})》{_BEHIND}")
_OTHER = re.compile(rf"(?:另外?|其他|其它|别的|其余)(?:的)?(?:一|两|几|些)?(?:份|个|家)?(?:的)?(?={_OF}{NOUN})|县|市|地方|呢|$)|\bthe other (?=plans?|documents?)", re.IGNORECASE)
_EVERY = re.compile(rf"(?:各个?|每个?一?|所有|全部|这些|这几|几|两|三|四|五)(?:份|个|部|家)?(?:的)?{NOUN}(?:里|中)?(?:都|分别)?的?|(?:各个?|每个|这?[两几三四五]个)(?P<level>[县市区])(?:的)?|各地(?:的)?|\b(?:each|every|all(?: the)?|both) (?:plans?|documents?)\b", re.IGNORECASE)
_EACH = re.compile(r"分别|各自?(?=是|为|有|要|多|定)|\brespectively\b|\beach\b", re.IGNORECASE)
"""Of each document, where several are asked: no list in one of them."""
_PLAIN = re.compile(rf"^[\s,，、的]*(?:那|这)?(?:份|个)?{NOUN}(?:里面|里头|里|中|内|上)?的?|^\s*(?:the )?plans?\b", re.IGNORECASE)
_EDGES = re.compile(r"^[\s,，、:：;；的]+|(?:[\s,，、:：;；]|\b(?:in|of|from|the|for)\s)+(?=[?？]?$)|[\s,，、:：;；]+$", re.IGNORECASE)
_BEFORE = r"(?:^|(?<=[^\u3400-\u9fff])|(?<=[的在从按看和与跟据照问查由说]))"
_MARKS = re.compile(r"[“”\"'‘’《》\s]")
_LETTERS = re.compile(r"[A-Za-z]")
_ENOUGH = 0.6
"""Share of what stands between 《 and 》 that a title has in one run to be meant."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names, and what it says besides."""

    text: str
    documents: tuple[str, ...] = ()
    """Ids in the library's order; empty where it names none."""
    is_other: bool = False
    """It asks of other documents than those spoken of: 另一份方案里呢."""
    is_every: bool = False
    """It asks of each: 各方案的."""
    years: tuple[int, ...] = ()
    """The years of documents that it names."""
    places: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """The documents that it names by their titles."""
    is_loose: bool = False
    """It holds a year and nothing else of theirs, which may be a year in what they say: 2026年建成吗."""


class Names:
    """The documents of a library by name."""

    def __init__(self, known: Sequence[Called], texts: Iterable[str]) -> None:
        """``texts``: what the documents print, where a place may stand inside other names (湘阴分局)."""
        self.known = tuple(known)
        self._by_id = {one.id: one for one in self.known}
        self._places: dict[tuple[str, str], list[Called]] = {}
        self._pieces: dict[str, list[Called]] = {}
        for one in self.known:
            if one.place:
                self._places.setdefault((one.place, one.level), []).append(one)
            for piece in one.pieces():
                self._pieces.setdefault(piece, []).append(one)
        self._printed = [fold(text) for text in texts]
        self._years = {one.year for one in self.known if one.year}

    def read(self, asked: str, spoken_of: Collection[str] = ()) -> Named:
        """What a question names. ``spoken_of``: the documents of the question before, which 去年 and 另一份 are told from."""
        sets: dict[str, set[str]] = {}
        years: list[int] = []
        text = self._titled(self._identified(asked, sets), sets)
        places: list[str] = []
        text = self._placed(text, sets, places)
        text = self._dated(text, sets, years, spoken_of if not places else ())
        is_loose = set(sets) == {"year"} and bool(years) and not _OF_YEAR.search(asked)
        text = self._levelled(text, sets)
        text = self._parts_of_titles(text, sets)
        is_other, text = _taken(_OTHER, text)
        every = _EVERY.search(text)
        if every and every["level"] and (alike := {one.id for one in self.known if one.level == every["level"]}):
            sets.setdefault("level", set()).update(alike)
        is_every, text = _taken(_EVERY, text)
        meant = self._meant(sets)
        if is_other:
            pool = meant or ({one.id for one in self.known if self._is_alike(one, spoken_of)} - set(spoken_of)) or {one.id for one in self.known}
            meant = pool - set(spoken_of)
        text = _PLAIN.sub("", text) if meant or is_every else text
        ordered = tuple(one.id for one in self.known if one.id in meant)
        text = _EACH.sub("", text) if is_every or len(ordered) > 1 else text
        return Named(_EDGES.sub("", text) if ordered or is_every else asked, ordered, is_other, is_every, tuple(years), tuple(places), tuple(sorted(sets.get("title", ()))), is_loose)

    def title(self, id_: str) -> str:
        """《…》 as an answer names it."""
        return f"《{self._by_id[id_].title}》"

    def of(self, id_: str) -> Called:
        return self._by_id[id_]

    def series(self, one: Called) -> list[Called]:
        """The documents of the same place and kind for other years and its own, the newest first."""
        alike = self._places.get((one.place, one.level), ())
        return sorted((other for other in alike if self._is_series(one, other)), key=lambda other: -(other.year or 0))

    def newest(self, ids: Collection[str]) -> tuple[str, ...]:
        """Of each series among these documents the newest, in the library's order."""
        return tuple(
            one.id for one in self.known
            if one.id in ids and not any(other.id in ids and (other.year or 0) > (one.year or 0) for other in self.series(one))
        )

    @staticmethod
    def _is_series(one: Called, other: Called) -> bool:
        return bool(one.place) and (one.place, one.level) == (other.place, other.level) and bool(one.year and other.year) and (one.id == other.id or one.year != other.year)

    def _is_alike(self, one: Called, ids: Collection[str]) -> bool:
        return any(self._is_series(one, self.of(id_)) for id_ in ids if id_ != one.id)

    def _meant(self, sets: dict[str, set[str]]) -> set[str]:
        """What fits everything that is named; a title says more than a place, a place more than a year."""
        meant: set[str] | None = None
        for kind in ("title", "place", "level", "year"):
            found = sets.get(kind)
            if found:
                meant = found if meant is None else (meant & found or meant)
        return meant or set()

    def _identified(self, text: str, sets: dict[str, set[str]]) -> str:
        for one in (one for one in self.known if one.id in text):
            if re.search(rf"(?<![\w-]){re.escape(one.id)}(?![\w-])", text) and len(one.id) > 3:
                sets.setdefault("title", set()).add(one.id)
                text = re.sub(rf"(?<![\w-]){re.escape(one.id)}(?![\w-]){_BEHIND}", GAP, text)
        return text

    def _titled(self, text: str, sets: dict[str, set[str]]) -> str:
        """《…》, whole or in part, and whole titles without marks."""

        def take(found: re.Match[str]) -> str:
            said = fold(re.sub(r"[“”\"'‘’《》\s]", "", found["title"]))
            whole = {one.id: 1.0 for one in self.known if said in one.whole}
            shares = whole or {one.id: _common(said, one.whole) / max(1, len(said)) for one in self.known}
            best = max(shares.values(), default=0.0)
            if best < _ENOUGH:
                return found[0]
            sets.setdefault("title", set()).update(id_ for id_, share in shares.items() if share == best)
            return GAP

        text = _TITLED.sub(take, text)
        bare = _MARKS.sub("", text)
        for one in (one for one in self.known if _MARKS.sub("", one.title) in bare):
            spaced = "[“”\"'‘’《》\\s]*".join(map(re.escape, one.title))
            if re.search(spaced, text):
                sets.setdefault("title", set()).add(one.id)
                text = re.sub(f"[“《\"]?{spaced}[”》\"]?{_BEHIND}", GAP, text)
        return text

    def _placed(self, text: str, sets: dict[str, set[str]], places: list[str]) -> str:
        latin = text.casefold() if _LETTERS.search(text) else ""
        for (place, level), own in self._places.items():
            if place not in text and not (latin and own[0].pinyin in latin):
                continue
            ids, pinyin = {one.id for one in own}, own[0].pinyin
            pattern = re.compile(rf"{place}(?:{level})?(?:政府)?(?P<rest>{_BEHIND})|\b{pinyin}(?:'s)?(?: (?:county|city|district))?(?:'s)?\b", re.IGNORECASE)

            def take(found: re.Match[str], place: str = place) -> str:
                around = fold(found.string[found.start() : found.start() + len(place) + 2])
                if found["rest"] == "" and not re.match(r"[\s,，]|$", found.string[found.end() :]) and any(around in text for text in self._printed):
                    return found[0]
                places.append(place)
                return GAP

            text, before = pattern.sub(take, text), len(places)
            if place in places[:before]:
                sets.setdefault("place", set()).update(ids)
        return text

    def _dated(self, text: str, sets: dict[str, set[str]], years: list[int], spoken_of: Collection[str]) -> str:
        among = sets.get("title") or sets.get("place") or set(spoken_of) or {one.id for one in self.known}

        def by_year(found: re.Match[str]) -> str:
            year = int(found["year"])
            ids = {one.id for one in self.known if one.year == year}
            if not ids:
                return found[0]
            years.append(year)
            sets.setdefault("year", set()).update(ids)
            return GAP

        def back(steps: int) -> Callable[[re.Match[str]], str]:
            def take(found: re.Match[str]) -> str:
                ids = self._years_before(among, steps, bool(spoken_of))
                if not ids:
                    return found[0]
                years.extend(year for id_ in sorted(ids) if (year := self.of(id_).year))
                sets.setdefault("year", set()).update(ids)
                return GAP

            return take

        text = _YEAR.sub(by_year, text)
        for pattern, steps in ((_LAST, 1), (_BEFORE_LAST, 2), (_THIS, 0)):
            text = pattern.sub(back(steps), text)
        if len(set(years)) > 1 and (paired := {id_ for id_ in sets["year"] if len([one for one in self.series(self.of(id_)) if one.id in sets["year"]]) > 1}):
            sets["year"] = paired
        if _BOTH.search(text) and _CHANGES.search(text) and (ids := {one.id for one in self.known if one.id in among and len(self.series(one)) > 1}):
            sets.setdefault("year", set()).update(ids)
            years.extend(year for id_ in sorted(ids) if (year := self.of(id_).year))
            text = _BOTH.sub(GAP, text)
        return text

    def _years_before(self, among: Collection[str], steps: int, from_spoken: bool) -> set[str]:
        """The documents so many years before the newest of their series; before those spoken of, where any are."""
        found = set()
        for one in self.known:
            series = self.series(one)
            if not steps and (not series or series[0] is one) and one.id in among:
                found.add(one.id)
                continue
            bases = [other.year for other in series if other.id in among and other.year]
            if steps and bases and one.year == max(bases) - steps:
                found.add(one.id)
        if steps and not found and from_spoken:
            return self._years_before({one.id for one in self.known}, steps, False)
        return found

    def _levelled(self, text: str, sets: dict[str, set[str]]) -> str:
        def take(found: re.Match[str]) -> str:
            level = found["level"] or _ENGLISH_LEVELS[found["english"].casefold()]
            ids = {one.id for one in self.known if one.level == level}
            if not ids or len(ids) == len(self.known):
                return found[0]
            sets.setdefault("level", set()).update(ids)
            return GAP

        return _LEVEL.sub(take, text)

    def _parts_of_titles(self, text: str, sets: dict[str, set[str]]) -> str:
        """七大攻坚方案, OPC计划: words of a title before what documents are called; the longest that any title holds is meant."""
        if "title" in sets:
            return text
        for one in [self._by_id[id_] for id_ in sorted(sets.get("place", ()))]:
            letters = re.escape("".join(sorted(set(one.whole) - set("的里中"))))
            found = re.match(rf"[\s的]*[{letters}]{{2,16}}?{NOUN}(?:里面|里头|里|中|内)的?", text, re.IGNORECASE)
            if found:
                return f"{GAP}{text[found.end() :]}"
        said = text.casefold()
        best: re.Match[str] | None = None
        meant: set[str] = set()
        length = 0
        for piece in sorted((piece for piece in self._pieces if piece.casefold() in said), key=len, reverse=True):
            if len(piece) < length:
                break
            pattern = rf"{_BEFORE}[“\"]?{re.escape(piece)}[”\"]?(?:的|那份|这份|发展|培育)*{NOUN}(?:里面|里头|里|中|内|上)?的?"
            if found := re.search(pattern, text, re.IGNORECASE):
                best, length = best or found, len(piece)
                meant |= {one.id for one in self._pieces[piece]}
        if best is None:
            return text
        sets["title"] = meant
        return f"{text[: best.start()]}{GAP}{text[best.end() :]}"


def _taken(pattern: re.Pattern[str], text: str) -> tuple[bool, str]:
    return (True, pattern.sub(GAP, text)) if pattern.search(text) else (False, text)


def _common(one: str, other: str) -> int:
    """Characters of the longest run that two texts have in common."""
    best = 0
    for start in range(len(one)):
        while start + best < len(one) and one[start : start + best + 1] in other:
            best += 1
    return best
