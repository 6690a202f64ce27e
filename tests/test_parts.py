"""Parts: a change of a large library writes what changed, and every passage is found as though all had been written anew."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.assistant import Assistant
from assistant.settings import Settings
from index.build import build, change, needs_build
from index.documents import Document
from index.edition import Edition, current_edition
from index.embedding import BUNDLED, Encoder
from index.errors import IndexDamaged
from index.library import Reading, read, read_library
from index.parts import Part, in_parts, part_of, taken_over
from index.server import Server
from index.stores import Stores
from index.verify import unreachable_of
from tests.chroma import ChromaServer
from tests.plans import GENRE

TEXT = "{place}河县2025年重点工作方案\n一、总体目标\n全年专项债目标{amount}亿元。\n二、保障措施\n由县财政局牵头，县发改局配合。\n"


def reading(place: str, amount: int) -> Reading:
    return read(Document(id=place, title=f"{place}方案", text=TEXT.format(place=place, amount=amount), sha256="", year=2025), GENRE)


def earlier_of(*groups: list[Reading]) -> list[Part]:
    return [part_of("e", f"passages-e-{number}", group) for number, group in enumerate(groups)]


PLANS = [reading(place, amount) for amount, place in enumerate("甲乙丙丁戊己庚辛壬癸", 10)]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some dozens of passages are a large library."""
    monkeypatch.setattr("index.parts.ALWAYS_FRESH", 0)
    monkeypatch.setattr("index.parts.LARGEST", 200)


def test_a_small_library_is_written_as_a_whole() -> None:
    assert taken_over(earlier_of(PLANS), PLANS) == ([], PLANS)


@pytest.mark.usefixtures("large")
def test_only_what_changed_is_written() -> None:
    changed = [*PLANS[:9], reading("癸", 99)]
    kept, fresh = taken_over(earlier_of(PLANS), changed)
    assert [one.document.id for one in fresh] == ["癸"]
    assert list(kept[0].documents) == [one.document.id for one in PLANS[:9]]
    assert kept[0].gone == len(PLANS[9].passages)
    assert not kept[0].holds(PLANS[9].passages[0].id)


@pytest.mark.usefixtures("large")
def test_what_is_mostly_gone_is_written_anew() -> None:
    changed = [*PLANS[:7], *(reading(one.document.id, 99) for one in PLANS[7:])]
    assert taken_over(earlier_of(PLANS), changed) == ([], changed)


@pytest.mark.usefixtures("large")
def test_small_parts_are_written_together() -> None:
    kept, fresh = taken_over(earlier_of(PLANS[:8], PLANS[8:9]), [*PLANS[:9], reading("癸", 99)])
    assert (len(kept), [one.document.id for one in fresh]) == (1, ["壬", "癸"])


@pytest.mark.usefixtures("large")
def test_the_number_of_parts_grows_with_the_logarithm_of_the_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.parts.LARGEST", 100_000)
    plans, parts = [replace(PLANS[0], tree=replace(PLANS[0].tree, document=replace(PLANS[0].document, id="d0")))], list[Part]()
    written = 0
    for number in range(64):
        plans = [*plans, _named(f"d{number + 1}")]
        kept, fresh = taken_over(parts, plans)
        written += len(fresh)
        parts = [*kept, part_of("e", f"{number}", fresh)]
        assert sorted(id_ for part in parts for id_ in part.documents) == sorted(one.document.id for one in plans)
    assert len(parts) <= 7
    assert written <= 64 * 7


def _named(id_: str) -> Reading:
    document = replace(PLANS[0].document, id=id_)
    return read(document, GENRE)


@pytest.mark.usefixtures("large")
def test_no_part_is_larger_than_one_may_be_and_no_document_is_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.parts.LARGEST", 2 * len(PLANS[0].passages))
    assert [len(some) for some in in_parts(PLANS)] == [2] * 5


@pytest.fixture
def several(small: Settings, encoder: Encoder) -> Iterator[Settings]:
    """The small library with ten more plans."""
    with change(small.place, encoder) as collection:
        for one in PLANS:
            collection.add(f"{one.document.id}.txt", one.document.text.encode(), id=one.document.id)
    yield small


def changed(settings: Settings, encoder: Encoder, amount: int = 77) -> Edition:
    with change(settings.place, encoder) as collection:
        collection.replace("丙", "丙.txt", TEXT.format(place="丙", amount=amount).encode())
    return current_edition(settings.data)


