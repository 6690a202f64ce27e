"""Named: of which documents of a library a draft's sentence speaks: by their titles, their places and their years."""

import re
from collections.abc import Collection, Sequence

from assistant.across.called import Called, called
from index.documents import Document
from index.folding import fold

_YEAR = re.compile(r"(?<!\d)(20\d\d)年")


class Named:
    """The documents of a library by what a draft may call them. Nothing is told apart where there is one document."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._known = called(documents) if len(documents) > 1 else ()

    def of(self, sentence: str, above: Collection[str] = ()) -> frozenset[str]:
        """The ids of the documents that a sentence names, by title or place; else ``above``, what stood over it. Of several years'
        plans the one whose year it prints. Empty: it may speak of any.
        """
        text = fold(sentence)
        meant = {one.id for one in self._known if _is_said(one, text)} or set(above)
        among = [one for one in self._known if one.id in meant]
        years = {int(year) for year in _YEAR.findall(text)}
        of_year = {one.id for one in among if one.year in years}
        return frozenset(of_year or meant)


def _is_said(one: Called, text: str) -> bool:
    return (bool(one.place) and one.place in text) or one.whole in text or fold(one.title) in text
