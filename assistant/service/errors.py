"""Errors: a question that is not taken now, and when to try again."""

from index.errors import YoujuError


class NotNow(YoujuError):
    """A question is not taken now. ``retry_after``: seconds after which to try again."""

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Busy(NotNow):
    """Too many are asking at once. ``position``: how many would be answered before."""

    def __init__(self, position: int, retry_after: int) -> None:
        super().__init__(f"现在提问的人多，您前面还有 {position} 位：请 {retry_after} 秒后再试", retry_after)
        self.position = position


class TooMany(NotNow):
    """One person has asked more often than the set rate."""

    def __init__(self, most: int, retry_after: int) -> None:
        super().__init__(f"每分钟最多提问 {most} 次：请 {retry_after} 秒后再试", retry_after)


class Left(YoujuError):
    """Whoever asked is not there any more: nobody is told, nothing is answered."""


class Closing(NotNow):
    """The server ends; what runs is finished, nothing new is begun."""

    def __init__(self) -> None:
        super().__init__("服务正在重新启动：请稍等片刻再试", 10)
