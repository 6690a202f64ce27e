"""Completing: the rules in order; the first that knows a fragment names candidates, of which the one that is answered fittingly is taken."""

from collections.abc import Callable, Sequence

from assistant.drafting.refusals import is_small_talk
from assistant.turns import wording
from assistant.turns.choosing import choose
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.rules import back, figures, inside, items, parts, things, topics, units
from assistant.turns.rules.leaning import leaning
from assistant.turns.rules.resort import resort

_RULES: tuple[Callable[[Fragment, Sequence[Said]], list[str]], ...] = (
    back.earlier_question, back.mentioned, back.again, back.why, parts.section, items.ordinal, items.beside, units.several, units.duties_of_it, figures.same_value, parts.comparison,
    figures.year, figures.claim, parts.field, parts.another_group, units.unit, units.role, figures.unit_again, figures.count, parts.part,
    things.pointed, topics.new_topic, inside.own_in_clause, things.plain_ask,
)
"""The order decides: what points at a place comes before what leaves something out."""


def complete(fragment: Fragment, before: Sequence[Said]) -> str:
    """The whole question that a fragment stands for behind the questions before it; empty when it stands by itself."""
    if new := wording.NEW_SUBJECT.match(fragment.asked):
        return fragment.asked[new.end() :].strip() or ""
    if not fragment.text or is_small_talk(fragment.text) or (fragment.question.missing_parts and fragment.has_own):
        return ""
    for rule in () if fragment.says_it_all else _RULES:
        if candidates := [one.strip() for one in rule(fragment, before) if one.strip()]:
            whole = choose(list(dict.fromkeys(candidates)), fragment, before)
            return resort(whole, fragment, before) or whole
    if found := leaning(fragment, before):
        return found[0]
    whole = fragment.text if fragment.is_reworded else ""
    return resort(whole, fragment, before) or whole
