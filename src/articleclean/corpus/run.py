"""A corpus run from inputs to marked shards."""

import pickle
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from articleclean.api import Cleaner
from articleclean.corpus.identity import describe_options, packs_digest, version
from articleclean.corpus.inputs import Input, Meter, describe_input, find_inputs
from articleclean.corpus.pool import Pool
from articleclean.corpus.progress import Progress
from articleclean.corpus.readers import read_input
from articleclean.corpus.records import MEGABYTE, Record
from articleclean.corpus.shards import Shard
from articleclean.corpus.state import Counts, Position, RunState
from articleclean.corpus.worker import Job
from articleclean.engines.arrow import arrow
from articleclean.engines.columns import Columns
from articleclean.errors import OptionsError
from articleclean.options import Options

BATCH_DOCUMENTS = 64
BATCH_SIZE = 500_000
"""Characters or bytes. A batch is what goes through a worker's pipe at once."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost: seconds of cleaning, megabytes beyond an idle worker's, megabytes of its own."""

    seconds: float = 30.0
    megabytes: float = 1000.0
    document_megabytes: float = 20.0


@dataclass(frozen=True, slots=True)
class Shards:
    """How the output is cut: a shard is closed at this many documents or this many megabytes of cleaned data."""

    format: Literal["parquet", "jsonl"] = "parquet"
    documents: int = 5000
    megabytes: float = 64.0


@dataclass(frozen=True, slots=True)
class CorpusJob:
    """All that decides what a run writes."""

    inputs: tuple[str, ...]
    output: Path
    options: Options = field(default_factory=Options)
    columns: Columns = field(default_factory=Columns)
    limits: Limits = field(default_factory=Limits)
    shards: Shards = field(default_factory=Shards)


def clean_corpus(job: CorpusJob, *, workers: int = 1, progress: Progress | None = None) -> Counts:
    """Clean all documents of the inputs into ``job.output``, going on where an earlier run of the same job ended.

    The files written are the same, byte for byte, whatever the number of workers and however often the run was
    killed. Raises InputError, MissingExtraError, OptionsError, OutputError. Where this is called from a script, the
    script needs the usual ``if __name__ == "__main__"`` guard, because worker processes import it.
    """
    _check(job)
    inputs = [each for each in find_inputs(job.inputs) if not _is_inside(each, job.output)]
    described = [describe_input(each) for each in inputs]
    with RunState(job.output, _description(job, described)) as state:
        if not state.is_complete:
            sizes = [each["size"] or 0 for each in described]
            with progress or Progress() as shown:
                _run(job, _Reading(job, inputs, sizes, state.next), state, workers, shown)
            state.complete()
        return state.counts


def _check(job: CorpusJob) -> None:
    """Raise now what would be raised in every worker."""
    Cleaner(job.options)
    if job.shards.format == "parquet":
        arrow()
    try:
        pickle.dumps(job.options)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise OptionsError(
            f"the options cannot be sent to worker processes: {error}. Define detectors at the top of a module"
        ) from error


def _is_inside(source: Input, folder: Path) -> bool:
    """Whether an input is in the output folder, where one run of ``corpus . -o ./out`` left it for the next."""
    return not source.is_remote and Path(source.path).resolve().is_relative_to(folder.resolve())


def _run(job: CorpusJob, reading: "_Reading", state: RunState, workers: int, progress: Progress) -> None:
    progress.begin(sum(reading.sizes), reading.meter.bytes_read, state.counts)
    work = Job(job.options, job.shards.format, job.limits.seconds, job.limits.megabytes)
    shard = Shard(job.shards.format)
    with Pool(work, workers) as pool:
        for parts in pool.map(reading.batches()):
            position = reading.ends.popleft()
            for part in parts:
                shard.add(part)
            if shard.records >= job.shards.documents or shard.size >= job.shards.megabytes * MEGABYTE:
                shard.write(state, position)
                shard = Shard(job.shards.format)
            progress.show(reading.meter.bytes_read, state.counts, shard.counts)
    if shard.records:
        shard.write(state, position)


class _Reading:
    """The inputs as batches; ``ends`` holds, for each batch given out, the position after it."""

    def __init__(self, job: CorpusJob, inputs: Sequence[Input], sizes: Sequence[int], start: Position) -> None:
        self.sizes = sizes
        self.meter = Meter()
        self.ends: deque[Position] = deque()
        self._job = job
        self._inputs = inputs
        self._start = start
        self.meter.passed(sum(sizes[: start[0]]))

    def batches(self) -> Iterator[list[Record]]:
        batch: list[Record] = []
        size = 0
        at = self._start
        for at, record in self._records():
            batch.append(record)
            size += record.size
            if len(batch) == BATCH_DOCUMENTS or size >= BATCH_SIZE:
                self.ends.append(at)
                yield batch
                batch, size = [], 0
        if batch:
            self.ends.append(at)
            yield batch

    def _records(self) -> Iterator[tuple[Position, Record]]:
        limit = int(self._job.limits.document_megabytes * MEGABYTE)
        first, skip = self._start
        for number in range(first, len(self._inputs)):
            records = read_input(self._inputs[number], self._job.columns, limit, skip, self.meter)
            for at, record in enumerate(records, skip + 1):
                yield (number, at), record
            self.meter.passed(self.sizes[number])
            skip = 0


def _description(job: CorpusJob, inputs: list[dict[str, Any]]) -> dict[str, Any]:
    digest = sha256(repr(inputs).encode()).hexdigest()
    return {
        "inputs": {"count": len(inputs), "digest": digest},
        "columns": asdict(job.columns),
        "options": describe_options(job.options),
        "packs": packs_digest(job.options),
        "limits": asdict(job.limits),
        "shards": asdict(job.shards),
        "version": version(),
    }
