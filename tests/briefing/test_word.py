"""The Word file of a briefing: the layout of official documents, read from its XML."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from assistant.briefing.compose import compose
from assistant.briefing.edited import Edit, edited
from assistant.briefing.text import Briefing
from assistant.briefing.title_lines import title_lines
from assistant.briefing.word import HEADING, SUBHEADING, TEXT, word
from assistant.cli import main
from index.genre import load_genre
from index.library import Library, read_library
from tests.briefing.test_compose import PLAN
from tests.plans import document


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library([document(PLAN)], load_genre())


@pytest.fixture(scope="module")
def briefing(library: Library) -> Briefing:
    return compose(library, unit="县商务局")


@pytest.fixture(scope="module")
def opened(briefing: Briefing, library: Library) -> Any:
    return Document(io.BytesIO(word(briefing, library)))


def test_every_run_names_its_east_asian_font_and_asks_for_it(opened: Any) -> None:
    runs = [run for run in opened.element.body.iter(qn("w:r")) if run.findall(qn("w:t"))]
    assert runs
    for run in runs:
        fonts = run.find(qn("w:rPr")).find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) == fonts.get(qn("w:ascii")) == fonts.get(qn("w:hAnsi"))
        assert fonts.get(qn("w:hint")) == "eastAsia"


def test_the_text_is_said_to_be_chinese_of_the_mainland(opened: Any) -> None:
    assert {one.get(qn("w:eastAsia")) for one in opened.styles.element.iter(qn("w:lang"))} == {"zh-CN"}


def test_the_page_is_that_of_the_standard(opened: Any) -> None:
    section = opened.sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one.mm) for one in sides] == [210, 297, 37, 35, 28, 26]
    assert opened.settings.odd_and_even_pages_header_footer
    for footer in (section.footer, section.even_page_footer):
        assert "PAGE" in footer._element.xml and footer.paragraphs[0].text.startswith("—")


def test_headings_are_numbered_in_their_fonts_and_lines_have_one_pitch(opened: Any) -> None:
    lines = [line for line in opened.paragraphs if line.text]
    fonts = {line.text: line.runs[0].font.name for line in lines}
    first = [text for text in fonts if re.match(r"[一二三四五六七]、", text)]
    assert first and all(fonts[text] == HEADING for text in first)
    second = [text for text in fonts if text.startswith("（一）")]
    assert second and all(fonts[text] == SUBHEADING for text in second)
    assert any(re.match(r"1\. ", line.text) and line.runs[0].font.name == TEXT for line in lines)
    assert {line.paragraph_format.line_spacing for line in lines} <= {Pt(20), Pt(28), Pt(35)}
    assert all(line.runs[0].font.size == Pt(16) for line in lines if line.text in first)


def test_every_sentence_points_at_a_row_of_the_table_of_sources(opened: Any, briefing: Briefing, library: Library) -> None:
    rows = {row.cells[0].text: (row.cells[1].text, row.cells[2].text) for row in opened.tables[0].rows[1:]}
    text = "\n".join(line.text for line in opened.paragraphs)
    for sentence in briefing.sentences:
        if sentence.is_computed:
            assert f"{sentence.whole}〔统计〕" in text
            continue
        labels = "".join(f"[{briefing.labels[source]}]" for source in sentence.sources)
        assert f"{sentence.whole}{labels}" in text
        for source in sentence.sources:
            address, quote = rows[str(briefing.labels[source])]
            assert address == source.address
            assert quote == " ".join(source.span.of(library.readings[0].document.text).split())


@pytest.mark.parametrize(("title", "lines"), [
    ("关于县科技局贯彻落实有关任务的汇报提纲", 1),
    ("关于科技创新赋能攻坚实施方案（附件3）主要内容的汇报提纲", 2),
    ("关于县政务服务和大数据中心贯彻落实营商环境优化提升攻坚实施方案（附件5）有关任务的汇报提纲", 3),
    ("关于“" + "长" * 60 + "”主要内容的汇报提纲", 4),
])
def test_a_long_title_is_broken_between_words_into_lines_of_about_one_length(title: str, lines: int) -> None:
    found = title_lines(title)
    assert "".join(found) == title
    assert len(found) == lines
    assert max(map(len, found)) <= 20
    assert min(map(len, found)) >= 5 and not any(line[0] in "的）”" for line in found)


def test_rows_of_the_table_of_sources_are_not_torn_and_its_head_is_repeated(opened: Any) -> None:
    first, *rows = opened.tables[0].rows
    assert first._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_a_sentence_without_a_witness_is_marked_named_in_the_appendix_and_cites_nothing(briefing: Briefing, library: Library) -> None:
    one = next(one for one in briefing.sentences if "外资企业3家" in one.text)
    new = edited(briefing, {one.id: Edit(one.text, "引进外资企业30家")}, library)
    document = Document(io.BytesIO(word(new, library)))
    text = "\n".join(line.text for line in document.paragraphs)
    body, _, appendix = text.partition("出处对照表")
    assert "引进外资企业30家。〔待核〕" in body and "除待核的1句外" in body
    assert "下列句子没有出处" in appendix and "1. 引外资：引进外资企业30家。" in appendix
    assert not any("30家" in cell.text for row in document.tables[0].rows for cell in row.cells)
    assert "下列句子没有出处" not in "\n".join(line.text for line in Document(io.BytesIO(word(briefing, library))).paragraphs)


def test_the_command_takes_edits_and_names_what_has_no_witness(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "--part", "附件3", "--length", "short", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    target = next(section for section in said["sections"] if section["key"] == "targets")["paragraphs"][0][0]
    (tmp_path / "改动.json").write_text(json.dumps({target["id"]: {"was": target["was"], "text": "全年研发投入增长99%"}}), encoding="utf-8")
    assert main(["brief", "--part", "附件3", "--length", "short", "--edits", str(tmp_path / "改动.json")]) == 0
    out, err = capsys.readouterr()
    assert "全年研发投入增长99%。〔待核〕" in out and "下列句子没有出处" in out
    assert "没有出处，已标〔待核〕：全年研发投入增长99%。" in err
    (tmp_path / "改动.json").write_text("[]", encoding="utf-8")
    assert main(["brief", "--part", "附件3", "--edits", str(tmp_path / "改动.json")]) == 1
    assert main(["brief", "--part", "附件3", "--edits", str(tmp_path / "没有.json")]) == 1


def test_the_command_writes_word_and_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("汇报.docx", "汇报.md"):
        assert main(["brief", "--part", "附件3", "--length", "short", "--output", str(tmp_path / name)]) == 0
    assert "出处对照表" in (tmp_path / "汇报.md").read_text(encoding="utf-8")
    assert Document(str(tmp_path / "汇报.docx")).tables
    assert main(["brief", "--unit", "县外星局"]) == 1
    assert "没有出现" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["brief", "--output", str(tmp_path / "汇报.pdf")])
