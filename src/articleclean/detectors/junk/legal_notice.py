"""Copyright lines and terms.

Looks like: "All rights reserved", "© 2024 …", "Terms of use". Formulas of law that every site prints alike. A story
on copyright stays. Limit: a licence text of several paragraphs is taken only where it uses the formulas.
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
    yield from phrase_findings(scan, DETECTOR.code, Category.LEGAL)


DETECTOR = Detector("J14", "legal_notice", Category.LEGAL, "alone", detect)
