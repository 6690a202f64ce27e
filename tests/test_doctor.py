"""The doctor: every line says ok, warn or fail, and what is not ok has its remedy."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.doctor import Finding, Level, _addresses
from assistant.egress import talkative
from assistant.settings import Settings
from evals.load.servers import free_port
from tests.commands import youju
from tests.conftest import settings_for


def _lines(output: str) -> list[tuple[str, str]]:
    return [tuple(line.split("  ")[:2]) for line in output.splitlines()]  # type: ignore[misc]


def test_all_is_well_with_a_fresh_index(small: Settings) -> None:
    done = youju(small, "doctor", "--full")
    assert done.returncode == 0, done.stdout
    assert {level for level, topic in _lines(done.stdout) if topic != "磁盘"} == {"正常"}
    assert {"环境", "依赖", "数据目录", "磁盘", "文件", "词表", "别名表", "模型", "索引", "检索", "问答", "外联"} <= {topic for _, topic in _lines(done.stdout)}
    assert "载入模型、检索和回答期间没有任何对外连接" in done.stdout


def test_what_is_damaged_fails_with_its_remedy(small: Settings) -> None:
    vectors = next(small.data.glob("editions/*/chroma/*/data_level0.bin"))
    vectors.write_bytes(os.urandom(vectors.stat().st_size))
    (small.seeds / "plan.txt").write_bytes(b"")
    done = youju(small, "doctor", more={"LANGSMITH_TRACING": "true"})
    assert done.returncode == 1
    failed = [line for line in done.stdout.splitlines() if not line.startswith("正常")]
    assert [line.split("  ")[1] for line in failed] == ["文件", "索引", "外联"]
    assert all("→ 请" in line for line in failed), failed


def test_a_damaged_alias_file_is_named_with_its_line(small: Settings) -> None:
    (small.seeds / "aliases.toml").write_text('[[alias]]\nname = "县科技局"\n', encoding="utf-8")
    done = youju(small, "doctor")
    assert done.returncode == 1
    assert any(line.startswith("失败  别名表") and "aliases.toml" in line and "→ 请" in line for line in done.stdout.splitlines()), done.stdout


def test_without_anything_every_line_still_comes(tmp_path: Path, small_seeds: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = youju(settings_for(tmp_path / "file" / "data", small_seeds), "doctor")
    assert done.returncode == 1
    failed = [topic for level, topic in _lines(done.stdout) if level == "失败"]
    assert failed == ["数据目录", "模型", "索引"]


def test_the_server_of_the_vectors_is_looked_for_and_is_no_call_to_the_outside(small: Settings) -> None:
    served = replace(small, chroma_url=f"http://localhost:{free_port()}")
    assert {"localhost", "127.0.0.1"} <= _addresses(served)
    assert _addresses(replace(small, chroma_url="http://nowhere.invalid:8000")) == {"nowhere.invalid"}
    done = youju(small, "doctor", more={"YOUJU_CHROMA_URL": served.chroma_url})
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("注意") and "向量库换了地方" in line]
    assert "→ 请运行 youju index" in line


TALKATIVE = [
    ({}, []),
    ({"ANONYMIZED_TELEMETRY": "False"}, []),
    ({"ANONYMIZED_TELEMETRY": "True"}, ["ANONYMIZED_TELEMETRY"]),
    ({"GRADIO_ANALYTICS_ENABLED": "1", "LANGCHAIN_TRACING_V2": "true"}, ["GRADIO_ANALYTICS_ENABLED", "LANGCHAIN_TRACING_V2"]),
    ({"LANGSMITH_TRACING": " off "}, []),
]


@pytest.mark.parametrize(("environment", "names"), TALKATIVE, ids=repr)
def test_variables_that_switch_on_reports_are_named(environment: dict[str, str], names: list[str]) -> None:
    assert list(talkative(environment)) == names


def test_a_finding_is_one_line_with_its_remedy() -> None:
    finding = Finding(Level.FAIL, "索引", "还没有索引", "请运行 youju index")
    assert str(finding) == "失败  索引  还没有索引  → 请运行 youju index"
    assert finding.failed
