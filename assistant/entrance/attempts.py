"""Attempts: how often somebody may fail to sign in: few times an account, more times an address, which a whole county may share."""

from assistant.entrance.refused import Refused
from assistant.people.names import folded
from assistant.service.rates import Rates

_OF_ACCOUNT, _OF_ADDRESS = "sign-in", "sign-in-from"
_TIMES = 12
"""How many more one address has than one account."""
_A_MINUTE = 60.0
_LONGEST = 128


class Attempts:
    """Failed attempts of the last minute. Safe to share between threads and processes."""

    def __init__(self, rates: Rates, per_minute: int) -> None:
        self._rates, self._per_minute = rates, per_minute

    def begin(self, name: str, address: str) -> None:
        """Count one attempt before its password is looked at, so that many at once are no more. Raises Refused."""
        wait = self._rates.wait(_OF_ADDRESS, address, _TIMES * self._per_minute, _A_MINUTE)
        wait = wait or self._rates.allow(_OF_ACCOUNT, _key(name), self._per_minute, _A_MINUTE)
        if wait:
            raise Refused(429, f"尝试的次数太多：请 {wait} 秒后再试", wait)

    def failed(self, address: str) -> None:
        """The attempt was in vain."""
        self._rates.allow(_OF_ADDRESS, address, _TIMES * self._per_minute, _A_MINUTE)

    def succeeded(self, name: str) -> None:
        """Whoever signs in begins anew."""
        self._rates.forget(_OF_ACCOUNT, _key(name))


def _key(name: str) -> str:
    return folded(name[:_LONGEST])
