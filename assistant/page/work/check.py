"""Check: 核稿, the form for a draft, and a checked draft with each statement marked and listed."""

from collections import Counter
from collections.abc import Iterator

from assistant.answer import Citation
from assistant.checking.checkers import Checked
from assistant.checking.statement import Statement, Verdict
from assistant.page.guard import LARGEST_BODY
from assistant.page.marks import clause_link
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.pages.tables import heading
from assistant.page.work.labels import CheckLabels
from assistant.page.work.languages import check_labels

SEND_PATH = "/youju/check"
_ORDER = (Verdict.CONTRADICTS, Verdict.PLAN_DIFFERS, Verdict.UNSUPPORTED, Verdict.CONSISTENT)
"""As a reader goes through them: what has to be mended first."""
_SIGN = "✓"
"""Stands in the draft for the word of what is consistent, which every second statement would repeat."""


def check_page(asked: Asked, text: str = "", trouble: str = "", status: int = 200) -> Page:
    """The form, with what was pasted and in one line why it could not be checked."""
    labels = check_labels(asked)
    line = tag("p", trouble, class_="yj-trouble", role="alert") if trouble else None
    return _page(asked, join(heading(asked.labels.check, labels.lead), line, _form(labels, text)), status)


def checked_page(asked: Asked, token: str, checked: Checked) -> Page:
    """A checked draft; ``verdict`` in the address line narrows the list."""
    labels = check_labels(asked)
    word = checked.draft.word
    copy = tag("a", labels.comments, class_="yj-download", href=f"{SEND_PATH}/{token}{word.ending}", download=True) if word else None
    title = heading(checked.draft.name, labels.total.format(count=len(checked.statements)), *([copy] if copy else []))
    again = tag("details", tag("summary", labels.another), _form(labels), class_="yj-again")
    hint = None if copy else tag("p", labels.no_comments, class_="yj-faint yj-small")
    if not checked.statements:
        return _page(asked, join(title, tag("p", labels.nothing, class_="yj-empty"), _draft(labels, checked, None), again))
    chosen = asked.one_of("verdict", [one.value for one in Verdict])
    verdict = Verdict(chosen) if chosen else None
    body = tag("div", _draft(labels, checked, verdict), _list(labels, checked, verdict), class_="yj-checked")
    return _page(asked, join(title, hint, _tally(asked, labels, checked, verdict), body, again))


def _page(asked: Asked, content: Markup, status: int = 200) -> Page:
    return Page(asked.labels.check, content, status, styles=("work",), scripts=("check",))


def _form(labels: CheckLabels, text: str = "") -> Markup:
    return tag(
        "form",
        tag("label", tag("span", labels.text), tag("textarea", "\n", text, name="text", rows=9, placeholder=labels.text_hint), class_="yj-field"),
        tag(
            "label", tag("span", labels.file), tag("input", type="file", name="file", accept=".docx,.docm,.txt,.md,text/plain"),
            tag("small", labels.file_hint), class_="yj-field",
        ),
        tag("p", tag("button", labels.send, class_="yj-button yj-button-strong"), tag("span", labels.takes, class_="yj-faint"), class_="yj-send"),
        method="post", action=SEND_PATH, enctype="multipart/form-data", class_="yj-check-form", data_largest=LARGEST_BODY,
        data_too_large=labels.too_large, data_sending=labels.sending, data_neither=labels.neither, data_both=labels.both,
    )


def _tally(asked: Asked, labels: CheckLabels, checked: Checked, chosen: Verdict | None) -> Markup:
    """How many there are of each verdict, each the way to these alone."""
    counted = Counter(one.verdict for one in checked.statements)
    every = _count(labels.every, len(checked.statements), asked.link(verdict=None), chosen is None, "every")
    return tag(
        "ul", every, (_count(labels.verdicts[one], counted[one], asked.link(verdict=one.value), chosen is one, one.value) for one in _ORDER),
        class_="yj-sums-strip yj-tally",
    )


