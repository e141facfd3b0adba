"""Quotes set apart: block quotes, and posts from social networks with their signature.

Looks like: the words of a post, then "— Name (@handle) March 3, 2024". The signature and the line before it are one
quote. Quotes within paragraphs are no matter of roles: see the quotes package. Limit: a block quote in plain text,
with no signature, is taken for paragraphs.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.scan import Scan

_SIGNATURE = regex.compile(r"^[—–-]{1,2}\s*\S.{0,80}\(@\w{1,30}\)")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Signatures of posts, and the post before each."""
    blocks = scan.doc.blocks
    for block in blocks:
        if block.markup is not None and "blockquote" in block.markup.inside:
            reason = "set apart as a block quote"
            yield Finding("R08", block.start, block.end, Strength.HINT, reason, None, Role.QUOTE)
        elif _SIGNATURE.match(block.text):
            evidence = (Evidence("signature", block.text[:60]),)
            for part in blocks[max(0, block.index - 1) : block.index + 1]:
                reason = "a post from a social network with its signature"
                yield Finding("R08", part.start, part.end, Strength.STRONG, reason, None, Role.QUOTE, evidence)


DETECTOR = Detector("R08", "quote", None, "context", detect)
