"""Labels: what the pages of the work products say, by name; templates are filled with ``format``."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.checking.statement import Verdict


@dataclass(frozen=True, slots=True)
class CheckLabels:
    """核稿."""

    lead: str
    text: str
    text_hint: str
    file: str
    file_hint: str
    send: str
    sending: str
    takes: str
    both: str
    neither: str
    too_large: str
    unread: str
    gone: str
    failed: str
    pasted: str
    another: str
    comments: str
    no_comments: str
    draft: str
    statements: str
    nothing: str
    every: str
    none_of: str
    total: str
    in_draft: str
    plan_says: str
    borne_out: str
    no_source: str
    verdicts: Mapping[Verdict, str]
    kinds: Mapping[str, str]
    """Of faults."""


@dataclass(frozen=True, slots=True)
class BriefLabels:
    """写汇报."""

    lead: str
    unit: str
    every_unit: str
    part: str
    every_part: str
    topic: str
    topic_hint: str
    reader: str
    readers: Mapping[str, str]
    length: str
    lengths: Mapping[str, str]
    make: str
    start: str
    hint: str
    up: str
    down: str
    leave_out: str
    left_out: str
    computed: str
    computed_title: str
    doubtful: str
    checked: str
    restore: str
    checking: str
    check_failed: str
    taken_out: str
    unwitnessed: str
    document_says: str
    wording: str
    worded: str
    worded_title: str
    worded_count: str
    dropped_count: str
    full_stop: str
    stop: str
    stopped: str
    wording_failed: str
    dropped: str
    composed_all: str
    word_again: str
    word: str
    markdown: str
    unread: str
    failed: str


@dataclass(frozen=True, slots=True)
class OnboardLabels:
    """新人上手."""

    lead: str
    unit: str
    every_unit: str
    part: str
    every_part: str
    show: str
    start: str
    nothing: str
    print: str
    picture: str
    picture_lead: str
    picture_led: str
    picture_supported: str
    picture_other: str
    picture_back: str
    picture_count: str
    reading: str
    reading_lead: str
    read: str
    led: str
    tasks: str
    supported: str
    targets: str
    dates: str
    partners: str
    partner_times: str
    groups: str
    terms: str
    quiz: str
    quiz_lead: str
    no_quiz: str
    key: str
    due: str
    boxes: str
    next: str
    right: str
    wrong: str
    done: str
    again: str
    forget: str
    forget_sure: str
