"""Readiness: whether the server can do its work, and which part of it cannot."""

import logging
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from index.errors import YoujuError

Check = Callable[[], bool]
"""Whether one part works; at most a second or so. What raises does not."""

ENOUGH_ROOM = 200 * 1024 * 1024
"""Bytes on the disk of the data folder: a new edition of a large library, and some days of records."""
_log = logging.getLogger(__name__)


class Readiness:
    """The parts of a server by name, each asked anew."""

    def __init__(self, checks: Mapping[str, Check]) -> None:
        self._checks = dict(checks)

    def parts(self) -> dict[str, bool]:
        return {name: _works(name, check) for name, check in self._checks.items()}


def _works(name: str, check: Check) -> bool:
    try:
        return check()
    except YoujuError as error:
        _log.warning("%s: %s", name, error)
        return False
    except Exception:
        _log.exception("%s cannot be examined", name)
        return False


def has_room(data: Path, least: int = ENOUGH_ROOM) -> bool:
    """Whether the data folder's disk has room for what comes."""
    return shutil.disk_usage(data).free >= least
