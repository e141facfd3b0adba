"""Captions and credits.

A caption opens with a word for pictures ("Image caption", "Pictured:"), or follows an image marker, or ends in an
agency's name in brackets. A credit is a short line with a word for who made the picture ("Photo:", "Credit:"), or one
that ends in an agency's name. A paragraph that names an agency as its source in a sentence stays. Limit: a caption
with no marker and no credit reads like a paragraph and is kept as one.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_CAPTION, MAX_CREDIT = 70, 14


def detect(scan: "Scan") -> Iterator[Finding]:
    """Captions and credits, in the order of the text."""
    for block in scan.doc.blocks:
        words = scan.block_words(block)
        if words > MAX_CAPTION:
            continue
        folded = scan.folded(block)
        found = scan.words.caption_opener(folded)
        if found and len(folded) > len(found) + 12:
            yield _finding(block, Role.CAPTION, "caption", found)
            continue
        agency = scan.words.agency_at_end(folded)
        credit = scan.words.credit_opener(folded) or agency
        if credit is None:
            continue
        if words <= MAX_CREDIT and scan.columns["end"][block.index] == 0:
            yield _finding(block, Role.CREDIT, "credit", credit)
        elif folded.endswith(")") and agency:
            yield _finding(block, Role.CAPTION, "caption with its credit", credit)


def _finding(block: "Block", role: Role, what: str, word: str) -> Finding:
    return Finding(
        "R04", block.start, block.end, Strength.STRONG, f"{what}: “{word}”", None, role, (Evidence("phrase", word),)
    )


DETECTOR = Detector("R04", "caption", None, "alone", detect)
