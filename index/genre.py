"""Genre: what is generally known of such plans (abbreviations, units of measure, operators), read from genre.toml."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from index.errors import YoujuError

BUILT_IN = Path(__file__).with_name("genre.toml")
_LISTS = {"units", "operators_before", "operators_after", "commitments", "benchmarks", "strengths", "describing_units"}


class GenreError(YoujuError):
    """The user's own genre file cannot be read."""


@dataclass(frozen=True, eq=False)
class Genre:
    """The tables of genre.toml, a user's additions merged in."""

    abbreviations: Mapping[str, tuple[str, ...]]
    """What staff type → the printed forms it may stand for."""
    attributes: Mapping[str, tuple[str, ...]]
    """What a question may ask of a thing → the forms of which a clause that answers holds one."""
    events: tuple[tuple[str, ...], ...]
    """Words of what may happen on a date; one row one event."""
    everyday: tuple[str, ...]
    """Regular expressions of everyday requests that are no question about a plan."""
    unit_forms: Mapping[str, str]
    """What staff call a unit → how such a unit's printed name ends."""
    english: Mapping[str, tuple[str, ...]]
    units: tuple[str, ...]
    operators_before: tuple[str, ...]
    operators_after: tuple[str, ...]
    commitments: tuple[str, ...]
    scopes: Mapping[str, str]
    benchmarks: tuple[str, ...]
    strengths: tuple[str, ...]
    describing_units: tuple[str, ...]
    """Units of what a thing is rated at: they describe what is counted and count nothing (10千伏配电网)."""

    @cached_property
    def everyday_pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(self.everyday) or r"(?!)", re.IGNORECASE)

    @cached_property
    def unit_pattern(self) -> str:
        return one_of(self.units)

    @cached_property
    def before_pattern(self) -> str:
        return one_of(self.operators_before)

    @cached_property
    def after_pattern(self) -> str:
        return one_of(self.operators_after)

    @cached_property
    def benchmark_pattern(self) -> str:
        return "|".join(self.benchmarks)


def one_of(words: tuple[str, ...]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache
def load_genre(own: Path | None = None) -> Genre:
    """The built-in tables, with those of the user's own file added where it exists.

    Raises GenreError naming the file and the line when the user's file is not such a table.
    """
    tables = tomllib.loads(BUILT_IN.read_text(encoding="utf-8"))
    if own and own.exists():
        _merge(tables, _read_own(own), own)
    quantities = tables["quantities"]
    return Genre(
        abbreviations={key: tuple(forms) for key, forms in tables["abbreviations"].items()},
        attributes={key.casefold(): tuple(forms) for key, forms in tables["attributes"].items()},
        events=tuple(tuple(group) for group in tables["events"]["groups"]),
        everyday=tuple(tables["everyday"]["patterns"]),
        unit_forms=tables["unit_forms"],
        english={key.casefold(): tuple(forms) for key, forms in tables["english"].items()},
        scopes=quantities["scopes"],
        **{name: tuple(quantities[name]) for name in _LISTS},
    )


def genre_hash(own: Path) -> str:
    """Of the built-in tables and the user's own file."""
    digest = hashlib.sha256(BUILT_IN.read_bytes())
    digest.update(own.read_bytes() if own.exists() else b"")
    return digest.hexdigest()


def _read_own(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise GenreError(f"词表 {path} 无法读取（{error}）：请改正这一处，或移走该文件") from error


def _merge(tables: dict[str, Any], own: dict[str, Any], path: Path) -> None:
    for name, table in own.items():
        if name not in tables or not isinstance(table, dict):
            raise GenreError(f"词表 {path} 里的 [{name}] 不认识：可用的是 {'、'.join(tables)}")
        for key, value in table.items():
            known = tables[name].get(key)
            if isinstance(value, type(known)) or known is None:
                tables[name][key] = [*known, *value] if isinstance(known, list) else value
            else:
                raise GenreError(f"词表 {path} 里 [{name}] 的 {key} 写法不对：应为 {type(known).__name__}")
