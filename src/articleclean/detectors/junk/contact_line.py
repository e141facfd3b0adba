"""Contact and corrections lines.

Looks like: "Do you have a tip? Email us", "Contact the newsroom", "Report a correction". Words addressed to the
reader about the newsroom. An address given within a story stays. Limit: a bare telephone number is kept.
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
    yield from phrase_findings(scan, DETECTOR.code, Category.CONTACT)


DETECTOR = Detector("J13", "contact_line", Category.CONTACT, "alone", detect)
