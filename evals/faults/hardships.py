"""Hardships: what a machine may do to a server that runs on it, each as a command to run it under, an environment, and what begins and ends meanwhile."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path

from evals.load.servers import Server

Begun = Callable[[Server, Path], AbstractContextManager[None]]
"""What begins while the server runs, and ends with the block; the folder is the data folder's parent."""
_HOUR, _YEAR = 3600, 365 * 24 * 3600
_MEMORY = 1536 * 1024 * 1024
_GIVEN_UP = 12.0
_TIME, _LOG = "time", "log"
_FAKETIME = tuple(Path(place) / "faketime" / "libfaketime.so.1" for place in ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib", "/usr/local/lib"))
_GROUPS = Path("/sys/fs/cgroup")


@dataclass(frozen=True)
class Hardship:
    name: str
    before: Callable[[Path], Sequence[str]] = lambda _: ()
    """The command that runs the server, by the data folder's parent."""
    environment: Callable[[Path], Mapping[str, str]] = lambda _: {}
    begun: Begun = lambda _, __: nullcontext()
    is_refused: bool = False
    """Whether a server that ends at its start, with one line that names the next act, has done well too."""
    is_restarted: bool = False
    """Whether a server is started anew while it lasts, and the index built anew."""
    missing: str = ""
    """What this machine lacks to try it."""
    around: Callable[[Path], AbstractContextManager[None]] = field(default=lambda _: nullcontext())
    """What has to be there before the server starts, and to go after it has ended."""


def hardships() -> list[Hardship]:
    return [
        Hardship("data folder read-only from the start", _read_only, is_refused=True, missing=_lacks("unshare", "mount")),
        Hardship("data folder read-only while it serves", begun=_immutable, missing=_lacks("chattr")),
        Hardship("data folder's disk full while it serves", around=_small_disk, begun=_full_disk, missing=_lacks("mount")),
        Hardship("no HOME", lambda _: ("env", "-u", "HOME")),
        Hardship("HOME that cannot be written", environment=lambda _: {"HOME": "/proc/1"}),
        Hardship("64 descriptors", lambda _: ("prlimit", "--nofile=64:64"), begun=_many_connections, is_refused=True, missing=_lacks("prlimit")),
        Hardship("1.5 GB of memory", _in_group, around=_group, missing="" if _memory_limit() else "memory control group"),
        Hardship("log full from the start", lambda _: ("sh", "-c", 'exec "$@" >/dev/full 2>&1', "sh")),
        Hardship("log full while it serves", _to_log, lambda _: {"YOUJU_LOG": "json"}, around=_small_disk_of_log, missing=_lacks("mount")),
        *(_clock(name, seconds) for name, seconds in (("a year forth", _YEAR), ("a year back", -_YEAR), ("an hour back", -_HOUR))),
    ]


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True)


def _lacks(*programs: str) -> str:
    if os.geteuid():
        return "root"
    return " ".join(name for name in programs if shutil.which(name) is None)


def _read_only(folder: Path) -> Sequence[str]:
    """By a mount that nobody else sees."""
    data = folder / "data"
    return ("unshare", "-m", "sh", "-c", f'mount --bind {data} {data} && mount -o remount,bind,ro {data} && exec "$@"', "sh")


@contextmanager
def _immutable(_: Server, folder: Path) -> Iterator[None]:
    _run("find", folder / "data", "-not", "-type", "l", "-exec", "chattr", "+i", "{}", "+")
    try:
        yield
    finally:
        _run("find", folder / "data", "-not", "-type", "l", "-exec", "chattr", "-i", "{}", "+")


@contextmanager
def _small_disk(folder: Path) -> Iterator[None]:
    """The data folder on a disk of its own."""
    data, kept = folder / "data", folder / "kept"
    data.rename(kept)
    data.mkdir()
    _run("mount", "-t", "tmpfs", "-o", "size=200m", "none", data)
    try:
        _run("cp", "-a", f"{kept}/.", data)
        yield
        shutil.rmtree(kept)
        _run("cp", "-a", data, kept)
    finally:
        _run("umount", data)
        data.rmdir()
        kept.rename(data)


@contextmanager
def _full_disk(_: Server, folder: Path) -> Iterator[None]:
    filled = folder / "data" / "filled"
    with suppress(OSError), filled.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    try:
        yield
    finally:
        filled.unlink()


@contextmanager
def _many_connections(server: Server, _: Path) -> Iterator[None]:
    """Programs that connect and say nothing, until the server has given up on the first of them."""
    host, port = server.address.removeprefix("http://").split(":")
    held = []
    try:
        for _number in range(60):
            held.append(socket.create_connection((host, int(port)), timeout=2))
        time.sleep(_GIVEN_UP)
        yield
    finally:
        for one in held:
            one.close()


@contextmanager
def _small_disk_of_log(folder: Path) -> Iterator[None]:
    log = folder / _LOG
    log.mkdir()
    _run("mount", "-t", "tmpfs", "-o", "size=4k", "none", log)
    try:
        yield
    finally:
        _run("umount", log)


def _to_log(folder: Path) -> Sequence[str]:
    return ("sh", "-c", f'exec "$@" >{folder / _LOG}/log 2>&1', "sh")


def _memory_limit() -> Path | None:
    """Where a control group's limit of memory is set, from the groups' root; None where this process may set none."""
    for limit in (Path("memory/{}/memory.limit_in_bytes"), Path("{}/memory.max")):
        top = _GROUPS / limit.parts[0] if limit.parts[0] == "memory" else _GROUPS
        if os.access(top, os.W_OK) and (top / "cgroup.procs").exists() and ("memory" in limit.parts or "memory" in _words(top / "cgroup.subtree_control")):
            return limit
    return None


def _words(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split() if file.exists() else []


def _group_of(folder: Path) -> Path:
    return _GROUPS / str(_memory_limit()).format(f"youju-{folder.name}")


@contextmanager
def _group(folder: Path) -> Iterator[None]:
    limit = _group_of(folder)
    limit.parent.mkdir()
    limit.write_text(str(_MEMORY), encoding="utf-8")
    try:
        yield
    finally:
        limit.parent.rmdir()


def _in_group(folder: Path) -> Sequence[str]:
    return ("sh", "-c", f'echo $$ > {_group_of(folder).parent}/cgroup.procs && exec "$@"', "sh")


def _clock(name: str, seconds: int) -> Hardship:
    library = next((one for one in _FAKETIME if one.exists()), None)

    def environment(folder: Path) -> Mapping[str, str]:
        (folder / _TIME).write_text("+0", encoding="utf-8")
        return {"LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": str(folder / _TIME), "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}

    @contextmanager
    def begun(_: Server, folder: Path) -> Iterator[None]:
        (folder / _TIME).write_text(f"{seconds:+d}", encoding="utf-8")
        try:
            yield
        finally:
            (folder / _TIME).write_text("+0", encoding="utf-8")

    return Hardship(f"clock {name} while it serves", environment=environment, begun=begun, is_restarted=True, missing="" if library else "libfaketime")
