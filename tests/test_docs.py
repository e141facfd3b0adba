"""What the docs show of the program is what the program does."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from articleclean.cli import COMMANDS
from articleclean.model.labels import Category, Role
from articleclean.report.catalogue import catalogue

ROOT = Path(__file__).parents[1]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_catalogue_is_fresh() -> None:
    assert read("docs/detectors.md") == catalogue(ROOT / "tests" / "cases"), "stale: run `make docs`"


def test_the_readme_shows_real_output() -> None:
    code = "import json, build; print(json.dumps(build.readme(open('README.md', encoding='utf-8').read())))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONPATH": "src:docs"}, capture_output=True, check=True
    )
    assert read("README.md") == json.loads(done.stdout), "stale: run `make docs`"


def test_labels_are_all_explained() -> None:
    page = read("docs/labels.md")
    for label in (*Role, *Category):
        assert f"| `{label}` |" in page


def test_dependencies_are_all_justified() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    core, extras = read("docs/dependencies.md").split("## Extras")
    table = set(re.findall(r"^\| ([a-z][\w-]+) \|", core, re.MULTILINE)) - {"package"}
    assert table == {re.split("[<>=~]", name)[0] for name in project["dependencies"]}
    assert [name for name in project["optional-dependencies"] if f"`{name}`" not in extras] == []


def test_commands_are_all_documented() -> None:
    assert [name for name in COMMANDS if f"| `{name}" not in read("docs/cli.md")] == []


def test_links_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
