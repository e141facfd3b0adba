"""Worker processes that a document may crash, hang or fill with data: the document is rejected, the run goes on.

Every worker has a pipe of its own and nothing shared with the others, so a worker killed at any moment, even while it
writes, harms only the batch it was working on. That batch is cut at the document it had begun; the suspect is tried
again alone, in a fresh worker, and rejected when it fails there too.
"""

import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import connection, get_context
from typing import Any

from articleclean.corpus.records import Record
from articleclean.corpus.worker import MEMORY_EXIT, Job, Part, work
from articleclean.errors import ArticlecleanError

TRIES = 2
"""Failures alone, in a fresh worker, after which a crash is the document's fault and not somebody's kill."""
STARTS = 5
"""Workers in a row that die before they are ready, after which the run stops."""
AHEAD = 16
"""Batches for each worker that may be under way or wait behind a slow one: bounds the memory of the run."""

_PROCESSES = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive records of a batch, on their way through a worker."""

    batch: int
    offset: int
    records: tuple[Record, ...]
    tries: int = 0
    alone: bool = False


class Pool:
    """``count`` worker processes doing ``job``. A context manager: leaving it ends the workers."""

    def __init__(self, job: Job, count: int) -> None:
        self._job = job
        self._count = count
        self._workers: list[_Worker] = []
        self._waiting: deque[Piece] = deque()

    def __enter__(self) -> "Pool":
        self._workers = [_Worker(self._job) for _ in range(self._count)]
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def map(self, batches: Iterator[Sequence[Record]]) -> Iterator[list[Part]]:
        """The results of each batch, in order; a batch may come back in several parts."""
        done: dict[int, dict[int, Part]] = {}
        missing: dict[int, int] = {}
        first = taken = 0
        more = True
        while more or missing:
            while more and taken - first < AHEAD * self._count and self._idle() and not self._waiting:
                batch = next(batches, None)
                if batch is None:
                    more = False
                else:
                    missing[taken], done[taken] = len(batch), {}
                    self._waiting.append(Piece(taken, 0, tuple(batch)))
                    taken += 1
                    self._hand_out()
            self._hand_out()
            for piece, part in self._collect():
                done[piece.batch][piece.offset] = part
                missing[piece.batch] -= len(piece.records)
            while first in missing and missing[first] == 0:
                del missing[first]
                parts = done.pop(first)
                first += 1
                yield [parts[offset] for offset in sorted(parts)]

    def _idle(self) -> "list[_Worker]":
        return [worker for worker in self._workers if worker.piece is None]

    def _hand_out(self) -> None:
        for worker in self._idle():
            if not self._waiting:
                return
            piece = self._waiting.popleft()
            chosen = self._replace(worker) if piece.alone and worker.is_used else worker
            chosen.give(piece)

    def _replace(self, worker: "_Worker") -> "_Worker":
        worker.end()
        fresh = _Worker(self._job, starts=worker.starts)
        self._workers[self._workers.index(worker)] = fresh
        return fresh

    def _collect(self) -> Iterator[tuple[Piece, Part]]:
        """Results that are there, after waiting for at least one worker to say something or die."""
        busy = {worker.pipe: worker for worker in self._workers if worker.piece is not None}
        for pipe in connection.wait(list(busy)) if busy else ():
            worker = busy[pipe]  # type: ignore[index]
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._bury(worker)
                continue
            if message is None:
                worker.starts = 0
            elif worker.piece is not None:
                piece, worker.piece = worker.piece, None
                yield piece, message

    def _bury(self, worker: "_Worker") -> Iterator[tuple[Piece, Part]]:
        piece, begun = worker.piece, worker.progress.value
        code = worker.end(patience=5)
        worker.starts += 1
        if worker.starts > STARTS:
            raise ArticlecleanError(f"worker processes die before they begin (exit status {code}): see their output")
        self._replace(worker)
        if piece is not None:
            yield from self._after_failure(piece, begun, code)

    def _after_failure(self, piece: Piece, begun: int, code: int | None) -> Iterator[tuple[Piece, Part]]:
        """What becomes of a piece whose worker died. ``begun``: how many of its records it had begun."""
        if begun == 0 and piece.tries < STARTS:
            self._waiting.appendleft(replace(piece, tries=piece.tries + 1))
            return
        suspect = max(begun, 1) - 1
        if piece.alone:
            reason = _reason(code, self._job)
            if not reason.startswith("crash") or piece.tries + 1 >= TRIES:
                yield piece, Part.rejected(piece.records[0], reason)
            else:
                self._waiting.appendleft(replace(piece, tries=piece.tries + 1))
            return
        # The suspect alone, what stands before and behind it as before; the last put in is the first handed out.
        parts = ((suspect + 1, len(piece.records), False), (suspect, suspect + 1, True), (0, suspect, False))
        for start, end, alone in parts:
            if start < end:
                records = piece.records[start:end]
                self._waiting.appendleft(Piece(piece.batch, piece.offset + start, records, alone=alone))


class _Worker:
    """A process, its pipe, and what it is working on. ``starts``: processes in a row that died before they began."""

    def __init__(self, job: Job, starts: int = 0) -> None:
        self.pipe, theirs = _PROCESSES.Pipe()
        self.progress: Any = _PROCESSES.RawValue("q", 0)
        self.piece: Piece | None = None
        self.is_used = False
        self.starts = starts
        self._process = _PROCESSES.Process(target=work, args=(theirs, self.progress, job), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, piece: Piece) -> None:
        self.piece, self.is_used, self.progress.value = piece, True, 0
        with suppress(OSError):  # it died meanwhile: the pipe will say so when it is read
            self.pipe.send(piece.records)

    def end(self, patience: float = 0.2) -> int | None:
        """End the process, by force when it takes more than ``patience`` seconds, and give its exit status."""
        self.pipe.close()
        self._process.join(patience)
        self._process.kill()
        self._process.join()
        return self._process.exitcode


def _reason(code: int | None, job: Job) -> str:
    if sys.platform != "win32" and code == -signal.SIGALRM:
        return f"time: cleaning took more than {job.seconds:g} s"
    if code == MEMORY_EXIT:
        return f"memory: cleaning needed more than {job.megabytes:g} MB"
    how = f"signal {-code}" if code is not None and code < 0 else f"exit status {code}"
    return f"crash: the process that cleaned it died ({how}), alone and {TRIES} times"
