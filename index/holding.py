"""Holding: which editions are in use. Whoever answers from one holds its folder, by a lock that ends with the process, however it ends."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path


class Hold:
    """One edition's folder, in use until this is closed or forgotten."""

    _descriptor = -1

    def __init__(self, folder: Path) -> None:
        """A folder that is gone, or a file system without locks, is not held."""
        with suppress(OSError):
            self._descriptor = os.open(folder, os.O_RDONLY)
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)  # waits for a glance of is_held, no longer

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __del__(self) -> None:
        with suppress(Exception):
            self.close()


def is_held(folder: Path) -> bool:
    """Whether any process, this one too, holds the folder."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False
