"""Bars: a list of counts as bars of two shades, each row a link; the bar is SVG, the words are the page's own."""

from collections.abc import Sequence

from assistant.page.pages.markup import Markup, tag

Count = tuple[str, str, bool, int, int]
"""Name, link, whether it is chosen, and the two counts."""


def bars(title: str, shades: tuple[str, str], counts: Sequence[Count]) -> Markup:
    """The chart with its legend. Every bar is as long as its sum against the largest."""
    largest = max((first + second for *_, first, second in counts), default=0) or 1
    legend = tag("p", (tag("span", tag("i", class_=f"yj-shade-{place}"), name) for place, name in enumerate(shades)), class_="yj-legend")
    rows = [tag("li", _bar(place, one, largest, shades)) for place, one in enumerate(counts)]
    return tag("section", tag("div", tag("h2", title), legend, class_="yj-chart-head"), tag("ul", rows), class_="yj-chart")


def _bar(place: int, count: Count, largest: int, shades: tuple[str, str]) -> Markup:
    name, link, is_chosen, first, second = count
    picture = tag(
        "svg",
        tag("rect", class_="yj-bar-0", x=0, y=0, height=10, width=_share(first, largest)),
        tag("rect", class_="yj-bar-1", x=_share(first, largest), y=0, height=10, width=_share(second, largest)),
        viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true",
    )
    said = f"{name}: {shades[0]} {first}, {shades[1]} {second}"
    return tag(
        "a", tag("span", name, class_="yj-bar-name"), picture, tag("span", first + second, class_="yj-bar-count"),
        href=link, data_live=True, id=f"yj-bar-{place}", aria_label=said, title=said, aria_current="true" if is_chosen else None,
    )


def _share(count: int, largest: int) -> float:
    return round(100 * count / largest, 2)
