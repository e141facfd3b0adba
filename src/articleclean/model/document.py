"""The source and its blocks, as every detector sees them."""

from dataclasses import dataclass
from typing import Literal, get_args

from articleclean.model.metadata import PageMetadata
from articleclean.model.quick_init import quick_init

SourceKind = Literal["text", "html", "markdown"]
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


@quick_init
@dataclass(frozen=True, slots=True)
class Markup:
    """What HTML or Markdown says about a block. Only ever adds evidence; None for plain text.

    ``path`` is the tag path from the body down, such as ``body/main/article/div/p``; ``tokens`` are the lower-cased
    class, id, role and itemprop tokens of the element and its ancestors, nearest first; ``link_share`` is the share of
    the block's characters that stand inside links (0..1).
    """

    tag: str
    path: str
    tokens: tuple[str, ...] = ()
    link_share: float = 0.0
    line: int | None = None
    hidden: bool = False
    inside: frozenset[str] = frozenset()
    """Which of article, main, aside, nav, header, footer, form, figure, figcaption, blockquote, table, ul hold it."""
    level: int | None = None
    """Heading level 1..6, or list depth from 1."""
    url: str | None = None
    """Where a block that is one link leads, or the image a caption belongs to."""
    rows: tuple[tuple[str, ...], ...] | None = None
    containers: tuple[int, ...] = ()
    """Numbers of the elements around the block, nearest first: blocks with the same number stand in the same one."""


@quick_init
@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph: ``source[start:end]``, trimmed of white space at both ends.

    ``text`` is the same with runs of white space (wrapped lines among them) folded to one space. ``gap`` counts the
    line breaks between this block and the one before it: 1 is the next line, 2 or more a paragraph break.
    """

    index: int
    start: int
    end: int
    text: str
    gap: int = 2
    markup: Markup | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A source text cut into blocks. Offsets are characters of ``source``.

    ``folded`` has the same length as ``source``: lower case, typographic apostrophes and odd spaces made plain, so a
    match in it is a match at the same place in the source.
    """

    source: str
    folded: str
    blocks: tuple[Block, ...]
    kind: SourceKind = "text"
    url: str | None = None
    metadata: PageMetadata | None = None


def folded_lines(doc: Document) -> list[str]:
    """The folded text of each block."""
    folded = doc.folded
    return [folded[block.start : block.end] for block in doc.blocks]
