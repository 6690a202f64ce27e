"""Packages: what is imported by name when it is run, since the project itself needs none of it."""

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from evals.hostile.corpora.attack import MissingError

NODE = "HOSTILE_NODE_MODULES"
"""The variable that names the node_modules folder of the packages of npm."""


def package(name: str) -> Any:
    """A module of a package, imported. Raises MissingError."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingError(f"{name}: not installed ({error})") from None


def folder_of(name: str) -> Path:
    """Where a package's files are, without importing it. Raises MissingError."""
    spec = find_spec(name)
    if spec is None or not spec.origin:
        raise MissingError(f"{name}: not installed")
    return Path(spec.origin).parent


def node_folder(name: str) -> Path:
    """Where a package of npm stands. Raises MissingError."""
    folder = Path(os.environ.get(NODE, "node_modules")) / name
    if not folder.is_dir():
        raise MissingError(f"{name}: not in {NODE}")
    return folder
