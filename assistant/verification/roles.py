"""Roles: who is said to lead, to support, to convene or to belong, read from a sentence in any of the usual turns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.verification.units import UnitNamed
from index.spans import Span

_WORDS = (
    ("convener", r"(?<!副)(?:总)?(?:召集人|组长|指挥长|总指挥)|\bconven(?:er|or|ed by)\b|\bchair(?:ed by|s)?\b"),
    ("deputy", r"副(?:召集人|组长|指挥长|总指挥)|\bdeputy conven\w+"),
    ("office", r"(?:工作)?(?:专班)?办公室(?:则|就|也|都|具体|均)?设(?:立)?(?:在|于)?|\boffice (?:of [^,;.]{0,60}? )?(?:is |sits |located |housed |placed |set up |based )+(?:in|at|with)\b|\boffice (?:in|at|with)\b"),
    ("member", r"成员(?:单位|部门)?"),
    ("lead", r"(?:共同|联合|分别|负责|具体|总)*(?:牵头|主办|主导|领衔|抓总|牵总|主责|带头|挂帅|挑头|领头|打头|扛旗|主抓|负总责|负主责|担总责|挑大梁|唱主角)(?:抓总|负责|组织|实施|推进|落实|协调|开展|抓)*|\bresponsible for leading\b|\b(?:takes?|taking|in) the lead\b|\bled by\b|\bleads?\b|\bleading\b|(?<!director )(?<!leader )(?<!official )(?<!magistrate )(?<!mayor )\bin (?:overall |general |full |sole )?charge\b|\boverall (?:lead|leader|leadership)\b|\bheaded by\b|\bheads?\b"),
    ("support", r"(?:积极|共同|协同|分别|做好|予以|提供|负责)*(?:配合|协办|协助|参与|参加|协作)(?:单位|部门)?|(?:予以|提供|给予|负责)支持|支持(?=单位|部门)|协同(?=[,，。;；\s]|单位|$)|"
                r"\bsupport(?:ed by|s|ing)?\b|\bassist(?:ed by|s|ing)?\b|\bcooperat\w+\b|\bparticipat\w+\b|\bwith (?:the )?(?:support|help|cooperation) (?:of|from)\b"),
    ("charge", r"按(?:照)?(?:各自)?职[责能](?:分工)?(?:负责)?|(?:分工|具体|共同)?负责(?!人|同志)|责任(?:单位|部门)|\bresponsible\b"),
    ("together", r"会同"),
)
_ROLE = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _WORDS))
_LABELS = re.compile(r"\s*(?:责任)?(?:单位|部门|方|机构|者|agency|unit|department)?\s*(?:中|里|里面|当中)?(?:分别|则|主要|还|也|均|都|共)?的?(?:则|主要|分别|还)?(?:,除了?|是|为|包括有?|包含|含有?|有|由|系|:|即|涉及|are\b|is\b|include\w*\b|\()\s*")
_LONG_LABEL = re.compile(r"[^,;。?!:]{0,40}?的(?:责任)?(?:单位|部门|机构|一方)\s*(?:分别|则|主要)?(?:是|为|有|包括|:)\s*")
"""负责牵头推进此事的部门为…"""
_HELD_BY = re.compile(r",\s*(?:则|就|也)?由")
"""组长,由…担任"""
_ASKED = re.compile(r"(?:谁|哪[个家些]?(?:单位|部门|局)?)(?:来|负责|在|去)?(?:总|主要)?$")
"""谁来牵头…?是…"""
_BODIED = re.compile(r"(?:责任)?(?:单位|部门|方)\s*")
_STOPS = re.compile(r"[。;!?\n]|\.(?=\s|$)")
_BETWEEN = re.compile(r"(?:[、,和与及]|以及|还有|之?外|还包括|\band\b|\s|等|主要负责人|分管副?主任|负责同志|负责人|(?:等)?(?:单位|部门)|the |both |county )*")
_GAP = 14
_FORWARD = {"office", "together"}
_ENGLISH_FORWARD = re.compile(r"led by|headed by|supported by|assisted by|convened by|chaired by|(?:support|help|cooperation) (?:of|from)|supporting|assisting|leading")


@dataclass(frozen=True, slots=True)
class RoleSaid:
    """One role that a sentence gives to units."""

    role: str
    span: Span
    """The words that name the role."""
    units: tuple[UnitNamed, ...]


def roles_said(text: str, units: Sequence[UnitNamed]) -> list[RoleSaid]:
    """The roles that a compared sentence gives, in order."""
    tokens = [found for found in _found(text) if not any(unit.span.start <= found.start() < unit.span.end for unit in units)]
    said: list[RoleSaid] = []
    used: set[Span] = set()
    for place, token in enumerate(tokens):
        role = token.lastgroup or ""
        following = tokens[place + 1].start() if place + 1 < len(tokens) else len(text)
        previous = tokens[place - 1].end() if place else 0
        asked = _ASKED.search(text, previous, token.start()) if role in ("lead", "support", "charge") else None
        question = text.find("?", token.end(), following) if asked else -1
        long_label = _LONG_LABEL.match(text, token.end(), following)
        label = _LABELS.match(text, token.end()) or (_HELD_BY.match(text, token.end()) if role in ("convener", "deputy") else None)
        ahead = _ahead(text, question + 1 if question >= 0 else long_label.end() if long_label else label.end() if label else token.end(), following, units)
        behind = _behind(text, token.start(), previous, [one for one in units if one.span not in used])
        is_label = bool(label or long_label or question >= 0) and bool(ahead)
        is_forward = role in _FORWARD or bool(_ENGLISH_FORWARD.fullmatch(token[0])) or (not behind and bool(ahead) and bool(_BODIED.match(text, token.end()) or ahead[0].span.start - token.end() <= 1))
        is_forward = is_forward and not (behind and not ahead and token[0].isascii())
        chosen = ahead if is_forward or (is_label and not _is_predicate(text, token, behind)) else behind
        used |= {one.span for one in chosen}
        said.append(RoleSaid(role, Span(*token.span()), tuple(chosen)))
        if chosen is behind and role == "support" and ahead and ahead[0].span.start - token.end() <= 2:
            said.append(RoleSaid("lead", Span(*token.span()), tuple(ahead)))
            used |= {one.span for one in ahead}
    return _together(said)


def _is_predicate(text: str, token: re.Match[str], behind: Sequence[UnitNamed]) -> bool:
    """县科技局是牵头单位,…: the units stand before, and what follows belongs to the next clause."""
    if not behind:
        return False
    between = text[behind[-1].span.end : token.start()]
    return bool(re.search(r"是|为|担任|作为|\bis\b|\bas\b|\bare\b", between))


def _ahead(text: str, at: int, end: int, units: Sequence[UnitNamed]) -> list[UnitNamed]:
    """The list of units that follows a role's words."""
    stop = _STOPS.search(text, at, end)
    limit = stop.start() if stop else end
    chosen: list[UnitNamed] = []
    for unit in units:
        if unit.span.start < at or unit.span.start >= limit:
            continue
        if not chosen:
            if unit.span.start - at > _GAP or "," in text[at : unit.span.start]:
                return []
        elif not _BETWEEN.fullmatch(text, chosen[-1].span.end, unit.span.start):
            break
        chosen.append(unit)
    return _until_the_next(text, end, chosen)


