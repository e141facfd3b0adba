"""Long runs: many poisoned documents, and memory that does not grow with the corpus."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from articleclean import Options
from articleclean.corpus.run import Limits
from tests.corpus import poison
from tests.corpus.stories import clean, json_rows, rows, story, write_jsonl

pytestmark = pytest.mark.slow


def test_fifty_poison_documents_among_ten_thousand(tmp_path: Path) -> None:
    records = rows(10_000)
    kinds = ("crash", "time", "memory", "size", "input")
    bad = {f"doc-{n * 200 + 7}": kinds[n % 5] for n in range(50)}
    for number, (_, kind) in enumerate(bad.items()):
        text = {
            "crash": f"{story(number)}\n\n{poison.CRASH}",
            "time": f"{story(number)}\n\n{poison.HANG}",
            "memory": f"{story(number)}\n\n{poison.FILL}",
            "size": "y" * 200_000_000 if number == 3 else "y" * 3_000_000,
            "input": "\x00\x01\x7f\ufffd" * 500,
        }[kind]
        records[number * 200 + 7]["text"] = text
    source = write_jsonl(tmp_path / "in.jsonl", records)
    limits = Limits(seconds=5, megabytes=300, document_megabytes=2)
    counts = clean(source, tmp_path / "out", options=Options(detectors=(poison.DETECTOR,)), limits=limits)
    lines = {f"{source}:{n * 200 + 8}": f"doc-{n * 200 + 7}" for n in range(50)}
    found = {
        lines.get(row["id"], row["id"]): row["error"].partition(":")[0]
        for row in json_rows(tmp_path / "out" / "rejected")
    }
    assert found == bad
    kept = [row["id"] for row in json_rows(tmp_path / "out" / "articles")]
    assert kept == [f"doc-{n}" for n in range(10_000) if f"doc-{n}" not in bad]
    assert counts.rejected == dict.fromkeys(kinds, 10)


MEMORY = """
import resource, sys
from pathlib import Path
from articleclean import Options
from articleclean.corpus.run import CorpusJob, clean_corpus
if __name__ == "__main__":
    clean_corpus(CorpusJob((sys.argv[1],), Path(sys.argv[2]), Options(quotes=False)), workers=2)
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    print(status["VmHWM"].split()[0], resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "run.py").write_text(MEMORY, encoding="utf-8")
    peaks = {}
    for count in (20_000, 200_000):
        source = tmp_path / f"{count}.jsonl"
        with source.open("w", encoding="utf-8") as sink:
            for first in range(0, count, 10_000):
                short = [{**row, "text": row["text"][:300]} for row in rows(10_000, first)]
                sink.write(write_jsonl(tmp_path / "part.jsonl", short).read_text("utf-8"))
        done = subprocess.run(
            [sys.executable, str(tmp_path / "run.py"), str(source), str(tmp_path / f"out{count}")],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )
        peaks[count] = [int(kilobytes) / 1000 for kilobytes in done.stdout.split()]
    print("peak MB of runner and worker:", peaks)
    for few, many in zip(peaks[20_000], peaks[200_000], strict=True):
        assert many <= 1.2 * few
