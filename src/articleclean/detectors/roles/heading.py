"""Subheads.

A short line without a full stop inside the story, with a paragraph after it. Quoted lines and lines in capitals are
subheads too. Several short lines in a row are a list, not subheads. Limit: a one-line paragraph without a full stop
is taken for a subhead.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.scan import Scan

MAX_WORDS = 16


def detect(scan: "Scan") -> Iterator[Finding]:
    """Short lines that stand over paragraphs."""
    columns = scan.columns
    last = len(scan.doc.blocks) - 1
    for block in scan.doc.blocks[:-1]:
        i = block.index
        if columns["words"][i] > MAX_WORDS or block.gap == 0 or scan.doc.blocks[min(i + 1, last)].gap == 0:
            continue
        if block.text.endswith((".", ",", ";", "…", "。", ")")) or columns["starts_mark"][i] > 0:
            continue
        if columns["words"][i + 1] >= max(8.0, columns["words"][i]) and columns["prose"][i + 1] > 0:
            yield Finding(
                "R05", block.start, block.end, Strength.HINT, "a short line over a paragraph", None, Role.HEADING
            )


DETECTOR = Detector("R05", "heading", None, "context", detect)
