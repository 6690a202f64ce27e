"""The README: its commands do what it shows, its settings are the settings, its files are there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.settings import ROOT, Settings
from tests.commands import environment_of

README = (ROOT / "README.md").read_text(encoding="utf-8")
_ANYTHING = "……"
_NOTHING = "无"
_IN_A_SHELL = ("youju ask 今年专项债的目标是多少", "youju doctor")
"""What runs as a user runs it, besides what is piped; the others in this process, which has imported everything already."""


def _examples() -> list[tuple[str, list[str]]]:
    """Every command of the console blocks with the output that is shown for it."""
    examples: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                examples.append((line[2:], []))
            else:
                examples[-1][1].append(line)
    return examples


@pytest.mark.parametrize(("command", "shown"), _examples(), ids=[command for command, _ in _examples()])
def test_a_command_prints_what_the_readme_shows(
    command: str, shown: list[str], settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each line that is shown stands in a line of the output, in order; …… stands for any lines."""
    if "|" in command or command in _IN_A_SHELL:
        output = _in_a_shell(command, settings)
    else:
        monkeypatch.chdir(ROOT)
        monkeypatch.setenv("YOUJU_DATA", str(settings.data))
        monkeypatch.setenv("YOUJU_SEEDS", str(settings.seeds))
        assert main(shlex.split(command)[1:]) == 0
        output = capsys.readouterr().out
    printed = iter(output.splitlines())
    for line in shown:
        assert line == _ANYTHING or any(line in one for one in printed), (line, output)


def _in_a_shell(command: str, settings: Settings) -> str:
    environment = environment_of(settings)
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_setting_stands_in_the_table_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `YOUJU_(\w+)` \| `?([^`|]+?)`? \|", README, re.MULTILINE))
    defaults = {name: getattr(Settings(), name) for name in Settings.__dataclass_fields__}
    expected = {
        name.upper(): str(value.relative_to(ROOT) if isinstance(value, Path) and value.is_absolute() else value)
        for name, value in defaults.items()
    }
    assert rows == {name: default or _NOTHING for name, default in expected.items()} | {"GENRE": "data/genre.toml"}


def test_every_file_and_picture_it_names_is_there() -> None:
    links = re.findall(r"\]\(([^):]+)\)", README)
    paths = re.findall(r"`((?:index|assistant|evals|tests|seeds|prompts)/[^`*]*|app\.py)`", README)
    assert links
    assert [path for path in [*links, *paths] if not (ROOT / path).exists()] == []


def test_every_command_of_the_command_line_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    names = re.findall(r"^    (\w+)", capsys.readouterr().out, re.MULTILINE)
    assert len(names) >= 7
    assert all(f"`youju {name}" in README for name in names)


def test_every_make_target_it_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{name}:" in makefile for name in re.findall(r"(?:^|`)make (\w+)", README, re.MULTILINE))


def test_nothing_in_the_repository_names_a_machine_of_ours() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True, cwd=ROOT).stdout.decode().split("\0")
    ours = re.compile(r"(?<![\w.])/(?:work|root)/\w|://(?:pypi|files)\.")
    texts = [ROOT / name for name in listed if name and Path(name).suffix in {".py", ".md", ".toml", ".js", ".css", ".yaml", ""}]
    found = [path for path in texts if path.is_file() and path != Path(__file__) and ours.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(ROOT).as_posix() for path in found] == []
