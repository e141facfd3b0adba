"""Cookie and consent notices.

Looks like: "We use cookies to …", "Accept all", "Manage preferences". Notices are written by few vendors and reuse
their words. A story about cookies, or about consent, stays. Limit: notices written as long prose are taken only where
a vendor's phrase stands in them.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.marked import marked_findings
from articleclean.detectors.phrases import phrase_findings
from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Finding
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind, and what stands in a vendor's element."""
    yield from phrase_findings(scan, DETECTOR.code, Category.COOKIE)
    yield from marked_findings(scan, DETECTOR.code, Category.COOKIE)


DETECTOR = Detector("J07", "cookie_notice", Category.COOKIE, "alone", detect)
