"""Compose: a question as typed → what it asks → a draft for each → one Answer."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Status, Turn
from assistant.asks import Ask
from assistant.clean import clean
from assistant.draft import Draft
from assistant.drafting.agreement.comparison import draft_comparison
from assistant.drafting.agreement.conflicts import draft_conflicts
from assistant.drafting.agreement.differences import with_difference
from assistant.drafting.claims import draft_claim
from assistant.drafting.dates.lists import draft_due, draft_repeated, draft_timeline
from assistant.drafting.dates.when import draft_date, draft_rhythm
from assistant.drafting.figures.extremes import draft_extreme
from assistant.drafting.figures.figure import draft_figure
from assistant.drafting.figures.lists import draft_target_list
from assistant.drafting.groups.group import draft_group
from assistant.drafting.mentions import draft_mentions
from assistant.drafting.outlines import counts_clauses, draft_outline
from assistant.drafting.passages import draft_passage
from assistant.drafting.refusals import is_small_talk, mentions, refuse_after_search, refuse_before_search, unspecified
from assistant.drafting.terms.lists import draft_term_list
from assistant.drafting.terms.meanings import asks_of_a_term, draft_meaning, names_only_a_term
from assistant.drafting.units.duties import draft_unit_duties
from assistant.drafting.units.leads import draft_lead
from assistant.drafting.units.lists import draft_unit_list
from assistant.drafting.units.universal import draft_all_led
from assistant.follow_ups import follow_ups
from assistant.inquiry import Inquiry
from assistant.layout import lay_out, message
from assistant.ours import speaks_of_ours, with_our_unit
from assistant.phrases import phrases
from assistant.premises.drafts import draft_premise
from assistant.premises.orders import without_orders
from assistant.premises.supposed import without_hearsay
from assistant.qualifiers import unmet
from assistant.question import Question
from assistant.ranking import Ranks
from assistant.split import Piece, split
from assistant.target_choice import means_a_figure
from assistant.turns.memory import Recall
from assistant.turns.standalone import standalone
from assistant.understand import Understanding

_BY_ASK: dict[Ask, Callable[[Inquiry], Draft | None]] = {
    Ask.LEAD: draft_lead, Ask.SUPPORT: draft_lead, Ask.WHEN: draft_date, Ask.RHYTHM: draft_rhythm,
    Ask.FIGURE: draft_figure, Ask.PROGRESS: draft_figure, Ask.MEANING: draft_meaning,
}
_LISTS = (draft_all_led, draft_claim, draft_term_list, draft_unit_list, draft_due, draft_timeline, draft_repeated, draft_extreme, draft_target_list, draft_mentions)
_OF_PARTS = re.compile(r"[\s说讲提写里中的]|任务|工作|目标|内容|规定|指标|要求|方案|措施|部分|县里?|牵头|配合|单位|部门")
_TOPIC = 2
"""Characters that a question about a part that is not there has to say besides, to be answered from the others."""
_DEMANDS = {Ask.FIGURE: "what_figure", Ask.WHEN: "what_when", Ask.LEAD: "what_lead", Ask.SUPPORT: "what_lead"}
"""What only such an answer satisfies: without it the matter is mentioned, but not set."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What answers a question, before it is laid out. ``question`` is None for what stands on no clause, whose one draft is a plain message."""

    meant: str
    """The whole question, where what was typed left something to the turns before."""
    drafts: tuple[Draft, ...]
    question: Question | None = None
    notice: str = ""
    follow_ups: tuple[str, ...] = ()


def compose(
    asked: str, history: Sequence[Turn], understanding: Understanding, retrieval: Ranks, longest: int, our_unit: str = "", recall: Recall | None = None
) -> Answer:
    """The answer to a question as typed.

    ``longest``: characters of the longest question that is read; ``our_unit``: the unit that 我们局 means, if one was chosen;
    ``recall``: how the whole questions of turns before are answered, where it is not by this function.
    """
    made = composed(asked, history, understanding, retrieval, longest, our_unit, recall)
    if made.question is None:
        return message(asked, made.drafts[0].headline, made.drafts[0].status)
    answer = lay_out(made.question, made.drafts, made.notice, made.follow_ups)
    return replace(answer, question=asked, standalone_question=made.meant)


