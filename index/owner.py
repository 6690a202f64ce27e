"""Owner: what distinguishes one data folder from all others on a server that several share.

    data/owner    an id made by chance, and the number of the file itself

A copy of a folder is a folder of its own: the number of its file is another, and it gets an id of its own.
"""

import secrets
from pathlib import Path

from index.errors import DataFolderError

_FILE = "owner"


def owner_of(data: Path) -> str:
    """The id of a data folder, made the first time it is asked for. Raises DataFolderError when it cannot be written."""
    path = data / _FILE
    try:
        id_, number = path.read_text(encoding="utf-8").split()
        if number == str(path.stat().st_ino):
            return id_
    except (OSError, ValueError):
        pass
    id_ = secrets.token_hex(8)
    try:
        path.unlink(missing_ok=True)
        with path.open("w", encoding="utf-8") as file:
            file.write(f"{id_} {path.stat().st_ino}\n")
    except OSError as error:
        raise DataFolderError(f"无法写入 {path}（{error.strerror}）：请检查磁盘空间和权限") from error
    return id_
