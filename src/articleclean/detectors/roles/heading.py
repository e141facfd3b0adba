"""Subheads.

A short line without a full stop inside the story, over a paragraph or a list; pictures may stand between. Quoted
lines and lines in capitals are subheads too. A quoted sentence with its full stop is a paragraph, and several short
lines in a row are a list. A page's headline that comes again is none. In plain text a line found here is more likely
kept; what it is called in the end is told by more signs (``scoring/line_roles.py``). Limit: a one-line paragraph
without a full stop is taken for a subhead.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.headline import headline
from articleclean.detectors.roles.shape import ends_sentence, first_paragraph, has_inner_sentence, last_paragraph
from articleclean.ingest.html_tags import HEADINGS, LIST_ITEMS
from articleclean.model.finding import Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_WORDS, HALF = 18, 0.5
ONE_LINK = 0.9
"""A heading that is a link leads to another story."""

_PLAIN_TAGS = frozenset({"p", "strong", "b"})
"""Elements in which a short line may be a subhead without being marked up as one."""


def detect(scan: "Scan") -> Iterator[Finding]:
    """Short lines that stand over paragraphs; with markup, headings inside the story that are no links."""
    first, last = first_paragraph(scan), last_paragraph(scan)
    for block in scan.doc.blocks[:-1]:
        if is_headline_again(scan, block):
            continue
        if block.markup is not None and not (first < block.index < last and block.markup.link_share < ONE_LINK):
            continue
        if block.markup is not None and block.markup.tag in HEADINGS:
            reason = f"marked up as a heading (<{block.markup.tag}>)"
            yield DETECTOR.about(block, reason, strength=Strength.HINT, role=Role.HEADING)
        elif _is_short_line(scan, block) and _stands_over_text(scan, block.index):
            yield DETECTOR.about(block, "a short line over a paragraph", strength=Strength.HINT, role=Role.HEADING)


def is_heading_in_print(scan: "Scan", index: int) -> bool:
    """Whether a block that is marked up as a heading, and perhaps leads somewhere, stands over text or a list of the
    story; a long one is a paragraph in large print.
    """
    block = scan.doc.blocks[index]
    if block.markup is None or block.markup.tag not in HEADINGS or not scan.columns["words"][index] <= MAX_WORDS:
        return False
    is_over_text = first_paragraph(scan) < index < last_paragraph(scan) and scan.columns["prose"][index + 1] > 0
    is_over = is_over_text or _is_over_list(scan, index)
    return is_over and not ends_sentence(block.text) and not is_headline_again(scan, block)


def _is_over_list(scan: "Scan", index: int) -> bool:
    """Whether the next block is an item of a list that, with its head, reads like the story: not only links."""
    if not first_paragraph(scan) < index < len(scan.score) - 1 or scan.score[index] + scan.score[index + 1] <= 0:
        return False
    markup = scan.doc.blocks[index + 1].markup
    return markup is not None and (markup.tag in LIST_ITEMS or markup.rows is not None) and markup.link_share < HALF


def is_headline_again(scan: "Scan", block: "Block") -> bool:
    """Whether a block of a page says the same as its headline."""
    if block.markup is None:
        return False
    title = headline(scan)
    return title is not None and scan.folded(block) == scan.folded(scan.doc.blocks[title])


def _is_short_line(scan: "Scan", block: "Block") -> bool:
    if scan.columns["words"][block.index] > MAX_WORDS or block.gap == 0:
        return False
    if block.markup is not None and (block.markup.tag not in _PLAIN_TAGS or "blockquote" in block.markup.inside):
        return False
    text = block.text
    if text.endswith((",", ";", "،", ":", "：")) or scan.columns["starts_mark"][block.index] > 0:
        return False
    if ends_sentence(text) and not text.endswith(("?", "？", "؟", "!")):
        return False
    return not has_inner_sentence(text)


def _stands_over_text(scan: "Scan", index: int) -> bool:
    """Whether text follows, right behind the line or behind one picture."""
    blocks = scan.doc.blocks
    following, second = index + 1, index + 2
    if blocks[following].gap == 0:
        return False
    if _is_text(scan, index, following):
        return True
    return (
        second < len(blocks)
        and blocks[second].gap != 0
        and _is_text(scan, index, second)
        and _is_picture(scan, blocks[following])
    )


def _is_text(scan: "Scan", line: int, index: int) -> bool:
    """Whether a block reads like a paragraph, or is a sentence longer than the line over it."""
    words = scan.columns["words"]
    if scan.columns["prose"][index] > 0:
        return True
    return words[index] > words[line] and ends_sentence(scan.doc.blocks[index].text)


def _is_picture(scan: "Scan", block: "Block") -> bool:
    folded, words = scan.folded(block), scan.words
    return bool(words.caption_opener(folded) or words.credit_opener(folded) or words.agency_at_end(folded))


DETECTOR = Detector("R05", "heading", None, "context", detect)
