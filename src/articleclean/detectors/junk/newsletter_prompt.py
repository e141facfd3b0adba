"""Newsletter, app and donation prompts.

Looks like: "Sign up for our newsletter", "Get the app", "Enter your email", "Support our journalism". Calls to act,
in words that sites reuse. News about newsletters, apps or donations stays. Limit: prompts written afresh for one
story read like prose and are left to the content score.
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
    yield from phrase_findings(scan, DETECTOR.code, Category.NEWSLETTER)


DETECTOR = Detector("J05", "newsletter_prompt", Category.NEWSLETTER, "alone", detect)
