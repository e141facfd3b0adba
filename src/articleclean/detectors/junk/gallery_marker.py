"""Gallery counters and image controls.

Looks like: "1 of 12", "Image 3 of 9", "Enlarge this image", "hide caption". Counters and buttons around pictures. A
score or a fraction within a story stays. Limit: a caption glued to its control keeps the caption, the control is cut.
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
    yield from phrase_findings(scan, DETECTOR.code, Category.GALLERY)


DETECTOR = Detector("J16", "gallery_marker", Category.GALLERY, "alone", detect)
