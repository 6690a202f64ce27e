"""Errors of people: what is refused, who is not known, and a file that cannot be used."""

from index.errors import YoujuError


class PeopleError(YoujuError):
    """What was asked of the accounts is refused; the message names what would be taken."""


class SignInFailed(PeopleError):
    """Name and password do not go together. It is the same for every cause, so that it tells nothing about an account."""

    def __init__(self) -> None:
        super().__init__("名字或密码不对，或者账户已停用：请核对后再试，忘记密码请找管理员重设")


class NoSuchAccount(PeopleError):
    """There is no account of that name, or no key of that number."""


class PeopleUnavailable(YoujuError):
    """The file of accounts cannot be read or written now, or is damaged: nobody is let in by it."""
