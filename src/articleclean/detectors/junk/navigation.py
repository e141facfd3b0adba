"""Navigation, login lines, menus, tag lines.

Looks like: "Skip to content", "Home", "Log in", "Filed under: …", "Tags: …", "Back to top". Labels of the page frame;
the common ones count only outside the story. A subhead with the same word inside the story stays. Limit: names of
sections that a pack does not know are left to the content score.
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
    yield from phrase_findings(scan, DETECTOR.code, Category.NAV)


DETECTOR = Detector("J11", "navigation", Category.NAV, "alone", detect)
