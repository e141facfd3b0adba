"""A document as it comes out of an input."""

from collections.abc import Iterator
from dataclasses import dataclass

from articleclean.engines.arrow import Source

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """A document and where it stands, or, with ``error`` set, what stood there instead.

    ``place`` is the file and the line, row or member in it. ``ends_input`` marks an error after which nothing more can
    be read from the file.
    """

    source: Source
    place: str
    error: str | None = None
    ends_input: bool = False

    @property
    def size(self) -> int:
        """Length of the document in characters or bytes."""
        return len(self.source.content or "")


Records = Iterator[Record]


def bad_record(place: str, error: str, *, ends_input: bool = False) -> Record:
    """What could not be read, under its place as id."""
    return Record(Source(place, None), place, error, ends_input)


def too_large(place: str, size: int | None, limit: int) -> Record:
    """A document above the limit, which was not read."""
    how_large = "more" if size is None else f"{size / MEGABYTE:.1f} MB, more"
    return bad_record(place, f"size: the document has {how_large} than the {limit / MEGABYTE:g} MB allowed")
