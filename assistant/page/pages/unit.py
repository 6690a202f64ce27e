"""Unit: the page of one unit: what it leads and supports, its targets, dates and working groups, and its other names."""

from urllib.parse import urlencode

from assistant.ledger import Row, UnitError, duty_rows, group_rows, milestone_rows, names_of, target_rows
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.frame import OUR_UNIT_PATH, PATHS
from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.pages.tables import cell, clause_link, download, place, responsible, unit_links, unit_path
from assistant.page.pages.targets import deadline
from index.aliases import Status

_NEAREST = 3


def unit_page(asked: Asked) -> Page:
    """The page of the unit that ``name`` names in any of its forms; a form that several bear gives the choice."""
    name = asked.value("name")
    try:
        names = sorted(names_of(asked.library, name))
    except UnitError:
        return _unknown(asked, name, _near(asked, name), 404)
    if name not in names and len(names) > 1:
        return _unknown(asked, name, names, 200)
    return _unit(asked, name if name in names else names[0])


def _near(asked: Asked, name: str) -> list[str]:
    """The printed names that share most characters with a name."""
    shared = {one: len({*one} & {*name}) / len({*one} | {*name}) for one in asked.library.units.names}
    return sorted((one for one in shared if shared[one]), key=lambda one: -shared[one])[:_NEAREST]


def _unknown(asked: Asked, name: str, near: list[str], status: int) -> Page:
    labels = asked.labels
    said = labels.no_such_unit.format(unit=name) if status == 404 else ""
    choices = tag("p", labels.nearest, unit_links(asked, near)) if near else None
    back = tag("p", tag("a", labels.choose_another, href=PATHS["duties"]))
    return Page(name or labels.units, join(tag("h1", name or labels.units), tag("div", said, choices, back, class_="yj-note")), status)


def _unit(asked: Asked, name: str) -> Page:
    labels = asked.labels
    duties = duty_rows(asked.library)
    led, supported = [row for row in duties if name in row["lead"]], [row for row in duties if name in row["support"]]
    targets = [row for row in target_rows(asked.library) if name in row["lead"]]
    dates = [row for row in milestone_rows(asked.library) if name in row["lead"] and not row["is_rhythm"]]
    groups = [(row, role) for row in group_rows(asked.library) if (role := _role(asked, row, name))]
    sections: list[tuple[str, str, int, Child]] = [
        ("led", labels.leads_tasks, len(led), led_table(asked, led) if led else labels.leads_none),
        ("supported", labels.supports_tasks, len(supported), supported_table(asked, supported) if supported else labels.supports_none),
        ("targets", labels.its_targets, len(targets), targets_table(asked, targets) if targets else labels.targets_none),
        ("dates", labels.its_dates, len(dates), dates_table(asked, dates) if dates else labels.dates_none),
        ("groups", labels.its_groups, len(groups), _groups(asked, groups) if groups else labels.groups_none),
    ]
    return Page(name, join(_head(asked, name), _aliases(asked, name), _summary(sections), (_section(*one) for one in sections)))


def _head(asked: Asked, name: str) -> Markup:
    labels = asked.labels
    query = urlencode({"unit": name})
    ours = tag("span", labels.is_ours, class_="yj-chip yj-chip-strong") if name == asked.our_unit else tag(
        "form",
        tag("input", type="hidden", name="unit", value=name), tag("input", type="hidden", name="back", value=unit_path(name)),
        tag("button", labels.make_ours, class_="yj-button"), method="post", action=OUR_UNIT_PATH,
    )
    return tag(
        "div",
        tag("div", tag("p", tag("a", labels.duties, href=PATHS["duties"]), class_="yj-crumb"), tag("h1", name)),
        tag("div", ours, download(labels.export_duties, f"duties.xlsx?{query}", "Excel"), download(labels.export_duties, f"duties.csv?{query}", "CSV"),
            class_="yj-actions"),
        class_="yj-title",
    )


