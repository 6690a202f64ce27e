"""Lies: of every target, duty, date and working group of a library, sentences that are faithful and sentences that are false.

It is the scripted lying model: what it says depends on the documents alone, and is the same every time.
"""

from dataclasses import replace

from evals.verification.cases import Case
from evals.verification.dates import date_cases
from evals.verification.duties import duty_cases
from evals.verification.groups import group_cases
from evals.verification.targets import target_cases
from index.library import Library


def generate(library: Library) -> list[Case]:
    """The sentences in reading order, first of the targets, then of duties, dates and groups; ids g-00001 and on."""
    said: dict[tuple[str, tuple[tuple[str, str], ...]], Case] = {}
    for case in (*target_cases(library), *duty_cases(library), *date_cases(library), *group_cases(library)):
        said.setdefault((case.sentence, case.evidence), case)
    return [replace(case, id=f"g-{number:05d}") for number, case in enumerate(said.values(), 1)]
