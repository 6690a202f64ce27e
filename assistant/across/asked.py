"""Asked: a question and the turns before it → the whole question without documents' names, which documents it is put to, and in which form."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.across.desk import Desk
from assistant.across.desks import Desks
from assistant.across.form import (
    PLAIN,
    Form,
    another_matter,
    asks_which_document,
    compares,
    comparison_of,
    is_bare,
    mentions_of,
    stands_against,
)
from assistant.across.naming import GAP, Named, Names
from assistant.answer import Answer, Turn
from assistant.clean import clean
from assistant.turns.fragment import read_fragment
from assistant.turns.memory import recent
from assistant.turns.standalone import standalone

_TO_ALL: tuple[str, ...] = ()

_SEVERAL = re.compile(r"[两几三这]份")

Recall = Callable[[Desk, str], Answer]
"""A whole question → what one document answers."""


@dataclass(frozen=True)
class Asked:
    """One question, whole."""

    text: str
    """Without the names of documents."""
    meant: str
    """With them, as it is shown and can be asked again."""
    documents: tuple[str, ...] = _TO_ALL
    """Whom it is put to; empty: to all."""
    form: Form = PLAIN
    is_loose: bool = False
    """Of the documents, only a year is named, which may be one that they speak of."""
    citations: tuple[str, ...] = ()
    """What the turn after it cited, where known."""

    @property
    def matter(self) -> str:
        """The question as one document is asked it."""
        return f"{self.form.topic}怎么说" if self.form.kind == "mentions" else self.text.replace(GAP, " ")


class Asking:
    """Reads questions to a library of several documents."""

    def __init__(self, desks: Desks, ids: Sequence[str], names: Names, worth_asking: Callable[[Sequence[str], str], Sequence[str]]) -> None:
        """``ids``: the documents that may be asked, in the library's order; ``worth_asking``: of many those that may answer a question."""
        self._desks, self._ids = desks, ids
        self._names, self._worth_asking = names, worth_asking

    def read(self, asked: str, history: Sequence[Turn], recall: Recall) -> Asked:
        """A question behind the turns before it; ``recall`` tells what a document answered."""
        said: list[Asked] = []
        for typed, citations in recent(history):
            said.append(replace(self._read(typed, said, None), citations=citations))
        return self._read(asked, said, recall)

    def _read(self, asked: str, said: Sequence[Asked], recall: Recall | None) -> Asked:
        last = said[-1] if said else None
        heard = clean(asked)
        if not last and (form := mentions_of(heard)).kind:
            return Asked(heard, asked, form=form)
        named = self._names.read(heard, last.documents if last else ())
        if (form := mentions_of(named.text)).kind:
            return Asked(named.text, asked, named.documents, form)
        if last and last.form.kind == "mentions" and (matter := another_matter(named.text)) and not is_bare(named.text):
            return Asked(heard, self._called(f"哪几个方案提到{matter}", named.documents, PLAIN), named.documents, Form("mentions", matter))
        form = self._comparison(named, last is not None)
        text = form.topic if form.kind else named.text
        if last is None:
            return Asked(text, asked, self._put_to(named, form), form, named.is_loose)
        whole, is_leaning = self._whole(text, said, recall)
        documents = self._put_to(named, form) or (last.documents if is_leaning and not named.is_every else _TO_ALL)
        if form.kind and is_leaning:
            documents = self._beside(named, said)
        if is_leaning and not documents and recall and self._points(text, last):
            documents = (self._primary(last, recall).document.id,)
        if not is_leaning:
            return Asked(text, asked, documents, form, named.is_loose)
        return Asked(whole, self._called(whole, documents, form), documents, form)

    def _comparison(self, named: Named, goes_on: bool) -> Form:
        """A comparison takes two years, two places or two titles, or words that set one against what is asked, or was asked (哪个高)."""
        is_of_several = len(set(named.years)) > 1 or len(set(named.places)) > 1 or (named.is_every and compares(named.text)) or len(named.titles) > 1
        is_of_several = is_of_several or (len(named.documents) > 1 and bool(_SEVERAL.search(named.text)))
        is_open = not named.documents and asks_which_document(named.text) and len({one.place for one in self._names.known}) > 1
        is_bare_one = goes_on and stands_against(named.text) and is_bare(comparison_of(named.text).topic)
        if is_open or is_bare_one or (is_of_several and compares(named.text)) or (named.documents and stands_against(named.text)):
            return comparison_of(named.text)
        return PLAIN

    def _put_to(self, named: Named, form: Form) -> tuple[str, ...]:
        if form.kind != "compare":
            return named.documents
        names, ids = self._names, named.documents or tuple(one.id for one in self._names.known)
        if len(named.titles) > 1 or (named.documents and (_SEVERAL.search(named.text) or (named.is_every and len(set(named.years)) == 1))):
            return ids
        if len(set(named.places)) > 1 or not named.years:
            return names.newest(ids) if len(set(named.years)) < 2 else ids
        several = tuple(id_ for id_ in ids if len([other for other in names.series(names.of(id_)) if other.id in ids]) > 1)
        return several or self._with_newest(ids)

    def _with_newest(self, ids: Sequence[str]) -> tuple[str, ...]:
        """These documents with the newest of their series (or, of the newest, the one before it) to set them against."""
        names = self._names
        found = set(ids)
        for id_ in ids:
            others = [other.id for other in names.series(names.of(id_)) if other.id not in ids]
            found |= set(others[:1])
        return tuple(one.id for one in names.known if one.id in found)

    def _beside(self, named: Named, said: Sequence[Asked]) -> tuple[str, ...]:
        """What is set against what was spoken of (和去年比呢), or what was spoken of against each other (哪个高)."""
        ids = {*named.documents, *said[-1].documents}
        if not named.documents:
            ids |= {id_ for one in said[-2:] for id_ in one.documents}
        if len(ids) > 1:
            return tuple(one.id for one in self._names.known if one.id in ids)
        return self._put_to(named, Form("compare"))

    def _whole(self, text: str, said: Sequence[Asked], recall: Recall | None) -> tuple[str, bool]:
        """The question with what it leaves to the turns before, as the document that was last spoken of understands it."""
        last = said[-1]
        if is_bare(text):
            return last.matter, True
        desk = self._primary(last, recall)
        turns = [turn for one in said for turn in (Turn("user", one.matter), Turn("assistant", "……", _own(one.citations, desk)))]
        whole = standalone(text, turns, desk.understanding, (lambda question: recall(desk, question)) if recall else None)
        return whole, whole != text

    def _primary(self, last: Asked, recall: Recall | None) -> Desk:
        """The document that the answer before stood on first."""
        pool = [id_ for id_ in last.documents or self._ids if id_ in self._ids]
        cited = [citation.partition("#")[0] for citation in last.citations]
        if (found := next((id_ for id_ in cited if id_ in pool), None)) is not None:
            return self._desks.of(found)
        if recall and len(pool) > 1:
            asked = map(self._desks.of, self._worth_asking(pool, last.text))
            return next((desk for desk in asked if recall(desk, last.text).citations), self._desks.of(pool[0]))
        return self._desks.of(pool[0])

    def _points(self, text: str, last: Asked) -> bool:
        """Whether a question points at one thing of a list that was shown, which stands in one document."""
        fragment = read_fragment(text, self._primary(last, None).understanding)
        return fragment.has_ordinal or fragment.has_neighbour

    def _called(self, whole: str, documents: Sequence[str], form: Form) -> str:
        titles = "、".join(map(self._names.title, documents))
        return f"{titles}{'对比' if form.kind == 'compare' else ''}：{whole}" if titles else whole


def _own(citations: Sequence[str], desk: Desk) -> tuple[str, ...]:
    return tuple(one for one in citations if one.partition("#")[0] == desk.document.id)
