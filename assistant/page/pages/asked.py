"""Asked: what a page is asked for: the library, the reader's language and unit, and the address line's parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from assistant.entrance.who import NOBODY, Entered
from assistant.page.escape import visible
from assistant.page.pages.labels import Labels
from assistant.page.pages.markup import Markup
from assistant.page.pages.parts import Parts
from index.library import Library

_LONGEST = 100


@dataclass(frozen=True)
class Asked:
    """One request for a page."""

    library: Library
    labels: Labels
    path: str
    our_unit: str = ""
    """The printed name of the reader's own unit; empty while none is chosen."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    is_worded: bool | None = None
    """Whether the reader wants a model's wording; None while no model is in use."""
    entered: Entered = NOBODY
    """Who asks."""

    def value(self, name: str) -> str:
        """A parameter as it may be shown and searched for; empty when it is not there."""
        return visible(self.parameters.get(name, "")).strip()[:_LONGEST]

    def one_of(self, name: str, choices: Mapping[str, str] | list[str]) -> str:
        """A parameter that has to be one of the choices; empty for anything else."""
        value = self.value(name)
        return value if value in choices else ""

    def unit(self) -> str:
        """The unit a list is narrowed to: the one asked for, or ours where the address line does not say."""
        return self.value("unit") if "unit" in self.parameters else self.our_unit

    def link(self, **changes: str | None) -> str:
        """This page with some parameters changed; None takes one away."""
        kept = {**self.parameters, **changes}
        query = urlencode({name: value for name, value in kept.items() if value is not None and (value or name == "unit")})
        return f"{self.path}?{query}" if query else self.path

    @cached_property
    def parts(self) -> Parts:
        return Parts(self.library)


@dataclass(frozen=True, slots=True)
class Page:
    """One page, drawn: what stands in the frame."""

    title: str
    content: Markup
    status: int = 200
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    """Files of its own, by name, after those of every page."""
