"""Gallery counters and image controls.

Looks like: "1 of 12", "3/9", "Image 3 of 9", "Enlarge this image", "hide caption": counters and buttons of pictures.
A counter is a line of its own with two numbers, the first not larger than the second, and at most one word before
them. A score or a fraction within a story stays, and so do marks out of five, ten or a hundred. Limit: a caption
glued to its control keeps the caption, the control is cut.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.phrases import phrase_findings
from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan

MARKS = frozenset({5, 10, 20, 100})
"""What reviews count to; only a counter with a word for pictures may count to them too."""

_COUNTER = regex.compile(r"\W*(?P<word>\p{L}+ )?(?P<at>\d{1,3}) ?(?:/|\p{L}{1,3}) ?(?P<all>\d{1,3})\W*")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind, and counters."""
    yield from phrase_findings(scan, DETECTOR.code, Category.GALLERY)
    for block, digits in zip(scan.doc.blocks, scan.columns["digit_share"], strict=True):
        if digits > 0 and len(block.text) <= 24 and (match := _COUNTER.fullmatch(block.text)) and _counts(scan, match):
            counter = Evidence("counter", block.text)
            yield DETECTOR.about(block, "a counter of pictures", counter, strength=Strength.CERTAIN)


def _counts(scan: "Scan", match: "regex.Match[str]") -> bool:
    at, total = int(match["at"]), int(match["all"])
    if not 1 <= at <= total or total < 2:
        return False
    word = (match["word"] or "").strip().lower()
    return scan.words.caption_opener(word) is not None if word else total not in MARKS


DETECTOR = Detector("J16", "gallery_marker", Category.GALLERY, "alone", detect)
