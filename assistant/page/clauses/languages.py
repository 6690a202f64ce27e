"""Languages: the labels of a clause's page in the language that a reader chose."""

from assistant.page.clauses import chinese, english
from assistant.page.clauses.labels import ClauseLabels
from assistant.page.pages.asked import Asked
from assistant.page.words import ENGLISH


def clause_labels(asked: Asked) -> ClauseLabels:
    return english.CLAUSE if asked.labels.language == ENGLISH else chinese.CLAUSE
