"""Blocks and lines that lead to other stories.

Looks like: "Read more:" with headlines under it, "Related articles", "Most read", "READ ALSO: …" as a line of its
own. An opener says what follows, and the lines that follow have no full stop and other words than the story. The
story itself resumes with a sentence: the region ends there. A subhead, a one-line quote or a list inside the story
stays. Limit: teasers with whole sentences are only taken where the content score agrees.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.phrases import openers, phrase_findings, region_finding
from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Finding
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan

MAX_LINES = 12
"""A list of other stories inside an article is shorter; longer ones stand after it, where the score sees them."""
MAX_WORDS = 30
RESUMES = 1.5
"""Log-odds of a line that reads like the story again."""


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases, and the lines that belong to an opener."""
    yield from phrase_findings(scan, DETECTOR.code, Category.RELATED)
    for opener in openers(scan, Category.RELATED):
        for index in range(opener + 1, _region_end(scan, opener)):
            yield region_finding(scan, DETECTOR.code, Category.RELATED, index, opener)


def _region_end(scan: "Scan", opener: int) -> int:
    blocks = scan.doc.blocks
    stop = min(len(blocks), opener + 1 + MAX_LINES)
    glued = [i for i in range(opener + 1, stop) if blocks[i].gap == 1]
    index = opener + 1
    if glued[:1] == [index] and any(b.gap > 1 for b in blocks[1:]):
        while index < stop and blocks[index].gap == 1 and _is_teaser(scan, index):
            index += 1
        return index
    while index < stop and _is_teaser(scan, index) and scan.score[index] < RESUMES:
        index += 1
    return index


def _is_teaser(scan: "Scan", index: int) -> bool:
    columns = scan.columns
    if columns["words"][index] > MAX_WORDS or (columns["end"][index] > 0 and columns["words"][index] > 6):
        return bool(columns["ellipsis_end"][index])
    return True


DETECTOR = Detector("J03", "related_links", Category.RELATED, "context", detect)
