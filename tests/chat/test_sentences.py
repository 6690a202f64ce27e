"""What a model streams is cut into whole sentences, whatever the pieces it comes in."""

import pytest

from assistant.answer import Fault
from assistant.assistant import Assistant
from assistant.chat.labels import in_written, labels_of, with_labels, without_labels
from assistant.chat.sentences import Sentences
from tests.chat.models import chat_of, grown

# (streamed text, its sentences, whether the model had finished)
CUT = [
    ("甲为8%。[1]乙为6%。[2]", ["甲为8%。[1]", "乙为6%。[2]"], True),  # a label behind the stop belongs to the sentence before
    ("甲为8%[1]。乙为6%[2]。", ["甲为8%[1]。", "乙为6%[2]。"], True),
    ("甲为8%。\n[1]\n乙为6%。", ["甲为8%。 [1]", "乙为6%。"], True),  # on a line of its own too
    ("甲为8%。 [1] [2] 乙。", ["甲为8%。 [1] [2]", "乙。"], True),
    ("甲为8%。【1】［2］乙。", ["甲为8%。【1】［2］", "乙。"], True),
    ("甲为8%；乙为6%。[1][2]", ["甲为8%；乙为6%。[1][2]"], True),  # a semicolon ends nothing
    ("- 甲[1]\n* 乙[2]\n1. 丙[1]\n2、丁", ["甲[1]", "乙[2]", "丙[1]", "丁"], True),  # lists
    ("## 标题\n**甲**为`8%`。[1]", ["标题", "甲为8%。[1]"], True),  # marks of Markdown are no text
    ("回答：甲为8%。[1]", ["甲为8%。[1]"], True),
    ("达到32.27亿元。[1]", ["达到32.27亿元。[1]"], True),  # no end inside a numeral
    ("It is 8%. [1] The lead is A.", ["It is 8%. [1]", "The lead is A."], True),
    ("It grows by 3.5% in 2025. Next", ["It grows by 3.5% in 2025. Next"], True),  # a year's full stop is a numeral's: nothing lost
    ("“高位。推进”是要求。[1]", ["“高位。推进”是要求。[1]"], True),  # no end inside a quotation
    ("甲说“是。”[1]乙。", ["甲说“是。”[1]", "乙。"], True),
    ("甲为8%。[1]乙为6", ["甲为8%。[1]"], False),  # cut off: the last is never shown
    ("目标为32.", [], False),
    ("甲为8%。[1", ["甲为8%。"], False),  # a half label is no label
    ("甲由乙局牵头[1]", ["甲由乙局牵头[1]"], True),  # finished without a stop
    ("<think>8% 还是 9%？选 9%。</think>甲为8%。[1]", ["甲为8%。[1]"], True),  # thoughts are no answer
    ("<think>一直想。还在想。", [], False),
    ("\n\n  \n", [], True),
    ("", [], True),
]


@pytest.mark.parametrize(("text", "wanted", "is_finished"), CUT)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_sentences_are_the_same_in_whatever_pieces_they_come(text: str, wanted: list[str], is_finished: bool, size: int) -> None:
    sentences = Sentences()
    found = [one for at in range(0, len(text), size) for one in sentences.take(text[at : at + size])]
    assert [*found, *sentences.end(is_finished)] == wanted


def test_a_quotation_that_never_ends_does_not_hold_everything_back() -> None:
    sentences = Sentences()
    assert sentences.take("“" + "甲。" * 400)


LABELS = [
    ("甲为8%。[1]", (1,), "甲为8%。"),
    ("甲[1]，乙[2]。", (1, 2), "甲，乙。"),
    ("甲【1，2】［3］", (1, 2, 3), "甲"),
    ("甲[1][1]", (1,), "甲"),
    ("甲[附件3]", (), "甲[附件3]"),
    ("甲[2025]", (), "甲[2025]"),  # a year in brackets is no label
    ("[1]", (1,), ""),
]


@pytest.mark.parametrize(("sentence", "labels", "statement"), LABELS)
def test_labels_are_read_and_taken_out(sentence: str, labels: tuple[int, ...], statement: str) -> None:
    assert (labels_of(sentence), without_labels(sentence)) == (labels, statement)


def test_labels_stand_behind_the_statement() -> None:
    assert with_labels("甲为8%", [1, 2]) == "甲为8%。[1][2]"
    assert with_labels("甲为8%。", [1]) == "甲为8%。[1]"
    assert with_labels("It is 8%", [1]) == "It is 8%.[1]"


def test_a_fault_points_at_the_sentence_as_it_was_written() -> None:
    written = " 甲[1]为9%[2]。"
    statement = without_labels(written)
    fault = Fault(statement.index("9%"), statement.index("9%") + 2, "digit")
    (moved,) = in_written(written, [fault])
    assert written[moved.start : moved.end] == "9%"


# (what has come, whether a sentence is still unfinished)
OPEN = [
    ("甲局牵头。[1]", False),  # nothing tells yet whether another label follows, and what is there is whole
    ("甲局牵头。[1]\n", False),
    ("甲局牵头。[1]乙局", True),
    ("甲局牵头[1]", True),
    ("总额为32.", True),
    ("", False),
]


@pytest.mark.parametrize(("text", "is_open"), OPEN)
def test_a_sentence_is_open_until_its_full_stop(text: str, is_open: bool) -> None:
    sentences = Sentences()
    sentences.take(text)
    assert sentences.is_open is is_open


def test_an_endpoint_that_gives_no_reason_of_its_end_has_said_whole_sentences(assistant: Assistant) -> None:
    last = grown(assistant, "深化科技体制改革由谁牵头", chat_of("深化科技体制改革由县科技局牵头。[1]", reason=""))[-1]
    assert last.wording is not None
    assert (last.wording.shown, last.wording.left_out) == ("深化科技体制改革由县科技局牵头。[1]", "")