def assert_whole(settings: Settings) -> None:
    """Every passage is its own nearest neighbour, in the parts and in all of them together."""
    edition = current_edition(settings.data)
    passages = read_library(edition.read_documents(), GENRE).passages
    ids = [one.id for one in passages]
    assert needs_build(settings.place, BUNDLED) == ""
    assert unreachable_of(edition, settings.place.chroma, ids) == []
    vectors = np.asarray(edition.vectors())
    with closing(Stores(edition, settings.place.chroma)) as stores:
        assert stores.count() == edition.stored
        assert stores.unreachable(ids, vectors) == []
        for vector in vectors[:: max(1, len(ids) // 40)]:
            near = stores.nearest(vector.tolist(), 5)
            exact = np.sort(vectors @ vector)[::-1][:5]
            assert set(near) <= set(ids)
            assert np.allclose(sorted(near.values(), reverse=True), exact, atol=1e-4)


@pytest.mark.usefixtures("large")
def test_a_change_writes_one_small_part_and_nothing_old_is_found(several: Settings, encoder: Encoder) -> None:
    before = current_edition(several.data)
    edition = changed(several, encoder)
    assert edition.leans_on == {part.edition for part in before.parts}
    assert sum(part.passages for part in edition.parts if part.edition == edition.id) < edition.passages / 2
    assert_whole(several)
    assistant = Assistant(several)
    assistant.use(None)
    assistant.load()
    answer = assistant.ask("丙河县专项债目标是多少")
    hits = assistant.search("专项债目标", top=50)
    assistant.close()
    assert "77亿元" in answer.headline
    assert "12亿元" not in answer.answer
    assert not any("12亿元" in hit.reading.tree.own_text(hit.clause) for hit in hits)


@pytest.mark.usefixtures("large")
def test_vectors_of_what_is_as_it_was_are_the_earlier_edition_s_and_damaged_ones_are_not(several: Settings, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []

    def counted(self: Encoder, some: Sequence[str]) -> NDArray[np.float32]:
        texts.extend(some)
        return encode(self, some)

    encode = Encoder.encode
    monkeypatch.setattr(Encoder, "encode", counted)
    (several.data / "vectors.sqlite").unlink()
    edition = changed(several, encoder)
    of_a_plan = edition.rows["丙"]
    assert 0 < len(texts) - 1 <= of_a_plan  # and the canary
    assert_whole(several)
    written = np.load(edition.folder / "vectors.npy")
    row = sum(rows for id_, rows in list(edition.rows.items())[: list(edition.rows).index("甲")])
    written[row] = 0
    np.save(edition.folder / "vectors.npy", written)
    (several.data / "vectors.sqlite").unlink()
    texts.clear()
    changed(several, encoder, 78)
    assert of_a_plan < len(texts) - 1 <= of_a_plan + edition.rows["甲"]
    assert_whole(several)


@pytest.mark.usefixtures("large")
def test_documents_in_another_order_and_by_another_name_have_their_own_vectors(several: Settings, encoder: Encoder) -> None:
    with change(several.place, encoder) as collection:
        collection.remove("甲")
        collection.add("新.txt", PLANS[0].document.text.encode(), id="新")
        collection.remove("乙")
        collection.add("乙.txt", PLANS[1].document.text.encode(), id="乙")
    edition = current_edition(several.data)
    assert list(edition.rows)[-2:] == ["新", "乙"]
    assert_whole(several)


@pytest.mark.usefixtures("large")
def test_what_is_leaned_on_stays_with_its_vectors_alone_and_goes_when_nothing_leans_on_it(several: Settings, encoder: Encoder) -> None:
    base = current_edition(several.data)
    for amount in (77, 78, 79, 80):
        edition = changed(several, encoder, amount)
        assert_whole(several)
    assert base.id in edition.leans_on
    assert {path.name for path in base.folder.iterdir()} == {"chroma", "edition.json"}
    again = build(several.place, encoder)
    build(several.place, encoder)
    assert again.leans_on == set()
    assert not base.folder.exists()


@pytest.mark.usefixtures("large")
def test_a_removed_document_is_no_longer_found(several: Settings, encoder: Encoder) -> None:
    with change(several.place, encoder) as collection:
        collection.remove("丙")
    assert_whole(several)


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("harm", ["chroma.sqlite3", "vectors"])
def test_damage_to_what_is_leaned_on_is_noticed_and_built_away(several: Settings, encoder: Encoder, harm: str) -> None:
    base = current_edition(several.data)
    edition = changed(several, encoder)
    assert base.id in edition.leans_on
    if harm == "vectors":
        for path in base.store_folder.glob("*/data_level0.bin"):
            path.write_bytes(b"\0" * path.stat().st_size)
    else:
        shutil.rmtree(base.store_folder)
    assert edition.damage()
    fresh = changed(several, encoder, 78)
    assert fresh.leans_on == set()
    assert_whole(several)


@pytest.mark.usefixtures("large")
def test_a_server_keeps_the_parts_and_an_empty_one_is_filled_afresh(several: Settings, encoder: Encoder, tmp_path: Path) -> None:
    with ChromaServer(tmp_path / "server") as server:
        settings = replace(several, chroma_url=server.url)
        build(settings.place, encoder)
        edition = changed(settings, encoder)
        assert edition.leans_on
        assert_whole(settings)
        server.kill()
        server.start(tmp_path / "empty")
        fresh = changed(settings, encoder, 78)
        assert fresh.leans_on == set()
        assert_whole(settings)
        with pytest.raises(IndexDamaged):
            Stores(edition, Server(server.url))


@pytest.mark.usefixtures("large")
def test_what_stands_in_no_part_is_told_as_lost(several: Settings, encoder: Encoder) -> None:
    edition = changed(several, encoder)
    ids = [passage.id for passage in read_library(edition.read_documents(), GENRE).passages]
    forgotten, *others = edition.parts[0].documents
    parts = (replace(edition.parts[0], documents={one: edition.parts[0].documents[one] for one in others}), *edition.parts[1:])
    lost = unreachable_of(replace(edition, parts=parts), None, ids)
    assert lost == [one for one in ids if one.partition("#")[0] == forgotten]
    assert lost
