"""Spam and theme footers.

Looks like: "Proudly powered by WordPress", "Theme by …", lines of casino, pharmacy or SEO links, made-up words with
digits in them after the end. Credits of themes and words of link spam, outside the story; what could be a story's words
elsewhere is none on a short line without a full stop behind its last paragraph. A story on casinos stays. Limit: a
made-up word without a digit is left to the content score.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.phrases import phrase_findings
from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.shape import last_paragraph
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan

MAX_CHARS = 80
"""Longest line of a footer."""

_MADE_UP = regex.compile(r"(?=\S*\p{Ll}\d)(?=\S*\d\p{Ll})[\p{L}\d]{5,24}")
"""A digit between letters: no name, no unit, no model number in capitals."""


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind, those of weak ones that stand in the footer, and made-up words there."""
    last = scan.doc.blocks[last_paragraph(scan)]
    for finding in phrase_findings(scan, DETECTOR.code, Category.SPAM):
        in_footer = finding.start > last.start and finding.end - finding.start <= MAX_CHARS
        in_footer = in_footer and scan.doc.source[finding.end - 1] not in ".!?"
        yield replace(finding, strength=Strength.STRONG) if in_footer else finding
    for block in scan.doc.blocks[last.index + 1 :]:
        if len(block.text) <= MAX_CHARS and _MADE_UP.fullmatch(block.text):
            yield DETECTOR.about(block, "a made-up word after the story", Evidence("word", block.text))


DETECTOR = Detector("J17", "spam_footer", Category.SPAM, "context", detect)
