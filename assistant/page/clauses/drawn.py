"""Drawn: one clause with its place in the document, its own text marked, and what stands before, below and behind it."""

from dataclasses import dataclass

from assistant.addresses import AddressError
from assistant.api.links import clause_path
from assistant.citing import citation_of
from assistant.page.clause import Block, Run, blocks_of
from assistant.page.clauses.labels import ClauseLabels
from assistant.page.clauses.languages import clause_labels
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.frame import PATHS
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.tables import heading
from index.clauses import Clause
from index.library import Reading
from index.spans import Span

_BELOW = 30
"""Clauses below the one that is asked for that are shown with it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a link asks for."""

    reading: Reading
    clause: Clause
    marked: Span | None
    """The stretch to mark; None: the whole clause is what is meant."""
    is_lost: bool = False
    """The link names a stretch that is not in the clause."""
    original: str = ""
    """Where the document's file can be taken from, if it can."""


def clause_page(asked: Asked, wanted: Wanted) -> Page:
    labels, document = clause_labels(asked), wanted.reading.document
    of = " · ".join((
        document.title, *([labels.version.format(number=document.version)] if document.version > 1 else []),
        *([labels.page.format(number=page)] if (page := document.page_of((wanted.marked or wanted.clause.span).start)) else []),
    ))
    original = tag("a", labels.original, class_="yj-download", href=wanted.original, download=True) if wanted.original else None
    title = heading(wanted.clause.address, of, *([original] if original else []))
    lost = tag("p", labels.not_here, class_="yj-note", role="status") if wanted.is_lost else None
    content = join(_path(labels, wanted), title, lost, _citation(asked, labels, wanted), _text(asked, labels, wanted), _ways(labels, wanted))
    return Page(wanted.clause.address, content, styles=("work", "clauses"), scripts=("clauses",))


def missing_page(asked: Asked, trouble: AddressError, has_document: bool) -> Page:
    """In place of a clause that is not there, with where to look instead."""
    labels = clause_labels(asked)
    near = [tag("li", tag("a", address, href=clause_path(document, address))) for document, address in trouble.near]
    ways = tag("p", tag("a", labels.ask, class_="yj-button", href=PATHS["chat"]), " ", tag("a", labels.documents, class_="yj-button", href=PATHS["library"]))
    content = join(
        heading(labels.no_such if has_document else labels.no_document, labels.hint),
        tag("section", tag("h2", labels.nearest), tag("ul", near), class_="yj-section") if near else None, tag("div", ways, class_="yj-section"),
    )
    return Page(labels.no_such, content, 404, styles=("work", "clauses"))


def _path(labels: ClauseLabels, wanted: Wanted) -> Markup:
    """The headings above the clause, each the way to its own page."""
    tree, document = wanted.reading.tree, wanted.reading.document
    above = [tag("li", tag("a", one.path[-1], href=clause_path(document.id, one.address))) for one in tree.ancestors(wanted.clause)]
    own = tag("li", wanted.clause.path[-1], aria_current="page")
    return tag("nav", tag("ol", above, own), class_="yj-path", aria_label=labels.path)


def _citation(asked: Asked, labels: ClauseLabels, wanted: Wanted) -> Markup:
    text = wanted.reading.document.text
    cited = citation_of(asked.library, wanted.reading, wanted.clause, (wanted.marked or wanted.clause.span).of(text))
    copier = tag("button", labels.copy, type="button", class_="yj-button yj-copy yj-scripted", data_copy=cited)
    shown = tag("details", tag("summary", labels.citation), tag("p", cited))
    return tag("div", copier, shown, class_="yj-citation")


def _text(asked: Asked, labels: ClauseLabels, wanted: Wanted) -> Markup:
    tree, clause = wanted.reading.tree, wanted.clause
    clauses = list(tree)
    at = next(place for place, one in enumerate(clauses) if one is clause)
    below = [one for one in clause.walk() if one is not clause]
    behind = at + len(below) + 1
    marked = wanted.marked or clause.span
    groups = (
        (labels.before, clauses[max(0, at - 1) : at]), (labels.own, [clause]), (labels.below, below[:_BELOW]), (labels.after, clauses[behind : behind + 1]),
    )
    more = tag("p", labels.more_below.format(count=len(below) - _BELOW), class_="yj-faint") if len(below) > _BELOW else None
    shown = [
        tag("section", tag("h2", name, class_="yj-around"), (_block(wanted, one) for one in blocks_of(asked.library, wanted.reading, found, clause, marked)),
            more if name == labels.below else None, aria_label=name)
        for name, found in groups if found
    ]
    return tag("article", shown, class_="yj-original")


def _block(wanted: Wanted, block: Block) -> Markup:
    """One clause's own text; another than the one that is asked for leads to its own page."""
    place = None if block.is_wanted else tag("a", block.address, class_="yj-block-place", href=clause_path(wanted.reading.document.id, block.address))
    look = f"yj-block yj-depth-{min(block.depth, 4)}{' yj-wanted' if block.is_wanted else ''}"
    has_stretch = wanted.marked is not None
    return tag("div", place, (tag("p", (_run(run, has_stretch) for run in line)) for line in block.lines), class_=look)


def _run(run: Run, has_stretch: bool) -> Markup:
    """Where a link names no stretch, the frame of the whole clause is mark enough."""
    return tag("mark" if run.is_marked and has_stretch else "span", run.text, class_="yj-heading" if run.is_heading else None)


def _ways(labels: ClauseLabels, wanted: Wanted) -> Markup:
    clauses = list(wanted.reading.tree)
    at = next(place for place, one in enumerate(clauses) if one is wanted.clause)
    before, behind = clauses[max(0, at - 1) : at], clauses[at + 1 : at + 2]
    document = wanted.reading.document.id
    return tag(
        "nav",
        (tag("a", f"← {labels.previous}：{one.address}", href=clause_path(document, one.address), rel="prev", class_="yj-button") for one in before),
        (tag("a", f"{labels.next}：{one.address} →", href=clause_path(document, one.address), rel="next", class_="yj-button") for one in behind),
        class_="yj-ways", aria_label=labels.around,
    )
