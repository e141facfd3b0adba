"""Paragraphs and headlines that stand twice.

Looks like: the same paragraph twice, a headline repeated in the window title, a pull quote set again as a paragraph.
The copy that reads most like the story stays, the others go. Short lines ("No.", a refrain, a speaker's name in an
interview) repeat in good articles and stay. Limit: a pull quote that was shortened is kept.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan

MIN_WORDS = 8
"""Shorter lines repeat on purpose: of the kept lines of the measured texts that stand twice, nearly all are shorter."""


def detect(scan: "Scan") -> Iterator[Finding]:
    """All copies of a block but the one with the best content score."""
    copies: dict[str, list[int]] = {}
    for block in scan.doc.blocks:
        if scan.block_words(block) >= MIN_WORDS:
            copies.setdefault(scan.folded(block), []).append(block.index)
    for same in copies.values():
        best = max(same, key=lambda i: (float(scan.score[i]), -i))
        for index in same:
            if index != best:
                yield _repeats(scan, index, best)


def _repeats(scan: "Scan", index: int, original: int) -> Finding:
    block = scan.doc.blocks[index]
    evidence = (Evidence("repeats_block", str(original)),)
    reason = f"repeats block {original} word for word"
    return Finding("J18", block.start, block.end, Strength.STRONG, reason, Category.DUPLICATE, None, evidence)


DETECTOR = Detector("J18", "repeated_block", Category.DUPLICATE, "context", detect)
