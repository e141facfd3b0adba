"""What runs in a worker process: clean batches, within limits of time and memory for each document."""

import json
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

from articleclean.api import Cleaner
from articleclean.corpus.records import Record
from articleclean.engines.arrow import Row, arrow, clean_row, error_row, to_batch
from articleclean.options import Options

MEMORY_EXIT = 77
"""Exit status of a worker whose document needed too much memory."""

ShardFormat = Literal["parquet", "jsonl"]


@dataclass(frozen=True, slots=True)
class Job:
    """What workers do. ``seconds`` and ``megabytes`` limit each document (megabytes beyond the idle worker's)."""

    options: Options
    format: ShardFormat
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Part:
    """Cleaned documents, encoded for the shard (Arrow IPC, or lines of JSON), and those rejected, with counts."""

    data: bytes
    documents: int
    rejects: tuple[tuple[Record, str], ...]
    chars_in: int = 0
    chars_removed: int = 0

    @classmethod
    def rejected(cls, record: Record, error: str) -> "Part":
        """A part of one document that could not be cleaned."""
        return cls(b"", 0, ((record, error),))


def work(pipe: Connection, progress: Any, job: Job) -> None:
    """Clean what comes through the pipe until it closes. ``progress`` counts the documents of a batch begun."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # as many processes as processors: threads of numpy would only be in the way
    cleaner = Cleaner(job.options)
    cleaner.clean("Ready.")
    _limit_memory(job.megabytes)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):  # the run has ended
        pipe.send(None)
        while True:
            records: Sequence[Record] = pipe.recv()
            rows = []
            for record in records:
                progress.value += 1
                rows.append(_clean_within(job.seconds, cleaner, record))
            pipe.send(encode(records, rows, job.format))


def encode(records: Sequence[Record], rows: Sequence[Row], shard_format: ShardFormat) -> Part:
    """Rows as a part: the cleaned ones encoded, those with an error beside their record."""
    kept = [row for row in rows if row["error"] is None]
    rejects = tuple((record, row["error"]) for record, row in zip(records, rows, strict=True) if row["error"])
    chars_removed = sum(len(removal["text"]) for row in kept for removal in row["removed"])
    chars_kept = sum(len(block["text"]) for row in kept for block in row["blocks"])
    data = _json_lines(kept) if shard_format == "jsonl" else _ipc(kept)
    return Part(data, len(kept), rejects, chars_kept + chars_removed, chars_removed)


def _clean_within(seconds: float, cleaner: Cleaner, record: Record) -> Row:
    """Clean a document; past the time the alarm ends the process, wherever in C or Python it hangs."""
    if record.error is not None:
        return error_row(record.source, record.error)
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
    row = clean_row(cleaner, record.source)
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, 0)
    if (row["error"] or "").startswith("memory:"):
        os._exit(MEMORY_EXIT)
    return row


def _limit_memory(megabytes: float) -> None:
    """Let the process grow by this much and no more. Only Linux holds a process to it."""
    if sys.platform == "linux":
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        allowed = pages * resource.getpagesize() + int(megabytes * 1_000_000)
        resource.setrlimit(resource.RLIMIT_DATA, (allowed, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _json_lines(rows: Iterable[Row]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _ipc(rows: list[Row]) -> bytes:
    pa = arrow()
    batch = to_batch(rows)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    encoded: bytes = sink.getvalue().to_pybytes()
    return encoded
