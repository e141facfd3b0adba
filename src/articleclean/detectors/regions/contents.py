"""Tables of contents: links to places of their own page, whose headings say the same."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import once
from articleclean.ingest.html_tags import HEADINGS

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

_NUMBER = regex.compile(r"^[\W\d]+")


def contents(scan: "Scan") -> "Iterator[Block]":
    """The entries of a page's table of contents."""
    return (b for b in scan.doc.blocks if _is_entry(scan, b)) if scan.doc.kind != "text" else iter(())


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
