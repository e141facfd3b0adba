"""Tables of contents: links to places of their own page, whose headings say the same."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import once
from articleclean.ingest.html_tags import HEADINGS
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

_NUMBER = regex.compile(r"^[\W\d]+")


def contents(scan: "Scan", code: str) -> Iterator[Finding]:
    """Findings for the entries of a page's table of contents."""
    for block in scan.doc.blocks if scan.doc.kind != "text" else ():
        if _is_entry(scan, block):
            reason, evidence = "an entry of the page's contents", (Evidence("heading", block.text[:60]),)
            yield Finding(code, block.start, block.end, Strength.STRONG, reason, Category.NAV, None, evidence)


def _is_entry(scan: "Scan", block: "Block") -> bool:
    """Whether the block is one link to a heading of its page, and says no more; headings link to themselves."""
    markup = block.markup
    if markup is None or markup.url is None or "#" not in markup.url or markup.tag in HEADINGS:
        return False
    return _bare(scan.folded(block)) in _headings(scan)


@once
def _headings(scan: "Scan") -> frozenset[str]:
    """The page's headings, folded."""
    found = (b for b in scan.doc.blocks if b.markup is not None and b.markup.tag in HEADINGS)
    return frozenset(_bare(scan.folded(b)) for b in found)


def _bare(line: str) -> str:
    """A line without its number and marks."""
    return _NUMBER.sub("", line).strip(" .:?!")
