"""The headline.

The line before the story whose words the story takes up again, without a full stop; in a page dump the last such line
before the story, where menus and the window title come first. A site or section behind it ("… | world news", "… - BBC
News") is cut off. A first paragraph or a dek (with a full stop) is not a title. Limit: a headline that shares no word
with its story is taken only as the first line of the text.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category, Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MIN_WORDS, MAX_WORDS = 3, 32
REACH = 14
"""How many blocks before the story's first paragraph a headline may stand: byline, date and captions come between."""

_SUFFIX = regex.compile(r"\s+(?:[|•·»]|[-–—](?=\s))\s*(?P<site>[^|•·»–—]{2,40})$")


def detect(scan: "Scan") -> Iterator[Finding]:
    """The title, and a cut for what follows it on its line."""
    best = _best(scan)
    if best is None:
        return
    block = scan.doc.blocks[best]
    overlap = float(scan.columns["overlap"][best])
    evidence = (Evidence("overlap", f"{overlap:.2f}"),)
    yield Finding("R01", block.start, block.end, Strength.STRONG, "headline of the story", None, Role.TITLE, evidence)
    yield from _suffix(scan, block)


def _best(scan: "Scan") -> int | None:
    first = _first_paragraph(scan)
    candidates = [i for i in range(max(0, first - REACH), first + 1) if _is_like_title(scan, i)]
    if not candidates:
        return None
    overlap = scan.columns["overlap"]
    best = max(candidates, key=lambda i: (round(float(overlap[i]), 1) + (0.3 if i == 0 else 0.0), i))
    return best if overlap[best] >= 0.25 or best == 0 else None


def _first_paragraph(scan: "Scan") -> int:
    columns = scan.columns
    for i in range(len(scan.doc.blocks)):
        if scan.score[i] > 0 and columns["words"][i] >= 15 and columns["prose"][i] > 0:
            return i
    return min(len(scan.doc.blocks) - 1, scan.story[0])


def _is_like_title(scan: "Scan", index: int) -> bool:
    columns = scan.columns
    if not MIN_WORDS <= columns["words"][index] <= MAX_WORDS and columns["word_length"][index] < 15:
        return False
    if scan.has_hit(index):
        return False
    return not scan.doc.blocks[index].text.endswith((".", ":", ",", ";", "。"))


def _suffix(scan: "Scan", block: "Block") -> Iterator[Finding]:
    match = _SUFFIX.search(scan.doc.source, block.start, block.end)
    if match is None or match.start() - block.start < 15 or len(match["site"].split()) > 5:
        return
    evidence = (Evidence("suffix", match["site"]),)
    reason = "name of the site or section behind the headline"
    yield Finding("R01", match.start(), block.end, Strength.STRONG, reason, Category.NAV, None, evidence)


DETECTOR = Detector("R01", "title", None, "context", detect)
