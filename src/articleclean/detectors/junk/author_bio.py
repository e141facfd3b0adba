"""Author notes.

Looks like: "About the author", "X is a staff writer at …", "Follow her on Twitter". Words of the note under a story.
A sentence about a writer in the news stays. Limit: a bio with no stock phrase is left to the content score.
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
    yield from phrase_findings(scan, DETECTOR.code, Category.AUTHOR_BIO)


DETECTOR = Detector("J12", "author_bio", Category.AUTHOR_BIO, "alone", detect)
