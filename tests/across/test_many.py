"""A library of more documents than are asked of each question: those that may answer are, and none is passed over in silence."""

import re
from collections.abc import Iterator

import pytest

from assistant.across.answering import Across
from assistant.across.desk import Desk
from assistant.across.desks import ALL
from assistant.answer import Status, Turn
from assistant.assistant import Assistant
from assistant.retrieve import Retrieval
from assistant.settings import Settings
from assistant.understand import Understanding
from index.embedding import Encoder
from index.library import Reading

PLACES = [one + other for one in "砚岚珩翎檀" for other in "溪坪埠岭浦"]
AMOUNTS = {place: f"{10 + row}.5亿元" for row, place in enumerate(PLACES)}
LINES = dict.fromkeys(PLACES, "") | {
    "岚埠": "2. 建设青桐大桥。2025年9月底前建成青桐大桥。(县交通运输局牵头，县财政局按职责分工负责)\n",
    "珩岭": "2. 发展油茶。新增油茶加工企业6家。(县林业局牵头，县财政局按职责分工负责)\n",
}


TALKERS = PLACES[:5]
"""They speak of the firms in a heading and set no figure for them."""


def text_of(place: str) -> str:
    firms = "" if place in TALKERS else f"\n外贸实绩企业达到{20 + PLACES.index(place)}家。"
    talk = "3. 外贸实绩企业目标。抓好外贸实绩企业目标管理。(县商务局牵头，县财政局按职责分工负责)\n" if place in TALKERS else ""
    return (
        f"{place}县2025年重点工作方案\n一、总体目标\n全年争取专项债{AMOUNTS[place]}。{firms}\n二、重点任务\n"
        f"1. 清淤疏浚。完成清淤河道42公里。(县水利局牵头，县财政局按职责分工负责)\n{LINES[place]}{talk}"
    )


@pytest.fixture(scope="module")
def many(settings: Settings, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("many")
    seeds = folder / "seeds"
    seeds.mkdir()
    rows = []
    for number, place in enumerate(PLACES):
        (seeds / f"{number}.txt").write_text(text_of(place), encoding="utf-8")
        rows.append(f'[[document]]\nid = "plan-{number}"\nfile = "{number}.txt"\ntitle = "{place}县2025年重点工作方案"\nyear = 2025\n')
    (seeds / "manifest.toml").write_text("\n".join(rows), encoding="utf-8")
    (folder / "data").mkdir()
    (folder / "data" / "models").symlink_to(settings.models)
    one = Assistant(Settings(data=folder / "data", seeds=seeds, genre=folder / "genre.toml"))
    one.use(None)
    one.retrieval.encoder = encoder
    one.load()
    assert one.is_ready, one.retrieval.trouble
    assert len(one.library.readings) > ALL
    yield one
    one.close()


def _told(headline: str) -> dict[str, str]:
    """What is said behind each place."""
    return dict(re.findall(r"《(..)县2025年重点工作方案》：([^《]*)", headline))


def test_a_named_document_answers_alone(many: Assistant) -> None:
    answer = many.ask("珩岭县今年专项债争取多少")
    assert AMOUNTS["珩岭"] in answer.headline
    assert {citation.document for citation in answer.citations} == {f"plan-{PLACES.index('珩岭')}"}


def test_a_named_document_costs_no_other_one_anything(many: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def make(retrieval: Retrieval, reading: Reading, start: int) -> Desk:
        made.append(reading.document.id)
        return Desk(retrieval, reading, start)

    monkeypatch.setattr("assistant.across.desks.Desk", make)
    across = Across(many.retrieval, Understanding(many.library), many.settings.longest_question)
    across.answer("珩岭县今年专项债争取多少", ())
    assert set(made) <= {"plan-0", f"plan-{PLACES.index('珩岭')}"}  # the first one's words are those that a question is put in


def test_of_what_all_say_some_are_told_rightly_and_how_many_there_are(many: Assistant) -> None:
    answer = many.ask("专项债争取多少")
    told = _told(answer.headline)
    assert len(told) == 8
    assert all(AMOUNTS[place] in said for place, said in told.items())
    assert f"共有{len(PLACES)}份文件写到" in answer.headline
    assert len({citation.document for citation in answer.citations}) == 8


def test_what_one_document_says_is_found_wherever_it_stands(many: Assistant) -> None:
    answer = many.ask("青桐大桥什么时候建成")
    assert "2025年9月底前" in answer.headline
    assert list(_told(answer.headline)) == ["岚埠"]
    assert "共有" not in answer.headline


def test_what_none_says_is_refused_and_the_list_of_those_looked_through_is_short(many: Assistant) -> None:
    answer = many.ask("火箭发射场什么时候建成")
    assert answer.status is Status.NOT_FOUND
    assert f"等{len(PLACES)}份" in answer.answer


def test_what_a_named_document_does_not_say_is_told_with_who_does(many: Assistant) -> None:
    answer = many.ask("砚溪县要新增油茶加工企业多少家")
    assert "《砚溪县2025年重点工作方案》没有提到" in answer.headline
    assert f"plan-{PLACES.index('砚溪')}" not in {citation.document for citation in answer.citations}


def test_which_documents_mention_a_matter_is_counted_over_all(many: Assistant) -> None:
    assert list(re.findall(r"《(..)县", many.ask("哪些方案提到油茶").headline)) == ["珩岭"]
    assert f"共有{len(PLACES)}份文件写到" in many.ask("哪些方案提到清淤疏浚").headline


def test_the_documents_are_counted_and_the_first_are_named(many: Assistant) -> None:
    headline = many.ask("库里有哪些方案").headline
    assert f"共{len(PLACES)}份文件" in headline
    assert headline.count("《") == 8


def test_the_highest_of_many_is_the_highest_of_all_and_is_cited(many: Assistant) -> None:
    answer = many.ask("各县的专项债哪个最高")
    told = _told(answer.headline)
    assert f"最高的是《{PLACES[-1]}县2025年重点工作方案》（{AMOUNTS[PLACES[-1]]}）" in answer.headline
    assert f"最低的是《{PLACES[0]}县2025年重点工作方案》（{AMOUNTS[PLACES[0]]}）" in answer.headline
    assert {PLACES[0], PLACES[-1]} <= set(told)


def test_the_highest_is_that_of_all_that_set_it_though_many_of_those_asked_set_none(many: Assistant) -> None:
    answer = many.ask("哪个县的外贸实绩企业目标最高")
    last = PLACES[-1]
    assert f"{len(PLACES) - len(TALKERS)}份文件中最高的是《{last}县2025年重点工作方案》（{19 + len(PLACES)}家）" in answer.headline


def test_a_matter_in_other_words_is_counted_over_all_too(many: Assistant) -> None:
    assert f"共有{len(PLACES)}份文件写到" in many.ask("哪些文件提到清淤42公里河道").headline


def test_a_follow_up_stays_with_the_document_that_was_spoken_of(many: Assistant) -> None:
    first = many.ask("珩岭县今年专项债争取多少")
    history = [Turn("user", first.question), Turn("assistant", first.answer, tuple(f"{one.document}#{one.address}" for one in first.citations))]
    answer = many.ask("那清淤河道呢", history)
    assert {citation.document for citation in answer.citations} == {f"plan-{PLACES.index('珩岭')}"}
