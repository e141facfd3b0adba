"""Shards: a number of cleaned documents in one file, and the rejected ones beside it."""

import base64
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from articleclean.corpus.atomic import write_atomic
from articleclean.corpus.records import Record
from articleclean.corpus.state import Counts, Position, RunState, shard_name
from articleclean.corpus.worker import Part, ShardFormat
from articleclean.engines.arrow import arrow

CONTENT_KEPT = 1_000_000
"""Characters or bytes of a rejected document that are kept beside its error; the whole is found by its place."""
ROWS_IN_GROUP = 1000


@dataclass(slots=True)
class Shard:
    """The shard being filled."""

    format: ShardFormat
    parts: list[Part] = field(default_factory=list)
    size: int = 0
    counts: Counts = field(default_factory=Counts)

    def add(self, part: Part) -> None:
        """Take in the results of a batch."""
        self.parts.append(part)
        self.size += len(part.data)
        self.counts.add(
            Counts(
                part.documents,
                Counter(error.partition(":")[0] for _, error in part.rejects),
                sum(record.ends_input for record, _ in part.rejects),
                part.chars_in,
                part.chars_removed,
            )
        )

    @property
    def records(self) -> int:
        """Documents in it, rejected ones among them."""
        return self.counts.documents + self.counts.rejected.total()

    def write(self, state: RunState, position: Position) -> None:
        """Write both files whole, then mark them done. Raises OutputError."""
        name = shard_name(state.shards)
        if self.counts.documents:
            data = self._parquet() if self.format == "parquet" else b"".join(part.data for part in self.parts)
            write_atomic(state.articles / f"{name}.{self.format}", data)
        rejects = [_reject_line(record, error) for part in self.parts for record, error in part.rejects]
        if rejects:
            write_atomic(state.rejected / f"{name}.jsonl", "".join(rejects).encode())
        state.mark(self.counts, position)

    def _parquet(self) -> bytes:
        pa = arrow()
        import pyarrow.parquet as pq

        batches = [batch for part in self.parts if part.data for batch in pa.ipc.open_stream(part.data)]
        sink = pa.BufferOutputStream()
        table = pa.Table.from_batches(batches).combine_chunks()
        pq.write_table(table, sink, row_group_size=ROWS_IN_GROUP, compression="zstd")
        data: bytes = sink.getvalue().to_pybytes()
        return data


def _reject_line(record: Record, error: str) -> str:
    source = record.source
    line: dict[str, Any] = {"id": source.id, "url": source.url, "place": record.place, "error": error}
    if isinstance(source.content, bytes):
        line["content_base64"] = base64.b64encode(source.content[:CONTENT_KEPT]).decode("ascii")
    else:
        line["content"] = source.content[:CONTENT_KEPT] if source.content else source.content
    return json.dumps(line) + "\n"
