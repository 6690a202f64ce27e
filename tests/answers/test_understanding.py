"""Understanding: a question read against the plan's own parts, units and words. A library is enough for it."""

import pytest

from assistant.spelling import Spelling
from assistant.understand import Understanding
from index.documents import read_manifest
from index.library import read_library
from tests.answers.rows import row
from tests.conftest import SEEDS
from tests.plans import GENRE


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    return Understanding(read_library(read_manifest(SEEDS), GENRE))


# question, parts it names
PARTS = [
    row("附件3有哪些任务", ("附件3",)),
    row("附件三有哪些任务", ("附件3",)),
    row("附件３里的目标", ("附件3",)),  # full width
    row("Annex 3 tasks", ("附件3",)),
    row("科技创新赋能攻坚有哪些任务", ("附件3",)),  # by its title
    row("民生专班办公室在哪", ("附件7",)),  # by the head of its title
    row("总体方案里怎么说", ("总体方案",)),
    row("附件3和附件4分别多少", ("附件3", "附件4")),
    row("附件9有哪些任务", ()),  # there is none
    row("科技型中小企业多少家", ()),  # 科技 alone names no part
    row("县科技局在附件7牵头什么", ("附件7",)),
]


@pytest.mark.parametrize(("question", "parts"), PARTS)
def test_a_part_is_known_by_number_and_by_name(understanding: Understanding, question: str, parts: tuple[str, ...]) -> None:
    assert understanding.read(question).parts == parts


# question, a printed name among those meant
UNITS = [
    row("县科技局牵头什么", "县科技局"),
    row("科技局牵头什么", "县科技局"),  # without its 县
    row("县文旅局牵头什么", "县文旅广体局"),  # as staff call it
    row("县發改局牽頭什麼", "县发改局"),  # traditional
]


@pytest.mark.parametrize(("question", "name"), UNITS)
def test_a_unit_is_known_by_the_names_it_goes_by(understanding: Understanding, question: str, name: str) -> None:
    (unit,) = understanding.read(question).units
    assert name in unit[1]


def test_an_unknown_unit_is_no_unit(understanding: Understanding) -> None:
    assert understanding.read("县航天局牵头什么").units == ()


# abbreviation, what the plan prints
SHORT = [
    row("社零", "社会消费品零售总额"),
    row("固投", "固定资产投资"),
    row("高企", "高新技术企业"),
]


@pytest.mark.parametrize(("short", "printed"), SHORT)
def test_an_abbreviation_is_read_as_what_the_plan_prints(understanding: Understanding, short: str, printed: str) -> None:
    question = understanding.read(f"{short}目标是多少")
    assert printed in f"{question.text} {' '.join(question.also)}"


# question, language of the answer's frame
LANGUAGES = [
    row("专项债目标是多少", "zh"),
    row("What is the special bond target?", "en"),
    row("粮食产量的target是多少", "zh"),  # mixed, mostly Chinese
    row("GDP多少", "zh"),
]


@pytest.mark.parametrize(("question", "language"), LANGUAGES)
def test_the_frame_is_in_the_questions_language(understanding: Understanding, question: str, language: str) -> None:
    assert understanding.read(question).language == language


def test_years_are_read_from_the_question(understanding: Understanding) -> None:
    assert understanding.read("2024年和2026年的目标").years == (2024, 2026)
    assert understanding.read("32.27亿元在2025号文里").years == ()  # no year without 年


# typed, read: one character that sounds the same
SLIPS = [
    row("专项在目标是多少", "专项债目标是多少"),  # a function word inside the name of an indicator
    row("社会消费品零受总额增长多少", "社会消费品零售总额增长多少"),
    row("固定资产投咨增长多少", "固定资产投资增长多少"),
    row("高薪技术企业多少家", "高新技术企业多少家"),
    # what stays as typed
    row("专项债目标是多少", "专项债目标是多少"),
    row("由谁牵头", "由谁牵头"),  # function words are no slips
    row("公司欠了货款谁管", "公司欠了货款谁管"),  # 公司牵 is no word, but the head of 公司牵头
    row("今天天气怎么样", "今天天气怎么样"),  # no name of the plan is near
    row("32.27亿元和62.95亿元", "32.27亿元和62.95亿元"),  # numbers are never mended
]


@pytest.mark.parametrize(("typed", "read"), SLIPS)
def test_one_slip_that_sounds_alike_is_mended(understanding: Understanding, typed: str, read: str) -> None:
    assert understanding.read(typed).typed == read


def test_one_slip_is_reported_once(understanding: Understanding) -> None:
    (correction,) = understanding.read("专项在目标是多少").corrections
    assert correction == ("专项在", "专项债")


@pytest.mark.xfail(strict=True, reason="a slip inside a long name is reported nine times, once for every stretch around it")
def test_one_slip_in_a_long_name_is_reported_once(understanding: Understanding) -> None:
    assert len(understanding.read("社会消费品零受总额增长多少").corrections) == 1


def test_spelling_mends_only_towards_what_the_plan_holds() -> None:
    spelling = Spelling(["森林覆盖率稳定，森林覆盖率提高"], ["森林覆盖率"])
    assert spelling.correct("森林复盖率多少")[0] == "森林覆盖率多少"
    assert spelling.correct("专项在目标")[0] == "专项在目标"
