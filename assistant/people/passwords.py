"""Passwords: which are taken, and how they are kept: as Argon2 hashes, never as such."""

import threading
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import choice

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from assistant.logs.request import hide
from assistant.people.errors import PeopleError, PeopleUnavailable
from assistant.people.names import folded

SHORTEST, LONGEST = 10, 256
_FEWEST_KINDS = 4
_LEAST_LEFT = 6
_WELL_KNOWN = (
    "password", "passw0rd", "qwertyuiop", "asdfghjkl", "1q2w3e4r5t", "1qaz2wsx3edc", "iloveyou", "letmein", "welcome", "administrator",
    "admin", "woaini", "mima", "youju", "有据", "密码",
)
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik")
_LONGEST_RUN = max(map(len, _RUNS))
_ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without what looks alike on paper."""
_GENERATED = 16
_AT_ONCE = 2
"""Each hash takes 64 MiB: a rush of sign-ins waits instead of using up the memory."""
_PATIENCE = 10.0

_hasher = PasswordHasher()
_places = threading.BoundedSemaphore(_AT_ONCE)


def check_password(password: str, name: str) -> None:
    """Raises PeopleError for a password that others would guess, naming what is missing; the password is never repeated."""
    plain = _composed(password)
    if plain is None or not SHORTEST <= len(plain) <= LONGEST:
        raise PeopleError(f"密码应有 {SHORTEST} 到 {LONGEST} 个字符")
    simple, own = folded(plain), folded(name)
    rest = simple.replace(own, "").replace(own[::-1], "") if len(own) > 1 else simple
    if len(rest) < _LEAST_LEFT:
        raise PeopleError("密码与名字太像：请换一个")
    if len(set(simple)) < _FEWEST_KINDS or len(_without_the_known(simple)) < _LEAST_LEFT:
        raise PeopleError("密码太容易猜到：请换一个，例如几个不相干的词连在一起")


def generated_password() -> str:
    """A random password of some 93 bits, easy to copy by hand."""
    return "".join(choice(_ALPHABET) for _ in range(_GENERATED))


def hash_of(password: str) -> str:
    """The hash that is kept. Raises PeopleUnavailable when too many ask at once."""
    with _a_place():
        return _hasher.hash(_composed(password) or "")


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the one of a kept hash. None, for an account that is not there, takes as long and is never right."""
    plain = _composed(password)
    is_possible = kept is not None and plain is not None and len(plain) <= LONGEST
    with _a_place():
        try:
            _hasher.verify(kept if is_possible and kept else _nobodys(), plain if is_possible and plain else "")
        except (VerificationError, ValueError):  # a wrong password, or a kept hash that is none
            return False
    return is_possible


def is_out_of_date(kept: str) -> bool:
    """Whether a hash was made with other parameters than are used now."""
    return _hasher.check_needs_rehash(kept)


def _nobodys() -> str:
    """A hash that is as much work as another and that no password has."""
    salt, digest = (b64encode(bytes(length)).decode().rstrip("=") for length in (_hasher.salt_len, _hasher.hash_len))
    return f"$argon2id$v=19$m={_hasher.memory_cost},t={_hasher.time_cost},p={_hasher.parallelism}${salt}${digest}"


def _composed(password: str) -> str | None:
    """The same for every keyboard that gives the same characters; None for what is no text or far too long."""
    hide(password)
    if len(password) > 4 * LONGEST or any("\ud800" <= one <= "\udfff" for one in password):
        return None
    return unicodedata.normalize("NFC", password)


def _without_the_known(simple: str) -> str:
    """What is left of a password without the words and the runs of keys that everybody tries."""
    for word in _WELL_KNOWN:
        simple = simple.replace(word, "")
    left, place = "", 0
    while place < len(simple):
        run = next((end for end in range(min(len(simple), place + _LONGEST_RUN), place + 3, -1) if _is_run(simple[place:end])), place)
        left += "" if run > place else simple[place]
        place = max(run, place + 1)
    return left


def _is_run(text: str) -> bool:
    return any(text in run or text[::-1] in run for run in _RUNS)


@contextmanager
def _a_place() -> Iterator[None]:
    if not _places.acquire(timeout=_PATIENCE):
        raise PeopleUnavailable("正在登录的人多：请稍后再试")
    try:
        yield
    finally:
        _places.release()
