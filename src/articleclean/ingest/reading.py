"""Any source to a Document: what it is, is told by its type and its content."""

from typing import Any

from articleclean.errors import InputError
from articleclean.model.document import Document, SourceKind
from articleclean.packs.schema import WordLists


def read(
    source: Any, kind: SourceKind | None, *, url: str | None, encoding: str | None, max_chars: int, words: WordLists
) -> Document:
    """Cut a source into blocks.

    ``source``: str, bytes, an lxml element or tree, or a BeautifulSoup object; ``kind`` where it is known, else str and
    bytes are looked at. Raises InputError for other types, for bytes that are no text, and for more than ``max_chars``
    characters. ``words``: word lists for bylines and dates in a page's metadata.
    """
    utf8: bytes | None = None
    if isinstance(source, bytes | bytearray | memoryview):
        from articleclean.ingest.encoding import decode, plain_utf8

        data = bytes(source)
        source = plain_utf8(data)
        if source is None:
            source = decode(data, encoding)
        else:
            utf8 = data
    if not isinstance(source, str):
        from articleclean.ingest.html import read_html

        return read_html(source, url=url, words=words)
    if len(source) > max_chars:
        raise InputError(
            f"the source has {len(source)} characters, more than max_chars={max_chars}: "
            "cut it, or raise Options.max_chars"
        )
    return _read_str(source, utf8, kind, url, words)


def _read_str(source: str, utf8: bytes | None, kind: SourceKind | None, url: str | None, words: WordLists) -> Document:
    """``utf8``: the source as bytes, where it came as such; the parser takes these as they are."""
    if kind is None:
        from articleclean.ingest.sniff import sniff

        kind = sniff(source)
    if kind == "html":
        from articleclean.ingest.html import parse_html, parse_utf8, read_tree

        return read_tree(parse_html(source) if utf8 is None else parse_utf8(utf8), url=url, words=words)
    if kind == "markdown":
        from articleclean.ingest.markdown import read_markdown

        return read_markdown(source, url)
    from articleclean.ingest.text import read_text

    return read_text(source, url)
