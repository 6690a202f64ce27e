"""Answerable: whether the documents say what is asked, told from how well the best places fit; a small fitted rule."""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.asks import Ask
from assistant.inquiry import Inquiry
from assistant.ranking import Ranking
from assistant.target_ranking import rank_targets
from assistant.weights import read_table, weights_of
from index.folding import fold
from index.passages import headings_of
from index.tokens import tokens

WEIGHTS = Path(__file__).with_name("answerable.json")
NAMES = (
    "bias", "score", "cosine", "cosine_sentence", "covered_sentence", "covered_clause", "unknown", "longest_run", "keywords",
    "is_short", "names_unit", "names_part", "asks_figure", "figure_fits", "asks_who", "asks_when", "is_group", "elsewhere", "is_tiny_unknown", "unknown_when_who", "length", "is_english", "asks_list", "dense_z", "dense_z_sentence", "gap", "gap_ten", "unknown_and_long",
    "beyond", "beyond_three", "beyond_peak", "peak",
)
_APART = 4
"""Characters that may stand between two pairs of a topic."""
_SAYS = re.compile(r"(?:提|写|说|讲|管|规定|涉及|安排)(?:到|过)?了?(?:吗|没|没有)?$|^有(?=.{4})|有没有$")
_QUOTED = re.compile(r"[“\"「『]([^”\"」』]{2,20})[”\"」』]")
_EVERYWHERE = frozenset(["工作", "执法", "建设", "管理", "项目", "推进", "服务", "任务", "行动", "开展", "实施", "加强", "提升", "全县", "重点", "企业", "发展", "单位", "部门"])
_BARELY, _WITHOUT_A_WORD = 0.15, 1.5
"""The share of a question's words below which the best clauses hold hardly any, and the lowest score of such a question."""
_MOST = re.compile(r"最[多高大重快强少低小轻慢]")
"""Compares things, which the documents have to know."""
_KNOWN, _HARDLY = 0.5, 0.3
"""Shares of a question's words that the documents know at all, and that the best clauses hold, below which it is of another matter."""
_LONG_ENOUGH = 4
"""Characters of a topic that no clause prints by chance."""
_DOUBTFUL, _FITTING, _FITTING_FAR = -1.0, 1.5, 2.5
"""A doubt down to the first is outweighed by a target that scores above the second; that no word is shared, by one above the third."""
_HELD = 0.45
"""Share of a question's words that the best place has to hold where there are no vectors."""
_FEW, _MANY = 3, 40
"""How many of the nearest are taken together, and how many what is near stands out from."""
_FOREIGN = 0.12
"""Share of a question's words that the documents hold, below which it is about something else."""


@dataclass(frozen=True, slots=True)
class Verdict:
    is_answerable: bool
    is_about_documents: bool
    score: float


def answerable(inquiry: Inquiry) -> Verdict:
    """The verdict on one question; without vectors only keywords speak, and less is refused."""
    if not inquiry.ranking.nearest:
        return _by_keywords(inquiry)
    score = float(answer_features(inquiry) @ weights())
    known = known_share(inquiry)
    structural = bool(inquiry.question.parts or inquiry.question.units or inquiry.question.about_group)
    is_about = structural or score > about_bias() or known > 1 - _FOREIGN or inquiry.covered(inquiry.best.text) > _HELD
    if _is_printed(inquiry) or _has_rhythm(inquiry):
        return Verdict(True, True, score)
    if _is_an_unknown_term(inquiry):
        return Verdict(False, is_about, score)
    if _MOST.search(inquiry.question.typed) and is_foreign(inquiry) and not structural and not inquiry.question.wants(Ask.FIGURE):
        return Verdict(False, is_about, score)
    if (not _shares_a_word(inquiry) or _is_barely_held(inquiry) or _is_of_another_matter(inquiry)) and score < _WITHOUT_A_WORD and not _is_structural(inquiry):
        return Verdict(score > 0 and _fits_a_figure(inquiry, _FITTING_FAR), is_about, score)
    return Verdict(score > 0 or _is_structural(inquiry) or (score > _DOUBTFUL and _fits_a_figure(inquiry, _FITTING)), is_about, score)


