"""Paywall and registration prompts.

Looks like: "Subscribe to continue reading", "This article is for subscribers only", "Already a member? Log in". Words
of the wall itself. A reporter on subscriptions stays. Limit: a wall that only cuts the text off leaves nothing to
find.
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
    yield from phrase_findings(scan, DETECTOR.code, Category.PAYWALL)


DETECTOR = Detector("J06", "paywall_prompt", Category.PAYWALL, "alone", detect)
