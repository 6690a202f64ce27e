"""Addresses: what a person or a program writes for a clause → the one clause that is meant."""

import re
from collections.abc import Iterable
from itertools import islice

from index.clauses import SEPARATOR, Clause
from index.errors import YoujuError
from index.folding import fold
from index.library import Library, Reading

_DOCUMENT = "#"
_NEAR = 5
_DROPPED = re.compile(r"[\s()\[\]、.。]")
_SEPARATORS = re.compile(r"[·・•‧∙]")


class AddressError(YoujuError):
    """No clause, or more than one, stands at that address."""

    def __init__(self, message: str, near: Iterable[tuple[str, str]] = ()) -> None:
        """``near``: documents and addresses of clauses that may be meant."""
        super().__init__(message)
        self.near = tuple(near)


def find_clause(library: Library, written: str) -> tuple[Reading, Clause]:
    """The clause at an address; width, brackets and spaces do not matter (附件3·二·四·2 is 附件3·二·(四)·2).

    Raises AddressError naming the nearest clauses when there is none.
    """
    document, _, address = written.strip().partition(_DOCUMENT) if _is_qualified(library, written) else ("", "", written)
    readings = [reading for reading in library.readings if document in ("", reading.document.id)]
    exact = [(reading, clause) for reading in readings if (clause := reading.tree.get(address.strip()))]
    if exact:
        return exact[0]
    wanted = _folded(address)
    meant = [(reading, clause) for reading in readings for clause in reading.tree if _folded(clause.address) == wanted]
    if meant:
        return meant[0]
    near = _near(readings, wanted)
    hint = f"相近的有 {'、'.join(address for _, address in near)}" if near else "用 youju search 查找条款"
    raise AddressError(f"没有“{written.strip()}”这一条款：{hint}", near)


def _near(readings: list[Reading], wanted: str) -> list[tuple[str, str]]:
    """The first clauses whose address begins as the wanted one does, but for its last step."""
    if not _stem(wanted):
        return []
    found = ((reading.document.id, clause.address) for reading in readings for clause in reading.tree if _folded(clause.address).startswith(_stem(wanted)))
    return list(islice(found, _NEAR))


def _is_qualified(library: Library, written: str) -> bool:
    return any(written.strip().startswith(f"{reading.document.id}{_DOCUMENT}") for reading in library.readings)


def _folded(address: str) -> str:
    return _DROPPED.sub("", _SEPARATORS.sub(SEPARATOR, fold(address)))


def _stem(folded: str) -> str:
    return folded.rpartition(SEPARATOR)[0]
