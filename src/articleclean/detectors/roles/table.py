"""Tables.

Rows and cells that the markup gives, or, in plain text, several lines in a row with the same number of tab-parted
cells. A layout table holds paragraphs and is no table (the ingest does not make rows of it). Limit: a table whose
cells a scraper put on lines of their own is taken for short lines.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.scan import Scan


def detect(scan: "Scan") -> Iterator[Finding]:
    """Blocks with rows, and runs of tabbed lines."""
    blocks = scan.doc.blocks
    tabs = [0 if b.markup is not None else scan.doc.source.count("\t", b.start, b.end) for b in blocks]
    for i, block in enumerate(blocks):
        is_row = block.markup is not None and block.markup.rows is not None
        if is_row or (tabs[i] > 0 and tabs[i] in (tabs[j] for j in (i - 1, i + 1) if 0 <= j < len(blocks))):
            yield DETECTOR.about(block, "rows and cells", strength=Strength.HINT, role=Role.TABLE)


DETECTOR = Detector("R09", "table", None, "context", detect)
