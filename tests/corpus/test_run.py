import json
import os
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from articleclean import Cleaner, Options
from articleclean.corpus.run import Limits, Shards
from articleclean.engines.arrow import clean_table, output_schema
from articleclean.errors import OptionsError, OutputError
from tests.corpus import poison
from tests.corpus.stories import clean, json_rows, rows, story, tree, write_jsonl

POISONED = Options(detectors=(poison.DETECTOR,))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_jsonl(tmp_path_factory.mktemp("corpus") / "in.jsonl", rows(200))


@pytest.fixture(scope="module")
def whole(corpus: Path) -> dict[str, bytes]:
    """The output of a run that nothing disturbed."""
    output = corpus.parent / "whole"
    clean(corpus, output, workers=1)
    return tree(output)


def test_every_document_comes_out_once_and_cleaned(corpus: Path, whole: dict[str, bytes]) -> None:
    found = json_rows(corpus.parent / "whole" / "articles")
    assert [row["id"] for row in found] == [f"doc-{n}" for n in range(200)]
    article = Cleaner().clean(story(17), url="https://www.site3.example/story/17")
    assert found[17]["text"] == article.text
    assert [removal["text"] for removal in found[17]["removed"]] == [removal.text for removal in article.removed]
    assert [removal["text"] for removal in found[17]["removed"]]
    assert set(found[17]) == set(output_schema().names)
    assert len([name for name in whole if name.startswith("articles/")]) == 4


def test_the_number_of_workers_changes_nothing(corpus: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    clean(corpus, tmp_path / "out", workers=3)
    assert tree(tmp_path / "out") == whole


def test_parquet_holds_the_same_as_json(corpus: Path, whole: dict[str, bytes], tmp_path: Path) -> None:  # noqa: ARG001
    clean(corpus, tmp_path / "out", shards=Shards("parquet", 60))
    table = pq.read_table(tmp_path / "out" / "articles")
    assert table.schema.equals(output_schema(), check_metadata=True)
    assert table.to_pylist() == json_rows(corpus.parent / "whole" / "articles")
    source = clean_table(pq.read_table(_as_parquet(corpus, tmp_path)))
    assert source.equals(table)


def _as_parquet(corpus: Path, folder: Path) -> Path:
    import pyarrow as pa

    records = [json.loads(line) for line in corpus.read_text("utf-8").splitlines()]
    pq.write_table(pa.Table.from_pylist(records), folder / "in.parquet")
    return folder / "in.parquet"


def test_a_run_goes_on_from_every_mark(corpus: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    output = tmp_path / "out"
    clean(corpus, output)
    (output / "_articleclean" / "complete.json").unlink()
    (output / "_articleclean" / "part-00003.json").unlink()
    (output / "_articleclean" / "part-00002.json").unlink()
    (output / "articles" / "part-00002.jsonl").write_text("half a shard, not marked")
    (output / "articles" / "part-00003.jsonl").unlink()
    (output / "articles" / ".part-00003.jsonl.tmp").write_text("half")
    clean(corpus, output)
    assert tree(output) == whole


def test_a_run_goes_on_inside_one_input_and_from_the_start_of_the_next(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    write_jsonl(folder / "a.jsonl", rows(100))
    write_jsonl(folder / "b.jsonl", rows(100, first=100))
    clean(folder, output, workers=1)
    whole = tree(output)
    for mark in ("complete", "part-00001", "part-00002", "part-00003"):
        (output / "_articleclean" / f"{mark}.json").unlink()
    clean(folder, output, workers=1)
    assert tree(output) == whole
    assert [row["id"] for row in json_rows(output / "articles")] == [f"doc-{n}" for n in range(200)]


def test_a_finished_run_is_not_done_again(corpus: Path, tmp_path: Path) -> None:
    first = clean(corpus, tmp_path / "out")
    shard = tmp_path / "out" / "articles" / "part-00000.jsonl"
    before = shard.stat().st_mtime_ns
    assert clean(corpus, tmp_path / "out") == first
    assert shard.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"options": Options(disable=("share_bar",))}, "options"),
        ({"shards": Shards("jsonl", 70)}, "shards"),
        ({"limits": Limits(seconds=5)}, "limits"),
    ],
)
def test_another_run_is_refused(corpus: Path, tmp_path: Path, changed: dict[str, Any], named: str) -> None:
    clean(corpus, tmp_path / "out")
    with pytest.raises(OutputError, match=f"other {named};"):
        clean(corpus, tmp_path / "out", **changed)


