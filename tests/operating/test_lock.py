"""The lock: one version for everything that is installed, and those are the ones that run."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distributions, version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from assistant.settings import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
LOCKED = {canonicalize_name(name): locked for name, _, locked in (line.partition("==") for line in LINES if not line.startswith("#"))}
WANTED = [Requirement(one) for one in (*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"])]


def test_it_holds_names_and_versions_alone() -> None:
    """No address of a registry, and no local part of a version that another platform has not."""
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.!]*", line) for line in LINES if not line.startswith("#"))
    assert len(LOCKED) == sum(not line.startswith("#") for line in LINES)


@pytest.mark.parametrize("wanted", WANTED, ids=lambda one: one.name)
def test_every_requirement_is_locked_to_a_version_that_meets_it(wanted: Requirement) -> None:
    name = canonicalize_name(wanted.name)
    assert name in LOCKED, f"make lock: {name}"
    assert wanted.specifier.contains(LOCKED[name], prereleases=True)


def test_all_that_is_needed_by_what_is_needed_is_locked_too() -> None:
    seen: set[str] = set()
    left = [wanted.name for wanted in WANTED]
    known = {canonicalize_name(one.name): one for one in distributions()}
    while left:
        name = canonicalize_name(left.pop())
        if name in seen or name not in known:
            continue
        seen.add(name)
        needed = [Requirement(line) for line in known[name].requires or ()]
        left += [one.name for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    assert seen <= set(LOCKED), seen - set(LOCKED)


def test_what_is_installed_is_what_is_locked() -> None:
    differing = {}
    for name, locked in LOCKED.items():
        try:
            installed = Version(version(name)).public
        except PackageNotFoundError:  # wheel, and what another platform needs
            continue
        if installed != locked:
            differing[name] = (installed, locked)
    assert not differing, f"make lock, or make install: {differing}"
