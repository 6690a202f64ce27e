"""What users take to run a server: the files are read by the programs they are for, where those are at hand."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from assistant.settings import ROOT

FOLDER = ROOT / "docs" / "deployment"
SETTINGS = re.compile(r"YOUJU_([A-Z_]+)")


@pytest.mark.parametrize("unit", sorted(path.name for path in FOLDER.glob("*.service")))
def test_systemd_reads_the_units_without_a_complaint(unit: str, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        pytest.skip("systemd is not installed")
    for path in FOLDER.glob("*.service"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(re.sub(r"/opt/youju/.venv/bin/\w+", "/bin/true", text), encoding="utf-8")
    shutil.copy(FOLDER / "youju-backup.timer", tmp_path)
    name = unit.replace("@.", "@7861.")
    done = subprocess.run([analyze, "verify", "--man=no", str(tmp_path / name)], capture_output=True, text=True, cwd=tmp_path)
    said = [line for line in done.stderr.splitlines() if "youju" in line]
    assert not said, said


def test_nginx_reads_its_example(tmp_path: Path) -> None:
    nginx, openssl = shutil.which("nginx"), shutil.which("openssl")
    if not nginx or not openssl:
        pytest.skip("nginx is not installed")
    subprocess.run([openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem"),
                    "-days", "1", "-subj", "/CN=youju"], check=True, capture_output=True)
    example = (FOLDER / "nginx.conf").read_text(encoding="utf-8").replace("/etc/nginx/youju", str(tmp_path)).replace("/var/log/nginx", str(tmp_path))
    (tmp_path / "site.conf").write_text(example, encoding="utf-8")
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}} http {{ include {tmp_path}/site.conf; }}", encoding="utf-8")
    done = subprocess.run([nginx, "-t", "-c", str(tmp_path / "nginx.conf"), "-p", str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr, done.stderr


def test_the_container_file_takes_what_is_there() -> None:
    text = (FOLDER / "Containerfile").read_text(encoding="utf-8")
    taken = [name for line in re.findall(r"^COPY (?!--from)(.*)$", text, re.MULTILINE) for name in line.split()[:-1]]
    assert taken
    assert [name for name in taken if not (ROOT / name).exists()] == []
    assert {path.name for path in ROOT.iterdir() if path.is_dir() and (path / "__init__.py").exists()} - {"tests"} <= set(taken)
    assert re.search(r"^USER 10001", text, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_every_setting_that_is_named_exists(name: str) -> None:
    from dataclasses import fields

    from assistant.settings import Settings

    known = {field.name.upper() for field in fields(Settings)}
    assert set(SETTINGS.findall((FOLDER / name).read_text(encoding="utf-8"))) <= known


# ---- the offline bundle's own script

@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle without wheels: far enough for what is refused before anything is installed."""
    folder = tmp_path / "bundle"
    (folder / "wheels").mkdir(parents=True)
    (folder / "source").mkdir()
    shutil.copy(ROOT / "docs" / "deployment" / "install.sh", folder)
    _platform(folder)
    return folder


def _platform(folder: Path, **changed: str) -> None:
    given = {"version": "0.1.0", "machine": os.uname().machine, "system": os.uname().sysname, "glibc": "2.17"} | changed
    (folder / "PLATFORM").write_text("".join(f"{name}={value}\n" for name, value in given.items()), encoding="utf-8")
    names = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "SHA256SUMS"]
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  ./{path.relative_to(folder).as_posix()}\n" for path in names)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")


def _install(folder: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["sh", str(folder / "install.sh"), str(folder / "to")], capture_output=True, text=True, env=os.environ | environment, timeout=60)


@pytest.mark.parametrize(("changed", "words"), [
    ({"machine": "aarch65"}, "aarch65"), ({"system": "Plan9"}, "Plan9"), ({"glibc": "2.999"}, "glibc 2.999"),
])
def test_another_machine_is_refused_by_name(bundle: Path, changed: dict[str, str], words: str) -> None:
    _platform(bundle, **changed)
    done = _install(bundle)
    assert done.returncode == 1
    assert words in done.stderr
    assert not (bundle / "to").exists()


def test_another_python_is_refused(bundle: Path) -> None:
    other = bundle.parent / "python3.9"
    other.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    other.chmod(0o755)
    done = _install(bundle, PYTHON=str(other))
    assert done.returncode == 1
    assert "需要 Python 3.11" in done.stderr


def test_a_bundle_that_was_changed_is_refused(bundle: Path) -> None:
    (bundle / "source" / "app.py").write_text("evil", encoding="utf-8")
    _platform(bundle)
    (bundle / "source" / "app.py").write_text("more evil", encoding="utf-8")
    done = _install(bundle)
    assert done.returncode == 1
    assert "校验值不符" in done.stderr
    assert not (bundle / "to").exists()
