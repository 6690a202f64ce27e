"""Languages: the labels of the record's pages in the language that a reader chose."""

from assistant.page.pages.asked import Asked
from assistant.page.records import chinese, english
from assistant.page.records.labels import RecordLabels
from assistant.page.words import ENGLISH


def record_labels(asked: Asked) -> RecordLabels:
    return english.RECORDS if asked.labels.language == ENGLISH else chinese.RECORDS
