"""Labels: what the pages of the library say, by name; templates are filled with ``format``."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LibraryLabels:
    """文件库."""

    lead: str
    closed: str
    # sending
    choose: str
    drop: str
    takes: str
    send: str
    sending: str
    sent: str
    too_large: str
    no_file: str
    lost: str
    # jobs
    jobs: str
    acts: Mapping[str, str]
    done: Mapping[str, str]
    waiting: str
    look: str
    refresh: str
    # the list
    document: str
    year: str
    state: str
    on: str
    off: str
    version: str
    format: str
    formats: Mapping[str, str]
    read: str
    counts: str
    not_read: str
    source: str
    from_seeds: str
    from_upload: str
    switch_on: str
    switch_off: str
    original: str
    # one document
    back: str
    no_such: str
    unused: str
    clauses: str
    targets: str
    duties: str
    groups: str
    milestones: str
    warnings: str
    tree: str
    text: str
    cut: str
    indicator: str
    value: str
    deadline: str
    place: str
    task: str
    lead_unit: str
    support_unit: str
    nothing_of_these: str
    # its versions
    versions: str
    number: str
    seed_version: str
    file: str
    added: str
    in_use: str
    use: str
    compare: str
    earlier: str
    later: str
    # its care
    care: str
    title: str
    rename: str
    new_version: str
    replace: str
    replace_lead: str
    remove: str
    remove_sure: str
    remove_yes: str
    seed_stays: str
    # two versions
    changes: str
    changes_lead: str
    same: str
    kinds: Mapping[str, str]
    kind: str
    fields: Mapping[str, str]
    """Of targets and duties."""
