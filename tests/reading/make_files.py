"""Makes the files that LibreOffice saved and printed: ``python -m tests.reading.make_files`` with soffice on PATH."""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from assistant.settings import ROOT
from tests.reading.word_files import word_file

FILES = ROOT / "tests" / "documents"
SAVED = ("01_cangnan-county-opc-2026", "03_nanchong-city-opc-plan-2026", "10_gwy-innovation-annex-table-2018")
_TASKS = ("建设产业平台", "扩大有效投资", "提升港口能力", "完善道路设施", "增加农民收入")
_SENTENCE = "县发改局要会同县财政局、县交通局和各乡镇，建设产业平台，扩大有效投资，提升港口能力，完善道路设施，增加农民收入，"


def plan() -> str:
    """A plan of few different characters, so that its printed file is small: three parts over some pages, and a table."""
    lines = ["某县2026年建设方案", "为扩大有效投资，完善道路设施，增加农民收入，某县要建设产业平台，提升港口能力。"]
    for chapter, place in enumerate("一二三", start=1):
        lines.append(f"{place}、{_TASKS[chapter]}")
        for number, task in enumerate(_TASKS, start=1):
            lines.append(f"{number}. {task}。{_SENTENCE * (chapter + number % 3)}投资达到{chapter * number}2.{number}亿元，收入增长{chapter + number}%。（牵头单位：县发改局；责任单位：县财政局、各乡镇）")
    lines.append("附件1\n建设产业平台、扩大有效投资、提升港口能力的责任单位和收入一览\n序号\t任务\t牵头单位\t责任单位")
    lines += [f"{number}\t{_TASKS[number % 5]}，{_SENTENCE[:20 + number]}\t县发改局\t县财政局、县交通局" for number in range(1, 26)]
    return "".join(f"{line}\n" for line in lines)


def converted(files: dict[str, bytes], format_: str, folder: Path) -> dict[str, bytes]:
    """Files as LibreOffice opens and saves them in another format, by their names without ending."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    _run([*(str(folder / f"{name}.docx") for name in files)], format_, folder)
    return {name: (folder / format_ / f"{name}.{format_}").read_bytes() for name in files}


def _run(paths: Sequence[str], format_: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", format_, "--outdir", str(folder / format_), *paths]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def main() -> None:
    texts = {name: (FILES / f"{name}.txt").read_text(encoding="utf-8") for name in SAVED}
    with tempfile.TemporaryDirectory() as folder:
        for name, data in converted({name: word_file(text) for name, text in texts.items()}, "docx", Path(folder)).items():
            (FILES / "word" / f"{name}.docx").write_bytes(data)
        (FILES / "pdf" / "plan.pdf").write_bytes(converted({"plan": word_file(plan(), official=True)}, "pdf", Path(folder))["plan"])


if __name__ == "__main__":
    main()
