"""Target ranking: which stated aim a question about a figure means, by a small linear ranker over honest features."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.inquiry import Inquiry
from assistant.places import Place
from assistant.quantity_asked import QuantityAsked, quantity_asked
from assistant.weights import read_table, weights_of
from index.folding import fold, longest_run
from index.passages import headings_of
from index.targets import Target
from index.tokens import token_set, tokens

WEIGHTS = Path(__file__).with_name("target_ranker.json")
_BY_WORDS = 4.0
"""What a statement that holds all the words of a question gains where there are no vectors to speak for it."""
_WHOLES = frozenset(tokens("地区生产总值") + tokens("比重") + tokens("全部"))
"""Words of what a share is taken of."""
_TAKEN_OF = re.compile(r"占([\u3400-\u9fffA-Za-z]{2,12}?)(?:的)?(?:比重|比例)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:亿|万|千|百)")
_SHARES = ("%", "％", "‰")
_CHANGES = ("增长", "提高", "提升", "增加", "下降", "降低", "压缩", "压减", "减少")
_KEPT = 32
"""Inquiries whose targets are kept: several drafters ask for them, one question after the other."""
NAMES = (
    "place", "dense", "covered_span", "covered_context", "elsewhere", "indicator_covered", "longest_run",
    "unit_fits", "scope_fits", "scope_differs", "growth_fits", "growth_differs", "is_benchmark", "benchmark_for_number", "year_fits", "other_part",
)
"""What speaks for a target. ``bias`` in the file is the score below which the question means none of them."""


@dataclass(frozen=True, slots=True)
class RankedTarget:
    """One aim with the place that states it and how well it fits the question: positive when it is what was asked."""

    place: Place
    target: Target
    score: float

    @property
    def text(self) -> str:
        return self.target.span.of(self.place.reading.document.text)


@lru_cache(maxsize=_KEPT)
def rank_targets(inquiry: Inquiry, of_any_kind: bool = False) -> list[RankedTarget]:
    """The aims stated in the best places, the best first; ``of_any_kind``: also those of another unit than demanded."""
    asked = quantity_asked(inquiry.question.text)
    candidates = [(p, target) for p in inquiry.places for target in p.targets if of_any_kind or can_answer(target, asked)]
    if asked.share_of and not of_any_kind:
        candidates = [(p, target) for p, target in candidates if _is_of(inquiry, asked.share_of, target)]
    if not asked.is_share and not of_any_kind:
        candidates = [(p, target) for p, target in candidates if not _is_only_its_whole(inquiry, target)]
    candidates = _of_the_year(inquiry, _of_the_number(inquiry, candidates))
    if not candidates:
        return []
    features = target_features(inquiry, candidates)
    scores = features @ target_weights() + bias()
    if not inquiry.ranking.nearest:
        scores = scores + _BY_WORDS * features[:, NAMES.index("covered_span")]
    ranked = [RankedTarget(place, target, float(score)) for (place, target), score in zip(candidates, scores, strict=True)]
    return sorted(ranked, key=lambda one: -one.score)


def _of_the_number(inquiry: Inquiry, candidates: list[tuple[Place, Target]]) -> list[tuple[Place, Target]]:
    """Those whose statement holds a number of the question (过5亿元的企业), where any does."""
    numbers = _NUMBER.findall(inquiry.question.typed)
    holding = [(p, t) for p, t in candidates if any(re.search(rf"(?<!\d){re.escape(n)}", t.indicator) for n in numbers)]
    return holding or candidates


def _of_the_year(inquiry: Inquiry, candidates: list[tuple[Place, Target]]) -> list[tuple[Place, Target]]:
    """Without those that are due in another year than the question names."""
    years = inquiry.question.years
    return [(p, t) for p, t in candidates if not years or not t.deadline_iso or int(t.deadline_iso[:4]) in years]


def _is_of(inquiry: Inquiry, subject: str, target: Target) -> bool:
    """Whether a target's indicator has a word of the subject whose share is asked, or of another form of it."""
    forms = [subject, *(form for form in inquiry.question.also if len(form) > 1)]
    own = token_set(target.indicator) - _WHOLES
    return any(own & token_set(form) for form in forms)


