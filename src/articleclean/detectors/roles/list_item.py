"""List items.

Lines that open with a bullet or a number, and short lines in a row after a colon. A dash that opens a line of
dialogue, or a year that opens a sentence, is no bullet: a dash counts only beside another one, on a line that is no
sentence. Limit: a list without marks and without a colon before it is taken for paragraphs.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.shape import ends_sentence
from articleclean.model.finding import Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_UNMARKED = 14
"""Words of a list item without a mark."""
MIN_RUN = 2

_BULLET = regex.compile(r"(?:[•●▪■◦‣·*+]|\(?\d{1,2}[.)](?=\s)|[a-z]\)(?=\s))\s*\S")
_TAGS = frozenset({"li", "dd", "dt"})
_DASH = regex.compile(r"[-–—]\s*\S")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Lines with a list mark, and the short lines after a colon."""
    blocks = scan.doc.blocks
    for block in blocks:
        if block.markup is not None:
            if block.markup.tag in _TAGS:
                yield _finding(block, f"marked up as a list item (<{block.markup.tag}>)")
        elif _BULLET.match(block.text) or _is_dashed_item(scan, block):
            yield _finding(block, "opens with a list mark")
        elif block.text.endswith((":", "：")) and scan.score[block.index] > 0:
            run = _unmarked_run(scan, block.index + 1)
            if len(run) >= MIN_RUN:
                yield from (_finding(b, "one of several short lines after a colon") for b in run)


def _is_dashed_item(scan: "Scan", block: "Block") -> bool:
    if not _DASH.match(block.text):
        return False
    blocks = scan.doc.blocks
    beside = [blocks[i] for i in (block.index - 1, block.index + 1) if 0 <= i < len(blocks)]
    return any(_DASH.match(b.text) for b in beside) and not ends_sentence(block.text)


def _unmarked_run(scan: "Scan", start: int) -> "list[Block]":
    run = []
    for block in scan.doc.blocks[start:]:
        if scan.block_words(block) > MAX_UNMARKED or (ends_sentence(block.text) and scan.block_words(block) > 6):
            break
        if scan.has_hit(block.index) or block.gap == 0 or _BULLET.match(block.text):
            break
        run.append(block)
    return run


def _finding(block: "Block", reason: str) -> Finding:
    return Finding("R06", block.start, block.end, Strength.HINT, reason, None, Role.LIST_ITEM)


DETECTOR = Detector("R06", "list_item", None, "context", detect)
