"""SIGKILL at random moments, of the run and of single workers: nothing lost, nothing twice, the same bytes."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from articleclean.corpus.run import Shards
from tests.corpus.stories import clean, json_rows, rows, tree, write_jsonl

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds the workers in /proc")

SCRIPT = """
import sys
from pathlib import Path
from articleclean.corpus.run import Shards
from tests.corpus.stories import clean
if __name__ == "__main__":
    clean(Path(sys.argv[1]), Path(sys.argv[2]), shards=Shards("jsonl", int(sys.argv[3])))
"""


def start(source: Path, output: Path, shard: int) -> subprocess.Popen[bytes]:
    script = source.with_name("run.py")
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([os.getcwd(), *(p for p in sys.path if p)])}
    return subprocess.Popen([sys.executable, str(script), str(source), str(output), str(shard)], env=environment)


def workers(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        return [int(c) for c in children if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes()]
    except OSError:
        return []


def kill(run: subprocess.Popen[bytes], chance: random.Random, *, only_a_worker: bool) -> list[int]:
    """Kill the run, or one of its workers; give the workers there were."""
    there = workers(run.pid)
    if not only_a_worker:
        run.kill()
        run.wait()
    elif there:
        os.kill(chance.choice(there), signal.SIGKILL)
    return there


def wait_for_shards(run: subprocess.Popen[bytes], output: Path, count: int) -> None:
    """Until the run has marked some more shards, or is through."""
    while run.poll() is None and len(list((output / "_articleclean").glob("part-*.json"))) < count:
        time.sleep(0.02)


def kill_again_and_again(source: Path, output: Path, *, kills: int, shard: int, every: int) -> int:
    """Run with kills in turn of the run and of a worker, a random moment after ``every`` shards; give those done."""
    chance = random.Random(7)
    done = 0
    orphans: list[int] = []
    run = start(source, output, shard)
    while done < kills:
        wait_for_shards(run, output, (done + 1) * every)
        time.sleep(chance.uniform(0, 0.3))
        if run.poll() is not None:
            break
        orphans += kill(run, chance, only_a_worker=bool(done % 2))
        done += 1
        if run.poll() is not None:
            run = start(source, output, shard)
    assert run.wait(600) == 0
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in orphans) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [pid for pid in orphans if Path(f"/proc/{pid}").exists()]
    return done


def check(folder: Path, *, documents: int, kills: int, shard: int, every: int) -> None:
    source = write_jsonl(folder / "in.jsonl", rows(documents))
    clean(source, folder / "whole", workers=1, shards=Shards("jsonl", shard))
    assert kill_again_and_again(source, folder / "killed", kills=kills, shard=shard, every=every) == kills
    assert [row["id"] for row in json_rows(folder / "killed" / "articles")] == [f"doc-{n}" for n in range(documents)]
    assert tree(folder / "killed") == tree(folder / "whole")
    assert not list((folder / "killed" / "rejected").iterdir())


def test_three_kills(tmp_path: Path) -> None:
    check(tmp_path, documents=1920, kills=3, shard=64, every=1)


@pytest.mark.slow
def test_twenty_kills_of_twenty_thousand_documents(tmp_path: Path) -> None:
    check(tmp_path, documents=20_000, kills=20, shard=256, every=3)
