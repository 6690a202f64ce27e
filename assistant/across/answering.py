"""Answering: a question to a library of several documents → one answer, by document."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.across.asked import Asked, Asking
from assistant.across.called import called
from assistant.across.candidates import Candidates
from assistant.across.changing import draft_changes
from assistant.across.comparing import compared
from assistant.across.desk import Desk
from assistant.across.desks import ALL, Desks
from assistant.across.fit import Fit
from assistant.across.form import asks_for_documents
from assistant.across.mentioning import Mentions, headline, mentions_in, printing
from assistant.across.naming import GAP, Names
from assistant.across.side import Side
from assistant.across.spread import INDICATOR, Extreme, Spread
from assistant.across.told import refused, told
from assistant.answer import Answer, Status, Turn
from assistant.clean import clean
from assistant.compose import Composed, compose
from assistant.draft import Draft
from assistant.drafting.refusals import refuse_before_search
from assistant.layout import lay_out, message
from assistant.phrases import Phrases, phrases
from assistant.places import Terms
from assistant.retrieve import Retrieval
from assistant.understand import Understanding
from index.tokens import Tokenised

_ALL_TARGETS = re.compile(r"(?:的|都|两份|几份|这些|各项|主要|所有|全部|目标|指标|任务|要求|数字|内容|情况|总体|年度|the|all|targets?|goals?|of|\W)*", re.IGNORECASE)
"""What is left of a comparison of everything: 两年的目标有什么变化."""
_CLOSED = re.compile(rf"(?<=[\u3400-\u9fff])\s*{GAP}\s*(?=[\u3400-\u9fff])")
"""Where a name stood between words, which belong together without it."""
_SHOWN = 8
"""Documents that an answer of many names, where more of them say it."""
_MOST_OF = 0.75
"""The share of those asked that say it, from which others may say it too, by whatever name; below, by the name of the indicator alone."""
_TARGET = re.compile(r"的?(?:目标|指标|任务)(?:值|数)?(?:是)?[?？]?$|^(?:the )|(?: targets?)$")


class Across:
    """Answers from all documents of a library, or from those that are asked."""

    def __init__(self, retrieval: Retrieval, understanding: Understanding, longest: int) -> None:
        """``understanding``: of the whole library."""
        self._desks = Desks(retrieval)
        documents = self._desks.documents
        self._names = Names(called(documents), [document.text for document in documents])
        self._candidates = Candidates(retrieval, understanding, self._desks) if self._desks.are_many else None
        terms = self._candidates.terms if self._candidates else Terms(Tokenised([place.text for desk in self._desks for place in desk.places]))
        self._fit = Fit(terms)
        self._spread = Spread(retrieval.library)
        self._longest = longest

    def answer(self, asked: str, history: Sequence[Turn], our_unit: str = "", limit: Collection[str] = ()) -> Answer:
        """The answer to a question; ``limit``: the ids of the only documents that may be asked, where it is limited."""
        if refusal := refuse_before_search(asked, self._longest):
            return message(asked, refusal.headline, refusal.status)
        ids = [id_ for id_ in self._desks.ids if not limit or id_ in limit]
        meant = self.meant(asked, history, our_unit, ids)
        if meant.form.kind == "mentions":
            return self._mentions(asked, meant, ids)
        if asks_for_documents(clean(asked)):
            return self._listed(asked, ids)
        named = [id_ for id_ in ids if id_ in meant.documents]
        if (meant.form.kind == "compare" and _ALL_TARGETS.fullmatch(meant.text)) and (changes := self._changes(asked, meant, named)):
            return changes
        text = self._put(asked, meant, self._desks.of(ids[0])) if named or not meant.documents or history else clean(asked)
        sides, plain = self._sides(named or ids, text, our_unit)
        if plain:
            return message(asked, plain.drafts[0].headline, plain.drafts[0].status)
        fitting, others = self._fit.fitting(sides), list[Side]()
        if named and not fitting:
            beside = [id_ for id_ in ids if id_ not in set(named)]
            others, _ = self._sides(beside, clean(asked) if meant.is_loose else text, our_unit)
            fitting = self._fit.fitting([*sides, *others], [side.id for side in sides])
            return self._told(asked, meant, sides, others, fitting, beside)
        return self._told(asked, meant, sides, others, fitting, named or ids)

    def meant(self, asked: str, history: Sequence[Turn], our_unit: str = "", ids: Sequence[str] = ()) -> Asked:
        """The whole question, and the documents that it names."""
        asking = Asking(self._desks, ids or self._desks.ids, self._names, self._worth_asking)
        return asking.read(asked, history, lambda desk, whole: compose(whole, (), desk.understanding, desk, self._longest, our_unit))

    def _worth_asking(self, ids: Sequence[str], text: str) -> Sequence[str]:
        """Of many documents those that may answer."""
        return self._candidates.of(text, ids) if self._candidates and len(ids) > ALL else ids

    def _sides(self, ids: Sequence[str], text: str, our_unit: str) -> tuple[list[Side], Composed | None]:
        """What each of these documents answers; else the plain message that none of them has anything to do with."""
        made = [(desk, desk.composed(text, (), self._longest, our_unit)) for desk in self._desks.some(self._worth_asking(ids, text))]
        sides = [Side(desk, one, one.question) for desk, one in made if one.question]
        return sides, None if sides or not made else made[0][1]

    def _put(self, asked: str, meant: Asked, desk: Desk) -> str:
        """What every document is asked; of a comparison its figure."""
        if meant.form.kind != "compare":
            return _closed(meant.text)
        topic = _closed(_TARGET.sub("", meant.text).strip())
        question = desk.understanding.read(topic)
        if question.asks or question.about_group or question.units:
            return _closed(meant.text)
        return f"what is the target for {topic}" if desk.understanding.read(asked).language == "en" else f"{topic}目标是多少"

    def _changes(self, asked: str, meant: Asked, ids: Sequence[str]) -> Answer | None:
        """What became of all targets between the two years that are compared."""
        if len(ids) != 2 or not all(self._names.of(id_).year for id_ in ids):
            return None
        desks = self._desks.some(ids)
        older, newer = sorted(desks, key=lambda desk: desk.document.year or 0)
        question = newer.understanding.read(asked)
        draft = draft_changes(older, newer, asked, self._names.title, phrases(question.language))
        if draft is None:
            return None
        return replace(lay_out(question, [draft], title=self._names.title), question=asked, standalone_question=meant.meant)

    def _told(self, asked: str, meant: Asked, sides: Sequence[Side], others: Sequence[Side], fitting: Sequence[Side], among: Sequence[str]) -> Answer:
        """``others``: the documents that were not named and are asked because those that were say nothing; ``fitting``: who speaks of it;
        ``among``: the documents that they were chosen from.
        """
        said, elsewhere = [side for side in fitting if side in sides], [side for side in fitting if side in others]
        question = (said or elsewhere or sides)[0].question
        say = phrases(question.language)
        title = self._names.title
        if not said and not elsewhere:
            return self._nowhere(asked, meant, [*sides, *others], say, among)
        silent = [title(side.id) for side in sides if side not in said]
        named = 0 < len(meant.documents) <= ALL and bool(silent) and not (meant.is_loose and elsewhere)
        before = say("silent", documents=self._titles(silent, say)) if named else ""
        told_of = said or elsewhere
        asked_of = len(others if elsewhere else sides)
        by = "" if len(told_of) >= _MOST_OF * asked_of else INDICATOR
        if len(among) > ALL and (len(told_of) > 1 or not by) and (holding := self._holding(told_of, among, by)):
            shown = told_of[:_SHOWN]
            more = say("more_documents", count=len(holding), shown=len(shown))
            if meant.form.kind == "compare" and (extremes := self._spread.extremes(told_of, holding)):
                ends = (extremes.highest, extremes.lowest)
                shown = self._with([one.documents[0] for one in ends], told_of)
                highest, lowest = (self._extreme(one, say) for one in ends)
                more = say("extremes_of_all", count=extremes.count, highest=highest, lowest=lowest) + say("join") + more
            return told(asked, meant.meant, question, shown, title, before, more)
        behind = compared(said, title, say) if meant.form.kind == "compare" else ""
        note = ""
        if silent and not named and len(among) <= ALL:
            note = say("others_silent", count=len(silent), documents=say("list_comma").join(silent)) + say("stop")
        return told(asked, meant.meant, question, told_of, title, before, behind, note)

    def _holding(self, sides: Sequence[Side], among: Sequence[str], by: str) -> frozenset[str]:
        """All documents of many that say it, where those that were asked are but some of them; empty where all are told."""
        holding = self._spread.holding(sides, among, by)
        return holding if len(holding) > len(sides) or len(sides) > _SHOWN else frozenset()

    def _with(self, ids: Sequence[str], sides: Sequence[Side]) -> list[Side]:
        """As many sides as are shown, these documents' among them, whether they were asked or not."""
        asked = {side.id: side for side in sides}
        made = ((id_, self._desks.of(id_).composed(sides[0].made.meant, (), self._longest)) for id_ in ids if id_ not in asked)
        asked |= {id_: Side(self._desks.of(id_), one, one.question) for id_, one in made if one.question}
        first = [id_ for id_ in ids if id_ in asked]
        chosen = [*first, *(id_ for id_ in asked if id_ not in first)][:_SHOWN]
        return [asked[id_] for id_ in sorted(chosen, key=self._desks.row)]

    def _extreme(self, extreme: Extreme, say: Phrases) -> str:
        ids = extreme.documents
        first = self._names.title(ids[0])
        documents = first if len(ids) == 1 else say("titles_and_more", documents=first, count=len(ids))
        return say("extreme", documents=documents, figure=extreme.figure)

    def _titles(self, titles: Sequence[str], say: Phrases) -> str:
        """Titles as a list; of many the first, and how many there are."""
        if len(titles) <= ALL:
            return say("list_comma").join(titles)
        return say("titles_and_more", documents=say("list_comma").join(titles[:_SHOWN]), count=len(titles))

    def _nowhere(self, asked: str, meant: Asked, sides: Sequence[Side], say: Phrases, among: Sequence[str]) -> Answer:
        """What no document says; what is no question about any of them is told as it is of one."""
        if all(side.status is Status.OUT_OF_SCOPE for side in sides):
            return message(asked, sides[0].made.drafts[0].headline.rstrip("。.") + say("stop"), Status.OUT_OF_SCOPE)
        looked = {*among, *(side.id for side in sides)}
        ordered = [self._names.title(id_) for id_ in self._desks.ids if id_ in looked]
        refusals = [side.made.drafts[0].headline for side in sides if side.status is Status.NOT_FOUND]
        return refused(asked, meant.meant, refusals[0] if refusals else say("not_found_bare"), ordered, self._titles(ordered, say), say)

    def _listed(self, asked: str, ids: Sequence[str]) -> Answer:
        """The documents themselves."""
        say = phrases(self._desks.of(ids[0]).understanding.read(asked).language)
        titles = self._titles([self._names.title(id_) for id_ in ids], say)
        return message(asked, say("documents_held", count=len(ids), documents=titles) + say("stop"), Status.ANSWERED)

    def _printed(self, holding: Sequence[str], topic: str) -> list[Mentions]:
        """Where documents print a matter; of many as many as are shown."""
        if len(holding) <= ALL:
            return mentions_in(self._desks.some(holding), topic)
        found: list[Mentions] = []
        for start in range(0, len(holding), _SHOWN):
            found += mentions_in(self._desks.some(holding[start : start + _SHOWN]), topic)
            if len(found) >= _SHOWN:
                break
        return found[:_SHOWN]

    def _mentions(self, asked: str, meant: Asked, ids: Sequence[str]) -> Answer:
        """The documents that print the matter, and those that do not."""
        question = self._desks.of(ids[0]).understanding.read(meant.text)
        say, title = phrases(question.language), self._names.title
        looked = [id_ for id_ in ids if not meant.documents or id_ in meant.documents]
        holding = printing(self._desks, looked, meant.form.topic) if len(looked) > ALL else looked
        found = self._printed(holding, meant.form.topic)
        if not found:
            return refused(asked, meant.meant, say("not_mentioned", topic=meant.form.topic), [title(id_) for id_ in looked], self._titles(list(map(title, looked)), say), say)
        told_of = {one.desk.document.id for one in found}
        silent = [id_ for id_ in looked if id_ not in told_of] if len(looked) <= ALL else []
        text = headline(found, silent, meant.form.topic, title, say)
        if len(holding) > ALL:
            text += say("join") + say("more_documents", count=len(holding), shown=len(found))
        draft = Draft(text, tuple(one.shown for one in found), is_computed=True)
        return replace(lay_out(question, [draft], title=title), question=asked, standalone_question=meant.meant)


def _closed(text: str) -> str:
    """A question with nothing left where a document's name stood."""
    return _CLOSED.sub("", text).replace(GAP, " ")