def test_changed_inputs_are_refused(corpus: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(corpus.read_bytes())
    clean(source, tmp_path / "out")
    write_jsonl(source, rows(201))
    with pytest.raises(OutputError, match="other inputs;"):
        clean(source, tmp_path / "out")


def test_poison_documents_are_rejected_each_with_its_reason(tmp_path: Path) -> None:
    records = rows(120)
    for number, text in {
        5: poison.CRASH,
        31: poison.HANG,
        64: poison.FILL,
        70: poison.DEFECT,
        71: "\x00\x01\x02 binary \x00" * 100,
        119: "x" * 3_000_000,
    }.items():
        records[number]["text"] = f"{story(number)}\n\n{text}" if number < 71 else text
    source = write_jsonl(tmp_path / "in.jsonl", records)
    limits = Limits(seconds=4, megabytes=200, document_megabytes=2)
    counts = clean(source, tmp_path / "out", options=POISONED, limits=limits)
    rejected = {row["id"]: row["error"].partition(":")[0] for row in json_rows(tmp_path / "out" / "rejected")}
    assert rejected == {
        "doc-5": "crash",
        "doc-31": "time",
        "doc-64": "memory",
        "doc-70": "defect",
        "doc-71": "input",
        f"{source}:120": "size",
    }
    kept = [row["id"] for row in json_rows(tmp_path / "out" / "articles")]
    assert kept == [f"doc-{n}" for n in range(120) if n not in {5, 31, 64, 70, 71, 119}]
    assert counts.documents == 114
    assert counts.rejected.total() == 6


def test_rejected_documents_are_kept_beside_their_error(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "a", "text": "One line of a story."}\n{"id": "b", "text": "\\u0000"}\nno json\n')
    clean(source, tmp_path / "out")
    first, second = json_rows(tmp_path / "out" / "rejected")
    assert (first["id"], first["content"], first["place"]) == ("b", "\0", f"{source}:2")
    assert second["place"] == f"{source}:3"
    assert second["error"].startswith("record: not a line of JSON")


def test_damaged_inputs_are_counted_and_the_others_read(corpus: Path, tmp_path: Path) -> None:
    import gzip

    data = gzip.compress(corpus.read_bytes())
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    (tmp_path / "in" / "b.jsonl").write_bytes(corpus.read_bytes())
    counts = clean(tmp_path / "in", tmp_path / "out")
    assert counts.damaged_inputs == 1
    assert counts.rejected == {"damaged": 1}
    assert counts.documents > 250


def test_an_output_in_use_is_refused(corpus: Path, tmp_path: Path) -> None:
    import fcntl

    clean(corpus, tmp_path / "out")
    with (tmp_path / "out" / "_articleclean" / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="another run"):
            clean(corpus, tmp_path / "out")


def test_an_output_that_cannot_be_written(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        clean(corpus, tmp_path / "file" / "out")


def test_a_full_disk_stops_the_run_and_it_goes_on_later(corpus: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """The limit on file size stands for the disk: the system refuses the write in the same way."""
    script = "import sys, tests.corpus.stories as s, pathlib as p; s.clean(p.Path(sys.argv[1]), p.Path(sys.argv[2]))"
    command = [sys.executable, "-c", script, str(corpus), str(tmp_path / "out")]
    size = len(whole["articles/part-00000.jsonl"]) // 2
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    full = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env=environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        check=False,
    )
    assert "cannot be written" in full.stderr
    assert "run the same command again" in full.stderr
    clean(corpus, tmp_path / "out")
    assert tree(tmp_path / "out") == whole


def test_the_output_is_no_input_of_the_next_run(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(corpus.read_bytes())
    first = clean(tmp_path, tmp_path / "out")
    assert clean(tmp_path, tmp_path / "out") == first


def test_detectors_that_no_worker_can_have_are_refused(corpus: Path, tmp_path: Path) -> None:
    local = replace(poison.DETECTOR, detect=lambda _: iter(()))
    with pytest.raises(OptionsError, match="top of a module"):
        clean(corpus, tmp_path / "out", options=Options(detectors=(local,)))
