"""Phrases: what the product itself says, read from prompts/phrases.toml; every placeholder is checked when loaded."""

import tomllib
from functools import lru_cache
from pathlib import Path
from string import Template

FILE = Path(__file__).resolve().parents[1] / "prompts" / "phrases.toml"


class Phrases:
    """The phrases of one language; call one by its name with the values of its placeholders."""

    def __init__(self, language: str, table: dict[str, str]) -> None:
        self.language = language
        self._templates = {name: Template(text) for name, text in table.items()}

    def __call__(self, name: str, **values: object) -> str:
        """The filled phrase. Raises KeyError for an unknown name or a missing value."""
        return self._templates[name].substitute({key: str(value) for key, value in values.items()})

    def names(self, items: list[str] | tuple[str, ...], open_list: bool = False) -> str:
        """Printed names joined; a list that the text leaves open stays open."""
        joined = self("list_comma").join(items)
        return joined + (self("open_list") if open_list else "")


@lru_cache
def phrases(language: str) -> Phrases:
    """The phrases of ``zh`` or ``en``. Raises ValueError when the two languages do not hold the same placeholders."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    chinese, english = tables["zh"], tables["en"]
    for name in chinese.keys() | english.keys():
        ours, theirs = (set(Template(table.get(name, "")).get_identifiers()) for table in (chinese, english))
        if name not in chinese or name not in english or ours != theirs:
            raise ValueError(f"{FILE}：短语 {name} 的中英文占位符不一致")
    return Phrases(language, tables[language])
