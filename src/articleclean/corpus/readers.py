"""Documents out of tables, line files and single pages. Each reader can start after the first ``skip`` records.

What cannot be read becomes a record with an error; no reader raises for the contents of a file.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath
from typing import IO, Any

from articleclean.corpus.archives import read_tar, read_warc, read_zip
from articleclean.corpus.inputs import Input, Meter, kind_of, open_input, read_errors
from articleclean.corpus.records import Record, Records, bad_record, too_large
from articleclean.engines.arrow import Source, arrow, batch_sources
from articleclean.engines.columns import Columns
from articleclean.errors import InputError
from articleclean.model.document import SourceKind

ROWS_AT_ONCE = 64
"""Rows taken from a Parquet file at a time: keeps pages of HTML in rows at some megabytes."""

ONE_A_LINE = "write one object a line, for example with jq -c '.[]'"


def read_input(source: Input, columns: Columns, limit: int, skip: int = 0, meter: Meter | None = None) -> Records:
    """The documents of a file from number ``skip`` on; those above ``limit`` bytes are records with an error.

    A file that is damaged or cut short ends with a record that says so. The same file gives the same records, however
    often it is left and taken up again.
    """
    at = skip
    try:
        with open_input(source, meter) as stream:
            for record in _read_stream(source, stream, columns, limit, skip):
                at += 1
                yield too_large(record.place, record.size, limit) if record.size > limit else record
    except read_errors() as error:
        yield _damaged(source, at, str(error))
    except InputError as error:
        yield bad_record(source.path, f"columns: {source.path}: {error}", ends_input=True)


def _damaged(source: Input, at: int, error: str) -> Record:
    message = f"damaged: {source.path} cannot be read beyond document {at}: {error}"
    return bad_record(source.path, message, ends_input=True)


def _read_stream(source: Input, stream: IO[bytes], columns: Columns, limit: int, skip: int) -> Records:
    match source.format:
        case "jsonl":
            return _read_jsonl(source, stream, columns, limit, skip)
        case "csv" | "tsv":
            return _read_csv(source, stream, columns, skip)
        case "parquet":
            return _read_parquet(source, stream, columns, skip)
        case archive_or_page:
            read = {"warc": read_warc, "zip": read_zip, "tar": read_tar, "page": _read_page}[archive_or_page]
            return islice(read(source, stream, limit), skip, None)


def _read_page(source: Input, stream: IO[bytes], limit: int) -> Records:
    content = stream.read(limit + 1)
    if len(content) > limit:
        yield too_large(source.path, None, limit)
    else:
        yield Record(Source(source.path, content, None, _page_kind(source)), source.path)


def _page_kind(source: Input) -> SourceKind | None:
    return next((kind for kind in map(kind_of, [source.name, PurePosixPath(source.name).stem]) if kind), None)


def _read_jsonl(source: Input, stream: IO[bytes], columns: Columns, limit: int, skip: int) -> Records:
    lines = enumerate(_lines(stream, limit * 2), 1)
    filled = ((number, line) for number, line in lines if line is None or line.strip())
    names: dict[tuple[str, ...], Columns] = {}
    for number, line in islice(filled, skip, None):
        place = f"{source.path}:{number}"
        if line is None:
            yield too_large(place, None, limit)
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield bad_record(place, f"record: not a line of JSON: {error}: {ONE_A_LINE}")
            continue
        yield _json_record(values, place, columns, names)


def _json_record(values: Any, place: str, columns: Columns, seen: dict[tuple[str, ...], Columns]) -> Record:
    if not isinstance(values, dict):
        return bad_record(place, f"record: a line must be a JSON object, this is {type(values).__name__}: {ONE_A_LINE}")
    keys = tuple(values)
    try:
        names = seen.get(keys) or columns.found_in(keys)
    except InputError as error:
        return bad_record(place, f"columns: {error}")
    if len(seen) < 100:
        seen[keys] = names
    content, url = values[names.content or ""], values.get(names.url or "")
    name = values.get(names.id or "")
    url = url if isinstance(url, str) else None
    source = Source(place if name is None else str(name), content, url, names.kind)
    if not isinstance(content, str):
        return Record(replace(source, content=None), place, f"record: {names.content!r} is not text")
    return Record(source, place)


def _lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """Lines; None for one of more than ``limit`` bytes, which is passed over without being held in memory."""
    while line := stream.readline(limit):
        if len(line) < limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit)
        yield None


def _read_csv(source: Input, stream: IO[bytes], columns: Columns, skip: int) -> Records:
    import csv
    import io

    csv.field_size_limit(2**31 - 1)
    with io.TextIOWrapper(stream, "utf-8-sig", "replace", newline="") as text:
        rows = csv.reader(text, delimiter="\t" if source.format == "tsv" else ",")
        header = next(rows, [])
        names = columns.found_in(header)
        content, url, name = (header.index(n) if n else None for n in (names.content, names.url, names.id))
        for number, row in islice(enumerate(rows, 2), skip, None):
            place = f"{source.path}:{number}"
            if len(row) != len(header):
                yield bad_record(place, f"record: {len(row)} fields where the header has {len(header)}")
                continue
            address = None if url is None else row[url]
            given = Source(place if name is None else row[name], row[content or 0], address, names.kind)
            yield Record(given, place)


def _read_parquet(source: Input, stream: IO[bytes], columns: Columns, skip: int) -> Records:
    pa = arrow()
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(stream)
        wanted = columns.found_in(file.schema_arrow.names)
        names = [name for name in (wanted.content, wanted.url, wanted.id) if name]
        number = 0
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if number + rows > skip:
                batches = file.iter_batches(ROWS_AT_ONCE, [group], names, use_threads=False)
                found = (Record(s, "") for batch in batches for s in batch_sources(batch, wanted))
                yield from _placed(found, source, wanted, number, skip)
            number += rows
    except pa.ArrowException as error:
        raise OSError(str(error).splitlines()[0]) from error


def _placed(records: Records, source: Input, columns: Columns, number: int, skip: int) -> Records:
    """The records after the first ``skip`` with their row as place, and as id where the table has none."""
    for row, record in islice(enumerate(records, number), max(0, skip - number), None):
        place = f"{source.path}:{row}"
        given = record.source if columns.id else replace(record.source, id=place)
        yield Record(given, place)
