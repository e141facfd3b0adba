"""Quotes set apart: block quotes, and posts from social networks with their signature.

Looks like: the words of a post, then "— Name (@handle) March 3, 2024", or "Name @handle", the words, then the counts
("12 Retweets 3 likes"). The signature and the line before it are one quote, and so are the words between name and
counts. Quotes within paragraphs are no matter of roles: see the quotes package. Limit: a block quote in plain text,
with no signature, is taken for paragraphs.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category, Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_NAME, MAX_POST = 8, 5
"""Words of the line with the author of a post, and lines of a post."""

_HANDLE = regex.compile(r"(?:^|\s)@\w{2,20}$")
_SIGNATURE = regex.compile(r"^[—–-]{1,2}\s*\S.{0,80}\(@\w{1,30}\)")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Signatures of posts, and the post before each."""
    blocks = scan.doc.blocks
    for block in blocks:
        if block.markup is not None and "blockquote" in block.markup.inside:
            reason = "set apart as a block quote"
            yield DETECTOR.about(block, reason, strength=Strength.HINT, role=Role.QUOTE)
        elif "@" not in block.text:
            continue
        elif _HANDLE.search(block.text) and scan.block_words(block) <= MAX_NAME:
            yield from _post(scan, block.index)
        elif _SIGNATURE.match(block.text):
            evidence = Evidence("signature", block.text[:60])
            for part in blocks[max(0, block.index - 1) : block.index + 1]:
                reason = "a post from a social network with its signature"
                yield DETECTOR.about(part, reason, evidence, role=Role.QUOTE)


def _post(scan: "Scan", name: int) -> Iterator[Finding]:
    """The words of a post between the line with its author's handle and the line with its counts."""
    words: list[Block] = []
    for block in scan.doc.blocks[name + 1 : name + 2 + MAX_POST]:
        if any(hit.entry.category is Category.SHARE for hit in scan.hits.get(block.index, ())):
            break
        words.append(block)
    else:
        return
    for block in words:
        reason = "a post from a social network, between its author and its counts"
        yield DETECTOR.about(block, reason, role=Role.QUOTE)


DETECTOR = Detector("R08", "quote", None, "context", detect)
