"""Groups: 专班, a card for each: who convenes, who belongs, where the office is, how often they meet."""

from assistant.ledger import Row, group_rows
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.pages.tables import clause_link, found, heading, place, results, unit_link, unit_links


def groups_page(asked: Asked) -> Page:
    """The page; there is nothing to ask for."""
    labels = asked.labels
    rows = group_rows(asked.library)
    body = results(found(asked, len(rows), len(rows), labels.no_groups), tag("div", (_group(asked, row) for row in rows), class_="yj-group-cards"))
    return Page(labels.groups, join(heading(labels.groups, labels.groups_lead), body))


def _group(asked: Asked, row: Row) -> Markup:
    labels = asked.labels
    count = (labels.members_open if row["open_list"] else labels.members_count).format(count=len(row["members"]))
    members = (unit_links(asked, row["members"]), tag("span", f"（{count}）", class_="yj-faint")) if row["members"] else None
    fields: list[tuple[str, Child]] = [
        (labels.leader, row["leader"]), (row["convener_role"], row["convener"]), (row["deputy_role"], row["deputies"]),
        (labels.office, unit_link(asked, row["office"]) if row["office"] in asked.library.units.names else row["office"]),
        (labels.office_duty, row["office_duty"]), (labels.rhythm, "；".join(row["rhythm"])),
        (labels.members, members),
    ]
    facts = [(tag("dt", name), tag("dd", value)) for name, value in fields if value]
    head = tag("div", tag("h2", clause_link(row, row["name"])), place(row), class_="yj-group-head")
    return tag("article", head, tag("dl", facts), class_="yj-card-block")
