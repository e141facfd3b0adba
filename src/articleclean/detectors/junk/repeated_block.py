"""Paragraphs and pull quotes that repeat the text.

Looks like: the same paragraph twice; a line that stands word for word inside a longer paragraph (a pull quote, a
teaser of the story itself). The second one goes; of a line and the paragraph that holds it, the line. Short lines
("No.", a refrain, a speaker's name in an interview) repeat in good articles and stay. Limit: a pull quote that was
shortened is kept.
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
    """Blocks whose words stood before, in the order of the text."""
    seen: dict[str, int] = {}
    for block in scan.doc.blocks:
        if scan.block_words(block) < MIN_WORDS:
            continue
        first = seen.setdefault(scan.folded(block), block.index)
        if first != block.index:
            evidence = (Evidence("repeats_block", str(first)),)
            reason = f"repeats block {first} word for word"
            yield Finding(
                DETECTOR.code, block.start, block.end, Strength.STRONG, reason, Category.DUPLICATE, None, evidence
            )


DETECTOR = Detector("J18", "repeated_block", Category.DUPLICATE, "context", detect)
