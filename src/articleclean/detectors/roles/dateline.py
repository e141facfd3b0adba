"""When it was published.

A short line that is a date, with or without "Published" or "Updated" before it and a time behind it. A sentence with
a date in it is longer and stays a paragraph. Limit: a place dateline ("PARIS, March 3 —") at the start of a paragraph
stays part of it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.metadata.dates import parse_date
from articleclean.model.finding import Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_WORDS = 16
_DIGIT = regex.compile(r"\d")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Lines that hold a date and little else."""
    months = scan.words.months
    for block in scan.doc.blocks:
        if scan.block_words(block) > MAX_WORDS or not _DIGIT.search(block.text):
            continue
        if parse_date(block.text, months) is None or not _is_mostly_date(scan, block, months):
            continue
        yield Finding("R03", block.start, block.end, Strength.STRONG, "a date and little else", None, Role.DATELINE)


def _is_mostly_date(scan: "Scan", block: "Block", months: dict[str, int]) -> bool:
    """Words that are neither numbers, months, nor words of publishing."""
    folded = scan.words.without_published(scan.folded(block))
    rest = [w for w in regex.findall(r"\p{L}{3,}", folded) if w not in months]
    return len(rest) <= 4


DETECTOR = Detector("R03", "dateline", None, "alone", detect)
