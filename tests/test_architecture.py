"""What docs/architecture.md says of the code's shape."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "articleclean"
MODULES = sorted(SOURCE.rglob("*.py"))

LAYERS = (
    ("errors", "extras", "model"),
    ("ingest.fold",),
    ("stems",),
    ("packs",),
    ("metadata", "packs.wordlists"),
    ("ingest",),
    ("features", "scoring", "scan", "packs.checking"),
    ("detectors",),
    ("options",),
    ("decide",),
    ("quality", "fields"),
    ("assemble",),
    ("pipeline",),
    ("quotes",),
    ("api", "__init__"),
    ("report",),
    ("corpus", "engines"),
    ("cli",),
    ("__main__",),
)
"""A module may import from its own layer and from those above it in this list."""

CONVENIENCE = {("model.article", "report.markdown"), ("model.article", "quotes")}
"""``Article.to_markdown`` and ``Article.quotes`` are there because people look for them there."""


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts)


def layer_of(name: str) -> int:
    fits = [
        (len(prefix), number)
        for number, layer in enumerate(LAYERS)
        for prefix in layer
        if name == prefix or name.startswith(f"{prefix}.")
    ]
    return max(fits)[1]


def imports_of(path: Path) -> Iterator[str]:
    """Modules of ours that run when this one is used; names for type checkers only do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "articleclean":
            yield (node.module or "").removeprefix("articleclean").lstrip(".") or "__init__"
        elif isinstance(node, ast.Import):
            yield from (
                alias.name.removeprefix("articleclean.")
                for alias in node.names
                if alias.name.startswith("articleclean.")
            )


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    name = name_of(path)
    wrong = [other for other in imports_of(path) if layer_of(other) > layer_of(name)]
    assert [other for other in wrong if (name, other) not in CONVENIENCE] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_importing_the_package_is_cheap() -> None:
    heavy = ("numpy", "lxml", "bs4", "regex", "click", "pyarrow", "charset_normalizer", "markdown_it", "asyncio")
    code = f"import sys, articleclean; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"


def test_cleaning_text_reads_no_html_and_no_tables() -> None:
    heavy = ("lxml", "bs4", "pyarrow", "markdown_it", "charset_normalizer")
    code = f"import sys, articleclean; articleclean.clean('A.'); print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
