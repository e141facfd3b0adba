"""Share bars and follow prompts.

Looks like: "Share", "Tweet", "Share on Facebook", "Copy link", "Follow us on Instagram", one a line or all in one
line. Labels of buttons that stand alone in a line. A sentence in which somebody shares something stays. Limit: icons
that a scraper turned into single letters are only caught beside other labels.
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
    yield from phrase_findings(scan, DETECTOR.code, Category.SHARE)


DETECTOR = Detector("J04", "share_bar", Category.SHARE, "alone", detect)
