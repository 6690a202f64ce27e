"""Selecting: the ledger's rows of one unit, of one part, of one document."""

from collections.abc import Collection, Iterable, Iterator

from assistant.ledger import Row, names_of
from index.errors import YoujuError
from index.folding import fold
from index.library import Library


class PartError(YoujuError):
    """No document has that part."""


class DocumentError(YoujuError):
    """No document of the library has that id."""


def check_documents(library: Library, documents: Collection[str]) -> None:
    """Raises DocumentError for the first id that the library has not."""
    known = [reading.document.id for reading in library.readings]
    if unknown := sorted(set(documents) - set(known)):
        raise DocumentError(f"没有文件 {unknown[0]}：可用的有 {'、'.join(known)}")


def select(library: Library, rows: list[Row], unit: str = "", part: str = "", document: str = "") -> list[Row]:
    """The rows that name a unit, stand in a part, are of a document; empty: all.

    Raises UnitError, PartError and DocumentError, each naming what there is.
    """
    return _of_document(library, _of_part(library, _of_unit(library, rows, unit), part), document)


def _of_unit(library: Library, rows: list[Row], unit: str) -> list[Row]:
    if not unit:
        return rows
    names = names_of(library, unit)
    return [row for row in rows if names & {*row["lead"], *row.get("support", ())}]


def _of_part(library: Library, rows: list[Row], part: str) -> list[Row]:
    if not part:
        return rows
    parts = {fold(one.address): one.address for reading in library.readings for one in reading.tree.parts}
    wanted = parts.get(fold(part).strip())
    if wanted is None:
        raise PartError(f"没有“{part.strip()}”这一部分：可用的有 {'、'.join(dict.fromkeys(parts.values()))}")
    return [row for row in rows if wanted in _parts(row)]


def _parts(row: Row) -> Iterable[str]:
    return [side["part"] for side in row["sides"]] if "sides" in row else [row["part"]]


def _of_document(library: Library, rows: list[Row], document: str) -> list[Row]:
    if not document:
        return rows
    check_documents(library, (document,))
    return [row for row in rows if document in _documents(row)]


def _documents(row: Row) -> Iterator[str]:
    return (side["document"] for side in row["sides"]) if "sides" in row else iter((row["document"],))