def _is_only_its_whole(inquiry: Inquiry, target: Target) -> bool:
    """Whether all that the question names of a share's indicator is what the share is taken of (地区生产总值)."""
    of = _TAKEN_OF.search(target.indicator)
    if target.scope != "占比" or not of:
        return False
    asked, whole = inquiry.all_tokens, token_set(of[1])
    rest = set(tokens(target.indicator[: of.start()])) | set(tokens(target.indicator[of.end(1) :]))
    return bool(asked & whole) and not asked & (rest - whole)


def can_answer(target: Target, asked: QuantityAsked) -> bool:
    """Whether the aim is of the kind that is demanded: its unit, a growth for a growth, a share for a share."""
    if target.is_benchmark:
        return True
    if asked.units and target.unit not in asked.units:
        return False
    if asked.number_of and target.unit in _SHARES and (asked.number_of not in target.indicator or _grows(target)):
        return False
    if asked.is_share and target.scope == "增长":
        return False
    if asked.is_growth and target.scope == "占比" and not asked.is_share:
        return False
    return not (asked.is_growth and target.unit in _SHARES and not _grows(target))


def _grows(target: Target) -> bool:
    return target.scope == "增长" or any(word.startswith(_CHANGES) for word in target.operator.split("+"))


def target_features(inquiry: Inquiry, candidates: list[tuple[Place, Target]]) -> NDArray[np.float32]:
    """One row a candidate, one column a feature (NAMES)."""
    ranking, question = inquiry.ranking, inquiry.question
    asked = quantity_asked(question.text)
    places = ranking.features.places
    place_rows = {id(places.all[row]): int(row) for row in ranking.order[: len(inquiry.places)]}
    best = float(ranking.scores[ranking.order[0]])
    topics = [fold(form).replace(" ", "") for form in (question.topic, *question.also) if form]
    rows = []
    stated: dict[int, tuple[float, float]] = {}
    # place → how much of the topic its context covers, and how much stands elsewhere; the same for all that the place states
    for place, target in candidates:
        row = place_rows[id(place)]
        if row not in stated:
            context = f"{headings_of(place.reading.tree, place.clause)} {place.text}"
            stated[row] = inquiry.covered(context), inquiry.elsewhere(context)
        dense = float(ranking.cosines[places.targets[row][place.targets.index(target)]])
        span_text = target.span.of(place.reading.document.text)
        rows.append([
            float(ranking.scores[row]) - best,
            dense / 4,
            inquiry.covered(span_text),
            *stated[row],
            indicator_covered(inquiry, target),
            max((longest_run(topic, fold(target.indicator)) for topic in topics), default=0) / max(4, min(12, len(topics[0]) if topics else 4)),
            *_fits(target, asked),
            float(any(target.deadline.startswith(str(year)) for year in question.years)),
            float(not inquiry.in_named_part(place)),
        ])
    return np.array(rows, dtype=np.float32)


def indicator_covered(inquiry: Inquiry, target: Target) -> float:
    """The share of the indicator's own words that the question holds."""
    own = [(token, inquiry.weight(token)) for token in token_set(target.indicator)]
    total = sum(weight for _, weight in own)
    return sum(weight for token, weight in own if token in inquiry.all_tokens) / total if total else 0.0


def _fits(target: Target, asked: QuantityAsked) -> list[float]:
    return [
        float(bool(asked.units) and target.unit in asked.units) * (1.4 if target.unit == asked.unit else 1.0),
        float(bool(asked.scope) and target.scope == asked.scope),
        float(bool(asked.scope) and bool(target.scope) and target.scope != asked.scope),
        float(asked.is_growth and _grows(target)),
        float(asked.is_growth and not _grows(target) and not target.is_benchmark),
        float(target.is_benchmark),
        float(target.is_benchmark and asked.is_counted),
    ]


def target_weights() -> NDArray[np.float32]:
    """The fitted weight of every feature."""
    return weights_of(WEIGHTS, NAMES)


def bias() -> float:
    """What is added to every score, so that a target that was not meant falls below zero."""
    return read_table(WEIGHTS)["bias"]
