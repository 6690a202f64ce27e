"""Labels: what the pages of people say, by name; templates are filled with ``format``."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.entrance.refused import Refused
from assistant.people.person import Role, Scope


@dataclass(frozen=True, slots=True)
class PeopleLabels:
    """Signing in, one's own account, all accounts."""

    language: str
    product: str
    other_language: str
    # signing in and out
    sign_in: str
    sign_in_lead: str
    sign_in_elsewhere: str
    by_gateway: str
    no_need: str
    name: str
    password: str
    signed_out: str
    sign_out: str
    # what is refused
    failed: str
    """Empty: as the refusal says it itself."""
    refused: str
    lines: Mapping[int, str]
    """What is said of a refusal by its status, with ``seconds`` to wait; others as the refusal says it itself."""
    not_found: str
    busy: str
    back: str
    # one's own account
    account: str
    account_lead: str
    must_change: str
    current: str
    new: str
    again: str
    change: str
    change_hint: str
    differ: str
    everywhere: str
    everywhere_lead: str
    # keys
    keys: str
    keys_lead: str
    key: str
    label: str
    label_example: str
    scopes: str
    days: str
    no_days: str
    count_days: str
    make_key: str
    made_key: str
    shown_once: str
    begins: str
    created: str
    expires: str
    never: str
    expired: str
    used: str
    unused: str
    revoke: str
    no_keys: str
    keys_of_none: str
    # all accounts
    users: str
    users_lead: str
    add: str
    role: str
    state: str
    active: str
    suspended: str
    temporary: str
    no_password: str
    save: str
    suspend: str
    resume: str
    reset: str
    remove: str
    remove_sure: str
    remove_yes: str
    password_of: str
    you: str
    no_users: str
    unread: str
    done: Mapping[str, str]
    roles: Mapping[Role, str]
    scope: Mapping[Scope, str]

    def line(self, refused: Refused) -> str:
        """Why somebody is not let in."""
        return self.lines[refused.status].format(seconds=refused.retry_after) if refused.status in self.lines else refused.line
