from pathlib import Path

import pytest

from articleclean.corpus.counting import counting
from articleclean.corpus.sites import learn_sites
from articleclean.errors import OutputError
from tests.corpus.stories import rows, write_jsonl


def test_a_lack_of_room_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def count() -> None:
        with counting("Counting", 50) as database:
            database.execute("SET max_temp_directory_size = '1MB'")
            database.execute("SELECT list(i) FROM range(100_000_000) AS numbers(i)").fetchall()

    with pytest.raises(OutputError, match=r"Counting stopped: .*50 MB of memory.*set TMPDIR"):
        count()
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_folder_with_a_quote_in_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "it's").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "it's"))
    with counting("Counting", 100) as database:
        assert database.execute("SELECT 1").fetchall() == [(1,)]


def test_an_output_that_cannot_be_written_is_told_before_the_work(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", rows(3))
    with pytest.raises(OutputError, match="cannot be written"):
        learn_sites([str(source), "missing.jsonl"], tmp_path / "no" / "sites.parquet")
