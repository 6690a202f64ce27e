"""Writable: whether a file of SQLite's can be written, asked before it is touched.

The index of its write-ahead log is memory that is shared through a file: where a disk has turned read-only meanwhile, the
first write to that memory would end the whole process instead of raising anything.
"""

import os
import sqlite3
from pathlib import Path


def is_writable(path: Path) -> bool:
    """Whether a database that is there can be written now; one that is not there, whether it may be made, is another question."""
    return all(os.access(one, os.W_OK) for one in (path, path.with_name(f"{path.name}-shm")) if one.exists())


def see_writable(path: Path) -> None:
    """Raises sqlite3.OperationalError where it is not."""
    if not is_writable(path):
        raise sqlite3.OperationalError("the disk or the file is read-only")
