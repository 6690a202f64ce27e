"""Languages: the labels of the pages of people in the language that a reader chose."""

from assistant.page.people.chinese import CHINESE_LABELS
from assistant.page.people.english import ENGLISH_LABELS
from assistant.page.people.labels import PeopleLabels
from assistant.page.words import ENGLISH


def people_labels(language: str) -> PeopleLabels:
    """The labels of a language; Chinese for any but English."""
    return ENGLISH_LABELS if language == ENGLISH else CHINESE_LABELS
