"""Groundless: an answer that speaks of another matter than the figure which the question says is set."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft
from assistant.inquiry import Inquiry
from index.folding import fold
from index.tokens import tokens

_FIGURE = re.compile(r"\d+(?:\.\d+)?\s*(?:%|亿|万|元|分钟|小时|天|个百分点|家|个|项|吨|亩|公里|米|张|人|名|所|座|条|户|倍)")
_HARDLY = 0.2
"""Share of the question's words below which clauses are about something else."""


def is_groundless(inquiry: Inquiry, drafts: Sequence[Draft]) -> bool:
    """Whether the question says a figure of something that the clauses of its answer neither print nor speak of."""
    question = inquiry.question
    figures = [re.sub(r"\s", "", one) for one in _FIGURE.findall(fold(question.typed))]
    quotes = [quote for draft in drafts for quote in draft.quotes]
    if not figures or not quotes or question.language != "zh" or question.about_group or any(draft.status is not Status.ANSWERED for draft in drafts):
        return False
    texts = [fold(f"{quote.clause.heading} {quote.reading.tree.own_text(quote.clause)}") for quote in quotes]
    if any(figure in text for figure in figures for text in texts):
        return False
    named = tuple(dict.fromkeys(tokens(_FIGURE.sub(" ", fold(question.topic)))))
    return len(named) > 1 and max(inquiry.covered(text, named) for text in texts) < _HARDLY
