"""What is done in an output folder, so that a killed run goes on where it was, and another run is not mixed with it.

DIR/articles/part-00000.parquet      cleaned documents
DIR/rejected/part-00000.jsonl        documents that could not be cleaned, each with its error
DIR/_articleclean/run.json           what the run is: digests of inputs, options, packs; version; limits
DIR/_articleclean/part-00000.json    the mark of a finished shard, with its counts and where the next begins
DIR/_articleclean/complete.json      the counts of the whole run
"""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from articleclean.corpus.atomic import remove_leftovers, write_atomic
from articleclean.errors import OutputError

Position = tuple[int, int]
"""Number of the input, and number of the record in it, that comes next."""


@dataclass(slots=True)
class Counts:
    """Sums over documents. ``rejected`` is by kind of error; characters are of block and removal texts."""

    documents: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    damaged_inputs: int = 0
    chars_in: int = 0
    chars_removed: int = 0

    def add(self, other: "Counts") -> None:
        """Add the sums of another."""
        self.documents += other.documents
        self.rejected += other.rejected
        self.damaged_inputs += other.damaged_inputs
        self.chars_in += other.chars_in
        self.chars_removed += other.chars_removed

    @property
    def share_removed(self) -> float:
        """Share of the characters that was removed, 0..1."""
        return self.chars_removed / self.chars_in if self.chars_in else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Plain values, keys sorted."""
        return {**asdict(self), "rejected": dict(sorted(self.rejected.items()))}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Counts":
        """What ``to_dict`` gave."""
        return cls(**{**data, "rejected": Counter(data["rejected"])})


class RunState:
    """The marks of one output folder. A context manager: the folder is locked while it is open."""

    def __init__(self, folder: Path, description: dict[str, Any]) -> None:
        """Open or begin a run. Raises OutputError for a folder of another run, in use, or not to be written."""
        self.folder = folder
        self.articles = folder / "articles"
        self.rejected = folder / "rejected"
        self._marks = folder / "_articleclean"
        self.counts = Counts()
        self.next: Position = (0, 0)
        self.shards = 0
        try:
            for each in (self.articles, self.rejected, self._marks):
                each.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(self._marks / "lock")
            for each in (self.articles, self.rejected, self._marks):
                remove_leftovers(each)
        except OSError as error:
            raise OutputError(f"{folder} cannot be written: {error.strerror or error}") from error
        try:
            self._begin(description)
        except OutputError:
            self._lock.close()
            raise
        self._read_marks()

    def __enter__(self) -> "RunState":
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.close()

    @property
    def is_complete(self) -> bool:
        """Whether the whole run is done."""
        return (self._marks / "complete.json").exists()

    def mark(self, counts: Counts, position: Position) -> None:
        """Say that shard number ``shards`` is written, and where the next begins."""
        mark = {"next": list(position), "counts": counts.to_dict(), "run": self._digest}
        write_atomic(self._marks / f"{shard_name(self.shards)}.json", _json(mark))
        self._take(counts, position)

    def complete(self) -> None:
        """Say that all is done."""
        write_atomic(self._marks / "complete.json", _json(self.counts.to_dict()))

    def _take(self, counts: Counts, position: Position) -> None:
        self.counts.add(counts)
        self.next = position
        self.shards += 1

    def _begin(self, description: dict[str, Any]) -> None:
        from hashlib import sha256

        self._digest = sha256(_json(description)).hexdigest()
        path = self._marks / "run.json"
        if not path.exists():
            write_atomic(path, _json(description))
            return
        before = json.loads(path.read_text(encoding="utf-8"))
        differing = sorted(k for k in {*before, *description} if before.get(k) != description.get(k))
        if differing:
            raise OutputError(
                f"{self.folder} holds a run with other {', '.join(differing)}; runs are not mixed. "
                "Give the same as then to go on, or name another output folder"
            )

    def _read_marks(self) -> None:
        while (path := self._marks / f"{shard_name(self.shards)}.json").exists():
            mark = json.loads(path.read_text(encoding="utf-8"))
            place, number = mark["next"]
            self._take(Counts.from_dict(mark["counts"]), (place, number))


def shard_name(number: int) -> str:
    """The name of a shard, without ending."""
    return f"part-{number:05d}"


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _lock(path: Path) -> IO[bytes]:
    """An open file that no second run can lock; the system lets go of it when the process ends, however it ends."""
    handle = path.open("wb")
    try:
        import fcntl
    except ImportError:  # Windows has no such lock
        return handle
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        raise OutputError(f"{path.parent.parent} is being written by another run; wait until it has ended") from None
    return handle
