"""The headline.

The line over the story that looks most like its headline (``headline.py``); where the window title came first, the
headline that repeats it. A site or section behind it ("… | world news", "… - BBC News") is cut off; behind a dash
only what looks like a name is, for a dash may be the headline's own ("… – as it happened"). A dek, a byline, a
date or a caption is not a title; where the text begins with a picture's caption, the title stands under it. Limit: a
headline that shares no word with its story is taken only over a byline or a date, where the window title says the same,
as the subject of a mail, or as the first line of the text.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.headline import MIN_TITLE, headline
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category, Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

_SUFFIX = regex.compile(r"\s+(?P<mark>[|•·»]|[-–—](?=\s))\s*(?P<site>[^|•·»–—]{1,39}[^|•·»–—!?.…”’])$")
SMALL_WORD = 3
"""Letters of the words that names have in small ("of", "the", "der"). Of 22 dashes in headlines on pages of 900 sites,
ten stood before the headline's own end; seven of these have a longer word in small letters, or a comma.
"""


def detect(scan: "Scan") -> Iterator[Finding]:
    """The title, and a cut for what follows it on its line."""
    best = headline(scan)
    if best is None:
        return
    block = scan.doc.blocks[best]
    overlap = scan.columns["overlap"][best]
    yield DETECTOR.about(block, "headline of the story", Evidence("overlap", f"{overlap:.2f}"), role=Role.TITLE)
    for same in _same_lines(scan, block):
        yield from _suffix(scan, same)


def _same_lines(scan: "Scan", block: "Block") -> "list[Block]":
    """The headline and the lines that repeat it: what is cut off once is cut off everywhere."""
    if scan.columns["repeats"][block.index] == 0:
        return [block]
    text = scan.folded(block)
    return [b for b in scan.doc.blocks if scan.folded(b) == text]


def _suffix(scan: "Scan", block: "Block") -> Iterator[Finding]:
    match = _SUFFIX.search(scan.doc.source, block.start, block.end)
    if match is None or match.start() - block.start < MIN_TITLE or len(match["site"].split()) > 5:
        return
    if match["mark"] in "-–—" and not _is_like_name(match["site"]):
        return
    evidence = (Evidence("suffix", match["site"]),)
    reason = "name of the site or section behind the headline"
    yield Finding("R01", match.start(), block.end, Strength.STRONG, reason, Category.NAV, None, evidence)


def _is_like_name(text: str) -> bool:
    """Whether the words could be a site's name: capitals but for small words, and no list."""
    first, *others = text.split()
    return (
        "," not in text and not first[0].islower() and not any(w[0].islower() and len(w) > SMALL_WORD for w in others)
    )


DETECTOR = Detector("R01", "title", None, "context", detect)
