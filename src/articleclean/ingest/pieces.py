"""A page on one line, cut where labels of packs tell that a line began or ended."""

from dataclasses import replace

from articleclean.ingest.text import MOST, block_text
from articleclean.model.document import Block, Document
from articleclean.model.space import TRIM
from articleclean.packs.labels import Labels

Piece = tuple[int, int, int]
"""Start, end, line breaks before: none where a label opens a line, since nothing tells where that line ends."""


def is_on_one_line(doc: Document) -> bool:
    """Whether a plain text lost its line breaks: one line is nearly all of it, or was cut into sentences."""
    if doc.kind != "text" or not doc.blocks:
        return False
    longest = max(b.end - b.start for b in doc.blocks)
    return longest >= MOST * len(doc.source) or any(b.gap == 0 for b in doc.blocks[1:])


def cut_at_labels(doc: Document, labels: Labels) -> Document:
    """The document with each label a block of its own, and what stands between two of them as well."""
    pieces: list[Piece] = []
    for block in doc.blocks:
        pieces.extend(_pieces(doc, block, labels))
    if len(pieces) == len(doc.blocks):
        return doc
    source = doc.source
    blocks = tuple(
        Block(i, start, end, block_text(source[start:end]), gap) for i, (start, end, gap) in enumerate(pieces)
    )
    return replace(doc, blocks=blocks)


def _pieces(doc: Document, block: Block, labels: Labels) -> list[Piece]:
    found = list(labels.find(doc.source, doc.folded, block.start, block.end))
    openings = {label.start for label in found if not label.is_line}
    ends = (_after(doc.source, label.end, block.end) for label in found if label.is_line)
    starts = sorted({block.start, *(label.start for label in found), *ends})
    pieces: list[Piece] = []
    for start, stop in zip(starts, [*starts[1:], block.end], strict=True):
        raw = doc.source[start:stop]
        text = raw.strip(TRIM)
        if text:
            begin = start + raw.index(text[0])
            gap = int(start not in openings) if pieces else block.gap
            pieces.append((begin, begin + len(text), gap))
    return pieces


def _after(source: str, at: int, end: int) -> int:
    """The end of a label with the marks that belong to it ("Comment *", "Share this:")."""
    while at < end and not source[at].isalnum() and source[at] not in '([{“„«‘"¿¡#@':
        at += 1
    return at
