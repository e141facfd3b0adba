"""Page furniture: reading time, view counts, "updated 3 hours ago", "Scroll down for video", rules made of marks.

Looks like: "5 min read", "1,204 views", "Read aloud", "* * *", "_____". Short lines with a number and a label, a call
to the reader, or marks with no letter and no digit. A time alone ("1:01", a film's length) is a hint only: it may head
an entry of a live blog. A sentence that gives a time or a count stays. Limit: any other number with no label is left to
the content score.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.phrases import phrase_findings
from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

_RULE = regex.compile(r"[^\p{L}\p{N}?!？！¿…{}()<>;\[\]]+")
_CLOCK = regex.compile(r"\d{1,2}:\d\d(?::\d\d)?")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind, rules, and running times."""
    yield from phrase_findings(scan, DETECTOR.code, Category.OTHER)
    for block in scan.doc.blocks:
        first = block.text[:1]
        if first.isalpha():
            continue
        if not first.isalnum() and _RULE.fullmatch(block.text):
            yield _rule(block)
        elif _CLOCK.fullmatch(block.text):
            reason, evidence = "a running time or a time of day alone", Evidence("clock", block.text)
            yield DETECTOR.about(block, reason, evidence, strength=Strength.HINT)


def _rule(block: "Block") -> Finding:
    reason, evidence = "a rule of marks, without a letter or a digit", Evidence("marks", block.text[:20])
    return DETECTOR.about(block, reason, evidence, strength=Strength.CERTAIN)


DETECTOR = Detector("J15", "page_counter", Category.OTHER, "alone", detect)
