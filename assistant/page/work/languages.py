"""Languages: the labels of the work products' pages in the language that a reader chose."""

from assistant.page.pages.asked import Asked
from assistant.page.words import ENGLISH
from assistant.page.work import chinese, english
from assistant.page.work.labels import BriefLabels, CheckLabels, OnboardLabels


def check_labels(asked: Asked) -> CheckLabels:
    return english.CHECK if asked.labels.language == ENGLISH else chinese.CHECK


def brief_labels(asked: Asked) -> BriefLabels:
    return english.BRIEF if asked.labels.language == ENGLISH else chinese.BRIEF


def onboard_labels(asked: Asked) -> OnboardLabels:
    return english.ONBOARD if asked.labels.language == ENGLISH else chinese.ONBOARD
