"""Drafts: whole drafts made from a library, each a mixture of faithful statements and of statements with one known error."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from evals.verification.cases import Case
from evals.verification.lies import generate
from index.library import Library
from index.spans import Span

_FRAMES = ("同志们：", "下面，我讲几点意见。", "一、总体要求", "各单位要认真抓好落实。", "以上意见，请结合实际贯彻执行。", "二、重点工作", "会议要求，要提高站位、压实责任。")
_LEFT_OUT = {"count", "negation", "wrong_clause", "invented", "responsible_label", "lead_support_label", "roles_swapped_label", "support_alone", "lead_english", "roles_swapped_english", "commitment_dropped"}
"""Sorts that state nothing a draft would (配合单位有…), that are true of another clause, or that only leave 力争 out."""
_POINTS = re.compile(r"(?:这|该)项工作")
_ERROR_SHARE = 0.3
_STATEMENTS = (8, 14)
_HOMOPHONES = "湘相港岗园圆基其中钟大达新心水税河何江将山三城程实石"
_KIND = {
    "digit": ("digit", "digit_full_width", "digit_in_characters", "digit_merged", "digits_swapped"),
    "unit": ("magnitude", "percent_points"),
    "operator": ("operator", "operator_added", "operator_dropped", "operator_word", "direction", "growth_to_level", "scope", "benchmark_changed", "commitment"),
    "date": ("date_changed", "date_added", "day_invented"),
    "role": ("roles_swapped", "unit_swapped", "unit_added", "unit_char"),
    "moved": ("moved",),
}
KIND_OF = {sort: kind for kind, sorts in _KIND.items() for sort in sorts}


@dataclass(frozen=True, slots=True)
class Seeded:
    """One statement of a draft, and the kind of its error; empty for a faithful one."""

    span: Span
    error: str
    sort: str


@dataclass(slots=True)
class Draft:
    """A draft's text with what was put into it."""

    text: str = ""
    seeded: list[Seeded] = field(default_factory=list)

    def add(self, line: str) -> None:
        self.text += f"{line}\n"

    def state(self, sentence: str, error: str, sort: str) -> None:
        self.seeded.append(Seeded(Span(len(self.text), len(self.text) + len(sentence)), error, sort))
        self.add(sentence)


def drafts_of(library: Library, number: int, seed: int = 0) -> list[Draft]:
    """So many drafts, the same for the same library, number and seed."""
    chance = random.Random(seed)  # noqa: S311
    cases = [case for case in generate(library) if case.sort not in _LEFT_OUT]
    faithful = [case for case in cases if case.ok]
    wrong = [case for case in cases if not case.ok]
    quoted = [case for case in faithful if case.sort == "quoted"]
    return [_draft(library, faithful, wrong, quoted, chance) for _ in range(number)]


def _draft(library: Library, faithful: Sequence[Case], wrong: Sequence[Case], quoted: Sequence[Case], chance: random.Random) -> Draft:
    draft = Draft()
    draft.add("在全县工作会议上的讲话")
    for _ in range(chance.randint(*_STATEMENTS)):
        if chance.random() < 0.15:
            draft.add(chance.choice(_FRAMES))
        if chance.random() > _ERROR_SHARE:
            case = chance.choice(faithful)
            _state(draft, library, case, case.sentence, "")
            continue
        kind = chance.choice([*(kind for kind in _KIND if any(KIND_OF.get(one.sort) == kind for one in wrong)), *(["quote"] if quoted else []), "name"])
        if kind in ("quote", "name"):
            case = chance.choice(quoted if kind == "quote" else faithful)
            changed = _with_a_wrong_character(case.sentence, library, chance, quote=kind == "quote")
            if changed:
                _state(draft, library, case, changed, kind)
        else:
            case = chance.choice([one for one in wrong if KIND_OF.get(one.sort) == kind])
            _state(draft, library, case, case.sentence, kind)
    return draft


def _state(draft: Draft, library: Library, case: Case, sentence: str, error: str) -> None:
    """A sentence that does not say what of (这项工作由…) stands below the heading of its clause, as in any draft."""
    document, address = case.evidence[0]
    clause = library.reading(document).tree.get(address)
    if _POINTS.search(sentence) and clause is not None:
        draft.add(clause.heading)
    draft.state(sentence, error, case.sort)


def _with_a_wrong_character(sentence: str, library: Library, chance: random.Random, *, quote: bool) -> str:
    """The sentence with one character of its quotation, or of a name in it, put in the place of another; empty where none can be."""
    text = "\n".join(reading.document.text for reading in library.readings)
    if quote:
        places = [at for found in re.finditer(r"“([^”]{6,})”", sentence) for at in range(found.start(1), found.end(1)) if sentence[at] >= "\u3400"]
    else:
        names = {term.term for reading in library.readings for term in reading.terms if len(term.term) >= 4} | {
            target.indicator for reading in library.readings for target in reading.targets if len(target.indicator) >= 5
        }
        inside = [found for name in names for found in re.finditer(re.escape(name), sentence)]
        places = [at for found in inside for at in range(found.start() + 1, found.end() - 1) if sentence[at] >= "\u3400"]
    for _ in range(20):
        if not places:
            return ""
        at, other = chance.choice(places), chance.choice(_HOMOPHONES)
        if other != sentence[at] and sentence[at - 1] + other not in text and other + sentence[at + 1 : at + 2] not in text:
            return f"{sentence[:at]}{other}{sentence[at + 1 :]}"
    return ""
