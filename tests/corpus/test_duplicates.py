from pathlib import Path

import pyarrow.parquet as pq
import pytest

from articleclean.corpus.duplicates import flag_duplicates, shingles
from articleclean.corpus.run import Shards
from tests.corpus.stories import clean, rows, story, tree, write_jsonl


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_near_duplicates_are_flagged_and_nothing_is_dropped(tmp_path: Path, form: str) -> None:
    records = rows(60)
    changed = story(5, 8).replace("ferry", "boat", 2)
    records[5]["text"] = story(5, 8)
    records += [
        {"id": "copy", "text": story(5, 8)},
        {"id": "edited", "text": changed},
        {"id": "third", "text": changed + "\n\nAnd one more line at the end of it."},
        {"id": "other", "text": story(999, 8)},
    ]
    shards = Shards("parquet" if form == "parquet" else "jsonl", 30)
    clean(write_jsonl(tmp_path / "in.jsonl", records), tmp_path / "out", shards=shards, workers=1)
    before = tree(tmp_path / "out")
    assert flag_duplicates(tmp_path / "out", shards.format) == 3
    found = {row["id"]: row for row in pq.read_table(tmp_path / "out" / "duplicates.parquet").to_pylist()}
    assert set(found) == {"copy", "edited", "third"}
    assert {row["duplicate_of"] for row in found.values()} == {"doc-5"}
    assert found["copy"]["similarity"] == 1
    assert 0.8 <= found["edited"]["similarity"] < 1
    after = tree(tmp_path / "out")
    first = after.pop("duplicates.parquet")
    assert after == before
    flag_duplicates(tmp_path / "out", shards.format)
    assert (tmp_path / "out" / "duplicates.parquet").read_bytes() == first


def test_shingles_of_scripts_without_spaces() -> None:
    assert shingles("the council voted on the plan again") == [
        "the council voted on the",
        "council voted on the plan",
        "voted on the plan again",
    ]
    assert shingles("港口委员会今天就新计划进行了表决")[:2] == ["港口委员会今天就", "口委员会今天就新"]
    assert shingles("short") == ["short"]
    assert shingles("") == [""]
