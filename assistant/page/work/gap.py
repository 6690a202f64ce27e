"""Gap: a place in drawn markup where more is put while it is sent."""

from assistant.page.pages.markup import Markup

GAP = Markup("\0")
"""No foreign text holds it: what cannot be seen is taken out of it."""


def around(drawn: str) -> tuple[Markup, Markup]:
    """What stands before and behind the gap; all before it where there is none."""
    before, _, after = drawn.partition(GAP)
    return Markup(before), Markup(after)
