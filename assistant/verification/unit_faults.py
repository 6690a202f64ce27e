"""Unit faults: a department that the clauses do not name, or one that is said to do what another does."""

import re
from collections.abc import Iterator, Sequence

from assistant.verification.roles import RoleSaid, roles_said
from assistant.verification.said import Complaint, Said
from assistant.verification.units import Roles, UnitNamed, held_names, nearest_name, roles_of
from assistant.verification.witness import Witness, part_of
from assistant.verification.words import content, share
from index.folding import fold
from index.library import Library
from index.spans import Span
from index.units import BODY

_FITTING = {
    "lead": {"lead", "leader"},
    "support": {"support"},
    "charge": {"lead", "support", "listed", "leader", "member", "office"},
    "convener": {"convener", "leader"},
    "deputy": {"deputy"},
    "member": {"member"},
    "office": {"office"},
}
_ITEM = re.compile(r"[^、,，。;；:\s]*$")
_OPENING = re.compile(r"^.*(?:由|是|为|则|的|和|与|及|并|会同|以及)")
_ENDING = re.compile(r"(?:等?(?:相关|有关)?(?:单位|部门)?(?:共同|联合|分别|负责|一起|来|作为|担任|为|是|主要负责人|分管\S{0,4})*)$")
_ENDS_LIKE_ONE = re.compile(rf"{BODY}$")
_LISTED = re.compile(r"(?:[、和及][\u3400-\u9fff()*\s]{2,16}?)*(?=等?(?:单位|部门)?(?:按|分别|共同|牵头|负责|配合|,|\)))")
"""The rest of a list of units."""
_FEWEST = 3
"""Words of its own from which a segment says what its role is of."""
_MARGIN = 0.3


def unit_faults(said: Said, witnesses: Sequence[Witness], library: Library) -> Iterator[Complaint]:
    """One complaint for each unit that the evidence does not name and for each role that it does not give."""
    held = [(role, witness) for witness in witnesses for role in roles_of(witness)]
    everyone = [role for role, _ in held]
    named = said.units
    printed: dict[Span, frozenset[str]] = {}
    for unit in named:
        printed[unit.span] = held_names(unit, witnesses, everyone, library)
        if not printed[unit.span]:
            yield Complaint(unit.span, "unit_name", nearest_name(unit.said, everyone))
    roles = roles_said(said.text, named)
    for role in roles:
        yield from _unnamed(said, role, named, witnesses, everyone)
        near = _of_the_task(said, role, [one for one in held if _in_part(said, role, one[1])])
        for unit in role.units:
            if printed.get(unit.span):
                fault = _role_fault(role.role, unit, printed[unit.span], near, witnesses if near == held or not any(one.name in printed[unit.span] for one, _ in held) else ())
                if fault:
                    yield fault


def _in_part(said: Said, role: RoleSaid, witness: Witness) -> bool:
    parts = said.parts_for(role.span.start)
    return not parts or part_of(witness) in parts


def _of_the_task(said: Said, role: RoleSaid, held: Sequence[tuple[Roles, Witness]]) -> list[tuple[Roles, Witness]]:
    """The roles of the clauses that the sentence speaks of where it gives this one; all where it fits them alike."""
    places = list(dict.fromkeys((one.about, witness) for one, witness in held))
    if len(places) < 2:
        return list(held)
    here = next((one for one in said.segments if role.span.start < one.span.end), None)
    words = said.content(said.plainly(here.span)) if here else frozenset()
    if len(words) < _FEWEST:
        words = frozenset().union(*(said.content(said.plainly(one.span)) for one in said.segments if here and one.sentence == here.sentence))
    scores = {
        (about, witness): share(words, content(about) if about else frozenset().union(*witness.words) | witness.content(witness.context)) for about, witness in places
    }
    best = max(scores.values())
    return [(one, witness) for one, witness in held if scores[one.about, witness] >= best - _MARGIN]


def _role_fault(role: str, unit: UnitNamed, names: frozenset[str], held: Sequence[tuple[Roles, Witness]], witnesses: Sequence[Witness]) -> Complaint | None:
    mine = [one for one, _ in held if one.name in names]
    if any(one.roles & _FITTING[role] for one in mine):
        return None
    if not mine and _says_so(role, unit, witnesses):
        return None
    witness = next((one.printed for one in mine), next((one.printed for one, _ in held if one.roles & _FITTING[role]), ""))
    return Complaint(unit.span, "lead_support", witness)


def _says_so(role: str, unit: UnitNamed, witnesses: Sequence[Witness]) -> bool:
    """The running text of a clause gives the role itself: 由各工作专班负责调度."""
    for witness in witnesses:
        text = re.sub(r"\*", " ", witness.text)
        for found in re.finditer(re.escape(unit.said), text):
            here = UnitNamed(Span(*found.span()), unit.said)
            if any(given.role == role and here in given.units for given in roles_said(text, [here])):
                return True
            listed = _LISTED.match(text, found.end())
            behind = UnitNamed(Span(found.end(), listed.end()), unit.said) if listed else None
            if behind and any(given.role == role and behind in given.units for given in roles_said(text, [behind])):
                return True
    return False


def _unnamed(said: Said, role: RoleSaid, named: Sequence[UnitNamed], witnesses: Sequence[Witness], everyone: Sequence[Roles]) -> Iterator[Complaint]:
    """What stands in the place of a unit, ends like one and is none that the evidence prints."""
    start = max((mark for mark in (said.text.rfind(stop, 0, role.span.start) for stop in "。;!?\n")), default=-1) + 1
    text = said.text[start : role.span.start]
    ending = _ENDING.search(text)
    item = _ITEM.search(text[: ending.start()] if ending else text)
    if not item or not item[0]:
        return
    opening = _OPENING.match(item[0])
    at = start + item.start() + (opening.end() if opening else 0)
    span = Span(at, start + item.end())
    name = span.of(said.text)
    if len(name) < 3 or any(span.overlaps(one.span) for one in named) or not _ENDS_LIKE_ONE.search(name):
        return
    if not any(fold(name) in witness.text for witness in witnesses):
        yield Complaint(span, "unit_name", nearest_name(name, everyone))
