"""Spam and theme footers.

Looks like: "Proudly powered by WordPress", "Theme by …", lines of casino, pharmacy or SEO links, random words after
the end. Credits of themes and words of link spam, outside the story. A story on casinos stays. Limit: a single made-
up word is taken only after the end of the story.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from articleclean.detectors.phrases import phrase_findings
from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind; what is only a hint elsewhere decides behind the story's end."""
    blocks = scan.doc.blocks
    end = blocks[min(scan.story[1], len(blocks) - 1)].end
    for finding in phrase_findings(scan, DETECTOR.code, Category.SPAM):
        yield replace(finding, strength=Strength.STRONG) if finding.start >= end else finding


DETECTOR = Detector("J17", "spam_footer", Category.SPAM, "context", detect)
