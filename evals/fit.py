"""``python -m evals.fit``: fit the ranker's weights on the train part, and say whether they earn their place.

Nothing is learnt or chosen on the test part: its figures are printed at the end, before and after.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence

import numpy as np

from assistant.assistant import Assistant
from assistant.features import NAMES
from assistant.places import Place
from assistant.ranking import WEIGHTS, weights
from assistant.settings import read_settings
from assistant.understand import Understanding
from evals.cases import Case, CasesError, case_files, gold_clauses, read_cases
from evals.linear import Example, Score, Weights, cross_validate, fit, places_of_gold, score
from evals.matching import holds_any
from index.errors import YoujuError

_STRENGTHS = (0.1, 0.3, 1.0, 3.0, 10.0)
_AGAINST = re.compile(r"_without_|elsewhere|^other_|differs")
_EITHER = re.compile(r"^is_|^general")
_PLAIN = re.compile(r"^(?:dense|bm25)_")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.fit", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"write the fitted weights to {WEIGHTS.name}")
    parser.add_argument("--free", action="store_true", help="let a weight take either sign, whatever its feature says")
    options = parser.parse_args(arguments)
    try:
        train, test = _examples()
    except (CasesError, YoujuError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(train)} train and {len(test)} test questions with a gold clause, {len(NAMES)} features")
    lower, upper = _bounds(options.free)
    strength, validated = _choose(train, lower, upper)
    fitted = _at_scale(fit(train, strength, lower, upper), train)
    _compare(train, test, fitted, validated)
    if options.write:
        table = {name: round(float(weight), 3) for name, weight in zip(NAMES, fitted, strict=True)}
        WEIGHTS.write_text(f"{json.dumps(table, indent=1)}\n", encoding="utf-8")
        print(f"\nwritten to {WEIGHTS}")
    return 0


def _examples() -> tuple[list[Example], list[Example]]:
    """The questions that have a gold clause, with their features: the train part and the test part."""
    assistant = Assistant(read_settings())
    try:
        assistant.load()
        if not assistant.is_ready:
            raise YoujuError(assistant.retrieval.trouble)
        understanding = Understanding(assistant.library)
        found: dict[str, list[Example]] = {"train": [], "test": []}
        for case in read_cases(case_files()):
            if case.gold:
                ranking = assistant.retrieval.rank(understanding.read(case.question))
                found[case.part].append(_example(case, assistant, ranking.features.places.all, ranking.matrix))
        return found["train"], found["test"]
    finally:
        assistant.close()


def _example(case: Case, assistant: Assistant, places: Sequence[Place], matrix: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Example:
    golden = {(reading.document.id, clause.address) for reading, clause in gold_clauses(case, assistant.library)}
    keys = [(place.reading.document.id, place.clause.address) for place in places]
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    in_gold = np.array([key in golden for key in keys])
    right = in_gold
    if case.type not in ("lead", "support") and case.values:
        right = np.array([held and holds_any(place.text, case.values[0]) for held, place in zip(in_gold, places, strict=True)])
    return Example(
        matrix=matrix, right=right if right.any() else in_gold,
        groups=np.array([numbers[key] for key in keys]), gold=frozenset(numbers[key] for key in golden if key in numbers),
    )


def _bounds(is_free: bool) -> tuple[Weights, Weights]:
    """A feature that speaks for a place may not count against it, nor the other way round, unless ``is_free``."""
    lower, upper = np.zeros(len(NAMES)), np.full(len(NAMES), np.inf)
    for column, name in enumerate(NAMES):
        if is_free or _EITHER.search(name):
            lower[column] = -np.inf
        elif _AGAINST.search(name):
            lower[column], upper[column] = -np.inf, 0.0
    return lower, upper


def _choose(train: Sequence[Example], lower: Weights, upper: Weights) -> tuple[float, Score]:
    """The strength of the pull to nought whose cross-validation has the most firsts, then the most within five."""
    print("\n5-fold cross-validation on the train part      first  in five  sentence first")
    tried: list[tuple[float, Score]] = []
    for strength in _STRENGTHS:
        tried.append((strength, cross_validate(train, strength, lower, upper)))
        print(f"  pull to nought {strength:<6g}                       {tried[-1][1]}")
    return max(tried, key=lambda one: (one[1].first, one[1].within_five, one[0]))


def _at_scale(fitted: Weights, train: Sequence[Example]) -> Weights:
    """The fitted weights on the scale of those in the file, so that what is read off score differences keeps its meaning."""
    ours, theirs = [], []
    for example in train:
        before = example.matrix @ weights()
        top = np.argsort(-before)[:50]
        after = example.matrix[top] @ fitted
        ours.append(after - after.mean())
        theirs.append(before[top] - before[top].mean())
    one, other = np.concatenate(ours), np.concatenate(theirs)
    return fitted * max(float(one @ other) / float(one @ one), 1e-3)


def _compare(train: Sequence[Example], test: Sequence[Example], fitted: Weights, validated: Score) -> None:
    in_file = weights().astype(np.float64)
    plain = np.array([1.0 if _PLAIN.search(name) else 0.0 for name in NAMES])
    print("\n                                               first  in five  sentence first")
    for part, examples in (("train", train), ("test", test)):
        print(f"  {part}: plain fusion (dense and bm25 alike)   {score(examples, plain)}")
        print(f"  {part}: weights in the file                   {score(examples, in_file)}")
        print(f"  {part}: fitted                                {score(examples, fitted)}")
    print(f"  train: fitted, cross-validated               {validated}")
    before, after = places_of_gold(test, in_file), places_of_gold(test, fitted)
    gained = sum(now[0] == 0 < then[0] for then, now in zip(before, after, strict=True))
    lost = sum(then[0] == 0 < now[0] for then, now in zip(before, after, strict=True))
    print(f"  test, fitted against the file: {gained} questions gained first place, {lost} lost it")
    earns = validated.first > max(score(train, plain).first, score(train, in_file).first)
    holds_up = score(test, fitted).first >= max(score(test, plain).first, score(test, in_file).first)
    print(f"\nthe fitted weights {'earn' if earns and holds_up else 'do NOT earn'} their place "
          f"(cross-validated {'above' if earns else 'not above'} both others on train; {'not below' if holds_up else 'below'} them on test)")
    print("\nfeature                        file    fitted")
    for name, then, now in zip(NAMES, in_file, fitted, strict=True):
        print(f"  {name:<26}{then:>8.3f}{now:>10.3f}")


if __name__ == "__main__":
    sys.exit(main())