def _is_printed(inquiry: Inquiry) -> bool:
    """Whether the best clause prints the topic letter for letter."""
    topic = fold(inquiry.question.topic).replace(" ", "")
    place = inquiry.best
    if len(topic) >= _LONG_ENOUGH and topic in fold(f"{place.clause.heading} {place.reading.tree.own_text(place.clause)}"):
        return True
    return inquiry.question.wants(Ask.WHETHER) and _is_printed_apart(_SAYS.sub("", topic), fold(place.text))


def _is_printed_apart(topic: str, text: str) -> bool:
    """Whether the topic's pairs of characters stand in their order, close together: 延迟退休 in 延迟法定退休年龄."""
    if not re.fullmatch(r"[\u3400-\u9fff]{4,8}", topic) or len(topic) % 2:
        return False
    pairs = [topic[at : at + 2] for at in range(0, len(topic), 2)]
    return bool(re.search(rf"[^,，。;；、]{{0,{_APART}}}?".join(pairs), text))


def _is_an_unknown_term(inquiry: Inquiry) -> bool:
    """Whether the meaning of a term in quotation marks is asked that no document prints."""
    quoted = _QUOTED.findall(inquiry.question.typed) if inquiry.question.wants(Ask.MEANING) else []
    return bool(quoted) and not any(fold(term) in inquiry.library.folded for term in quoted)


def _has_rhythm(inquiry: Inquiry) -> bool:
    """Whether the best clause says how often, where that is asked."""
    if not inquiry.question.wants(Ask.RHYTHM):
        return False
    place = inquiry.best
    return any(one.is_rhythm and one.address == place.clause.address for one in place.reading.milestones)


def _shares_a_word(inquiry: Inquiry) -> bool:
    """Whether the best clause has a word of the question other than such as 工作 and 建设, which stand everywhere."""
    wanted = inquiry.all_tokens - _EVERYWHERE
    place = inquiry.best
    own = tokens(f"{headings_of(place.reading.tree, place.clause)} {place.reading.tree.own_text(place.clause)}")
    return not wanted or bool(wanted & set(own))


def _is_barely_held(inquiry: Inquiry) -> bool:
    """Whether the best clauses hold hardly a word of a question that asks for no figure; a figure has its own measures."""
    if inquiry.question.wants(Ask.FIGURE, Ask.PROGRESS):
        return False
    ranking, row = inquiry.ranking, int(inquiry.ranking.order[0])
    held = max(ranking.feature("covered_clause", int(one)) for one in ranking.order[:5])
    return max(held, ranking.feature("covered_sentence", row)) < _BARELY


def _is_of_another_matter(inquiry: Inquiry) -> bool:
    """Whether all that is known of a matter is a word of many matters (火星基地: 基地), where it is asked who or when."""
    if not inquiry.question.wants(Ask.LEAD, Ask.SUPPORT, Ask.WHEN) or known_share(inquiry) >= _KNOWN:
        return False
    own = (f"{place.clause.heading} {place.reading.tree.own_text(place.clause)}" for place in inquiry.places[:5])
    return all(inquiry.covered(text) < _HARDLY for text in own)


def _fits_a_figure(inquiry: Inquiry, least: float) -> bool:
    """Whether a figure is asked for and one fits well."""
    if not inquiry.question.wants(Ask.FIGURE, Ask.PROGRESS):
        return False
    targets = rank_targets(inquiry)
    return bool(targets) and targets[0].score > least


def _by_keywords(inquiry: Inquiry) -> Verdict:
    """Without vectors: what the words alone tell; a matter in other words than the document's is then refused."""
    ranking = inquiry.ranking
    row = int(ranking.order[0])
    held = max(ranking.feature("covered_clause", row), ranking.feature("covered_sentence", row), 0.5 * ranking.feature("longest_run", row))
    return Verdict(held > _HELD or _is_structural(inquiry), held > _FOREIGN, held - _HELD)


