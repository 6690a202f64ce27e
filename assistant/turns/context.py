"""Context: what the rules take over from the turns before: the last question, what it was about, what was shown for it."""

import re
from collections.abc import Sequence

from assistant.asks import Ask
from assistant.turns import wording
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.shown import Item
from assistant.turns.subject import is_of_a_unit, parts_of, subject_of
from index.clauses import Clause
from index.library import Reading

ROLE_ASKS = {"support": (Ask.SUPPORT,), "lead": (Ask.LEAD,), "when": (Ask.WHEN,), "figure": (Ask.FIGURE,), "how": (Ask.HOW,)}


def last_of(before: Sequence[Said]) -> Said:
    """The last question about the documents."""
    return next((one for one in reversed(before) if one.is_about_documents), before[-1])


def subject(said: Said, fragment: Fragment) -> str:
    """What a question was about, in its own words."""
    found = subject_of(said, fragment.understanding)
    return wording.YEAR.sub("", found) if said.is_refused else found


def called_parts(said: Said) -> str:
    """The parts that a question named, before its subject; none where it is English."""
    return "" if said.question.language == "en" else "、".join(parts_of(said))


def called(item: Item, fragment: Fragment) -> str:
    """A thing that was shown, as the language of the fragment calls it."""
    return item.called if not fragment.is_english or item.kind == "task" else f"“{item.called}”"


def quoted(name: str, fragment: Fragment) -> str:
    """A name in Chinese inside an English question stands in quotation marks."""
    return f"“{name}”" if fragment.is_english and re.search(r"[\u3400-\u9fff]", name) and "“" not in name else name


def thing(last: Said, fragment: Fragment) -> str:
    """What a further question asks about: the one thing that was shown as a list of one, else the subject of the question."""
    found = subject(last, fragment)
    if last.question.wants(Ask.LIST, Ask.MEANING) or is_of_a_unit(last.question, found) or re.match(r"共1\D|1 in all", last.answer.headline):
        items = last.items(fragment.understanding)
        if len(items) == 1 and items[0].kind in ("task", "target"):
            return called(items[0], fragment)
    return f"{called_parts(last)}{found}" if found else ""


def shown(said: Said) -> set[tuple[str, str]]:
    """The clauses that an answer stands on: document and address."""
    return {(one.document, one.address) for one in said.answer.citations}


def asks(fragment: Fragment) -> tuple[Ask, ...]:
    """What a fragment asks, also where it only names it: 配合单位, 时限."""
    if fragment.question.asks:
        return fragment.question.asks
    rest = wording.ORDINAL.sub("", fragment.text).strip(" 的,，")
    rest = wording.THING.sub("", rest).strip(" 的,，")
    role = wording.ROLE.fullmatch(rest)
    return ROLE_ASKS[role.lastgroup] if role and role.lastgroup else ()


def holds(name: str, clauses: Sequence[tuple[Reading, Clause]]) -> bool:
    """Whether one of some clauses prints a name."""
    return any(name in clause.span.of(reading.document.text) for reading, clause in clauses)
