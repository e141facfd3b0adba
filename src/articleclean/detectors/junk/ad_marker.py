"""Advertisement markers.

Looks like: "Advertisement", "Story continues below", "[ad_1]", "Sponsored". One-word labels and code left by ad
scripts. A story on advertising stays. Limit: the text of an ad itself has no mark and is left to the content score.
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
    yield from phrase_findings(scan, DETECTOR.code, Category.AD)


DETECTOR = Detector("J08", "ad_marker", Category.AD, "alone", detect)
