"""Labels: what the pages of the record say, by name; templates are filled with ``format``."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordLabels:
    """问答记录."""

    lead: str
    closed: str
    nothing: str
    # choosing
    words: str
    person: str
    everybody: str
    status: str
    every_status: str
    statuses: Mapping[str, str]
    judged: str
    every_judged: str
    judgements: Mapping[str, str]
    since: str
    until: str
    # the list
    total: str
    total_of: str
    see_all: str
    by_day: str
    answered: str
    others: str
    export: str
    time: str
    question: str
    headline: str
    understood_as: str
    verdict: str
    good: str
    bad: str
    earlier: str
    later: str
    page: str
    # one row
    back: str
    no_such: str
    number: str
    front: str
    fronts: Mapping[str, str]
    turns: str
    clauses: str
    conflicts: str
    reason: str
    trouble: str
    notice: str
    seconds: str
    seconds_of: str
    model: str
    model_of: str
    sentences: str
    sentences_of: str
    left_out: str
    edition: str
    # making a case
    make_case: str
    case_lead: str
    case_look: str
    case_added: str
    case_question: str
    case_turns: str
    case_kind: str
    kinds: Mapping[str, str]
    case_status: str
    case_gold: str
    case_values: str
    case_forbidden: str
    each_line: str
