"""Author notes.

Looks like: "About the author", "Follow her on Twitter", a paragraph that opens with the name in the byline, or with a
full name that the story never mentions, and tells the work of its bearer; a handle or an address alone. A note stands
beside the story and not in it, and a story does not introduce its own author, nor a new person in the line after its
end. A sentence about a writer in the news stays: her name comes up in the story. Limit: a note that does not open
with the name, in words that no pack knows, is left to the content score.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.phrases import phrase_findings
from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.shape import first_paragraph, is_name, last_paragraph
from articleclean.metadata.authors import clean_names
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MIN_WORDS, MAX_WORDS = 6, 130
BYLINE_WORDS = 12
REACH = 4
"""Blocks before the story's last paragraph in which a note may stand: to the score it reads like the story."""
LEAD_WORDS = 25
"""Words from the name to the work of its bearer."""

_NAME = regex.compile(
    r"[•\-–—*\s]*(?P<name>\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|van|von|der|del|di|bin|al)){1,3})(?=[ ,])"
)
_ADDRESS = regex.compile(r"\W*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,30})\W*")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind, and paragraphs that introduce the author."""
    yield from phrase_findings(scan, DETECTOR.code, Category.AUTHOR_BIO)
    authors = _authors(scan)
    first, last = first_paragraph(scan), last_paragraph(scan)
    alone = _names_alone(scan, first)
    for block in scan.doc.blocks:
        words = scan.block_words(block)
        if " " not in block.text and _ADDRESS.fullmatch(block.text) and not first <= block.index <= last:
            yield _finding(block, "an address or a handle alone, beside the story", block.text)
        elif (
            MIN_WORDS <= words <= MAX_WORDS and (name := _opening_name(scan, block)) and _is_stranger(scan, block, name)
        ):
            if name.casefold() in authors:
                yield _finding(block, "introduces the author whom the byline names", name)
            elif block.index <= last - REACH:
                continue
            elif name.casefold() in alone:
                yield _finding(block, "introduces the person whose name stands over the story", name)
            elif block.index >= last and (work := _work(scan, block, name)):
                yield _finding(block, f"introduces somebody whom the story does not mention, by work: “{work}”", name)


def _authors(scan: "Scan") -> frozenset[str]:
    """Names behind a byline's word, on short lines."""
    names: set[str] = set()
    for block in scan.doc.blocks:
        if scan.block_words(block) <= BYLINE_WORDS and scan.words.byline_opener(scan.folded(block)):
            names.update(clean_names(block.text, scan.words.words.byline, scan.words.words.roles))
    return frozenset(name.casefold() for name in names if " " in name)


def _names_alone(scan: "Scan", first: int) -> frozenset[str]:
    """Names alone on a line over the story."""
    return frozenset(b.text.casefold() for b in scan.doc.blocks[:first] if len(b.text) < 60 and is_name(b.text))


def _opening_name(scan: "Scan", block: "Block") -> str | None:
    """The full name that the block opens with; not an agency in capitals, nor a word that the text has in small too."""
    match = _NAME.match(block.text)
    if match is None or match["name"].isupper():
        return None
    first_word = match["name"].split()[0].lower()
    return None if f" {first_word} " in scan.doc.source else match["name"]


def _is_stranger(scan: "Scan", block: "Block", name: str) -> bool:
    """Whether the last name stands in no other paragraph, but for those that open with the name as well."""
    last_name = name.rsplit(maxsplit=1)[-1]
    return not any(
        last_name in b.text
        and b.index != block.index
        and scan.block_words(b) > BYLINE_WORDS
        and not b.text.startswith(name)
        for b in scan.doc.blocks
    )


def _work(scan: "Scan", block: "Block", name: str) -> str | None:
    """The word for a reporter's work soon after the name."""
    after = " ".join(scan.folded(block).split()[len(name.split()) :][:LEAD_WORDS])
    return scan.words.role_in(after)


def _finding(block: "Block", reason: str, name: str) -> Finding:
    evidence = (Evidence("name", name),)
    return Finding(DETECTOR.code, block.start, block.end, Strength.STRONG, reason, Category.AUTHOR_BIO, None, evidence)


DETECTOR = Detector("J12", "author_bio", Category.AUTHOR_BIO, "context", detect)
