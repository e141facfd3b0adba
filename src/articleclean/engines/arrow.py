"""Cleaning over Arrow record batches: one row in, one row out, in the same order. Every other engine calls this.

The rows that come out follow ``output_schema()``; docs/corpora.md lists its columns. ``SCHEMA_VERSION`` stands in the
schema's metadata under ``articleclean.schema_version`` and is raised when a reader of the old shape would misread the
new one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from articleclean.api import Cleaner
from articleclean.engines.columns import Columns
from articleclean.errors import ArticlecleanError, InputError
from articleclean.extras import needed
from articleclean.model.article import Article
from articleclean.model.document import SourceKind
from articleclean.options import Options

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = 1

BINARY_START = 4096
"""Characters looked at to tell text from a picture or archive decoded as if it were text."""
BINARY_SHARE = 0.1
"""Share of control and replacement characters above which it is binary: random bytes read as UTF-8 or Latin-1 have
more than 0.3, damaged text a few in a thousand."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A document to clean. ``kind``: what it is, where file name or column name say so; else it is looked at."""

    id: str
    content: str | bytes | None
    url: str | None = None
    kind: SourceKind | None = None


def arrow() -> Any:
    """The pyarrow module. Raises MissingExtraError where it is not installed."""
    return needed("pyarrow", "Arrow", "corpus")


@cache
def output_schema() -> "pa.Schema":
    """Columns of a cleaned batch. Offsets are characters of the source text, as in ``Article``."""
    pa = arrow()

    def listed(kind: Any) -> Any:
        return pa.list_(pa.field("element", kind))  # the name that Parquet gives items, so that files match the schema

    span = [("start", pa.int64()), ("end", pa.int64())]
    block = pa.struct([("role", pa.string()), ("text", pa.string()), *span])
    quote = pa.struct(
        [
            ("text", pa.string()),
            *span,
            ("speaker", pa.string()),
            ("speaker_name", pa.string()),
            ("kind", pa.string()),
            ("group", pa.int32()),
            ("confidence", pa.float64()),
        ]
    )
    caption = pa.struct([("text", pa.string()), ("credit", pa.string()), *span, ("url", pa.string())])
    removal = pa.struct(
        [("text", pa.string()), *span, ("code", pa.string()), ("category", pa.string()), ("reason", pa.string())]
    )
    return pa.schema(
        [
            ("id", pa.string()),
            ("url", pa.string()),
            ("title", pa.string()),
            ("authors", listed(pa.string())),
            ("published", pa.string()),
            ("language", pa.string()),
            ("text", pa.string()),
            ("blocks", listed(block)),
            ("quotes", listed(quote)),
            ("captions", listed(caption)),
            ("removed", listed(removal)),
            ("quality", pa.float64()),
            ("page_kind", pa.string()),
            ("error", pa.string()),
        ],
        metadata={"articleclean.schema_version": str(SCHEMA_VERSION)},
    )


def clean_batches(
    batches: "Iterable[pa.RecordBatch]", options: Options | None = None, columns: Columns | None = None
) -> "Iterator[pa.RecordBatch]":
    """Clean batches of any schema that has a document column; ``columns`` names it, else it is guessed.

    A document that cannot be cleaned is a row with ``error`` set and the other columns empty: a batch never fails for
    one of its rows. Raises InputError when a batch has no document column.
    """
    cleaner = Cleaner(options)
    for batch in batches:
        yield to_batch([clean_row(cleaner, source) for source in batch_sources(batch, columns or Columns())])


def clean_table(table: "pa.Table", options: Options | None = None, columns: Columns | None = None) -> "pa.Table":
    """The same for a whole table."""
    return arrow().Table.from_batches(clean_batches(table.to_batches(), options, columns), output_schema())


def batch_sources(batch: "pa.RecordBatch", columns: Columns) -> Iterator[Source]:
    """The documents of a batch, one a row. A row without an id gets its number in the batch."""
    names = columns.found_in(batch.schema.names)
    contents = batch.column(names.content)
    urls = batch.column(names.url) if names.url else None
    ids = batch.column(names.id) if names.id else None
    for row in range(batch.num_rows):
        url = urls[row].as_py() if urls is not None else None
        name = ids[row].as_py() if ids is not None else None
        url = url if isinstance(url, str) else None
        yield Source(str(row if name is None else name), contents[row].as_py(), url, names.kind)


def clean_row(cleaner: Cleaner, source: Source) -> Row:
    """One document as a row of ``output_schema()``."""
    try:
        content, kind = _readable(source.content), cleaner.options.kind or source.kind
        return _row(source, cleaner.clean(content, url=source.url, kind=kind))
    except ArticlecleanError as error:
        return error_row(source, f"input: {error}")
    except MemoryError:
        return error_row(source, "memory: cleaning the document needs more memory than there is")
    except Exception as error:  # noqa: BLE001 a defect met by one document of millions must not end the others' run
        return error_row(source, f"defect: {type(error).__name__}: {error}")


def error_row(source: Source, error: str) -> Row:
    """The row of a document that could not be cleaned. The word before the colon says which kind of error it was."""
    return {**_names(source), "error": _storable(error)}


def to_batch(rows: list[Row]) -> "pa.RecordBatch":
    """Rows as a batch of ``output_schema()``."""
    return arrow().RecordBatch.from_pylist(rows, schema=output_schema())


def _readable(content: Any) -> str | bytes:
    match content:
        case bytes():
            return content
        case str():
            start = content[:BINARY_START]
            if len(_CONTROLS.findall(start)) > BINARY_SHARE * len(start):
                raise InputError("the document is binary: its text consists of control characters")
            return _storable(content)
        case None:
            raise InputError("the document is missing (null)")
        case _:
            raise InputError(f"the document is {type(content).__name__}, not text or bytes")


def _storable(text: str) -> str:
    """The text with lone surrogates, which no Arrow string can hold, replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _names(source: Source) -> Row:
    return {"id": _storable(source.id), "url": None if source.url is None else _storable(source.url)}


def _row(source: Source, article: Article) -> Row:
    return {
        **_names(source),
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "text": article.text,
        "blocks": _picked(article.blocks, ("role", "text", "start", "end")),
        "quotes": _picked(
            article.quotes, ("text", "start", "end", "speaker", "speaker_name", "kind", "group", "confidence")
        ),
        "captions": _picked(article.captions, ("text", "credit", "start", "end", "url")),
        "removed": _picked(article.removed, ("text", "start", "end", "code", "category", "reason")),
        "quality": article.quality,
        "page_kind": article.page_kind,
        "error": None,
    }


def _picked(records: Iterable[Any], names: tuple[str, ...]) -> list[Mapping[str, Any]]:
    return [{name: getattr(record, name) for name in names} for record in records]
