"""Any source to a Document: what it is, is told by its type and its content."""

from typing import Any

from articleclean.errors import InputError
from articleclean.model.document import Document, SourceKind
from articleclean.packs.schema import Words


def read(
    source: Any, kind: SourceKind | None, *, url: str | None, encoding: str | None, max_chars: int, words: Words
) -> Document:
    """Cut a source into blocks.

    ``source``: str, bytes, an lxml element or tree, or a BeautifulSoup object; ``kind`` where it is known, else str and
    bytes are looked at. Raises InputError for other types, for bytes that are no text, and for more than ``max_chars``
    characters. ``words``: word lists for bylines and dates in a page's metadata.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        from articleclean.ingest.encoding import decode

        source = decode(bytes(source), encoding)
    if not isinstance(source, str):
        from articleclean.ingest.html import read_html

        return read_html(source, url=url, words=words)
    if len(source) > max_chars:
        raise InputError(
            f"the source has {len(source)} characters, more than max_chars={max_chars}: "
            "cut it, or raise Options.max_chars"
        )
    return _read_str(source, kind, url, words)


def _read_str(source: str, kind: SourceKind | None, url: str | None, words: Words) -> Document:
    if kind is None:
        from articleclean.ingest.sniff import sniff

        kind = sniff(source)
    if kind == "html":
        from articleclean.ingest.html import read_html

        return read_html(source, url=url, words=words)
    if kind == "markdown":
        from articleclean.ingest.markdown import read_markdown

        return read_markdown(source, url)
    from articleclean.ingest.text import read_text

    return read_text(source, url)
