"""List items.

Lines that open with a bullet, a dash or a number. A dash that opens a line of dialogue, or a year that opens a
sentence, is no bullet. Limit: a list without marks is taken for paragraphs.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.scan import Scan

_BULLET = regex.compile(r"(?:[•●▪■◦‣·*+]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s)|[a-z][.)](?=\s))\s*\S")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Lines with a list mark."""
    for block in scan.doc.blocks:
        if _BULLET.match(block.text):
            yield Finding("R06", block.start, block.end, Strength.HINT, "opens with a list mark", None, Role.LIST_ITEM)


DETECTOR = Detector("R06", "list_item", None, "alone", detect)
