"""Layout: drafts become one Answer: headline, numbered citations, Markdown."""

from collections.abc import Callable, Sequence

from assistant.answer import Answer, Citation, Conflict, Status
from assistant.draft import Draft, Quote
from assistant.phrases import phrases
from assistant.question import Question


def lay_out(
    question: Question, drafts: Sequence[Draft], notice: str = "", follow_ups: Sequence[str] = (), title: Callable[[str], str] = lambda _: ""
) -> Answer:
    """One answer to everything asked, the drafts in the order asked. ``title``: how a document is named, where there are several."""
    say = phrases(question.language)
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []

    def number(quote: Quote) -> int:
        key = (quote.reading.document.id, quote.span.start, quote.span.end)
        if key not in numbers:
            numbers[key] = len(numbers) + 1
            citations.append(_citation(numbers[key], quote, title(quote.reading.document.id)))
        return numbers[key]

    lines: list[str] = []
    conflicts: list[Conflict] = []
    labels = [[number(quote) for quote in (*draft.quotes, *draft.also)] for draft in drafts]
    unsaid = {number(quote) for draft in drafts for quote in draft.also}
    headline = say("join").join(draft.headline.rstrip("。.；;") for draft in drafts) + say("stop")
    listed = {own[place] for draft, own in zip(drafts, labels, strict=True) for _, place in draft.rows if 0 <= place < len(own)}
    marks = "".join(f"[{label}]" for label in dict.fromkeys(one for some in labels for one in some) if label not in listed)
    for draft, own in zip(drafts, labels, strict=True):
        lines += [f"- {text} [{own[place]}]" if 0 <= place < len(own) else f"- {text}" for text, place in draft.rows]
        conflicts += [Conflict(d.kind, d.note, tuple(own[place] for place in d.quotes)) for d in draft.differences]
    for draft in drafts:
        for quote in draft.related:
            number(quote)
    for citation in citations:
        if citation.label in unsaid | listed:
            continue
        lines.append(f"> {citation.quote.strip()} [{citation.label}]\n> —— {citation.title}{citation.address}\n")
    computed = say("computed") if any(draft.is_computed for draft in drafts) else ""
    body = "\n".join([f"{headline}{marks}{computed}", "", *lines]).rstrip()
    return Answer(
        question=question.asked, standalone_question=question.asked, status=status_of(drafts), headline=headline, answer=body,
        citations=tuple(citations), conflicts=tuple(conflicts), follow_ups=tuple(follow_ups), notice=notice,
    )


def message(asked: str, text: str, status: Status) -> Answer:
    """An answer that stands on no clause, for what was no question about the documents."""
    return Answer(question=asked, standalone_question=asked, status=status, headline=text, answer=text)


def status_of(drafts: Sequence[Draft]) -> Status:
    """How a question ended that these drafts answer."""
    kinds = {draft.status for draft in drafts}
    if len(kinds) == 1:
        return kinds.pop()
    return Status.PARTIAL if Status.ANSWERED in kinds else drafts[0].status


def _citation(label: int, quote: Quote, title: str) -> Citation:
    clause, document = quote.clause, quote.reading.document
    return Citation(
        label=label, document=document.id, address=clause.address, path=clause.path,
        quote=quote.text, start=quote.span.start, end=quote.span.end,
        clause_start=clause.span.start, clause_end=clause.span.end, title=title, version=document.version,
    )
