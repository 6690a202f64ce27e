"""Resident: what a process holds in memory, as Linux tells it."""

from pathlib import Path

NOW, PEAK = "VmRSS", "VmHWM"


def resident(process: int | str = "self", what: str = NOW) -> int:
    """Bytes that the process of this id, by default this one, holds now, or at most held. Raises OSError where the system does not tell."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith(what)).split()[1]) * 1024
