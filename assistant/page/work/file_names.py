"""File names: a title as the name of a file that every system can save."""

import re

from assistant.page.escape import visible

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_LONGEST = 80


def file_name(title: str, ending: str) -> str:
    """The title with what no file name may hold left out, cut to a length that fits, and its ending."""
    stem = _FORBIDDEN.sub(" ", visible(title)).strip(" .")[:_LONGEST].strip(" .")
    return f"{'文件' if not stem or _RESERVED.match(stem) else stem}{ending}"
