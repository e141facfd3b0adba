"""HTML to blocks: bytes are decoded, parsed by lxml and walked once; trees that are handed in stay as they are."""

import re
from typing import Any

import numpy as np

from articleclean.errors import InputError
from articleclean.ingest.encoding import decode
from articleclean.ingest.fold import fold
from articleclean.ingest.html_frame import Frame
from articleclean.ingest.html_walk import FIGURES, Draft, Walk
from articleclean.ingest.text import block_text
from articleclean.metadata.addresses import joined
from articleclean.metadata.page import read_metadata
from articleclean.model.document import Block, Document, Markup
from articleclean.model.metadata import PageMetadata
from articleclean.packs.schema import WordLists

MAX_DEPTH = 500
MAX_ATTRIBUTES = 500
MANY_ATTRIBUTES = 20_000
"""libxml2 takes half a second for a tag with so many; pages with fewer equals signs, and not full of spaces, need no
look."""
_LONG_TAG = re.compile(rb"<([a-zA-Z][a-zA-Z0-9-]{0,30})[^<>]{8000,}>")
_VOID = "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|script|style"
_NESTING_TAG = re.compile(rf"<(/?)(?!(?:{_VOID})\b)[a-z][^<>]*>".encode(), re.I)

CONTAINERS = 3
_CAPTION = frozenset({"figcaption"})
ONE_LINK = 0.95
"""A block with this share of its characters in links is one link, if one link holds it all."""


def read_html(
    source: Any, *, url: str | None = None, encoding: str | None = None, words: WordLists | None = None
) -> Document:
    """Cut a page into blocks and read its metadata.

    ``source`` is bytes, str, an lxml element or tree, or a BeautifulSoup object. ``url`` resolves links; ``encoding``
    is what the HTTP header said; ``words`` are the packs' words for bylines and months. Offsets in the document are
    characters of its ``source``, the rendered text. Raises InputError for bytes that are no text and for objects of
    other types.
    """
    return read_tree(parse_html(source, encoding=encoding), url=url, words=words)


def read_tree(tree: Any, *, url: str | None, words: WordLists | None) -> Document:
    """The same for a parsed page; None is one that holds nothing."""
    if tree is None:
        return Document("", "", (), "html", url)
    return _document(Walk().run(tree), url, read_metadata(tree, url, words=words))


def parse_html(source: Any, *, encoding: str | None = None) -> Any:
    """The root element of a page; None where it holds nothing."""
    if isinstance(source, bytes | bytearray | memoryview):
        source = decode(bytes(source), encoding)
    if hasattr(source, "find_all"):
        source = str(source)
    if isinstance(source, str):
        return parse_utf8(source.encode("utf-8", "replace"))
    if hasattr(source, "getroot"):
        return source.getroot()
    if hasattr(source, "iterancestors"):
        return source
    raise InputError(
        f"cannot read an article from {type(source).__name__}: "
        "give bytes, str, an lxml element or tree, or a BeautifulSoup object"
    )


def parse_utf8(data: bytes) -> Any:
    """The root element of a page that is valid UTF-8; None where it holds nothing."""
    from lxml import etree

    if b"\x00" in data:
        data = data.replace(b"\x00", b"")
    if not data or data.isspace():
        return None
    if len(data) > 2 * MANY_ATTRIBUTES and _may_have_many_attributes(data):
        data = _LONG_TAG.sub(_bare, data)
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.ParserError:
        return None
    if root is None:
        return None
    log = parser.error_log
    if len(log) and log[-1].type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        root = etree.fromstring(flatten(data), parser)
    return root


def _may_have_many_attributes(data: bytes) -> bool:
    codes = np.frombuffer(data, np.uint8)  # counts six times as fast as bytes do
    equals, spaces = (int(np.count_nonzero(codes == ord(char))) for char in "= ")
    return equals > MANY_ATTRIBUTES or spaces > len(data) // 3


def _bare(match: re.Match[bytes]) -> bytes:
    """A tag without its attributes where it has very many: libxml2 takes quadratic time for them."""
    return match[0] if len(match[0].split(None, MAX_ATTRIBUTES)) <= MAX_ATTRIBUTES else b"<" + match[1] + b">"


def flatten(data: bytes) -> bytes:
    """The page without the tags that nest deeper than libxml2 reads (it stops at 2048 levels): no text is lost."""
    depth = 0

    def keep(match: re.Match[bytes]) -> bytes:
        nonlocal depth
        if match[1]:
            depth -= 1
            return match[0] if depth < MAX_DEPTH else b" "
        depth += 1
        return match[0] if depth <= MAX_DEPTH else b" "

    return _NESTING_TAG.sub(keep, data)


def _document(drafts: list[Draft], url: str | None, metadata: PageMetadata | None = None) -> Document:
    parts: list[str] = []
    blocks: list[Block] = []
    containers = _Containers()
    at = 0
    for draft in drafts:
        lines = draft.lines
        raw = text = lines[0]
        if len(lines) > 1:
            raw = "\n".join(lines)
            text = block_text(raw, clean=raw.isascii())
        elif not raw.isascii() and ("  " in raw or not raw.isprintable()):
            text = block_text(raw)
        if not text:
            continue
        gap = draft.gap if blocks else 0
        parts += ("\n" * gap, raw)
        start = at + gap
        at = start + len(raw)
        blocks.append(Block(len(blocks), start, at, text, gap, _markup(draft, url, containers)))
    source = "".join(parts)
    return Document(source, fold(source), tuple(blocks), "html", url, metadata)


def _markup(draft: Draft, url: str | None, containers: "_Containers") -> Markup:
    frame = draft.frame.resolve()
    owner = frame if frame.owner is None else frame.owner.resolve()
    return Markup(
        owner.tag,
        owner.path or "",
        frame.tokens,
        draft.link_share,
        owner.element.sourceline,
        owner.hidden,
        frame.inside | _CAPTION if draft.is_caption else frame.inside,
        owner.level,
        _address(draft, url),
        draft.rows,
        containers.of(owner.parent),
    )


class _Containers:
    """Numbers elements as they come, and tells those of the three elements around a block."""

    def __init__(self) -> None:
        self._numbers: dict[Frame, int] = {}
        self._around: dict[Frame | None, tuple[int, ...]] = {None: ()}

    def of(self, parent: Frame | None) -> tuple[int, ...]:
        """The numbers for the blocks right under ``parent``, which share them."""
        found = self._around.get(parent)
        if found is None:
            numbers, frame = self._numbers, parent
            around: list[int] = []
            while frame is not None and len(around) < CONTAINERS:
                around.append(numbers.setdefault(frame, len(numbers)))
                frame = frame.parent
            found = self._around[parent] = tuple(around)
        return found


def _address(draft: Draft, base: str | None) -> str | None:
    found: str | None = None
    if draft.link_share >= ONE_LINK:
        found = draft.frame.link()
    elif draft.is_caption or not FIGURES.isdisjoint(draft.frame.inside):
        found = draft.frame.image_near()
    return absolute(found.strip(), base) if found else None


def absolute(link: str, base: str | None) -> str:
    """The address that a link means on a page; the common forms are put together here, ten times as fast as urljoin."""
    if base is None or link.startswith(("http://", "https://")):
        return link
    if link.startswith("/") and not link.startswith("//"):
        origin = _ORIGIN.match(base)
        if origin:
            return origin[0] + link
    return joined(base, link) or link


_ORIGIN = re.compile(r"https?://[^/?#\s]+")
