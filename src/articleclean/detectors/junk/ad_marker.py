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
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category
from articleclean.packs.wordlists import BACK

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MIN_WORDS = 8
"""Words of a paragraph with a label at its edge; in a shorter one the label is the line's own."""
_SENTENCE_ENDS = (".", "!", "?", "…", '."', ".”", ".’", ".»", '?"', "?”", '!"', "!”", ".)")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind, and labels at the edges of paragraphs."""
    yield from phrase_findings(scan, DETECTOR.code, Category.AD)
    for index, label in glued_labels(scan).items():
        if label in scan.words.ad_labels and scan.columns["words"][index] >= MIN_WORDS:
            yield _cut(scan.doc.blocks[index], 0, len(label), label)
    ends, long = scan.words.ad_ends, scan.columns["words"]
    for block, line in zip(scan.doc.blocks, scan.lines, strict=True):
        labels = ends.get(BACK(line))
        if labels is not None and long[block.index] >= MIN_WORDS and line.endswith(labels):
            label = next(word for word in labels if line.endswith(word))
            if _is_behind_sentence(scan, block, len(label)):
                length = block.end - block.start
                yield _cut(block, length - len(label), length, label)


def _is_behind_sentence(scan: "Scan", block: "Block", label: int) -> bool:
    """Whether so many characters at a block's end open with a capital, and a sentence ends before them."""
    start = block.end - label
    return scan.doc.source[start].isupper() and scan.doc.source[block.start : start].rstrip(" ").endswith(
        _SENTENCE_ENDS
    )


def _cut(block: "Block", start: int, end: int, label: str) -> Finding:
    reason, evidence = f"“{label}” at the edge of the paragraph", (Evidence("phrase", label),)
    return Finding(
        DETECTOR.code, block.start + start, block.start + end, Strength.STRONG, reason, Category.AD, None, evidence
    )


DETECTOR = Detector("J08", "ad_marker", Category.AD, "alone", detect)
