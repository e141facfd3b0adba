"""Author notes.

Looks like: "About the author" and the paragraph under it, "Follow her on Twitter", a paragraph that opens with the name
in the byline, or with a full name that the story never mentions, and tells the work of its bearer; a handle or an
address alone. A note stands beside the story and not in it, and a story does not introduce its own author, nor a new
person in the line after its end or in a lead of which it never speaks again. A sentence about a writer in the news
stays: her name comes up in the story. Limit: a note that does not open with the name, in words that no pack knows, is
left to the content score.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.phrases import openers, phrase_findings, region_finding
from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.headline import headline
from articleclean.detectors.roles.shape import ends_sentence, first_paragraph, last_paragraph, names_before_story
from articleclean.detectors.roles.signature import signatures
from articleclean.metadata.authors import clean_names
from articleclean.metadata.signed import is_known
from articleclean.model.finding import Evidence, Finding
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MIN_WORDS, MAX_WORDS = 6, 130
LONGEST_TITLE = 3
"""Letters of "Mrs"."""
BYLINE_WORDS = 12
REACH = 4
"""Blocks before the story's last paragraph in which a note may stand: to the score it reads like the story."""
LEAD_WORDS = 25
"""Words from the name to the work of its bearer."""
MOST_MENTIONS = 4
"""Blocks that are looked at for a name; a note stands over and under a story, in two versions at most."""
FEW_WORDS = 20
"""So many words are looked for one by one before a paragraph is cut into its own."""

_NAME = regex.compile(
    r"[•\-–—*\s]*(?P<name>\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|van|von|der|del|di|bin|al)){1,3})(?=[ ,])"
)
_WORD = regex.compile(r"[\p{L}'’-]+")
MAX_ADDRESS = 80
"""Characters of an e-mail address or handle on a line of its own."""
_ADDRESS = regex.compile(r"\W*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,30})\W*")


@dataclass(frozen=True, slots=True)
class _Known:
    """Names in bylines, names alone over the story, and the story's first and last paragraph."""

    authors: frozenset[str]
    alone: frozenset[str]
    first: int
    last: int


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind, and paragraphs that introduce the author."""
    yield from phrase_findings(scan, DETECTOR.code, Category.AUTHOR_BIO)
    yield from _under_labels(scan)
    claims = _claims(scan)
    mentions = _mentions(scan, {word for _, _, name in claims if name for word in _tell_tales(name)})
    for block, reason, name in claims:
        if name is None:
            yield _finding(block, reason, block.text)
        elif _is_stranger(scan, block, name, mentions):
            yield _finding(block, reason, name)


def _under_labels(scan: "Scan") -> Iterator[Finding]:
    """The paragraph right under "About the author", beside the story."""
    first, last = first_paragraph(scan), last_paragraph(scan)
    for opener in openers(scan, Category.AUTHOR_BIO):
        if first < opener < last - REACH or opener + 1 == len(scan.doc.blocks):
            continue
        block = scan.doc.blocks[opener + 1]
        if MIN_WORDS <= scan.block_words(block) <= MAX_WORDS and ends_sentence(block.text):
            yield region_finding(scan, DETECTOR.code, Category.AUTHOR_BIO, block.index, opener)


def _claims(scan: "Scan") -> "list[tuple[Block, str, str | None]]":
    """Blocks that may be notes, with the reason, and the name where they open with one."""
    first, last = first_paragraph(scan), last_paragraph(scan)
    known = _Known(_authors(scan), _names_alone(scan), first, last)
    claims: list[tuple[Block, str, str | None]] = []
    told = first if known.authors else last - REACH if known.alone else last
    for block in scan.doc.blocks:
        if first < block.index < told:
            continue  # inside the story only somebody who is named over it is introduced
        if (
            "@" in block.text
            and len(block.text) <= MAX_ADDRESS
            and " " not in block.text
            and _ADDRESS.fullmatch(block.text)
            and not first <= block.index <= last
        ):
            claims.append((block, "an address or a handle alone, beside the story", None))
        elif (name := _opening_name(scan, block)) and (reason := _reason(scan, block, name, known)):
            claims.append((block, reason, name))
    return claims


def _reason(scan: "Scan", block: "Block", name: str, known: "_Known") -> str | None:
    if name.casefold() in known.authors:
        return "introduces the author whom the byline names"
    if block.index > known.last - REACH and name.casefold() in known.alone:
        return "introduces the person whose name stands over the story"
    is_only = block.index == known.first == known.last
    may_introduce = block.index >= known.last or (block.index <= known.first and is_known(name, scan.words))
    if may_introduce and not is_only and (work := _work(scan, block, name)):
        return f"introduces somebody whom the story does not mention, by work: “{work}”"
    return None


def _authors(scan: "Scan") -> frozenset[str]:
    """Names behind a byline's word on short lines, and alone under the headline."""
    names = {name for found in signatures(scan).values() for name in found}
    for block, line, count in zip(scan.doc.blocks, scan.lines, scan.columns["words"], strict=True):
        if count <= BYLINE_WORDS and scan.words.byline_opener(line):
            names.update(clean_names(block.text, scan.words.lists.byline, scan.words.lists.roles))
    return frozenset(name.casefold() for name in names if " " in name)