def _count(name: str, count: int, link: str, is_chosen: bool, look: str) -> Markup:
    written = tag(
        "a", tag("b", count), tag("span", name), href=link, data_live=True, id=f"yj-tally-{look}", aria_current="true" if is_chosen else None,
        class_=f"yj-tally-{look}",
    )
    return tag("li", written)


def _draft(labels: CheckLabels, checked: Checked, chosen: Verdict | None) -> Markup:
    """The draft as it is written, each statement marked."""
    text = checked.draft.text
    pieces: list[Child] = []
    at = 0
    for number, one in _apart(checked.statements):
        pieces += [text[at : one.start], _marked(labels, number, one, chosen)]
        at = one.end
    pieces.append(text[at:])
    return tag("section", tag("h2", labels.draft), tag("div", pieces, class_="yj-draft", tabindex=0), aria_label=labels.draft)


def _apart(statements: tuple[Statement, ...]) -> Iterator[tuple[int, Statement]]:
    """Statements with their numbers, without any that begins in the one before."""
    end = 0
    for number, one in enumerate(statements, start=1):
        if one.start >= end:
            yield number, one
            end = one.end


def _marked(labels: CheckLabels, number: int, one: Statement, chosen: Verdict | None) -> Markup:
    word = labels.verdicts[one.verdict]
    sign = f"{number}{_SIGN}" if one.verdict is Verdict.CONSISTENT else f"{number} {word}"
    look = f"yj-said yj-said-{one.verdict.value}{' yj-said-quiet' if chosen and chosen is not one.verdict else ''}"
    shown = _to_clause(one.citations[0], one.text, "yj-said-text") if one.citations else tag("a", one.text, href=f"#yj-row-{number}", class_="yj-said-text")
    label = tag("a", sign, href=f"#yj-row-{number}", class_="yj-said-label", title=word)
    return tag("mark", shown, label, class_=look, id=f"yj-at-{number}")


def _list(labels: CheckLabels, checked: Checked, chosen: Verdict | None) -> Markup:
    shown = [(number, one) for number, one in enumerate(checked.statements, start=1) if chosen in (None, one.verdict)]
    rows = tag("ol", (_row(labels, number, one) for number, one in shown)) if shown else tag("p", labels.none_of, class_="yj-empty")
    return tag("section", tag("h2", labels.statements), tag("div", rows, class_="yj-statements", tabindex=0), aria_label=labels.statements)


def _row(labels: CheckLabels, number: int, one: Statement) -> Markup:
    kind = labels.kinds.get(one.kind, "") if one.verdict is Verdict.CONTRADICTS else ""
    head = tag(
        "p", tag("b", number), tag("span", labels.verdicts[one.verdict], class_=f"yj-verdict yj-verdict-{one.verdict.value}"),
        tag("span", kind, class_="yj-faint") if kind else None, tag("a", labels.in_draft, href=f"#yj-at-{number}", class_="yj-jump"),
        class_="yj-said-head",
    )
    return tag("li", head, tag("p", one.text, class_="yj-said-quote"), _answered(labels, one), class_="yj-row", id=f"yj-row-{number}", tabindex=-1)


def _answered(labels: CheckLabels, one: Statement) -> Markup:
    """What the documents say of it, and where."""
    if not one.citations:
        return tag("p", labels.no_source, class_="yj-faint")
    told = [
        tag("p", tag("span", labels.borne_out if one.verdict is Verdict.CONSISTENT else labels.plan_says, class_="yj-faint"), _quote(one, citation))
        for citation in one.citations
    ]
    return join(told)


def _quote(one: Statement, citation: Citation) -> Markup:
    is_alone = len(one.citations) == 1
    said = one.plan_says if is_alone and one.plan_says else citation.quote
    return join(" ".join(said.split()), " ", _to_clause(citation, citation.address, "yj-open yj-place"))


def _to_clause(citation: Citation, shown: str, look: str) -> Markup:
    return tag("a", shown, class_=look, href=clause_link(citation), title=f"{citation.address}\n{citation.quote.strip()}")
