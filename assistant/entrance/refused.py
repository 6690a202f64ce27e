"""Refused: a request that is not let in, with its status and one line that names the next act."""


class Refused(Exception):
    """``retry_after``: seconds after which it may come again; 0: that would not help."""

    def __init__(self, status: int, line: str, retry_after: int = 0) -> None:
        super().__init__(line)
        self.status, self.line, self.retry_after = status, line, retry_after
