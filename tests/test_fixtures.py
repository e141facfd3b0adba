"""Every folder of tests/fixtures: the source becomes what article.json says. See CONTRIBUTING.md."""

import json
import tomllib
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from articleclean import clean
from articleclean.cli import run
from articleclean.report.fixtures import expected_of, findings_of

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "fixtures").glob("*/article.json"))


def origin(folder: Path) -> dict[str, str]:
    return tomllib.loads((folder / "origin.toml").read_text(encoding="utf-8"))


def fixture(folder: Path, key: str) -> ParameterSet:
    reason = origin(folder).get(key)
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)] if reason else []
    return pytest.param(folder, id=folder.name, marks=marks)


@pytest.mark.parametrize("folder", [fixture(folder, "known_failure") for folder in FOLDERS])
def test_fixture(folder: Path) -> None:
    (source,) = folder.glob("source.*")
    article = clean(source.read_text(encoding="utf-8"))
    assert expected_of(article) == json.loads((folder / "article.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_findings(folder: Path) -> None:
    """After a change of detectors or weights: ``articleclean dev pin-findings``, then read the diff."""
    (source,) = folder.glob("source.*")
    found = findings_of(source.read_text(encoding="utf-8"))
    assert found == json.loads((folder / "findings.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_is_lost(folder: Path) -> None:
    (source,) = folder.glob("source.*")
    article = clean(source.read_text(encoding="utf-8"))
    assert article.restore() == article.source_text
    assert {"shape", "words"} <= set(origin(folder)) <= {"shape", "words", "known_failure", "known_loss"}


@pytest.mark.parametrize("folder", [fixture(folder, "known_loss") for folder in FOLDERS])
def test_cleaning_again_removes_nothing(folder: Path) -> None:
    (source,) = folder.glob("source.*")
    assert clean(clean(source.read_text(encoding="utf-8")).text).removed == ()


def test_add_fixture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.txt").write_text("The ferry was late again on Sunday.\n", encoding="utf-8")
    assert run(["dev", "add-fixture", "ferry.txt", "--shape", 'a "short" one']) == 1
    assert "checkout" in capsys.readouterr().err
    (tmp_path / "tests" / "fixtures").mkdir(parents=True)
    assert run(["dev", "add-fixture", "ferry.txt", "--shape", 'a "short" one']) == 0
    folder = tmp_path / "tests" / "fixtures" / "ferry"
    assert tomllib.loads((folder / "origin.toml").read_text(encoding="utf-8"))["shape"] == 'a "short" one'
    assert json.loads((folder / "article.json").read_text(encoding="utf-8"))["blocks"] == [
        "paragraph: The ferry was late again on Sunday."
    ]
    (folder / "findings.json").write_text('["stale"]\n', encoding="utf-8")
    assert run(["dev", "pin-findings"]) == 0
    assert json.loads((folder / "findings.json").read_text(encoding="utf-8")) == []
    assert run(["dev", "add-fixture", "ferry.txt", "--shape", "again"]) == 1
    assert "there already" in capsys.readouterr().err
