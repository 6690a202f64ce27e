"""Units: the departments, towns and companies that a sentence names, and which of the clauses' own they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from weakref import WeakKeyDictionary

from assistant.verification.witness import Witness
from index.aliases import LEVEL, Status
from index.folding import fold
from index.library import Library
from index.spans import Span
from index.units import Units

_SHORTEST = 3
_LEVELLED = (
    r"(?:(?<![\u3400-\u9fff])|(?<=[由和与及是为等在于请向对该并即的则]))(?:国家|[省市县区])(?![级域场内外中区城乡情])[\u3400-\u9fff]{1,12}?"
    r"(?:局|厅|委员会|委(?!员|托|任|会)|办公室|办(?!理|法|事|好|公|学|结|税|件)|院(?!校|士)|部(?!门|分|署|属|队)|中心(?!城|镇)|集团|公司|大队|支队|管委会|联(?!合|动|系|网|通|防)|协会|指挥部|联合会)|"
    r"(?<=[由与和同])[\u3400-\u9fff]{2,8}?(?:集团|公司|银行|大学|研究院)(?=承建|承担|负责|实施|运营|投资|建设|牵头|联合|合作|共同|出资|组织)"
)


@dataclass(frozen=True, slots=True)
class UnitNamed:
    """One unit that a sentence names."""

    span: Span
    said: str


@dataclass(frozen=True, slots=True)
class Roles:
    """One unit of the evidence and what it does there: lead, support, listed, convener, deputy, member, office, leader."""

    name: str
    roles: frozenset[str]
    printed: str
    """The words that say so."""
    about: str = ""
    """What of the clause it is said of, where the clause has several such notes."""


@lru_cache(maxsize=8)
def _pattern(units: Units) -> re.Pattern[str]:
    forms = {fold(form) for name in units.names for form in (name, LEVEL.sub("", name)) if len(form) >= _SHORTEST}
    longer = {fold(form) for form in units.genre.unit_forms if len(form) > _SHORTEST}
    longer |= {fold(level + form) for form in units.genre.unit_forms if len(form) > _SHORTEST for level in "省市县区"}
    known = "|".join(re.escape(form) for form in sorted(forms | longer, key=len, reverse=True))
    return re.compile(f"{known}|{_LEVELLED}" if known else _LEVELLED)


def units_in(text: str, units: Units, held: Sequence[Roles]) -> list[UnitNamed]:
    """The units that a folded text names, in order: names that a document prints, and what looks like one."""
    own = sorted((name for name in {fold(one.name) for one in held} if name in text), key=len, reverse=True)
    taken: list[UnitNamed] = []
    for pattern in ([re.compile("|".join(map(re.escape, own)))] if own else []) + [_pattern(units)]:
        for found in pattern.finditer(text):
            span = Span(*found.span())
            if not any(span.overlaps(one.span) for one in taken):
                taken.append(UnitNamed(span, found[0]))
    return sorted(taken, key=lambda one: one.span)


_ROLES: WeakKeyDictionary[Witness, tuple[Roles, ...]] = WeakKeyDictionary()


def roles_of(witness: Witness) -> tuple[Roles, ...]:
    """Every unit that the evidence names in a note or a group, with its roles."""
    roles = _ROLES.get(witness)
    if roles is None:
        roles = _ROLES[witness] = tuple(_roles_of(witness))
    return roles


def _roles_of(witness: Witness) -> list[Roles]:
    evidence = witness.evidence
    reading, address = evidence.reading, evidence.clause.address
    text = reading.document.text
    found: list[Roles] = []
    notes = sorted(duty.span for duty in reading.duties if duty.address == address)
    for duty in reading.duties:
        if duty.address != address or not evidence.span.overlaps(duty.span):
            continue
        earlier = [span.end for span in notes if span.end <= duty.span.start]
        about = fold(text[max(earlier, default=evidence.clause.span.start) : duty.span.start]) if len(set(notes)) > 1 else ""
        printed = duty.span.of(text)
        rest = "support" if duty.lead else "listed"
        found += [Roles(unit, frozenset({"lead"}), printed, about) for unit in duty.lead]
        found += [Roles(unit, frozenset({rest}), printed, about) for unit in duty.support]
    for group in reading.groups:
        if group.address != address:
            continue
        fields = (("convener", group.convener_units, group.convener), ("deputy", group.deputy_units, group.deputies), ("office", (), group.office), ("leader", (), group.leader))
        for role, names, field in fields:
            if field:
                found += [Roles(name, frozenset({role}), field.text) for name in names or (field.text,)]
        found += [Roles(unit, frozenset({"member"}), "成员单位") for unit in group.members]
    return found


def held_names(unit: UnitNamed, witnesses: Sequence[Witness], held: Sequence[Roles], library: Library) -> frozenset[str]:
    """The printed names that a named unit has in the evidence; empty when it stands there under none."""
    names = {one.name for one in held}
    exact = {name for name in names if fold(name) == unit.said}
    if exact:
        return frozenset(exact | {name for name in names if not LEVEL.match(name) and any(LEVEL.sub("", one, count=1) == name for one in exact)})
    cores = {name for name in names if _is_same_core(unit.said, name, library)}
    if cores:
        return frozenset(cores)
    longer = {name for name in names if _is_full_name(unit.said, name, library)}
    if longer:
        return frozenset(longer)
    inside = any(unit.said in fold(name) and unit.said != fold(name).strip("* ") for name in names)
    is_printed = any(unit.said in witness.text or unit.said in witness.context for witness in witnesses)
    return frozenset({unit.said}) if is_printed and not inside else frozenset()


def _is_same_core(said: str, name: str, library: Library) -> bool:
    """One name without its level: 科技局 for 县科技局; the other way round only where the registry of aliases says so."""
    if LEVEL.sub("", said) != fold(LEVEL.sub("", name)):
        return False
    if not LEVEL.match(said):
        return True
    return not LEVEL.match(name) and _confirmed(said, name, library)


def _confirmed(said: str, name: str, library: Library) -> bool:
    return any(fold(other.name) == said and other.status is Status.CONFIRMED for other in library.other_names(name))


def _is_full_name(said: str, name: str, library: Library) -> bool:
    """A unit's full name, where the registry holds it: 县市场监督管理局 for 县市监局."""
    if _confirmed(said, name, library):
        return True
    level, own = LEVEL.match(said), LEVEL.match(name)
    if level and own and level[0] != own[0]:
        return False
    core, short = LEVEL.sub("", said), LEVEL.sub("", name)
    ending = library.genre.unit_forms.get(core)
    return bool(ending) and len(core) > len(short) and (short == ending or library.genre.unit_forms.get(short) == ending)


def nearest_name(said: str, held: Sequence[Roles]) -> str:
    """The unit of the evidence whose name is most like one that it does not print."""
    ranked = sorted(((SequenceMatcher(None, said, one.name).ratio(), one.name) for one in held), reverse=True)
    return ranked[0][1] if ranked and ranked[0][0] >= 0.4 else ""
