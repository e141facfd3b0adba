import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from articleclean.cli import OK, SOME_FAILED, USAGE, run
from tests.corpus.stories import rows, write_jsonl


@pytest.fixture
def source(tmp_path: Path) -> Path:
    records = [*rows(20), {**rows(1)[0], "id": "copy"}, {"text": 5}]
    return write_jsonl(tmp_path / "in.jsonl", records)


def test_corpus_cleans_counts_and_flags(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out"
    assert run(["corpus", str(source), "-o", str(output), "-j", "1", "--duplicates", "--disable", "share_bar"]) == OK
    table = dict(line.rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert table["cleaned"] == "21"
    assert table["rejected"] == "1"
    assert table["  record"] == "1"
    assert table["near-duplicates"] == "1"
    codes = [r["code"] for row in pq.read_table(output / "articles").to_pylist() for r in row["removed"]]
    assert codes
    assert "J04" not in codes


@pytest.mark.parametrize(
    ("missing", "options"), [("pyarrow", []), ("rensa", ["--duplicates"]), ("duckdb", ["--duplicates"])]
)
def test_a_missing_extra_is_told_before_anything_is_cleaned(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], missing: str, options: list[str]
) -> None:
    """Told by each worker instead, it looks as if every document crashed them, and the run counts as done."""
    monkeypatch.chdir(source.parent)
    monkeypatch.setitem(sys.modules, missing, None)
    assert run(["corpus", "in.jsonl", "-o", "out", "-j", "1", *options]) == SOME_FAILED
    out, error = capsys.readouterr()
    assert "pip install 'articleclean[corpus]'" in error
    assert error.count("\n") == 1
    assert out == ""
    assert not Path("out").exists()


def test_rejected_documents_are_pointed_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole file of JSON is the most likely mistake: it says how to make lines of it."""
    source, output = tmp_path / "export.json", tmp_path / "out"
    source.write_text('[{"text": "The ferry was late."}]', encoding="utf-8")
    assert run(["corpus", str(source), "-o", str(output), "-j", "1"]) == OK
    assert str(output / "rejected") in capsys.readouterr().err
    assert "one object a line" in (output / "rejected" / "part-00000.jsonl").read_text(encoding="utf-8")


def test_a_damaged_input_shows_in_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(b"\x1f\x8b\x08 no more")
    assert run(["corpus", str(tmp_path / "a.jsonl.gz"), "-o", str(tmp_path / "out"), "-j", "1"]) == SOME_FAILED


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.jsonl", "-o", "out"], "no such file"),
        (["in.jsonl", "-o", "in.jsonl/out"], "cannot be written"),
        (["in.jsonl", "-o", "out", "--disable", "nonsense"], "no detector nonsense"),
        (["in.jsonl", "-o", "out", "--seconds", "0"], "--seconds"),
    ],
)
def test_mistakes_are_one_line(
    source: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(source.parent)
    assert run(["corpus", *arguments, "-j", "1"]) in {SOME_FAILED, USAGE}
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_sites_can_be_learnt_shown_and_joined(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [{**row, "text": f"Village Herald since 1911\n\n{row['text']}"} for row in rows(70)]
    source = write_jsonl(tmp_path / "in.jsonl", records)
    profile, joined = str(tmp_path / "sites.parquet"), str(tmp_path / "joined.parquet")
    assert run(["sites", "learn", str(source), "-o", profile]) == OK
    assert run(["sites", "join", profile, profile, "-o", joined]) == OK
    capsys.readouterr()
    assert run(["sites", "show", joined, "--site", "site3.example"]) == OK
    assert "site3.example\t100%\tVillage Herald since 1911\n" in capsys.readouterr().out
    output = str(tmp_path / "out")
    assert run(["corpus", str(source), "-o", output, "-j", "1", "--sites", joined]) == OK
    for row in pq.read_table(f"{output}/articles").to_pylist():
        assert "Village Herald" not in row["text"]
    assert run(["sites", "show", str(source)]) == SOME_FAILED
    assert "not a profile" in capsys.readouterr().err
