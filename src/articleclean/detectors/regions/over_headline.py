"""What stands over the headline of a plain text and is no part of it: sections, the paper, the path to the page."""

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from articleclean.detectors.roles.headline import FOREIGN, headline
from articleclean.detectors.roles.shape import ends_sentence
from articleclean.detectors.roles.signature import is_beside_date
from articleclean.metadata.signed import is_known

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

SECTION_WORDS, MOST_SECTIONS = 3, 4
"""Words of a name over the headline, and how many of them are no menu. A headline may have so few words, but then
hardly ever all in capitals.
"""
FOREIGN_SHARE = 0.8
"""Share of a menu's names that stand nowhere in the story; of its contents half do."""
_MARKS = "•·*-–—▪● "


def names_over_headline(scan: "Scan") -> Iterator[tuple["Block", str]]:
    """Such lines, each with the reason in words. Many names, or names with the marks of a list, may be the story's
    contents: they go where hardly any of them shares a word with it.
    """
    title = headline(scan) if scan.doc.kind == "text" else None
    if title is None or scan.columns["overlap"][title] < FOREIGN:
        return
    prose = scan.columns["prose"]
    over = takewhile(lambda block: prose[block.index] == 0, reversed(scan.doc.blocks[:title]))
    found = [(block, reason) for block in over if (reason := _reason(scan, block, scan.lines[title]))]
    plain = [(block, reason) for block, reason in found if block.text[0] not in _MARKS]
    foreign = sum(scan.columns["overlap"][block.index] == 0 for block, _ in found)
    if len(found) > MOST_SECTIONS and foreign >= FOREIGN_SHARE * len(found):
        yield from found
    elif len(plain) <= MOST_SECTIONS:
        yield from plain


def _reason(scan: "Scan", block: "Block", title: str) -> str | None:
    if _is_section(scan, block):
        return "a name over the headline"
    return "the path to the page, which ends with its headline" if _is_path(scan, block, title) else None


def _is_section(scan: "Scan", block: "Block") -> bool:
    """Whether a line is a few words in capitals, and neither a person nor an agency nor a date."""
    text = block.text.lstrip(_MARKS)
    parts = text.split()
    if not 0 < len(parts) <= SECTION_WORDS or not text[0].isalpha() or ends_sentence(text) or text.endswith(":"):
        return False
    if not all(part[0].isupper() or not part[0].isalpha() for part in parts) or is_known(parts[0], scan.words):
        return False
    if scan.columns["digit_share"][block.index] > 0 or scan.folded(block) in scan.words.agencies:
        return False
    return not is_beside_date(scan, block.index)


def _is_path(scan: "Scan", block: "Block", title: str) -> bool:
    """Whether the line ends with the headline and opens with a label of a menu ("Home")."""
    line = scan.folded(block)
    return len(line) > len(title) and line.endswith(title) and line.split()[0] in scan.words.labels
