"""Quiz: the questions as cards to print, which a script asks one at a time and brings back when they are due."""

from collections.abc import Sequence

from assistant.onboarding.questions import Question
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.tables import clause_link
from assistant.page.work.labels import OnboardLabels

_LETTERS = "ABCDEFGH"


def quiz(labels: OnboardLabels, questions: Sequence[Question]) -> Markup:
    """Every question with its options and, folded, its key; the deck is the script's."""
    deck = tag(
        "div", id="yj-deck", class_="yj-deck", hidden=True, data_due=labels.due, data_boxes=labels.boxes, data_next=labels.next, data_right=labels.right,
        data_wrong=labels.wrong, data_done=labels.done, data_again=labels.again, data_forget=labels.forget, data_sure=labels.forget_sure,
        data_print=labels.print,
    )
    return join(deck, tag("ol", (_card(labels, one) for one in questions), class_="yj-questions"))


def _card(labels: OnboardLabels, one: Question) -> Markup:
    row = {"document": one.document, "address": one.address, "quote": one.quote, "start": one.start, "end": one.end}
    options = [
        tag("li", tag("b", letter), " ", tag("span", option), data_key="1" if option == one.key else None)
        for letter, option in zip(_LETTERS, one.options, strict=False)
    ]
    key = tag("details", tag("summary", labels.key), tag("p", one.key, " ", clause_link(row, one.address, look="yj-open yj-place")))
    return tag("li", tag("p", one.question, class_="yj-asked"), tag("ul", options), key, class_="yj-question", data_id=one.id)
