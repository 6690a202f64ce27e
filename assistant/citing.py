"""Citing: a quote with its document and place, as official writing cites: “……”（《标题》附件3·二·(四)·2）."""

import re

from index.clauses import Clause
from index.library import Library, Reading

_INNER = str.maketrans({"“": "‘", "”": "’"})
_TITLED = re.compile(r"^《.*》$")


def citation_of(library: Library, reading: Reading, clause: Clause, quote: str) -> str:
    """The quote in one line, the quotation marks in it single, and a place that ``youju show`` finds; without a quote the place alone."""
    title = reading.document.title
    place = f"（{title if _TITLED.match(title) else f'《{title}》'}{_address(library, reading, clause)}）"
    said = "".join(line.strip() for line in quote.splitlines()).translate(_INNER)
    return f"“{said}”{place}" if said else place


def _address(library: Library, reading: Reading, clause: Clause) -> str:
    """The address as printed; the document before it where another one before has a clause of that address."""
    first = next(one for one in library.readings if one.tree.get(clause.address))
    return clause.address if first is reading else f"{reading.document.id}#{clause.address}"
