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
        found = _announced(folded, scan.words.caption)
        if found and len(folded) > len(found) + 12:
            yield _finding(block, Role.CAPTION, "caption", found)
            continue
        credit = _announced(folded, scan.words.credit) or _ends_in(folded, scan.words.agencies)
        if credit is None:
            continue
        if words <= MAX_CREDIT and scan.columns["end"][block.index] == 0:
            yield _finding(block, Role.CREDIT, "credit", credit)
        elif folded.endswith(")") and _ends_in(folded, scan.words.agencies):
            yield _finding(block, Role.CAPTION, "caption with its credit", credit)


def _announced(folded: str, words: tuple[str, ...]) -> str | None:
    for word in words:
        if folded.startswith(word) and not folded[len(word) : len(word) + 1].isalnum():
            return word
    return None


def _ends_in(folded: str, agencies: tuple[str, ...]) -> str | None:
    tail = folded.rstrip(" .)]")
    for name in agencies:
        if tail.endswith(name) and not tail[: -len(name)][-1:].isalnum():
            return name
    return None


def _finding(block: "Block", role: Role, what: str, word: str) -> Finding:
    return Finding(
        "R04", block.start, block.end, Strength.STRONG, f"{what}: “{word}”", None, role, (Evidence("phrase", word),)
    )


DETECTOR = Detector("R04", "caption", None, "alone", detect)
