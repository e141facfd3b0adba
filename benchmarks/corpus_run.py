"""What a corpus run costs: python benchmarks/corpus_run.py [documents] [workers ...], from the project's root.

Prints the speed of cleaning alone, in one process, and for each number of workers: time, processor time of the runner
and of its workers, and memory. Stories are made up; see tests/corpus/stories.py.
"""

import resource
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.corpus.stories import rows, write_jsonl

from articleclean import Cleaner
from articleclean.corpus.run import CorpusJob, clean_corpus

SAMPLE = 2000
"""Documents cleaned to find the speed of cleaning alone."""


def cleaning_alone(records: list[dict[str, Any]]) -> float:
    """Seconds of processor time for the documents, with packs loaded before."""
    cleaner = Cleaner()
    cleaner.clean("Ready.")
    began = time.process_time()
    for record in records:
        _ = cleaner.clean(record["text"], url=record["url"]).quotes
    return time.process_time() - began


def one_run(source: Path, workers: int, results: Any) -> None:
    """Clean the corpus in this process and its workers, and report what it took."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as output:
        clean_corpus(CorpusJob((str(source),), Path(output)), workers=workers)
    seconds = time.perf_counter() - began
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    results.put(
        {
            "seconds": seconds,
            "runner": own.ru_utime + own.ru_stime,
            "workers": children.ru_utime + children.ru_stime,
            "runner_mb": peak_megabytes(),
            "worker_mb": children.ru_maxrss / 1000,
        }
    )


def peak_megabytes() -> float:
    """Of this process; getrusage would count what the process that started it had then."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(float(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1000


def measured_run(source: Path, workers: int) -> dict[str, float]:
    """The same in a process of its own, so that its figures are its own."""
    context = get_context("spawn")
    results = context.Queue()
    process = context.Process(target=one_run, args=(source, workers, results))
    process.start()
    found: dict[str, float] = results.get()
    process.join()
    return found


def main(documents: int, worker_counts: list[int]) -> None:
    """Print a line for each number of workers."""
    with tempfile.TemporaryDirectory() as folder:
        records = rows(documents)
        source = write_jsonl(Path(folder) / "in.jsonl", records)
        size = source.stat().st_size
        alone = cleaning_alone(records[:SAMPLE]) * documents / min(SAMPLE, documents)
        print(f"{documents:,} documents, {size / documents / 1000:.1f} KB each")
        print(f"cleaning alone: {documents / alone:,.0f} documents a second of processor time", flush=True)
        for workers in worker_counts:
            run = measured_run(source, workers)
            print(
                f"{workers} worker(s): {run['seconds']:.1f} s, {documents / run['seconds']:,.0f} documents/s, "
                f"{size / run['seconds'] / 1e6:.2f} MB/s; processor time: runner {run['runner']:.1f} s, "
                f"workers {run['workers']:.1f} s (cleaning alone {alone:.1f} s); "
                f"peak memory: runner {run['runner_mb']:.0f} MB, a worker {run['worker_mb']:.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000, [int(each) for each in sys.argv[2:]] or [1, 2])
