"""When it was published.

A short line that is a date, with or without "Published" or "Updated" before it and a time behind it. Before the story
and after it some words more are allowed than inside it, where a subhead or a caption may hold a date. A sentence with
a date is longer and stays a paragraph. Limit: a place dateline ("PARIS, March 3 —") at the start of a paragraph stays
part of it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.shape import is_marginal
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_WORDS = 24
MOST_OTHER_WORDS, INSIDE = 4, 2
"""Words that are no part of a date or of publishing: beside the story, and inside it."""

_OTHER_WORD = regex.compile(r"[\p{L}\p{M}]{3,}")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Lines that hold a date and little else."""
    for block, words, digits in zip(scan.doc.blocks, scan.columns["words"], scan.columns["digit_share"], strict=True):
        if (
            words <= MAX_WORDS
            and digits > 0
            and scan.has_date(block)
            and _other_words(scan, block) <= _allowed(scan, block)
        ):
            evidence = (Evidence("date", block.text[:40]),)
            reason = "a date and little else"
            yield Finding("R03", block.start, block.end, Strength.STRONG, reason, None, Role.DATELINE, evidence)


def _allowed(scan: "Scan", block: "Block") -> int:
    return MOST_OTHER_WORDS if is_marginal(scan, block, slack=0) else INSIDE


def _other_words(scan: "Scan", block: "Block") -> int:
    folded = scan.words.without_published(scan.folded(block))
    return sum(word not in scan.words.months for word in _OTHER_WORD.findall(folded))


DETECTOR = Detector("R03", "dateline", None, "alone", detect)
