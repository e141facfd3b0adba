"""List items.

Lines that open with a bullet or a number, and short lines in a row after a colon. A dash that opens a line of
dialogue, or a year that opens a sentence, is no bullet: a dash counts only beside another one, on a line that is no
sentence. Menus and lists of other stories have the same marks: a list counts where the story goes on around it, or
right behind a line of the story. Limit: a list without marks and without a colon before it is taken for paragraphs.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.shape import ends_sentence, first_paragraph, last_paragraph
from articleclean.model.finding import Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_UNMARKED = 14
"""Words of a list item without a mark."""
MIN_RUN = 2

_BULLET = regex.compile(r"(?:[•●▪■◦‣·*+]|\(?\d{1,2}[.)](?=\s)|[a-z]\)(?=\s))\s*\S")
_TAGS = {tag: f"marked up as a list item (<{tag}>)" for tag in ("li", "dd", "dt")}
_DASH = regex.compile(r"[-–—]\s*\S")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Lines with a list mark in lists of the story, and the short lines after a colon."""
    first, last = first_paragraph(scan), last_paragraph(scan)
    marked: list[tuple[Block, str]] = []
    is_of_story = False
    for block in scan.doc.blocks:
        if reason := _mark(scan, block):
            marked.append((block, reason))
            is_of_story = is_of_story or first <= block.index <= last
            continue
        if is_of_story:
            yield from (_finding(b, reason) for b, reason in marked)
        marked, is_of_story = [], scan.score[block.index] > 0
        if block.markup is None and block.text.endswith((":", "：")) and scan.score[block.index] > 0:
            run = _unmarked_run(scan, block.index + 1)
            if len(run) >= MIN_RUN:
                yield from (_finding(b, "one of several short lines after a colon") for b in run)
    if is_of_story:
        yield from (_finding(b, reason) for b, reason in marked)


def _mark(scan: "Scan", block: "Block") -> str | None:
    """What shows that the line is a list item."""
    if block.markup is not None:
        return _TAGS.get(block.markup.tag)
    if block.text[:1].isalpha() and block.text[1:2] != ")":
        return None  # most lines open with a word
    return "opens with a list mark" if _BULLET.match(block.text) or _is_dashed_item(scan, block) else None


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
    return DETECTOR.about(block, reason, strength=Strength.HINT, role=Role.LIST_ITEM)


DETECTOR = Detector("R06", "list_item", None, "context", detect)
