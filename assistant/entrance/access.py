"""Access: who may use which address. What is not listed takes a signed-in reader, and no key opens it.

The one place to read and to change it: one row an address, the first that fits holds.
"""

import re
from dataclasses import dataclass

from assistant.people.person import Person, Role, Scope


@dataclass(frozen=True, slots=True)
class Rule:
    """What an address takes."""

    methods: tuple[str, ...]
    path: re.Pattern[str]
    role: Role | None
    """None: open to everybody."""
    scope: Scope | None = None
    """What a key needs to use it; None: no key may."""
    is_counted: bool = False
    """Counted against how often one person may have files and drafts read, or a model write a briefing."""

    def allows(self, person: Person | None) -> bool:
        """Whether that person may. None: nobody signed in."""
        return self.role is None or (person is not None and person.may(self.role, self.scope))


_GET, _POST, _BOTH = ("GET",), ("POST",), ("GET", "POST")


def _rule(methods: tuple[str, ...], path: str, role: Role | None, scope: Scope | None = None, *, is_counted: bool = False) -> Rule:
    return Rule(methods, re.compile(path, re.DOTALL), role, scope, is_counted)


RULES = (
    # open: signing in with what its page shows, and the signs of life
    _rule(_BOTH, r"/login", None),
    _rule(_GET, r"/login/(?:start|callback)", None),
    _rule(_POST, r"/sign-out", None),
    _rule(_GET, r"/youju/(?:page\.css|pages\.css|people\.css|early\.js|icon\.png)", None),
    _rule(_GET, r"/youju/(?:health|ready)", None),
    # asking
    _rule(_POST, r"/api/ask", Role.READER, Scope.ASK),
    _rule(_POST, r"/api/feedback", Role.READER, Scope.ASK),
    _rule(_POST, r"/v1/chat/completions", Role.READER, Scope.ASK),
    _rule(_GET, r"/v1/models(?:/.*)?", Role.READER, Scope.ASK),
    _rule(("GET", "POST", "DELETE"), r"/mcp/?", Role.READER, Scope.ASK),
    # reading
    _rule(_BOTH, r"/api/search", Role.READER, Scope.READ),
    _rule(_GET, r"/api/(?:targets|duties|conflicts|groups|terms|milestones|documents|citation|openapi\.json)", Role.READER, Scope.READ),
    _rule(_GET, r"/api/clauses(?:/.*)?", Role.READER, Scope.READ),
    _rule(_GET, r"/clauses/.*", Role.READER, Scope.READ),
    _rule(_GET, r"/youju/export/.*", Role.READER, Scope.READ),
    # working
    _rule(_POST, r"/api/check", Role.READER, Scope.WORK, is_counted=True),
    _rule(_BOTH, r"/api/brief", Role.READER, Scope.WORK, is_counted=True),
    _rule(_BOTH, r"/api/onboard", Role.READER, Scope.WORK),
    _rule(_POST, r"/youju/brief/wording", Role.READER, is_counted=True),
    _rule(_POST, r"/youju/check", Role.READER, is_counted=True),
    # the library
    _rule(_POST, r"/api/library(?:/[^/]+/replace)?", Role.EDITOR, Scope.DOCUMENTS, is_counted=True),
    _rule(_BOTH, r"/api/library(?:/.*)?", Role.EDITOR, Scope.DOCUMENTS),
    _rule(_POST, r"/library(?:/[^/]+/replace)?", Role.EDITOR, is_counted=True),
    _rule(_POST, r"/library/.*", Role.EDITOR),
    _rule(_GET, r"/library/[^/]+(?:/changes)?", Role.EDITOR),
    # the server
    _rule(_BOTH, r"(?:/api)?/records(?:/.*)?", Role.ADMINISTRATOR, Scope.RECORDS),
    _rule(_GET, r"/metrics/?", Role.ADMINISTRATOR, Scope.METRICS),
    _rule(_POST, r"/model", Role.ADMINISTRATOR),
    _rule(_BOTH, r"/users(?:/.*)?", Role.ADMINISTRATOR),
)
_UNLISTED = _rule((), "", Role.READER)


def rule_for(method: str, path: str) -> Rule:
    """The rule of an address."""
    asked = "GET" if method == "HEAD" else method
    return next((rule for rule in RULES if asked in rule.methods and rule.path.fullmatch(path)), _UNLISTED)
