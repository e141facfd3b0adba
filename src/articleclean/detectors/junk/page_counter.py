"""Page furniture: reading time, view counts, "updated 3 hours ago", "Scroll down for video".

Looks like: "5 min read", "1,204 views", "Read aloud". Short lines made of a number and a label, or a call to the
reader. A sentence that gives a time or a count stays. Limit: a number with no label is left to the content score.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.phrases import phrase_findings
from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Finding
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind."""
    yield from phrase_findings(scan, DETECTOR.code, Category.OTHER)


DETECTOR = Detector("J15", "page_counter", Category.OTHER, "alone", detect)