def _aliases(asked: Asked, name: str) -> Markup | None:
    """Names that may be this unit's, with how sure that is; their tasks are not counted here."""
    labels = asked.labels
    others = list({one.name: one for one in asked.library.other_names(name)}.values())
    if not others:
        return None
    said = {Status.CONFIRMED: labels.alias_confirmed, Status.PROPOSED: labels.alias_proposed, Status.FOUND: labels.alias_found}
    rows = [tag("li", unit_links(asked, [one.name]), tag("span", f"（{said[one.status]}）", class_="yj-faint")) for one in others]
    return tag(
        "div", tag("p", tag("strong", labels.aliases), " ", tag("span", labels.alias_note.format(unit=name), class_="yj-faint")), tag("ul", rows),
        class_="yj-note yj-aliases",
    )


def _summary(sections: list[tuple[str, str, int, Child]]) -> Markup:
    items = [tag("li", tag("a", tag("b", count), tag("span", title), href=f"#yj-{key}")) for key, title, count, _ in sections]
    return tag("ul", items, class_="yj-sums-strip")


def _section(key: str, title: str, count: int, content: Child) -> Markup:
    shown = content if count else tag("p", content, class_="yj-faint")
    return tag("section", tag("h2", title, tag("span", f" {count}", class_="yj-faint")), shown, class_="yj-section", id=f"yj-{key}")


def _table(heads: list[str], rows: list[Markup], look: str) -> Markup:
    head = tag("thead", tag("tr", (tag("th", one, scope="col") for one in heads)))
    return tag("table", head, tag("tbody", rows), class_=f"yj-table yj-cards {look}")


def _task(row: Row) -> Markup:
    return tag("th", clause_link(row, row["task"] or row["address"]), scope="row")


def led_table(asked: Asked, rows: list[Row]) -> Markup:
    labels = asked.labels
    drawn = [
        tag(
            "tr", _task(row), cell(labels.target, (tag("p", one) for one in row["targets"])), cell(labels.date, "、".join(row["dates"])),
            cell(labels.support, unit_links(asked, row["support"]), labels.open_list if row["open_list"] else None), cell(labels.source, place(row)),
            class_="yj-row",
        )
        for row in rows
    ]
    return _table([labels.task, labels.target, labels.date, labels.support, labels.source], drawn, "yj-led")


def supported_table(asked: Asked, rows: list[Row]) -> Markup:
    labels = asked.labels
    drawn = [tag("tr", _task(row), cell(labels.lead, responsible(asked, row)), cell(labels.source, place(row)), class_="yj-row") for row in rows]
    return _table([labels.task, labels.lead, labels.source], drawn, "yj-three")


def targets_table(asked: Asked, rows: list[Row]) -> Markup:
    labels = asked.labels
    drawn = [
        tag(
            "tr", tag("th", clause_link(row, row["indicator"] or row["quote"]), scope="row"), cell(labels.value, row["printed"], look="yj-value"),
            cell(labels.deadline, deadline(asked, row)), cell(labels.source, place(row)), class_="yj-row",
        )
        for row in rows
    ]
    return _table([labels.indicator, labels.value, labels.deadline, labels.source], drawn, "yj-four")


def dates_table(asked: Asked, rows: list[Row]) -> Markup:
    labels = asked.labels
    drawn = [
        tag("tr", tag("th", clause_link(row, row["quote"]), scope="row"), cell(labels.date, row["date"]), cell(labels.source, place(row)), class_="yj-row")
        for row in rows
    ]
    return _table([labels.thing, labels.date, labels.source], drawn, "yj-three")


def _groups(asked: Asked, rows: list[tuple[Row, str]]) -> Markup:
    labels = asked.labels
    drawn = [
        tag("tr", tag("th", clause_link(row, row["name"]), scope="row"), cell(labels.groups, role), cell(labels.source, place(row)), class_="yj-row")
        for row, role in rows
    ]
    return _table([labels.groups, labels.unit_role, labels.source], drawn, "yj-three")


def _role(asked: Asked, row: Row, name: str) -> str:
    """What a unit is in a group; empty when the group does not name it."""
    labels = asked.labels
    units = asked.library.units
    roles = [labels.role_member] if name in row["members"] else []
    roles += [labels.role_office] if row["office"] and name in {row["office"], *units.meant_by(row["office"])} else []
    for field, role in (("deputies", row["deputy_role"]), ("convener", row["convener_role"])):
        if any(name in meant for _, meant in units.mentioned(row[field])):
            roles.append(role)
    return "、".join(roles)
