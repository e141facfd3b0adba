"""Advertisement markers.

Looks like: "Advertisement", "Story continues below", "[ad_1]", "Sponsored". One-word labels and code left by ad
scripts; the same behind a paragraph's last full stop ("… in the river. Advertisement") or run together with its first
word ("AdvertisementThe mayor said …"), where only the label goes. A story on advertising stays, for it has these words
inside its sentences. Limit: the text of an ad itself has no mark and is left to the content score.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.phrases import glued_labels, phrase_findings
from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.shape import ends_sentence
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category
from articleclean.packs.wordlists import BACK

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MIN_WORDS = 8
"""Words of a paragraph with a label at its edge; in a shorter one the label is the line's own."""


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind, and labels at the edges of paragraphs."""
    yield from phrase_findings(scan, DETECTOR.code, Category.AD)
    yield from _in_front(scan)
    yield from _behind(scan)


def _in_front(scan: "Scan") -> Iterator[Finding]:
    """Labels that run into the first word of a paragraph."""
    for index, label in glued_labels(scan).items():
        start = scan.doc.blocks[index].start
        is_marker = label in scan.words.ad_labels and scan.doc.folded.startswith(label, start)
        if is_marker and scan.columns["words"][index] >= MIN_WORDS:
            yield _cut(start, start + len(label), label)


def _behind(scan: "Scan") -> Iterator[Finding]:
    """Labels behind the last full stop of a paragraph."""
    ends, words = scan.words.ad_ends, scan.columns["words"]
    for block, line in zip(scan.doc.blocks, scan.lines, strict=True):
        labels = ends.get(BACK(line))
        if labels is None or words[block.index] < MIN_WORDS:
            continue
        label = next((w for w in labels if scan.doc.folded.endswith(w, block.start, block.end)), None)
        if label is not None and _is_behind_sentence(scan, block, block.end - len(label)):
            yield _cut(block.end - len(label), block.end, label)


def _is_behind_sentence(scan: "Scan", block: "Block", start: int) -> bool:
    """Whether a sentence of the block ends before a place in the source, and what stands there opens with a capital."""
    source = scan.doc.source
    return source[start].isupper() and ends_sentence(source[block.start : start].rstrip())


def _cut(start: int, end: int, label: str) -> Finding:
    reason, evidence = f"“{label}” at the edge of the paragraph", (Evidence("phrase", label),)
    return Finding(DETECTOR.code, start, end, Strength.STRONG, reason, Category.AD, None, evidence)


DETECTOR = Detector("J08", "ad_marker", Category.AD, "alone", detect)
