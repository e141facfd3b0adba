"""Advertisement markers.

Looks like: "Advertisement", "Story continues below", "[ad_1]", "Sponsored". One-word labels and code left by ad
scripts; the same behind a paragraph's last full stop ("… in the river. Advertisement") or run together with its first
word ("AdvertisementThe mayor said …"), where only the label goes. A story on advertising stays, for it has these words
inside its sentences. Limit: the text of an ad itself has no mark and is left to the content score.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.phrases import phrase_findings
from articleclean.detectors.protocol import Detector
from articleclean.ingest.fold import fold
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MIN_WORDS = 8
"""Words of a paragraph with a label at its edge; in a shorter one the label is the line's own."""
MAX_LABEL = 60
"""Characters at a paragraph's end in which a label is looked for."""

_SENTENCE_ENDS = frozenset('.!?"”’)')
_AT_END = regex.compile(r"(?<=[.!?…][\"”’»)\]]?) ?(?P<label>\p{Lu}[^.!?…]{5,})$")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind, and labels at the edges of paragraphs."""
    yield from phrase_findings(scan, DETECTOR.code, Category.AD)
    for block, line, words in zip(scan.doc.blocks, scan.lines, scan.columns["words"], strict=True):
        if words < MIN_WORDS:
            continue
        if label := scan.words.glued_ad(line, block.text):
            yield _cut(block, 0, len(label), label)
        if block.text[-1] not in _SENTENCE_ENDS and (place := _at_end(scan, block)):
            yield _cut(block, *place, block.text[slice(*place)])


def _at_end(scan: "Scan", block: "Block") -> tuple[int, int] | None:
    """Where a label stands behind the last full stop, in characters of the block."""
    text = scan.doc.source[block.start : block.end]
    match = _AT_END.search(text, max(0, len(text) - MAX_LABEL))
    return match.span("label") if match and fold(match["label"]) in scan.words.ad_labels else None


def _cut(block: "Block", start: int, end: int, label: str) -> Finding:
    reason, evidence = f"“{label}” at the edge of the paragraph", (Evidence("phrase", label),)
    return Finding(
        DETECTOR.code, block.start + start, block.start + end, Strength.STRONG, reason, Category.AD, None, evidence
    )


DETECTOR = Detector("J08", "ad_marker", Category.AD, "alone", detect)
