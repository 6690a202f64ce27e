"""Aliases: two printed names that may be one unit. Proposed with their evidence, kept in a file, never merged silently."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from index.duties import Duty
from index.errors import YoujuError
from index.groups import WorkingGroup
from index.responsible import is_generic

FILE = "aliases.toml"
"""Beside the manifest, in the folder of seeds."""
LEVEL = re.compile(r"^(?:[省县区]直?|市(?!场|监|政(?!府))直?|国家)(?=.{2,})")
"""The level of government that a name may begin with."""

_KEYS = ("document", "name", "same_as", "evidence", "status")
_TABLE = re.compile(r"^\s*\[\[\s*alias\s*\]\]")
_LINE = re.compile(r"line (\d+)")
_KIND = re.compile(r"(?:(?:股份|集团)?(?:有限)?(?:责任)?公司|集团|管委会|管理委员会|管理处|管理局|服务中心|中心)$")
_BODY = re.compile(r"[局委办部院室会联]$")
_SHORTEST, _SHORTEST_STEM, _SHORTEST_PART = 3, 4, 3
_SHOWN = 2


class AliasError(YoujuError):
    """The file of aliases cannot be read."""


class Status(StrEnum):
    """What has been decided of a pair of names."""

    CONFIRMED = "confirmed"
    PROPOSED = "proposed"
    REJECTED = "rejected"
    """Two units after all: never shown again."""
    FOUND = "found"
    """Proposed by the program and in no file yet."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One document prints ``name`` where it may mean ``same_as``; both as printed."""

    document: str
    name: str
    same_as: str
    evidence: str
    status: Status = Status.FOUND


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a unit in one document, and how sure it is: the least sure step that leads to it."""

    document: str
    name: str
    status: Status


def read_aliases(seeds: Path) -> tuple[Alias, ...]:
    """What the file of aliases in a folder of seeds holds; nothing where there is no such file.

    Raises AliasError naming the file, the line and the next act.
    """
    path = seeds / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise AliasError(f"别名表 {path} 无法读取（{error}）：请存为 UTF-8 文本，或移走该文件") from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        where = f"第 {line[1]} 行" if line else "末尾"
        raise AliasError(f"别名表 {path} {where}写法有误（{error}）：请改正这一行，或移走该文件") from error
    unknown = next((key for key in tables if key != "alias"), "")
    if unknown:
        line_of_key = next((n for n, line in enumerate(text.splitlines(), 1) if re.match(rf"\s*\[*\s*{re.escape(unknown)}\b", line)), 1)
        raise AliasError(f"别名表 {path} 第 {line_of_key} 行的 {unknown} 不认识：每一条都以 [[alias]] 开头，请改正或删去")
    rows = tables.get("alias", [])
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _TABLE.match(line)] or [1] * len(rows)
    return tuple(_alias(path, line, row) for line, row in zip(lines, rows, strict=False))


def _alias(path: Path, line: int, row: object) -> Alias:
    where = f"别名表 {path} 第 {line} 行起的一条"
    if not isinstance(row, dict):
        raise AliasError(f"{where}写法不对：请以 [[alias]] 开头，逐行写 {'、'.join(_KEYS)}")
    wrong = next((key for key in row if key not in _KEYS), "")
    if wrong:
        raise AliasError(f"{where}里的 {wrong} 不认识：可用的是 {'、'.join(_KEYS)}，请改正或删去")
    missing = next((key for key in _KEYS if not isinstance(row.get(key), str) or not row[key].strip()), "")
    if missing:
        raise AliasError(f"{where}缺少 {missing}（应为字符串）：请补上，或删去这一条")
    decided = (Status.CONFIRMED, Status.PROPOSED, Status.REJECTED)
    if row["status"] not in decided:
        raise AliasError(f"{where}的 status 是“{row['status']}”：请改为 {'、'.join(decided)} 之一")
    if row["name"] == row["same_as"]:
        raise AliasError(f"{where}的 name 与 same_as 相同：请改正，或删去这一条")
    return Alias(row["document"], row["name"], row["same_as"], row["evidence"], Status(row["status"]))


def alias_toml(aliases: Iterable[Alias]) -> str:
    """The aliases as the file holds them; what was only found is written as proposed."""
    tables = []
    for alias in aliases:
        status = Status.PROPOSED if alias.status is Status.FOUND else alias.status
        values: dict[str, Any] = {"document": alias.document, "name": alias.name, "same_as": alias.same_as, "status": status.value, "evidence": alias.evidence}
        tables.append("\n".join(["[[alias]]", *(f"{key} = {_quoted(value)}" for key, value in values.items())]))
    return "\n\n".join(tables) + "\n" if tables else ""


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(character if character >= " " and character != "\x7f" else f"\\u{ord(character):04x}" for character in escaped) + '"'


def other_names(aliases: Sequence[Alias], name: str) -> list[OtherName]:
    """Every other name that leads back to a name by aliases of one document; the surest and nearest first."""
    found: list[OtherName] = []
    for document in dict.fromkeys(alias.document for alias in aliases):
        linked = [alias for alias in aliases if alias.document == document and alias.status is not Status.REJECTED]
        reached = {name: Status.CONFIRMED}
        waiting = [name]
        while waiting:
            here = waiting.pop(0)
            for alias in linked:
                there = {alias.name: alias.same_as, alias.same_as: alias.name}.get(here)
                if there and there not in reached:
                    reached[there] = max(reached[here], alias.status, key=_DOUBT.index)
                    waiting.append(there)
        found += [OtherName(document, other, status) for other, status in reached.items() if other != name]
    return sorted(found, key=lambda one: _DOUBT.index(one.status))


_DOUBT = (Status.CONFIRMED, Status.PROPOSED, Status.FOUND)


def undecided(proposed: Iterable[Alias], kept: Sequence[Alias]) -> list[Alias]:
    """The proposals of which the file says nothing, neither yes nor no."""
    decided = {(alias.document, frozenset((alias.name, alias.same_as))) for alias in kept}
    return [
        alias for alias in proposed
        if (alias.document, frozenset((alias.name, alias.same_as))) not in decided
        and (alias.document, alias.same_as) not in [(other.document, other.name) for other in other_names(kept, alias.name)]
    ]


def propose(document: str, duties: Iterable[Duty], groups: Iterable[WorkingGroup]) -> list[Alias]:
    """The pairs of printed names of one document that may be one unit, each with its evidence.

    The names have to be related (see ``relation``) and must never stand together in one list.
    """
    lists = [(duty.address, duty.units) for duty in duties]
    for group in groups:
        lists += [(group.address, group.members), (group.address, group.deputy_units), (group.address, group.convener_units)]
        lists += [(group.address, (group.office.text,))] if group.office else []
    places: dict[str, list[str]] = defaultdict(list)
    together: set[frozenset[str]] = set()
    for address, names in lists:
        units = [name for name in dict.fromkeys(names) if not is_generic(name)]
        for name in units:
            places[name].append(address)
        together |= {frozenset((one, other)) for one in units for other in units if one != other}
    return [
        Alias(document, name, main, f"{how}；两名从未同列一处；{_where(name, places[name])}，{_where(main, places[main])}")
        for name, main, how in _pairs(places, together)
    ]


def _pairs(places: dict[str, list[str]], together: set[frozenset[str]]) -> list[tuple[str, str, str]]:
    """Every name with the name it may stand for (the one printed most often, then the longest) and how they are related."""
    ranked = sorted(places, key=lambda name: (-len(places[name]), -len(name)))
    found = []
    for place, name in enumerate(ranked):
        related = [(main, how) for main in ranked[:place] if frozenset((name, main)) not in together and (how := relation(name, main))]
        if related:
            main, how = related[0]
            found.append((name, main, how))
    order = list(places)
    return sorted(found, key=lambda pair: order.index(pair[0]))


def _where(name: str, addresses: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(addresses))
    more = f"等{len(distinct)}处" if len(distinct) > _SHOWN else ""
    return f"“{name}”见{'、'.join(distinct[:_SHOWN])}{more}"


def relation(one: str, other: str) -> str:
    """How two names may be forms of one name, in a few words; empty when they are not.

    >>> relation("片区办", "县片区办")
    '只差级别“县”'
    """
    level, other_level = (found[0] if (found := LEVEL.match(name)) else "" for name in (one, other))
    if level and other_level and level != other_level:
        return ""
    core, other_core = (LEVEL.sub("", name).replace("办公室", "办") for name in (one, other))
    if core == other_core:
        return f"只差级别“{level or other_level}”" if level != other_level else "“办公室”与“办”之别"
    if core[:-1] == other_core[:-1] and {core[-1], other_core[-1]} == {"委", "局"} and len(core) >= _SHORTEST:
        return f"“{core[:-1]}”之后只差“委”与“局”"
    short, long = sorted((core, other_core), key=len)
    if long.startswith(short) and _BODY.search(short) and _BODY.search(long) and len(long) - len(short) >= _SHORTEST_PART:
        return ""  # a part of the other: 县委宣传部, 县委宣传部网信办
    if _abbreviates(short, long):
        return f"“{short}”的每个字依次见于“{long}”"
    stem, other_stem = (_KIND.sub("", name) for name in (core, other_core))
    if stem == other_stem and len(stem) >= _SHORTEST_STEM:
        return f"单位类型之外同为“{stem}”"
    for wrong, right in ((one, other), (other, one)):
        meant = LEVEL.sub("", right)
        if not LEVEL.match(wrong) and LEVEL.match(right) and (wrong[1:] == meant or _abbreviates(meant, wrong[1:])):
            return f"“{wrong}”的首字“{wrong[0]}”不是级别，去掉后与“{meant}”相合，疑为错字"
    return ""


def _abbreviates(short: str, long: str) -> bool:
    """The characters of one name stand in the other in their order, first and last included."""
    if not _SHORTEST <= len(short) < len(long) or short[0] != long[0] or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)
