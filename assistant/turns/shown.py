"""Shown: the things that an answer listed, in the order shown, each with how it is called in a further question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.addresses import AddressError, find_clause
from assistant.answer import Answer, Citation
from assistant.draft import task_of
from index.clauses import Clause
from index.library import Library, Reading
from index.targets import Target

_ROW = re.compile(r"^- (?P<text>.*?)(?: \[(?P<label>\d+)\])?$", re.MULTILINE)
_PLACE = re.compile(r"[（(][^（）()]*·[^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]$")
_COUNTED = re.compile(r"共\s*(\d+)|(\d+) in all")
_ROLES = re.compile(r"[：:](?:由|配合单位为|成员单位|.{0,3}召集人为|supporting|led by)|(?:由|配合单位为|are |led by )(?=.)")
_RUN = re.compile(r"[^、,，;；。：:]{2,24}(?:、[^、,，;；。：:]{2,24})+")
_BEFORE, _BEHIND = re.compile(r"^(?:.*?(?:以|包括|为|即|有|建设|打造|发展|推动))(?=.{2,}$)"), re.compile(r"(?:为(?:主攻|重点|主|核心).*|等.*)$")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing shown."""

    called: str
    """What it is called in a question: 附件4“深化科技体制改革”, 县财政局, 附件3高新技术产业增加值."""
    kind: str
    """``task``, ``target``, ``unit``, ``side`` (one of several clauses on one matter, called by its part) or ``words``."""
    address: str = ""


def items_of(answer: Answer, library: Library, asked_units: Sequence[str] = ()) -> list[Item]:
    """What an answer listed; empty when it is no list. ``asked_units``: units that the question named and that are no part of it."""
    rows = [(found["text"], int(found["label"] or 0)) for found in _ROW.finditer(answer.answer)]
    cited = {citation.label: citation for citation in answer.citations}
    if rows:
        return [_row(text, cited.get(label), library) for text, label in rows]
    counted = _COUNTED.search(answer.headline)
    if counted and len(answer.citations) == int(counted[1] or counted[2]):
        return [_cited(citation, library) for citation in answer.citations]
    units = _units(answer.headline, library, asked_units)
    if units and _ROLES.search(answer.headline) and not answer.conflicts:
        return [Item(name, "unit") for name in units]
    if answer.conflicts:
        parts = list(dict.fromkeys(citation.address.split("·")[0] for citation in answer.citations if any(citation.label in one.labels for one in answer.conflicts)))
        return [Item(part, "side") for part in parts] if len(parts) > 1 else []
    targets = [_cited(citation, library) for citation in answer.citations]
    if len(targets) > 2 and all(item.kind == "target" for item in targets):
        return targets
    runs = sorted(_RUN.findall(re.split("[。；;]", answer.headline)[0]), key=len)
    if runs:
        words = runs[-1].split("、")
        words[0], words[-1] = _BEFORE.sub("", words[0]), _BEHIND.sub("", words[-1])
        return [Item(word.strip("“”"), "words") for word in words if word.strip("“”")]
    return []


def items_at(citations: Sequence[str], library: Library) -> list[Item]:
    """The clauses that a turn cited, as things shown; addresses that no document has are left out."""
    items = []
    for address in dict.fromkeys(citations):
        try:
            reading, clause = find_clause(library, address)
        except AddressError:
            continue
        items.append(_task(reading, clause))
    return items


def numbered(answer: Answer, library: Library, number: int) -> Item | None:
    """The clause with a number below the first clause that an answer stands on, beside it, or with that running number in its part."""
    for citation in answer.citations[:1]:
        reading = library.reading(citation.document)
        clause = reading.tree[citation.address]
        above = reading.tree.ancestors(clause)
        if number < 0:
            return _task(reading, clause.children[number]) if len(clause.children) >= -number else None
        for family in (clause.children, above[-1].children if len(above) > 1 else ()):
            if 0 < number <= len(family) and len(family) > 1:
                return _task(reading, family[number - 1])
        running = [one for one in reading.tree.part_of(clause).walk() if one.marker.strip("()（）") == str(number) and one.marker[:1] in "(（"]
        if len(running) == 1:
            return _task(reading, running[0])
    return None


