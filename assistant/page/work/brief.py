"""Brief: 写汇报, the form for a briefing and the briefing below it."""

from collections.abc import Iterator

from assistant.briefing.wish import Wish, WishError, wish_of
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.pages.tables import choice, heading
from assistant.page.work.brief_sheet import Sheet
from assistant.page.work.choices import parts_of, units_of
from assistant.page.work.gap import GAP
from assistant.page.work.labels import BriefLabels
from assistant.page.work.languages import brief_labels
from index.errors import YoujuError


def brief_page(asked: Asked) -> tuple[Page, Iterator[Markup]]:
    """The page as the address line asks for it (unit, part, topic, reader, length, sections; our unit where it says nothing), with a gap,
    and the pieces of the briefing that belong there.
    """
    is_asked = any(name in asked.parameters for name in ("unit", "part", "topic"))
    parameters = asked.parameters if is_asked else {**asked.parameters, "unit": asked.our_unit}
    try:
        wish = wish_of(parameters)
        full = wish.compose(asked.library) if is_asked or wish.unit else None
    except (WishError, YoujuError) as error:
        return trouble_page(asked, str(error), 404), iter(())
    labels = brief_labels(asked)
    if full is None:
        return _page(asked, Wish(), tag("p", labels.start, class_="yj-empty")), iter(())
    return _page(asked, wish, GAP), Sheet(asked, labels, wish, full).pieces()


def trouble_page(asked: Asked, trouble: str, status: int = 400) -> Page:
    """The form, and above it in one line what is wrong."""
    return _page(asked, Wish(asked.value("unit"), asked.value("part"), asked.value("topic")), None, trouble, status)


def _page(asked: Asked, wish: Wish, content: Child, trouble: str = "", status: int = 200) -> Page:
    labels = brief_labels(asked)
    line = tag("p", trouble, class_="yj-trouble", role="alert") if trouble else None
    whole = join(heading(asked.labels.brief, labels.lead), line, _form(asked, labels, wish), content)
    return Page(asked.labels.brief, whole, status, styles=("work",), scripts=("brief", "smoothing"))


def _form(asked: Asked, labels: BriefLabels, wish: Wish) -> Markup:
    topic = tag("input", type="search", name="topic", value=wish.topic, placeholder=labels.topic_hint, autocomplete="off")
    return tag(
        "form",
        choice("unit", labels.unit, units_of(asked, labels.every_unit), wish.unit), choice("part", labels.part, parts_of(asked, labels.every_part), wish.part),
        tag("label", tag("span", labels.topic), topic, class_="yj-field"),
        choice("reader", labels.reader, labels.readers, wish.reader), choice("length", labels.length, labels.lengths, wish.length),
        tag("button", labels.make, class_="yj-button yj-button-strong"),
        action=asked.path, class_="yj-filters yj-wishes",
    )
