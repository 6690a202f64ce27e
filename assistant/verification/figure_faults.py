"""Figure faults: what a sentence's figures say that the clauses do not: another digit, unit, operator, scope or indicator."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.verification.figure_amounts import is_converted, is_of_kind, same_amount
from assistant.verification.figure_differences import difference_of
from assistant.verification.figure_fits import (
    Candidate,
    fit_of,
    fits_as_a_whole,
    fits_of,
    is_one_of,
    literal_before,
    named_by,
    names_another,
    rendered,
)
from assistant.verification.figure_sharing import sharing_fault
from assistant.verification.figure_surroundings import MARGIN, nearer_ones, nearness, sentence_nearness, told_nearest
from assistant.verification.figures import Figure, same_unit
from assistant.verification.own_counts import counts_itself
from assistant.verification.said import Complaint, Said
from assistant.verification.witness import Held, Witness, part_of
from assistant.verification.words import content, likeness, weights
from index.spans import Span


def figure_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint, the weightiest, for each figure of the sentence that no evidence bears out."""
    everything = [(held, witness) for witness in witnesses for held in witness.figures]
    weight = weights(name.words for held, _ in everything for name in held.names)
    matched: list[tuple[Figure, Held]] = []
    for place, figure in enumerate(said.figures):
        if figure.name:
            if not any(_prints(figure.name, witness) for witness in witnesses):
                yield Complaint(figure.span, "digit" if not figure.name.startswith("第") else "no_witness", _nearest_name(figure.name, witnesses))
            continue
        if _is_figurative(said, figure, everything) or counts_itself(said, figure, witnesses):
            continue
        parts = said.parts_for(figure.span.start)
        within = [(held, witness) for held, witness in everything if not parts or part_of(witness) in parts]
        fault = _fault_of(said, figure, place, within, weight, matched)
        if fault:
            yield fault


def _prints(name: str, witness: Witness) -> bool:
    pattern = re.compile(rf"(?<![0-9a-z.]){re.escape(name)}{'(?![0-9a-z])' if name[-1].isascii() else ''}")
    return bool(pattern.search(witness.text) or pattern.search(witness.context))


def _nearest_name(name: str, witnesses: Sequence[Witness]) -> str:
    stem = re.sub(r"\d+(?:\.\d+)?", r"\\d+(?:\\.\\d+)?", re.escape(name))
    return next((witness.printed(Span(*found.span())) for witness in witnesses if (found := re.search(stem, witness.text))), "")


def _is_figurative(said: Said, figure: Figure, everything: Sequence[tuple[Held, Witness]]) -> bool:
    """一个, 一批: a word rather than a count, unless the evidence counts the same thing."""
    if said.plain.printed(figure.span)[:1] != "一" or not figure.values or figure.values[0] != 1 or figure.binding.bounds:
        return False
    words = content(figure.right) or content(figure.left)
    return not any(same_unit(figure.unit, held.figure.unit, "") and any(likeness(words, name.words) > 0.4 for name in held.names) for held, _ in everything)


