"""How far a run is: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from typing import Any, Self, TextIO

from articleclean.corpus.records import MEGABYTE
from articleclean.corpus.state import Counts

LINE_EVERY = 10.0
"""Seconds between plain lines."""
BAR_EVERY = 0.2


class Progress:
    """Is told what is done, and shows nothing of it. A context manager."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the terminal as it was."""

    def begin(self, total: int, done: int, counts: Counts) -> None:
        """The inputs' size in bytes, how much of it an earlier run did, and its counts."""

    def show(self, done: int, marked: Counts, open_shard: Counts) -> None:
        """Bytes read up to now, counts of the finished shards and of the one being filled."""


class Lines(Progress):
    """A line every ``LINE_EVERY`` seconds."""

    def __init__(self, stream: TextIO, every: float = LINE_EVERY) -> None:
        self._stream = stream
        self._every = every

    def begin(self, total: int, done: int, counts: Counts) -> None:
        """Note where the run begins."""
        self._rate = Rate(total, done, _all_documents(counts))
        self._due = time.monotonic() + self._every
        if counts.documents or counts.rejected:
            self._say(f"going on after {_all_documents(counts):,} documents")

    def show(self, done: int, marked: Counts, open_shard: Counts) -> None:
        """Show it, when it is time to."""
        if time.monotonic() >= self._due:
            self._due = time.monotonic() + self._every
            self._say(self._rate.line(done, marked, open_shard))

    def _say(self, line: str) -> None:
        self._stream.write(line + "\n")
        self._stream.flush()


class Bar(Progress):
    """A rich progress bar."""

    def __init__(self) -> None:
        from rich import progress
        from rich.console import Console

        columns = (progress.BarColumn(20), progress.TaskProgressColumn(), progress.TextColumn("{task.description}"))
        self._bar = progress.Progress(*columns, console=Console(stderr=True))
        self._due = 0.0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def begin(self, total: int, done: int, counts: Counts) -> None:
        """Note where the run begins."""
        self._rate = Rate(total, done, _all_documents(counts))
        self._task = self._bar.add_task("starting", total=max(total, 1), completed=done)

    def show(self, done: int, marked: Counts, open_shard: Counts) -> None:
        """Show it, when it is time to."""
        if time.monotonic() >= self._due:
            self._due = time.monotonic() + BAR_EVERY
            line = self._rate.line(done, marked, open_shard)
            self._bar.update(self._task, completed=done, description=line)


class Rate:
    """Speed since the beginning, and what it means for the rest."""

    def __init__(self, total: int, done: int, documents: int) -> None:
        self._total = total
        self._done_before = done
        self._documents_before = documents
        self._began = time.monotonic()

    def line(self, done: int, marked: Counts, open_shard: Counts) -> str:
        """Documents, documents and megabytes a second, share removed, rejected, time left."""
        both = Counts()
        both.add(marked)
        both.add(open_shard)
        seconds = max(time.monotonic() - self._began, 1e-6)
        documents = _all_documents(both)
        read = done - self._done_before
        left = (self._total - done) * seconds / read if read > 0 else None
        return (
            f"{documents:,} documents, {(documents - self._documents_before) / seconds:,.0f}/s, "
            f"{read / seconds / MEGABYTE:.1f} MB/s, {both.share_removed:.1%} removed, "
            f"{both.rejected.total():,} rejected, {_duration(left)} left"
        )


def progress_for(stream: Any = None) -> Progress:
    """A bar where the stream (standard error) is a terminal and rich is installed, lines elsewhere."""
    stream = stream or sys.stderr
    if stream.isatty():
        try:
            return Bar()
        except ImportError:
            return Lines(stream)
    return Lines(stream)


def _all_documents(counts: Counts) -> int:
    return counts.documents + counts.rejected.total()


def _duration(seconds: float | None) -> str:
    if seconds is None:
        return "?"
    minutes, rest = divmod(round(max(seconds, 0)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"
