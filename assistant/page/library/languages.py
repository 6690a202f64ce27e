"""Languages: the labels of the library's pages in the language that a reader chose."""

from assistant.page.library import chinese, english
from assistant.page.library.labels import LibraryLabels
from assistant.page.pages.asked import Asked
from assistant.page.words import ENGLISH


def library_labels(asked: Asked) -> LibraryLabels:
    return english.LIBRARY if asked.labels.language == ENGLISH else chinese.LIBRARY
