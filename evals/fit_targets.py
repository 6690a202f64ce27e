"""Fit targets: the weights by which a question about a figure finds the stated aim it means, or that it means none."""

from collections.abc import Sequence

import numpy as np

from assistant.asks import Ask
from assistant.inquiry import Inquiry
from assistant.places import Place
from assistant.target_ranking import NAMES, bias, target_features, target_weights
from evals.cases import Case
from evals.fitted import Asked, prior, table_of
from evals.linear import Example, Weights, best_is_right, fit, folds
from index.folding import fold
from index.targets import Target

STRENGTH = 0.01
_NONE_MEANT = 0.25
"""The weight of a question that means no aim, beside 1 of one that does."""
_COLUMNS = (*NAMES, "bias")


def fit_targets(asked: Sequence[Asked]) -> dict[str, float]:
    """The table for the target ranker's file; prints what it is worth beside the prior and the file's weights."""
    examples = [example for one in asked if (example := example_of(one))]
    before, start = np.append(target_weights(), bias()).astype(np.float64), prior("targets", _COLUMNS)
    after = fit(examples, start, STRENGTH)
    meant = sum(not means_none(example) for example in examples)
    print(f"\ntargets: {meant} questions that mean an aim, {len(examples) - meant} that mean none    aim right  none right")
    for name, tried in (("prior", start), ("in the file", before), ("fitted", after)):
        print(_line(name, examples, [best_is_right(example, tried) for example in examples]))
    print(_line("fitted, cross-validated", examples, cross_validate(examples, start)))
    print(_line("fitted from nought, cross-validated", examples, cross_validate(examples, np.zeros(len(_COLUMNS)))))
    return table_of(_COLUMNS, after)


def cross_validate(examples: Sequence[Example], start: Weights) -> list[bool]:
    """Whether each question is right by weights that were fitted on the other folds, pulled to ``start``."""
    right = [False] * len(examples)
    for kept, left in folds(len(examples)):
        tried = fit([examples[number] for number in kept], start, STRENGTH)
        for number in left:
            right[number] = best_is_right(examples[number], tried)
    return right


def example_of(asked: Asked) -> Example | None:
    """A row an aim, and a last one of noughts for none; nothing where no figure is asked, or the right aim is not among them."""
    case, inquiry = asked.case, Inquiry(asked.ranking.question, asked.ranking)
    if not inquiry.question.wants(Ask.FIGURE, Ask.PROGRESS) or inquiry.question.about_group:
        return None
    candidates = [(place, target) for place in inquiry.places for target in place.targets]
    if not candidates:
        return None
    features = target_features(inquiry, candidates)
    matrix = np.vstack([np.hstack([features, np.ones((len(features), 1))]), np.zeros(features.shape[1] + 1)]).astype(np.float32)
    right = np.array([*(place.key in asked.gold and _is_meant(case, place, target) for place, target in candidates), False])
    if not right.any() and case.is_answerable:
        return None
    right[-1] = not right.any()
    return Example(matrix, right, _NONE_MEANT if right[-1] else 1.0)


def _is_meant(case: Case, place: Place, target: Target) -> bool:
    """Whether the aim is printed with one of the case's values."""
    printed, value = fold(target.span.of(place.reading.document.text)), fold(target.value)
    wanted = [fold(form) for forms in case.values for form in forms]
    return any(form in printed and (value in form or form in value) for form in wanted)


def means_none(example: Example) -> bool:
    return bool(example.right[-1])


def _line(name: str, examples: Sequence[Example], hits: Sequence[bool]) -> str:
    shares = []
    for none in (False, True):
        counted = [hit for example, hit in zip(examples, hits, strict=True) if means_none(example) is none]
        shares.append(sum(counted) / max(len(counted), 1))
    return f"  {name:<52}{shares[0] * 100:9.1f}%{shares[1] * 100:10.1f}%"


