"""The command line: the contract's fields and exit status, results on standard output, everything else on standard error."""

import json
import shutil
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.ledger import conflict_rows, duty_rows, group_rows, milestone_rows, target_rows, term_rows
from assistant.settings import ROOT, Settings
from assistant.tabular import aligned
from index.documents import read_manifest
from index.genre import load_genre
from index.library import Library, read_library
from tests.commands import environment_of, youju
from tests.conftest import give_vectors

PLAN = (ROOT / "seeds" / "xiangyin-2025.txt").read_text(encoding="utf-8")
ANSWER = ["question", "standalone_question", "status", "headline", "answer", "citations", "conflicts", "model", "seconds"]
CITATION = {"label", "document", "address", "path", "quote", "start", "end", "clause_start", "clause_end", "match"}
CLAUSE = {"address", "path", "marker", "heading", "text", "start", "end"}
TARGET = {"indicator", "operator", "value", "unit", "deadline", "quote", "start", "end"}


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that does not exist: commands that need no index leave it so."""
    monkeypatch.setenv("YOUJU_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("YOUJU_SEEDS", raising=False)
    return tmp_path / "data"


# ---- show and parse: no index, nothing heavy

def test_show_prints_a_clause_with_its_headings(nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "附件3·二·四·2"]) == 0
    shown = capsys.readouterr()
    assert "附件3·二·(四)·2" in shown.out
    assert "附件3 科技创新赋能攻坚实施方案 > 二、攻坚任务 > (四)赋能产业高质量发展" in shown.out
    assert "力争高新技术企业达到100家" in shown.out
    assert shown.err == ""
    assert not nowhere.exists()


def test_show_lists_what_stands_below_a_heading(nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "附件3·二·(四)"]) == 0
    assert "附件3·二·(四)·4  促进科技成果转化应用" in capsys.readouterr().out


def test_show_as_json_is_the_clause_as_it_stands_in_the_file(nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "xiangyin-2025#附件7·二·(一)·7·(15)", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert set(row) == CLAUSE | {"document"}
    assert row["text"] == PLAN[row["start"] : row["end"]]
    assert row["marker"] == "(15)"


@pytest.mark.parametrize("path", [ROOT / "seeds" / "xiangyin-2025.txt", *sorted((ROOT / "tests" / "documents").glob("*.txt"))],
                         ids=lambda path: path.stem)
def test_parse_gives_every_document_whole_with_its_findings(path: Path, nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(path), "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    text = path.read_bytes().decode("utf-8")
    assert row["document"] == path.stem
    assert "".join(clause["text"] for clause in row["clauses"]) == text
    for clause in row["clauses"]:
        assert set(clause) == CLAUSE | {"lead", "support", "targets"}
        assert clause["text"] == text[clause["start"] : clause["end"]]
        for target in clause["targets"]:
            assert set(target) == TARGET
            assert target["quote"] == text[target["start"] : target["end"]]
            assert target["value"] in "".join(target["quote"].split())  # a page may break a line inside a figure
    assert not nowhere.exists()


def test_parse_tells_lead_from_support(nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["parse", str(ROOT / "seeds" / "xiangyin-2025.txt"), "--json"])
    clauses = {row["address"]: row for row in json.loads(capsys.readouterr().out)["clauses"]}
    assert clauses["附件3·二·(四)·2"]["lead"] == ["县科技局"]
    assert clauses["附件3·二·(四)·2"]["support"] == ["县政府办", "县工信局", "县财政局", "县市监局", "县税务局"]


def test_what_reads_the_text_alone_imports_nothing_heavy(settings: Settings, tmp_path: Path) -> None:
    script = (
        "import sys; from assistant.cli import main; main(['show', '附件3', '--json']); main(['parse', sys.argv[1], '--json']);"
        "main(['duties', '--json']); main(['export', 'targets', '--output', sys.argv[2]]);"
        "heavy = {'torch', 'chromadb', 'gradio', 'scipy', 'sentence_transformers'} & set(sys.modules); sys.exit(str(heavy) if heavy else 0)"
    )
    command = [sys.executable, "-c", script, str(ROOT / "seeds" / "xiangyin-2025.txt"), str(tmp_path / "targets.csv")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment_of(settings))
    assert done.returncode == 0, done.stderr


def test_a_question_is_answered_without_what_takes_seconds_to_import(settings: Settings) -> None:
    script = (
        "import sys; from assistant.cli import main; main(['ask', '专项债的目标是多少', '--json']);"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'sklearn', 'langchain_core', 'gradio'} & set(sys.modules); sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT, env=environment_of(settings))
    assert done.returncode == 0, done.stderr


# ---- findings: the ledger's rows, without an index

FINDINGS = {
    "targets": target_rows, "duties": duty_rows, "conflicts": conflict_rows, "groups": group_rows, "terms": term_rows,
    "milestones": milestone_rows,
}


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(read_manifest(ROOT / "seeds"), load_genre())


@pytest.mark.parametrize("command", FINDINGS)
def test_findings_as_json_are_the_ledgers_rows(command: str, library: Library, nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out) == FINDINGS[command](library)
    assert shown.err == ""
    assert not nowhere.exists()


@pytest.mark.parametrize("command", FINDINGS)
def test_findings_for_a_person_are_counted_lines_with_their_place(command: str, library: Library, nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command]) == 0
    lines = capsys.readouterr().out.splitlines()
    rows = FINDINGS[command](library)
    assert lines[-1] == f"共{len(rows)}项"
    for row in rows:
        assert any(side["address"] in line for side in row.get("sides", [row]) for line in lines)


def test_columns_line_up_although_characters_are_wide() -> None:
    lines = list(aligned([("附件3", "R&D", "x"), ("a", "研发经费", "")]))
    assert lines == ["附件3  R&D       x", "a      研发经费"]


def test_the_duties_of_one_unit_in_one_part(library: Library, nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["duties", "--unit", "科技局", "--part", "附件４", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows == [row for row in duty_rows(library, "县科技局") if row["part"] == "附件4"]
    assert rows


@pytest.mark.parametrize("command", ["targets", "milestones"])
def test_the_findings_that_a_unit_leads(command: str, library: Library, nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--unit", "县商务粮食局", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [row for row in FINDINGS[command](library) if "县商务粮食局" in row["lead"]]


def test_a_conflict_belongs_to_the_parts_of_all_its_sides(nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conflicts", "--part", "附件3", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert all("附件3" in [side["part"] for side in row["sides"]] for row in rows)


# ---- aliases

def test_names_that_may_be_one_unit_are_proposed_ready_for_the_file_of_aliases(
    nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.setenv("YOUJU_SEEDS", str(tmp_path / "seeds"))
    file = tmp_path / "seeds" / "aliases.toml"
    file.unlink()
    assert main(["aliases"]) == 0
    proposed = capsys.readouterr().out
    assert "已有 0 条" in proposed.splitlines()[0]
    file.write_text(proposed, encoding="utf-8")
    assert main(["aliases", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert all(set(row) == {"document", "name", "same_as", "status", "evidence"} for row in rows)
    assert {row["status"] for row in rows} == {"proposed"}
    assert main(["aliases"]) == 0
    assert f"已有 {len(rows)} 条；另提出 0 条" in capsys.readouterr().out


def test_another_name_of_a_unit_is_said_and_not_counted(library: Library, nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["duties", "--unit", "县工商联", "--json"]) == 0
    shown = capsys.readouterr()
    rows = json.loads(shown.out)
    assert rows
    assert all("县工商联" in (*row["lead"], *row["support"]) for row in rows)
    assert shown.err.count("\n") == 1
    assert "--unit 工商联" in shown.err


def test_a_damaged_file_of_aliases_is_one_line(
    nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.setenv("YOUJU_SEEDS", str(tmp_path / "seeds"))
    (tmp_path / "seeds" / "aliases.toml").write_text("[[alias]]\nname = 县\n", encoding="utf-8")
    for command in ("duties", "aliases"):
        assert main([command]) == 1
        shown = capsys.readouterr()
        assert (shown.out, shown.err.count("\n")) == ("", 1)
        assert "第 2 行" in shown.err


# ---- a unit or a part that is not there, a plan without findings, files

ABSENT = [(["--unit", "县旅游局"], "县文旅广体局"), (["--part", "附件9"], "附件7")]


@pytest.mark.parametrize(("arguments", "nearest"), ABSENT, ids=["unit", "part"])
def test_what_is_not_in_the_plan_is_said_not_to_be_there(
    arguments: list[str], nearest: str, nowhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["duties", *arguments, "--json"]) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out) == []
    assert shown.err.count("\n") == 1
    assert nearest in shown.err
    assert main(["duties", *arguments]) == 1
    assert capsys.readouterr().out == ""


@pytest.fixture
def bare(nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seeds with a plan that states nothing to be listed."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "plan.txt").write_text("一、任务\n1. 工作。做好有关工作。\n", encoding="utf-8")
    (tmp_path / "seeds" / "manifest.toml").write_text('[[document]]\nid = "plan"\nfile = "plan.txt"\ntitle = "方案"\n', encoding="utf-8")
    monkeypatch.setenv("YOUJU_SEEDS", str(tmp_path / "seeds"))


@pytest.mark.parametrize("command", FINDINGS)
@pytest.mark.usefixtures("bare")
def test_a_plan_without_findings_says_so(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main([command]) == 0
    assert capsys.readouterr().out.startswith("文件中没有读到")


# what, suffix, how the file begins
EXPORTS = [
    ("targets", ".xlsx", b"PK"), ("targets", ".csv", b"\xef\xbb\xbf"), ("duties", ".xlsx", b"PK"), ("duties", ".CSV", b"\xef\xbb\xbf"),
    ("milestones", ".xlsx", b"PK"), ("milestones", ".csv", b"\xef\xbb\xbf"), ("milestones", ".ics", b"BEGIN:VCALENDAR"),
]


@pytest.mark.parametrize(("what", "suffix", "beginning"), EXPORTS, ids=[f"{what}{suffix}" for what, suffix, _ in EXPORTS])
def test_an_export_is_written_in_the_form_of_its_name(
    what: str, suffix: str, beginning: bytes, nowhere: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"目标{suffix}"
    file.write_bytes(b"an earlier one")
    assert main(["export", what, "--output", str(file)]) == 0
    assert file.read_bytes().startswith(beginning)
    assert str(file) in capsys.readouterr().out
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_an_export_that_cannot_be_written_is_one_line_and_leaves_nothing(
    nowhere: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder.csv").mkdir()
    for file in (tmp_path / "no folder" / "x.csv", tmp_path / "folder.csv"):
        assert main(["export", "targets", "--output", str(file)]) == 1
        shown = capsys.readouterr()
        assert (shown.out, shown.err.count("\n")) == ("", 1)
        assert str(file) in shown.err
    assert [one.name for one in tmp_path.iterdir()] == ["folder.csv"]


# ---- wrong calls and failures

WRONG = [
    [], ["ask"], ["search"], ["show"], ["parse"], ["unknown"], ["ask", "问题", "--unknown"], ["ask", "一", "二"],
    ["search", "问题", "--top", "0"], ["search", "问题", "--top", "十"], ["ask", "问题", "--json", "--jsonl"], ["serve", "--port", "x"], ["serve", "--port", "70000"],
    ["export"], ["export", "targets"], ["export", "targets", "--output", "x.docx"], ["export", "targets", "--output", "x.ics"],
    ["export", "groups", "--output", "x.csv"], ["groups", "--unit", "县科技局"], ["targets", "附件3"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_call_is_status_2_and_one_line(arguments: list[str], nowhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    shown = capsys.readouterr()
    assert caught.value.code == 2
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "--help" in shown.err


FAILURES: list[tuple[str, list[str], bytes | None, str]] = [
    ("an address without a clause", ["show", "附件9·一"], None, "youju search"),
    ("a neighbour of the address", ["show", "附件3·二·(四)·9"], None, "附件3·二·(四)·1"),
    ("no file", ["parse", "FILE"], None, "找不到文件"),
    ("an empty file", ["parse", "FILE"], b"", "空文件"),
    ("a picture", ["parse", "FILE"], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "OCR"),
]


@pytest.mark.parametrize(("what", "arguments", "content", "word"), FAILURES, ids=[row[0] for row in FAILURES])
def test_a_failure_is_status_1_and_one_line_that_names_the_remedy(
    what: str, arguments: list[str], content: bytes | None, word: str, nowhere: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "plan.txt").write_bytes(content)
    assert main([argument.replace("FILE", str(tmp_path / "plan.txt")) for argument in arguments]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert word in shown.err


def test_an_unknown_setting_is_refused(nowhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("YOUJU_DATEN", "x")
    assert main(["show", "附件3"]) == 1
    assert "YOUJU_DATEN" in capsys.readouterr().err


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"\xff")],
                         ids=["missing", "emptied", "not UTF-8"])
def test_a_damaged_seed_is_one_line(damage: Any, small: Settings) -> None:
    damage(small.seeds / "plan.txt")
    done = youju(small, "ask", "谁牵头")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr


# ---- ask and search

def test_ask_prints_the_answer_and_its_numbered_sources(settings: Settings) -> None:
    done = youju(settings, "ask", "今年专项债的目标是多少")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "32.27亿元" in done.stdout.splitlines()[0]
    assert "[1] " in done.stdout


def test_ask_as_json_is_the_contracts_object(settings: Settings) -> None:
    row = json.loads(youju(settings, "ask", "今年专项债的目标是多少", "--json").stdout)
    assert [key for key in row if key in ANSWER] == ANSWER
    assert row["model"] is None
    assert row["answer"].startswith(row["headline"])
    for citation in row["citations"]:
        assert set(citation) == CITATION
        assert citation["quote"] == PLAN[citation["start"] : citation["end"]]
        assert citation["clause_start"] <= citation["start"] < citation["end"] <= citation["clause_end"]


HOSTILE = ["", " 　", "12345", "\u202e\u0000\u0007\u200b", "\ud800", "x" * 1_000_000, "“”《》()[]{}<script>", "👍"]


def test_lines_are_answered_in_order_one_by_one_and_a_bad_one_stops_nothing(settings: Settings) -> None:
    command = [sys.executable, "-m", "assistant", "ask", "--jsonl"]
    with subprocess.Popen(command, env=environment_of(settings), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          cwd=ROOT) as child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(json.dumps({"id": "first", "question": "专项债目标是多少"}).encode() + b"\n")
        child.stdin.flush()
        assert json.loads(child.stdout.readline())["id"] == "first", "the first answer comes before the second question is sent"
        history = [{"role": "user", "content": "专项债目标是多少"},
                   {"role": "assistant", "content": "32.27亿元", "citations": [{"document": "xiangyin-2025", "address": "总体方案·二·(一)"}]}]
        lines = [json.dumps({"id": 7, "question": "那牵头单位呢", "history": history}), "no json", '{"id": "no question"}', "", '["list"]',
                 "[" * 100_000, json.dumps({"id": "bad history", "question": "x", "history": [{"role": "system", "content": "x"}]}),
                 *(json.dumps({"id": f"h{place}", "question": question}) for place, question in enumerate(HOSTILE))]
        out, err = child.communicate("\n".join(lines).encode() + b"\n\xff\xfe\n")
    rows = [json.loads(line) for line in out.decode("utf-8").splitlines()]
    assert [row["id"] for row in rows] == [7, None, "no question", None, None, "bad history", *(f"h{n}" for n in range(len(HOSTILE))), None]
    assert [row["id"] for row in rows if "error" in row] == [None, "no question", None, None, "bad history", None]
    assert all(row["status"] and row["headline"] for row in rows if "error" not in row)
    assert child.returncode == 1
    assert b"Traceback" not in err
    assert "有 6 行无法读取" in err.decode()


def test_search_gives_clauses_none_inside_another(settings: Settings) -> None:
    lines = "\n".join(json.dumps({"id": n, "question": question}) for n, question in enumerate(["高企数量", "谁管消防", "R&D"]))
    rows = [json.loads(line) for line in youju(settings, "search", "--jsonl", stdin=lines).stdout.splitlines()]
    assert [row["id"] for row in rows] == [0, 1, 2]
    for row in rows:
        assert set(row) == {"id", "clauses", "seconds"}
        assert len(row["clauses"]) == 10
        assert [clause["score"] for clause in row["clauses"]] == sorted((clause["score"] for clause in row["clauses"]), reverse=True)
        assert all(set(clause) == {"document", "address", "start", "end", "score"} for clause in row["clauses"])
        spans = sorted((clause["start"], clause["end"]) for clause in row["clauses"])
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_search_lists_as_many_as_asked_for(settings: Settings) -> None:
    assert len(json.loads(youju(settings, "search", "专项债", "--top", "3", "--json").stdout)["clauses"]) == 3


# ---- index

def test_a_question_without_an_index_builds_it_and_standard_output_holds_the_answer_alone(small: Settings, index_data: Path) -> None:
    shutil.rmtree(small.data / "editions")
    (small.data / "current").unlink()
    give_vectors(index_data, small.data)  # none of this plan
    done = youju(small, "search", "人工智能", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["clauses"]
    assert "计算向量" in done.stderr
    again = youju(small, "index")
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.startswith("索引已是最新")


def test_an_index_that_cannot_be_written_is_one_line(small: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = youju(small, "index", more={"YOUJU_DATA": str(tmp_path / "file" / "data")})
    assert (done.returncode, done.stdout) == (1, "")
    assert "YOUJU_DATA" in done.stderr.splitlines()[-1]


# ---- leaving early

def test_a_reader_that_leaves_early_is_no_error(settings: Settings) -> None:
    command = [sys.executable, "-m", "assistant", "parse", str(ROOT / "seeds" / "xiangyin-2025.txt"), "--json"]
    with subprocess.Popen(command, env=environment_of(settings), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        assert child.stderr.read() == b""


def test_ctrl_c_ends_quietly(settings: Settings) -> None:
    command = [sys.executable, "-m", "assistant", "ask", "--jsonl"]
    with subprocess.Popen(command, env=environment_of(settings), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          cwd=ROOT) as child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(b'{"id": 1, "question": "x"}\n')
        child.stdin.flush()
        child.stdout.readline()
        time.sleep(0.2)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=30)
    assert child.returncode == 130
    assert err == b""
