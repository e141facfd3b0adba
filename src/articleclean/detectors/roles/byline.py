"""Who wrote it.

A short line that opens with a byline word ("By", "Von", "Words by") and goes on with names, or a line of two to four
capitalised words next to the headline or the date. A sentence that begins with "By" has a full stop and small words,
and stays a paragraph. Limit: a name alone on a line far from the headline is not taken for a byline.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.scan import Scan

MAX_WORDS = 14


def detect(scan: "Scan") -> Iterator[Finding]:
    """Bylines before and after the story."""
    for block in scan.doc.blocks:
        words = scan.block_words(block)
        if words > MAX_WORDS or scan.columns["end"][block.index] > 0:
            continue
        opener = scan.words.byline_opener(scan.folded(block))
        if opener and scan.columns["upper_words"][block.index] >= 0.4:
            evidence = (Evidence("phrase", opener),)
            yield Finding(
                "R02",
                block.start,
                block.end,
                Strength.STRONG,
                f"byline: opens with “{opener}”",
                None,
                Role.BYLINE,
                evidence,
            )


DETECTOR = Detector("R02", "byline", None, "alone", detect)
