"""Languages: the labels of the language that a reader chose."""

from assistant.page.pages.chinese import CHINESE_LABELS
from assistant.page.pages.english import ENGLISH_LABELS
from assistant.page.pages.labels import Labels
from assistant.page.words import ENGLISH


def labels_for(language: str) -> Labels:
    """The labels of a language; Chinese for any but English."""
    return ENGLISH_LABELS if language == ENGLISH else CHINESE_LABELS