def _until_the_next(text: str, end: int, units: list[UnitNamed]) -> list[UnitNamed]:
    """The units of a list without those behind its last comma, if they stand right before the next role: 牵头单位是甲,乙、丙参与."""
    gap = text[units[-1].span.end : end] if units else ""
    if end == len(text) or "," in gap or _STOPS.search(gap) or len(gap) > _GAP:
        return units
    cuts = [place for place in range(1, len(units)) if "," in text[units[place - 1].span.end : units[place].span.start]]
    return units[: cuts[-1]] if cuts else units


def _behind(text: str, at: int, start: int, units: Sequence[UnitNamed]) -> list[UnitNamed]:
    """The list of units that ends before a role's words."""
    chosen: list[UnitNamed] = []
    for unit in reversed(units):
        if unit.span.end > at or unit.span.start < start:
            continue
        gap = text[unit.span.end : chosen[0].span.start if chosen else at]
        if _STOPS.search(gap):
            break
        if chosen and not _BETWEEN.fullmatch(gap):
            break
        if not chosen and len(gap) > _GAP:
            break
        chosen.insert(0, unit)
    return chosen


def _together(said: list[RoleSaid]) -> list[RoleSaid]:
    """甲会同乙: 乙 supports, or leads too where 牵头 follows; 甲 leads."""
    result: list[RoleSaid] = []
    for place, one in enumerate(said):
        if one.role != "together":
            result.append(one)
            continue
        following = said[place + 1] if place + 1 < len(said) else None
        role = "lead" if following and following.role == "lead" and not following.units else "support"
        result.append(RoleSaid(role, one.span, one.units))
    return result


@lru_cache(maxsize=256)
def _found(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_ROLE.finditer(text))


def role_words(text: str) -> list[Span]:
    """Where a compared text has words that name a role."""
    return [Span(*found.span()) for found in _found(text)]