def _fault_of(
    said: Said, figure: Figure, place: int, everything: Sequence[tuple[Held, Witness]], weight: dict[str, float], matched: list[tuple[Figure, Held]]
) -> Complaint | None:
    same = [(held, witness) for held, witness in everything if same_amount(said, figure, held, witness)]
    if figure.describes:
        return None if any(held.figure.binding.bounds == figure.binding.bounds for held, _ in same) else _described(said, figure, everything, same)
    fault, own_of_each = sharing_fault(said, figure, everything, same)
    if fault:
        return fault
    named, figure = named_by(said, figure, place, everything, weight)
    if named and not any(fit_of(named, held, weight) for held, _ in everything):
        named = said.named(figure, place, in_whole=True)
    literal, own = literal_before(said, figure), said.content(figure.left) | said.content(figure.right)
    fits = fits_of(named, everything, weight, literal)
    if named and not any(one.fit for one in fits if one.held.figure.describes is False and is_of_kind(figure, one.held)):
        fits = fits_of([own | said.content(said.around(figure))], everything, weight, literal)
        if not any(one.fit for one in fits):
            fits = [replace(one, fit=nearness(own, one)) for one in fits]
    if named and not own and not any(one.fit for one in fits):
        fits = [replace(one, fit=sentence_nearness(said, figure, one)) for one in fits]
    if said.is_english:
        fits = rendered(said, figure, everything)
        named = named if any(one.fit for one in fits) else []
    best_other = max((one.fit for one in fits if not is_one_of(one, same) and is_of_kind(figure, one.held) and not one.held.figure.describes and not one.held.is_word), default=0.0)
    eligible = [one for one in fits if is_one_of(one, same) and not one.held.figure.describes]
    best = max((one.fit for one in eligible), default=0.0)
    if not same:
        return _without_amount(said, figure, fits, everything)
    if not eligible:
        return Complaint(figure.span, "moved", same[0][0].printed)
    if named and best < best_other and (nearer := nearer_ones(said, figure, fits, same)):
        eligible, named = nearer, []
    if own_of_each:
        eligible, named = [one for one in eligible if any(one.held is held for held in own_of_each)], []
    elif named and best == 0.0:
        eligible, named = told_nearest(said, figure, place, everything, same) if best_other == 0.0 else [], []
        if not eligible:
            return Complaint(figure.span, "moved", same[0][0].printed)
    if named and names_another(named, fits, same, figure):
        right = max((one for one in fits if not is_one_of(one, same)), key=lambda one: one.fit)
        return Complaint(figure.span, "moved", right.held.printed)
    if named and best_other > best + MARGIN and not fits_as_a_whole(figure, said, everything, same, weight):
        right = max((one for one in fits if not is_one_of(one, same)), key=lambda one: one.fit)
        return Complaint(figure.span, "moved", right.held.printed)
    complaints: list[tuple[int, float, str, Held]] = []
    for one in eligible:
        if named and one.fit < best - 0.15:
            continue
        kind = difference_of(said, figure, place, one, matched)
        complaints.append((0 if not kind else 1, -one.fit, kind, one.held))
    complaints.sort(key=lambda row: row[:2])
    _, _, kind, held = complaints[0]
    matched.append((figure, held))
    return Complaint(figure.span, kind, held.printed) if kind else None


def _described(said: Said, figure: Figure, everything: Sequence[tuple[Held, Witness]], same: Sequence[tuple[Held, Witness]]) -> Complaint:
    if same:
        return Complaint(figure.span, "operator", same[0][0].printed)
    digits = [held for held, _ in everything if held.figure.values == figure.values]
    alike = [held for held, _ in everything if held.figure.unit == figure.unit]
    return Complaint(figure.span, "magnitude" if digits else "digit" if alike else "no_witness", (digits or alike)[0].printed if digits or alike else "")


def _without_amount(said: Said, figure: Figure, fits: Sequence[Candidate], everything: Sequence[tuple[Held, Witness]]) -> Complaint:
    """The amount stands nowhere: it is the indicator's own with another digit or unit, or nobody's."""
    own = sorted((one for one in fits if one.fit > 0), key=lambda one: (-one.fit, not is_of_kind(figure, one.held)))
    if own:
        held = own[0].held
        if held.figure.values == figure.values or is_converted(figure, held.figure):
            return Complaint(figure.span, "magnitude", held.printed)
        by_kind = next((one.held for one in own if one.held.figure.unit == figure.unit), held)
        return Complaint(figure.span, "digit", by_kind.printed)
    digits = [held for held, _ in everything if held.figure.values == figure.values]
    converted = [held for held, _ in everything if is_converted(figure, held.figure)]
    if digits or converted:
        return Complaint(figure.span, "magnitude", (digits or converted)[0].printed)
    return Complaint(figure.span, "no_witness")
