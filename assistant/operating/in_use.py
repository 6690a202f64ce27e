"""In use: who works on a data folder: any number of servers and backups together, or one restore alone."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import DataFolderError, YoujuError

LOCK = "use.lock"
_A_MOMENT = 0.1


class FolderInUse(YoujuError):
    """A server, a backup or a build works on the data folder."""

    def __init__(self, data: Path) -> None:
        super().__init__(f"数据目录 {data} 正在使用：请先停止服务（以及正在进行的备份、建索引），再试一次")


@contextmanager
def in_use(data: Path) -> Iterator[None]:
    """Work on the folder together with others. Raises FolderInUse while a restore works on it."""
    with _locked(data, fcntl.LOCK_SH, 0):
        yield


@contextmanager
def alone(data: Path, patience: float = 0) -> Iterator[None]:
    """Work on the folder with nobody else there. Raises FolderInUse after ``patience`` seconds."""
    with _locked(data, fcntl.LOCK_EX, patience):
        building = FileLock(data / "build.lock", timeout=patience)
        try:
            building.acquire()
        except Timeout as error:
            raise FolderInUse(data) from error
        try:
            yield
        finally:
            building.release()


@contextmanager
def _locked(data: Path, kind: int, patience: float) -> Iterator[None]:
    """The lock ends with the process, however that ends."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        lock = (data / LOCK).open("ab")
    except OSError as error:
        raise DataFolderError(f"数据目录 {data} 无法写入（{error.strerror}）：请改用可写的目录（YOUJU_DATA）") from error
    with lock:
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(lock, kind | fcntl.LOCK_NB)
                break
            except OSError as error:
                if time.monotonic() >= deadline:
                    raise FolderInUse(data) from error
                time.sleep(_A_MOMENT)
        yield
