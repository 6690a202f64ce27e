"""Languages: the labels of the page of the API in the language that a reader chose."""

from assistant.page.interface import chinese, english
from assistant.page.interface.labels import InterfaceLabels
from assistant.page.pages.asked import Asked
from assistant.page.words import ENGLISH


def interface_labels(asked: Asked) -> InterfaceLabels:
    return english.INTERFACE if asked.labels.language == ENGLISH else chinese.INTERFACE