def _names_alone(scan: "Scan") -> frozenset[str]:
    """Names alone on a line over the story; one that is in the headline as well is the story's subject."""
    texts = (scan.doc.blocks[index].text for index in names_before_story(scan))
    title = headline(scan)
    above = "" if title is None else scan.doc.blocks[title].text.casefold()
    return frozenset(text.casefold() for text in texts if len(text) < 60 and text.casefold() not in above)


def _opening_name(scan: "Scan", block: "Block") -> str | None:
    """The full name that the block opens with; not an agency in capitals, nor a word that the text has in small too,
    nor a title that a story gives to somebody it has named ("Ms Roe")."""
    if not MIN_WORDS <= scan.block_words(block) <= MAX_WORDS:
        return None
    match = _NAME.match(block.text)
    if match is None or match["name"].isupper():
        return None
    name: str = match["name"]
    is_titled = len(name.split(maxsplit=1)[0].rstrip(".")) <= LONGEST_TITLE and not is_known(name, scan.words)
    return None if is_titled else name


def _tell_tales(name: str) -> tuple[str, str]:
    """The words by which a stranger is told: the first name in small letters, and the last name."""
    parts = _WORD.findall(name)
    return parts[0].lower(), parts[-1]


def _mentions(scan: "Scan", wanted: set[str]) -> dict[str, list[int]]:
    """The wanted words that stand in paragraphs -> the first blocks that hold them."""
    mentions: dict[str, list[int]] = {}
    if not wanted:
        return mentions
    for block in scan.doc.blocks:
        text = block.text
        if scan.block_words(block) <= BYLINE_WORDS:
            continue
        if len(wanted) <= FEW_WORDS and not any(word in text for word in wanted):
            continue
        for word in wanted.intersection(_WORD.findall(text)):
            blocks = mentions.setdefault(word, [])
            if len(blocks) < MOST_MENTIONS:
                blocks.append(block.index)
    return mentions


def _is_stranger(scan: "Scan", block: "Block", name: str, mentions: dict[str, list[int]]) -> bool:
    """Whether the last name stands in no other paragraph, but for those that open with the name, and the first one is
    no word that the text has in small too.
    """
    small, last = _tell_tales(name)
    if small in mentions:
        return False
    others = [i for i in mentions.get(last, ()) if i != block.index]
    return len(others) < MOST_MENTIONS and all(scan.doc.blocks[i].text.startswith(name) for i in others)


def _work(scan: "Scan", block: "Block", name: str) -> str | None:
    """The word for a reporter's work soon after the name."""
    after = " ".join(scan.folded(block).split()[len(name.split()) :][:LEAD_WORDS])
    return scan.words.work_in(after)


def _finding(block: "Block", reason: str, name: str) -> Finding:
    return DETECTOR.about(block, reason, Evidence("name", name))


DETECTOR = Detector("J12", "author_bio", Category.AUTHOR_BIO, "context", detect)
