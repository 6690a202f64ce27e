"""Probes: the prompts of garak's active probes, with what those demand. Nothing is downloaded: probes that want to are left out."""

import inspect
import logging
import os
import pkgutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from evals.hostile.corpora.attack import Attack
from evals.hostile.corpora.packages import package

_SHORTEST = 6
"""Characters of a demanded text below which it may well stand in an answer of its own accord."""


def garak_prompts() -> list[Attack]:
    with _aside():
        package("garak._config").load_config()
        base = package("garak.probes")
        return [attack for probe in _probes(base) for attack in _attacks_of(probe)]


def _probes(base: Any) -> Iterator[Any]:
    for module in pkgutil.iter_modules(base.__path__):
        try:
            found = package(f"garak.probes.{module.name}")
        except Exception as error:  # a probe of its own dependencies
            logging.getLogger(__name__).info("%s: %s", module.name, error)
            continue
        for _, kind in inspect.getmembers(found, inspect.isclass):
            if issubclass(kind, base.Probe) and kind.__module__ == found.__name__ and getattr(kind, "active", False):
                try:
                    yield kind()
                except Exception as error:  # one that wants to download something
                    logging.getLogger(__name__).info("%s: %s", kind.__name__, error)


def _attacks_of(probe: Any) -> Iterator[Attack]:
    name = f"{type(probe).__module__.rpartition('.')[2]}.{type(probe).__name__}"
    triggers = list(getattr(probe, "triggers", None) or [])
    rogues = [one["settings"]["attack_rogue_string"] for one in getattr(probe, "pi_prompts", None) or []]
    demands = triggers or rogues
    prompts = list(getattr(probe, "prompts", None) or [])
    for place, prompt in enumerate(prompts):
        text = prompt if isinstance(prompt, str) else str(prompt.last_message().text)
        demanded = demands[place] if len(demands) == len(prompts) else ()
        wanted = (demanded,) if isinstance(demanded, str) else tuple(map(str, demanded))
        yield Attack(text, name, tuple(one for one in wanted if len(one) >= _SHORTEST))


@contextmanager
def _aside() -> Iterator[None]:
    """Its files go to a folder that is removed, what it prints nowhere, and it reaches no other machine."""
    connect, resolve, kept = socket.socket.connect, socket.getaddrinfo, dict(os.environ)

    def refuse(*_: object, **__: object) -> Any:
        raise OSError("no network for a corpus")

    with tempfile.TemporaryDirectory() as folder, Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        os.environ.update({f"XDG_{name}_HOME": folder for name in ("CACHE", "CONFIG", "DATA")})
        socket.socket.connect, socket.getaddrinfo = refuse, refuse  # type: ignore[method-assign]
        try:
            yield
        finally:
            socket.socket.connect, socket.getaddrinfo = connect, resolve  # type: ignore[method-assign]
            os.environ.clear()
            os.environ.update(kept)
