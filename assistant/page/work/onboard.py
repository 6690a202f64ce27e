"""Onboard: 新人上手, what someone new to a unit or a campaign reads, does and should be able to answer."""

from collections.abc import Mapping

from assistant.ledger import Row
from assistant.onboarding.course import UNDEFINED, Course, course_of
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.pages.tables import cell, choice, clause_link, heading, place, unit_link
from assistant.page.pages.unit import dates_table, led_table, supported_table, targets_table
from assistant.page.work.choices import parts_of, told_rows, units_of
from assistant.page.work.labels import OnboardLabels
from assistant.page.work.languages import onboard_labels
from assistant.page.work.picture import LEAD, SUPPORT, Place, picture
from assistant.page.work.quiz import quiz
from index.errors import YoujuError


def onboard_page(asked: Asked) -> Page:
    """The page as the address line asks for it: unit, part, zoom; our unit where it says nothing."""
    labels = onboard_labels(asked)
    is_asked = "unit" in asked.parameters or "part" in asked.parameters
    unit, part = asked.value("unit") if is_asked else asked.our_unit, asked.value("part")
    course, trouble = None, ""
    if unit or part:
        try:
            course = course_of(asked.library, unit, part)
        except YoujuError as error:
            trouble = str(error)
    parts = {(row["document"], row["part"]) for row in told_rows(asked)}
    said = tag("p", trouble, class_="yj-trouble", role="alert") if trouble else None
    roles = _roles(course) if course else {}
    drawn = _section(labels.picture, "picture", None, labels.picture_lead, picture(asked, labels, roles, parts)) if parts else None
    start = tag("p", labels.start if parts else labels.nothing, class_="yj-empty") if not course and not trouble else None
    sections = _sections(asked, labels, course, is_unit=bool(unit)) if course else []
    content = join(
        heading(course.subject if course else asked.labels.onboard, labels.lead), _form(asked, labels, unit, part), said, start,
        _summary(sections), drawn, (_section(title, key, count, lead, body) for key, title, count, lead, body in sections),
    )
    return Page(asked.labels.onboard, content, 404 if trouble else 200, styles=("work",), scripts=("onboard",))


def _roles(course: Course) -> Mapping[Place, str]:
    """What the subject is in each clause; leading comes before supporting."""
    return {(row["document"], row["address"]): role for role, rows in ((SUPPORT, course.supported), (LEAD, course.led)) for row in rows}


def _form(asked: Asked, labels: OnboardLabels, unit: str, part: str) -> Markup:
    return tag(
        "form",
        choice("unit", labels.unit, units_of(asked, labels.every_unit), unit), choice("part", labels.part, parts_of(asked, labels.every_part), part),
        tag("button", labels.show, class_="yj-button yj-button-strong"),
        action=asked.path, class_="yj-filters yj-wishes",
    )


_Section = tuple[str, str, int, str, Child]
"""Key, title, count, what it is in one line, and what stands in it."""


def _sections(asked: Asked, labels: OnboardLabels, course: Course, is_unit: bool) -> list[_Section]:
    led = (led_table if is_unit else supported_table)(asked, course.led)
    sections: list[_Section] = [
        ("reading", labels.reading, len(course.reading), labels.reading_lead, _reading(labels, course)),
        ("led", labels.led if is_unit else labels.tasks, len(course.led), "", led),
        ("supported", labels.supported, len(course.supported), "", supported_table(asked, course.supported)),
        ("targets", labels.targets, len(course.targets), "", targets_table(asked, course.targets)),
        ("dates", labels.dates, len(course.dates), "", dates_table(asked, course.dates)),
        ("partners", labels.partners, len(course.partners), "", _partners(asked, labels, course)),
        ("groups", labels.groups, len(course.groups), "", _groups(asked, course)),
        ("terms", labels.terms, len(course.terms), "", _terms(asked, labels, course)),
        ("quiz", labels.quiz, len(course.questions), labels.quiz_lead, quiz(labels, course.questions)),
    ]
    return [section for section in sections if section[2]]


def _summary(sections: list[_Section]) -> Markup | None:
    items = [tag("li", tag("a", tag("b", count), tag("span", title), href=f"#yj-{key}")) for key, title, count, _, _ in sections]
    return tag("ul", items, class_="yj-sums-strip yj-sums-many") if items else None


def _section(title: str, key: str, count: int | None, lead: str, content: Child) -> Markup:
    head = tag("h2", title, tag("span", f" {count}", class_="yj-faint") if count else None)
    return tag("section", head, tag("p", lead, class_="yj-lead yj-small") if lead else None, content, class_="yj-section", id=f"yj-{key}")


def _reading(labels: OnboardLabels, course: Course) -> Markup:
    rows = [
        tag(
            "li",
            tag("input", type="checkbox", class_="yj-tick", aria_label=f"{labels.read}：{row['address']}", data_id=f"{row['document']}#{row['address']}"),
            tag("div", tag("p", f"{row['order']}. ", clause_link(row, row["heading"] or row["address"]), " ", tag("span", row["address"], class_="yj-faint yj-small")),
                tag("p", row["why"], class_="yj-faint yj-small")),
            class_="yj-row",
        )
        for row in course.reading
    ]
    return tag("ol", rows, class_="yj-reading")


def _partners(asked: Asked, labels: OnboardLabels, course: Course) -> Markup:
    rows = [
        tag("li", unit_link(asked, row["unit"]), " ", clause_link(row, labels.partner_times.format(count=row["count"]), look="yj-open yj-place"))
        for row in course.partners
    ]
    return tag("ul", rows, class_="yj-partners")


def _groups(asked: Asked, course: Course) -> Markup:
    rows = [tag("li", clause_link(row, row["name"]), " ", place(row), class_="yj-row") for row in course.groups]
    return tag("ul", rows, class_="yj-tasks yj-plain-list")


def _terms(asked: Asked, labels: OnboardLabels, course: Course) -> Markup:
    heads = tag("tr", (tag("th", name, scope="col") for name in (asked.labels.term, asked.labels.explanation, asked.labels.source)))
    return tag("table", tag("thead", heads), tag("tbody", (_term(asked, row) for row in course.terms)), class_="yj-table yj-cards yj-terms")


def _term(asked: Asked, row: Row) -> Markup:
    meaning = tag("span", asked.labels.undefined, class_="yj-faint") if row["meaning"] == UNDEFINED else " ".join(row["meaning"].split())
    return tag(
        "tr", tag("th", clause_link(row, f"“{row['term']}”"), scope="row"), cell(asked.labels.explanation, meaning), cell(asked.labels.source, place(row)),
        class_="yj-row",
    )