def _message(asked: str, text: str, status: Status) -> Composed:
    return Composed(asked, (Draft(text, status=status),))


def composed(
    asked: str, history: Sequence[Turn], understanding: Understanding, retrieval: Ranks, longest: int, our_unit: str = "", recall: Recall | None = None
) -> Composed:
    """The same before it is laid out."""
    refused = refuse_before_search(asked, longest)
    if refused:
        return _message(asked, refused.headline, refused.status)
    heard = without_orders(clean(asked))
    has_orders = heard != clean(asked)
    answered = recall or (lambda whole: compose(whole, (), understanding, retrieval, longest, our_unit))
    meant = with_our_unit(standalone(heard if has_orders else asked, history, understanding, answered), our_unit)
    whole = understanding.read(meant)
    absent = ""
    if speaks_of_ours(meant) and not whole.units:
        return _message(asked, phrases(whole.language)("name_our_unit"), Status.NOT_FOUND)
    if whole.missing_parts and not whole.parts:
        say = phrases(whole.language)
        known = say("list_comma").join(part.address for reading in retrieval.library.readings for part in reading.tree.parts)
        named = say("list_comma").join(whole.missing_parts)
        absent, refusal = say("part_missing", part=named), _message(asked, say("part_not_found", part=named, known=known), Status.NOT_FOUND)
        whole = understanding.read(understanding.without_part(meant))
        if len(_OF_PARTS.sub("", whole.without_units(whole.topic))) < _TOPIC:
            return refusal
    inquiries = [Inquiry(whole, retrieval.rank(whole))]
    drafts = draft_premise(inquiries[0], lambda text, topic: _answers(_questions(text, topic, whole, understanding), retrieval)[1])
    if not drafts and (bare := without_hearsay(whole.typed)) != whole.typed:
        whole = understanding.read(bare)
        inquiries = [Inquiry(whole, retrieval.rank(whole))]
    if not drafts and (listed := _list(inquiries[0])):
        drafts = [listed]
    if not drafts:
        questions = _questions(whole.typed, "", whole, understanding)
        inquiries, drafts = _answers(questions, retrieval) if questions else (inquiries, [_held(inquiries[0], draft) for draft in _drafts(inquiries[0], is_whole=True)])
    if absent and drafts[0].status is not Status.ANSWERED:
        return refusal
    if absent:
        drafts = [drafts[0].but(headline=f"{absent}{phrases(whole.language)('join')}{drafts[0].headline}"), *drafts[1:]]
    drafts = list({draft.headline: draft for draft in drafts}.values())
    notice = ""
    if not retrieval.is_ready:
        notice = phrases(whole.language)("keywords_only")
    if has_orders:
        notice = f"{notice} {phrases(whole.language)('orders_left_out')}".strip()
    if whole.corrections:
        corrected = [phrases(whole.language)("corrected", said=said, meant=meant) for said, meant in whole.corrections]
        notice = " ".join([notice, *corrected]).strip()
    return Composed(meant, tuple(drafts), whole, notice, follow_ups(inquiries[0], drafts))


def _questions(text: str, topic: str, whole: Question, understanding: Understanding) -> list[Question]:
    """Each thing that a text asks as a question of its own, which takes its topic from the one before where it says too little alone.

    ``topic``: what the first of them takes. Empty where the text is the whole question and asks one thing.
    """
    pieces = _without_small_talk(split(text, understanding.is_chatter, understanding.names_a_thing))
    if [piece.text for piece in pieces] == [whole.typed]:
        return []
    questions: list[Question] = []
    for place, piece in enumerate(pieces):
        context = questions[-1].topic if piece.needs_context else understanding.read(topic).topic if topic and not place else ""
        questions.append(understanding.read(piece.text, within=whole, context=context))
    return questions