def _is_structural(inquiry: Inquiry) -> bool:
    """A question about a part, a group or a unit's duties has no topic words that could be missing."""
    question = inquiry.question
    return bool(question.parts or question.units or question.about_group) and len(question.topic.replace(" ", "")) < 3


def is_foreign(inquiry: Inquiry) -> bool:
    """Whether the documents know few of the topic's words, and one of its characters not at all (宾馆泳池: 泳)."""
    characters = set("".join(inquiry.question.topic_tokens))
    return known_share(inquiry) < _KNOWN and any(one not in inquiry.library.folded for one in characters)


def known_share(inquiry: Inquiry) -> float:
    """The share of the topic's words that the documents hold anywhere."""
    words = inquiry.question.topic_tokens
    if not words:
        return 0.0
    places = inquiry.ranking.features.places
    return sum(places.clause_terms.knows(word) for word in words) / len(words)


def answer_features(inquiry: Inquiry) -> NDArray[np.float32]:
    """One value a feature (NAMES) for the best place of a question."""
    ranking, question = inquiry.ranking, inquiry.question
    row = int(ranking.order[0])
    places = ranking.features.places
    figure = question.wants(Ask.FIGURE, Ask.PROGRESS)
    targets = rank_targets(inquiry) if figure else []
    topic = question.topic.replace(" ", "")
    unknown = 1.0 - known_share(inquiry) if topic else 0.0
    if question.also and not inquiry.question.topic_tokens:
        unknown = 0.0
    best = float(ranking.scores[row])
    keys = {places.all[row].key}
    others = [float(ranking.scores[r]) for r in ranking.order[1:60] if places.all[int(r)].key not in keys][:10] or [best]
    contexts = [f"{headings_of(p.reading.tree, p.clause)} {p.reading.tree.own_text(p.clause)}" for p in inquiry.places[:3]]
    return np.array([
        1.0,
        float(ranking.scores[row]) / 10,
        ranking.raw(places.clause[row]),
        ranking.raw(places.sentence[row]),
        ranking.feature("covered_sentence", row),
        max(ranking.feature("covered_clause", int(r)) for r in ranking.order[:5]),
        unknown,
        ranking.feature("longest_run", row),
        float(np.log1p(places.clause_words.scores(question.search_tokens)[row])),
        float(len(topic) < 3),
        float(bool(question.units)),
        float(bool(question.parts)),
        float(figure),
        float(np.clip(targets[0].score, -4, 4)) if targets else -4.0 * figure,
        float(question.wants(Ask.LEAD, Ask.SUPPORT)),
        float(question.wants(Ask.WHEN)),
        float(question.about_group),
        min(inquiry.elsewhere(context) for context in contexts),
        float(0 < len(topic) <= 4 and unknown > 0.6 and not question.also),
        unknown * question.wants(Ask.LEAD, Ask.SUPPORT),
        min(len(topic), 20) / 20,
        float(question.language == "en"),
        float(question.wants(Ask.LIST, Ask.HOW, Ask.MEANING)),
        float(ranking.cosines[places.clause[row]]) / 4,
        float(ranking.cosines[places.sentence[row]]) / 4,
        (best - others[0]) / 5,
        (best - others[-1]) / 5,
        unknown * min(len(topic), 20) / 20,
        *_beyond(ranking),
    ], dtype=np.float32)


def _beyond(ranking: Ranking) -> list[float]:
    """How much nearer the question is to matters of no document than to the best passages; how far both stand out from the next."""
    found = np.sort(np.array(list(ranking.nearest.values()), dtype=np.float32))[::-1]
    others = ranking.others
    if not len(found) or not len(others):
        return [0.0, 0.0, 0.0, 0.0]
    return [
        10 * float(others[0] - found[0]), 10 * float(others[:_FEW].mean() - found[:_FEW].mean()),
        10 * float(others[0] - others[:_MANY].mean()), 10 * float(found[0] - found[:_MANY].mean()),
    ]


def weights() -> NDArray[np.float32]:
    return weights_of(WEIGHTS, NAMES)


def about_bias() -> float:
    """The score below which a question is not about the documents at all."""
    return read_table(WEIGHTS)["about"]