def family_of(answer: Answer, library: Library) -> list[Item]:
    """The clauses below the first clause that an answer stands on, or beside it where it has none."""
    for citation in answer.citations[:1]:
        reading = library.reading(citation.document)
        clause = reading.tree[citation.address]
        above = reading.tree.ancestors(clause)
        family = clause.children or (above[-1].children if len(above) > 1 else ())
        return [_task(reading, one) for one in family]
    return []


def neighbour(answer: Answer, library: Library, step: int, asked: str = "") -> Item | None:
    """The clause before (-1) or behind (1) the first clause that an answer stands on; over the edge of its family the nearest without children.

    ``asked``: the question that was answered; a clause that it calls by its name comes first.
    """
    cited = [(citation, library.reading(citation.document)) for citation in answer.citations]
    called = [one for one in cited if (name := task_of(one[1].tree[one[0].address]).rstrip("…。.,，")) and f"“{name}”" in asked]
    for citation, reading in [*called, *cited][:1]:
        part = reading.tree.part_of(reading.tree[citation.address])
        leaves = [clause for clause in part.walk() if not clause.children and clause.heading]
        places = [place for place, clause in enumerate(leaves) if clause.address == citation.address]
        if places and 0 <= places[0] + step < len(leaves):
            return _task(reading, leaves[places[0] + step])
    return None


def tasks_of(answer: Answer, library: Library) -> list[str]:
    """The tasks whose clauses an answer stands on, as a question calls them; goals are none, and neither are several differing clauses."""
    if answer.conflicts:
        return []
    found = []
    for reading, clause in clauses_of(answer, library):
        if clause.heading and any(duty.address == clause.address for duty in reading.duties):
            found.append(_task(reading, clause).called)
    return found


def units_in(answer: Answer, library: Library, asked_units: Sequence[str] = ()) -> list[str]:
    """The units that an answer's headline names, in its order."""
    return _units(answer.headline, library, asked_units)


def clauses_of(answer: Answer, library: Library) -> list[tuple[Reading, Clause]]:
    """The clauses that an answer stands on."""
    found = {(one.document, one.address): (library.reading(one.document), library.reading(one.document).tree[one.address]) for one in answer.citations}
    return list(found.values())


def _units(text: str, library: Library, asked: Sequence[str]) -> list[str]:
    named = [names[0] if said not in names else said for said, names in library.units.mentioned(text)]
    return [name for name in dict.fromkeys(named) if name not in asked]


def _row(text: str, citation: Citation | None, library: Library) -> Item:
    words = _PLACE.sub("", text).strip()
    if citation is None:
        return Item(words, "unit" if words in library.units.names else "words")
    reading = library.reading(citation.document)
    clause = reading.tree[citation.address]
    name = re.split(r"[：:]", words)[0]
    if name in library.units.names:
        return Item(name, "unit", clause.address)
    if target := _target(reading, clause, citation):
        return Item(f"{_part(reading, clause)}{_indicator(clause, target)}", "target", clause.address)
    if clause.heading and task_of(clause).rstrip("…")[:8] in text:
        return _task(reading, clause)
    return Item(words, "words", clause.address)


def _cited(citation: Citation, library: Library) -> Item:
    reading = library.reading(citation.document)
    clause = reading.tree[citation.address]
    if clause.heading and citation.quote.strip() in clause.heading:
        return _task(reading, clause)
    if target := _target(reading, clause, citation):
        return Item(f"{_part(reading, clause)}{_indicator(clause, target)}", "target", clause.address)
    return _task(reading, clause)


def _target(reading: Reading, clause: Clause, citation: Citation) -> Target | None:
    for target in reading.targets:
        if target.address == clause.address and citation.start <= target.span.start and target.span.end <= citation.end:
            return target
    return None


def _indicator(clause: Clause, target: Target) -> str:
    """A target's indicator; one too short to be known alone behind its clause's name."""
    heading = task_of(clause)
    return f"{heading}{target.indicator}" if len(target.indicator) <= 3 and 2 <= len(heading) <= 12 else target.indicator


def _task(reading: Reading, clause: Clause) -> Item:
    name = task_of(clause).rstrip("…。.,，")
    return Item(f"{_part(reading, clause)}“{name}”" if name else _part(reading, clause), "task", clause.address)


def _part(reading: Reading, clause: Clause) -> str:
    return reading.tree.part_of(clause).address