def _answers(questions: Sequence[Question], retrieval: Ranks) -> tuple[list[Inquiry], list[Draft]]:
    inquiries = [Inquiry(question, retrieval.rank(question)) for question in questions]
    return inquiries, [_held(inquiry, draft) for inquiry in inquiries for draft in _drafts(inquiry, is_whole=False)]


def _list(inquiry: Inquiry) -> Draft | None:
    """The complete list or comparison that the whole question asks for, before it is cut into pieces."""
    compared = draft_conflicts(inquiry) or draft_comparison(inquiry, lambda own: _draft(own, own.question.ask))
    return compared or next((draft for drafter in _LISTS if (draft := drafter(inquiry))), None)


def _without_small_talk(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if not is_small_talk(piece.text)] or pieces


def _held(inquiry: Inquiry, draft: Draft) -> Draft:
    """The draft, or a refusal where its clauses do not hold something that the question demands."""
    missing = unmet(inquiry, draft) if draft.quotes else ""
    return Draft(inquiry.say("not_found", topic=missing), status=Status.NOT_FOUND) if missing else draft


def _drafts(inquiry: Inquiry, is_whole: bool) -> list[Draft]:
    """What answers one thing asked; ``is_whole``: it is the whole question, for which a list was looked for already."""
    if asks_of_a_term(inquiry) and (meant := draft_meaning(inquiry)):
        return [meant if meant.status is Status.ANSWERED else draft_outline(inquiry) or meant]
    listed = None if is_whole else _list(inquiry)
    if listed:
        return [listed]
    for drafter in (draft_group, draft_unit_duties):
        if draft := drafter(inquiry):
            return [draft]
    refused = refuse_after_search(inquiry)
    if refused:
        what = next((_DEMANDS[ask] for ask in inquiry.question.asks if ask in _DEMANDS), "")
        mention = mentions(inquiry, is_doubtful=refused.status is not Status.NOT_FOUND) if what else None
        return [unspecified(inquiry, what, mention) if mention else refused]
    question = inquiry.question
    if (question.wants(Ask.LIST, Ask.MEANING) or not question.asks) and (draft := draft_outline(inquiry)):
        return [draft]
    drafts: list[Draft] = []
    for ask in question.asks or (Ask.ANYTHING,):
        if ask is Ask.SUPPORT and question.wants(Ask.LEAD) and drafts:
            continue
        draft = _draft(inquiry, ask)
        if draft and draft.headline not in [other.headline for other in drafts]:
            drafts.append(draft)
    return drafts or [draft_passage(inquiry)]


def _draft(inquiry: Inquiry, ask: Ask) -> Draft | None:
    question = inquiry.question
    drafter = _BY_ASK.get(ask)
    if drafter and (draft := drafter(inquiry)):
        return draft
    if ask is Ask.FIGURE and counts_clauses(inquiry) and (draft := draft_outline(inquiry)):
        return draft
    if ask in _DEMANDS:
        return unspecified(inquiry, _DEMANDS[ask], mentions(inquiry) or inquiry.best)
    if len(question.asks) > 1 and ask in (Ask.LIST, Ask.WHETHER, Ask.WHERE, Ask.HOW) and question.wants(*_BY_ASK):
        return None
    meant = draft_meaning(inquiry) if ask in (Ask.ANYTHING, Ask.LIST) else None
    if meant and meant.status is Status.ANSWERED:
        return meant
    if ask in (Ask.ANYTHING, Ask.WHETHER) and means_a_figure(inquiry) and (draft := draft_figure(inquiry)):
        return draft
    if meant and names_only_a_term(inquiry):
        return meant
    return with_difference(inquiry, draft_passage(inquiry))
