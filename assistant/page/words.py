"""Words: what the page itself says, by name; templates are filled with ``format``."""

from dataclasses import dataclass

from assistant.answer import Status, Verdict

LANGUAGE_COOKIE = "youju_language"
CHINESE, ENGLISH = "zh-CN", "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    placeholder: str
    send: str
    stop: str
    new_conversation: str
    conversations: str
    rename: str
    new_title: str
    save: str
    cancel: str
    skip: str
    clear: str
    delete: str
    delete_for_good: str
    chat: str
    welcome: str
    thinking: str
    queued: str
    stopped: str
    failed: str
    keywords_only: str
    trouble: str
    unsaved: str
    sources: str
    more_sources: str
    too_long_to_show: str
    empty_question: str
    reason_title_good: str
    reason_title_bad: str
    reason_choices: tuple[str, ...]
    reason_placeholder: str
    reason_thanks: str
    note: str
    answered: str
    partial: str
    unspecified: str
    not_found: str
    out_of_scope: str
    differing: str
    ask_target: str
    ask_lead: str
    ask_duties: str
    understood: str
    amend: str
    # a model's wording
    wording: str
    wording_note: str
    wording_open: str
    interrupted: str
    checked: str
    comma: str
    count_verified: str
    count_replaced: str
    count_dropped: str
    swapped: str
    verified: str
    replaced: str
    dropped: str
    fault_of: str
    fault_and_clause: str
    fault_digit: str
    fault_magnitude: str
    fault_operator: str
    fault_scope: str
    fault_date: str
    fault_lead_support: str
    fault_unit_name: str
    fault_moved: str
    fault_quote_char: str
    fault_commitment: str
    fault_no_witness: str

    def status(self, status: Status) -> str:
        return str(getattr(self, status.value))

    def verdict(self, verdict: Verdict) -> str:
        return str(getattr(self, verdict.value))

    def count(self, verdict: Verdict) -> str:
        return str(getattr(self, f"count_{verdict.value}"))

    def fault(self, kind: str) -> str:
        """A kind of fault as a reader understands it; one that is not known counts as having no witness."""
        return str(getattr(self, f"fault_{kind}", self.fault_no_witness))
