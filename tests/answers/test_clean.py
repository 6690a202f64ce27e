"""Clean: what a question reads like before anything else looks at it."""

import pytest

from assistant.clean import clean

# typed, read
TEXTS = [
    ("今年專項債", "今年专项债"),  # traditional characters
    ("３２．２７億元", "32.27亿元"),  # full width: the same digits, none made up
    ("ＰＭ２．５", "PM2.5"),
    ("专项债\u3000的\n\t目标", "专项债 的 目标"),  # any white space is one space
    ("  专项债  ", "专项债"),
    ("专项\u200b债\ufeff", "专项债"),  # invisible characters
    ("\u202e专项债\u202c", "专项债"),  # turned text
    ("专项债\x00\x1b", "专项债"),  # control characters
    ("专项债\udfff", "专项债"),  # half of a surrogate pair
    ("专项债\U000e0041", "专项债"),  # a tag
    ("“三化”《条例》(一)", "“三化”《条例》(一)"),  # marks that mean something stay
    ("①", "①"),  # no digit before, none after
    ("8.5%以上", "8.5%以上"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "read"), TEXTS)
def test_a_question_is_read_in_one_width_and_one_script(typed: str, read: str) -> None:
    assert clean(typed) == read


@pytest.mark.parametrize(("typed", "_"), TEXTS)
def test_cleaning_twice_changes_nothing_more(typed: str, _: str) -> None:
    assert clean(clean(typed)) == clean(typed)
