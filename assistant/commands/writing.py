"""Writing: the file that a command is asked to write."""

from contextlib import suppress
from pathlib import Path

from index.errors import YoujuError


class OutputError(YoujuError):
    """The file cannot be written."""


def write_whole(path: Path, content: bytes) -> None:
    """Whole or not at all; what stood there before is replaced. Raises OutputError."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise OutputError(f"无法写入 {path}（{error.strerror}）：请关闭正在使用它的程序，或换一个可写的位置") from error
