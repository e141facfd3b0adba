"""The dek (standfirst): a sentence or two between the headline and the byline.

The block right under the headline, with the byline, the date, a picture or the headline's copy after it and before the
first paragraph; or one with whose words a longer first paragraph begins. Where the story itself follows at once, the
block is its first paragraph, and so is one that stands in the story word for word once more. Limit: a dek directly over
the first paragraph, with nothing between and in other words, is taken for a paragraph.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.headline import headline
from articleclean.detectors.roles.shape import first_paragraph
from articleclean.detectors.roles.signature import signatures
from articleclean.model.finding import Finding
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MIN_WORDS, MAX_WORDS = 6, 70
LOOK_AHEAD = 8
TAKEN_UP = 0.6
"""Share of a line's words that stand in the story, where nothing else shows that it is the story's dek."""

_TOKENS = regex.compile(
    r"\bdek\b|standfirst|sub-?title|sub-?head|summary|excerpt|intro|abstract|strapline|deck|chapo|lead"
)


def detect(scan: "Scan") -> Iterator[Finding]:
    """The block under the headline, where a byline, date or picture follows it."""
    head = headline(scan)
    if head is None:
        return
    blocks = scan.doc.blocks
    index = head + 1
    if index >= len(blocks) or not MIN_WORDS <= scan.columns["words"][index] <= MAX_WORDS or blocks[index].gap == 0:
        return
    if scan.has_hit(index) or _is_caption(blocks[index]) or _is_furniture(scan, blocks[index]):
        return
    if (markup := blocks[index].markup) is not None and _TOKENS.search(" ".join(markup.tokens[:4])):
        yield _finding(blocks[index], "under the headline and marked up as its dek")
        return
    if reason := _shown(scan, head, index):
        yield _finding(blocks[index], reason)


def _shown(scan: "Scan", head: int, index: int) -> str | None:
    """What shows that the block is the dek: the story that follows, or what stands before it."""
    blocks = scan.doc.blocks
    if scan.lines[index] in scan.lines[index + 1 :]:
        return None
    if index + 1 == first_paragraph(scan) and scan.columns["overlap"][index] >= TAKEN_UP:
        return "a line between the headline and the story, which takes up its words"
    line, after = scan.lines[index], scan.lines[index + 1] if index + 1 < len(blocks) else ""
    if len(after) > len(line) and line in after:
        return "under the headline, and the story begins with it"
    for block in blocks[index + 1 : index + 1 + LOOK_AHEAD]:
        if scan.has_hit(block.index):
            continue
        if scan.lines[block.index] == scan.lines[head]:
            return "stands between the headline and its copy"
        if _is_furniture(scan, block):
            return "stands between the headline and the byline, date or picture"
        if scan.columns["prose"][block.index] > 0:
            return None
    return None


def _is_caption(block: "Block") -> bool:
    return block.markup is not None and "figcaption" in block.markup.inside


def _finding(block: "Block", reason: str) -> Finding:
    return DETECTOR.about(block, reason, role=Role.DEK)


def _is_furniture(scan: "Scan", block: "Block") -> bool:
    folded, words = scan.folded(block), scan.words
    if scan.block_words(block) > 30:
        return False
    opened = words.byline_opener(folded) or words.caption_opener(folded) or words.credit_opener(folded)
    return bool(opened or scan.has_date(block) or words.credit_at(folded) or block.index in signatures(scan))


DETECTOR = Detector("R07", "dek", None, "context", detect)
