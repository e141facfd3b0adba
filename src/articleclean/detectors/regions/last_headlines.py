"""Headlines of other stories in a row with which a plain text ends, behind its last sentence, with no opener."""

from typing import TYPE_CHECKING

from articleclean.detectors.roles.shape import ends_sentence

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

WORDS, FEWEST, MOST = range(6, 21), 2, 12
"""Words of a headline, and how many make a list. One alone may be a sentence cut short. None of the stories of 942
pages ends with two such lines.
"""
TAKEN_UP = 0.3
"""Share of a headline's words that stand in the story; more, and it may belong to it."""
QUOTES, ENDS = "\"'“‘«„", ":：,，;；)）-–—"
"""What a headline may open with besides a letter, and what ends other lines."""


def last_headlines(scan: "Scan") -> "list[Block]":
    """The lines, none where there are fewer than two; known furniture may follow them."""
    blocks = scan.doc.blocks
    end = len(blocks) if scan.doc.kind == "text" else 0
    while end and scan.has_hit(end - 1):
        end -= 1
    start = end
    while start and end - start < MOST and _is_headline(scan, start - 1):
        start -= 1
    if end - start < FEWEST or not start or not ends_sentence(blocks[start - 1].text):
        return []
    return list(blocks[start:end])


def _is_headline(scan: "Scan", index: int) -> bool:
    """Whether a line of several words is no sentence, no entry of a list and takes up little of the story."""
    columns, text = scan.columns, scan.doc.blocks[index].text
    if columns["words"][index] not in WORDS or columns["prose"][index] > 0 or ends_sentence(text):
        return False
    is_alone = columns["overlap"][index] < TAKEN_UP and text[-1] not in ENDS and "www." not in text
    return is_alone and (text[0].isalpha() or text[0] in QUOTES)
