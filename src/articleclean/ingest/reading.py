"""Any source to a Document: what it is, is told by its type and its content."""

from typing import Any

from articleclean.errors import InputError
from articleclean.model.document import Document, SourceKind


def read(source: Any, kind: SourceKind | None, *, url: str | None, encoding: str | None, max_chars: int) -> Document:
    """Cut a source into blocks.

    ``source``: str, bytes, an lxml element or tree, or a BeautifulSoup object; ``kind`` where it is known, else str and
    bytes are looked at. Raises InputError for other types, for bytes that are no text, and for more than ``max_chars``
    characters.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        from articleclean.ingest.encoding import decode

        source = decode(bytes(source), encoding)
    if not isinstance(source, str):
        from articleclean.ingest.html import read_html

        return read_html(source, url=url)
    if len(source) > max_chars:
        raise InputError(
            f"the source has {len(source)} characters, more than max_chars={max_chars}: "
            "cut it, or raise Options.max_chars"
        )
    return _read_str(source, kind, url)


def _read_str(source: str, kind: SourceKind | None, url: str | None) -> Document:
    if kind is None:
        from articleclean.ingest.sniff import sniff

        kind = sniff(source)
    if kind == "html":
        from articleclean.ingest.html import read_html

        return read_html(source, url=url)
    if kind == "markdown":
        from articleclean.ingest.markdown import read_markdown

        return read_markdown(source, url)
    from articleclean.ingest.text import read_text

    return read_text(source, url)
