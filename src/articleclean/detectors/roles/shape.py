"""What the role detectors ask of a block: does it end a sentence, is it a name, where does the story begin."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import once
from articleclean.ingest.fold import fold
from articleclean.packs.schema import Scope

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

_WHOLE = (Scope.LINE, Scope.START, Scope.OPENER, Scope.CONTAINS)
"""Scopes of phrases whose line goes as a whole."""

LONGEST_BYLINE = 80
"""Characters of a name with a role."""

BEHIND = 2
"""Blocks behind the story in which its byline and date may stand."""
CLOSERS = "\"'”’»)]"
SENTENCE_ENDS = ".!?…。！？।؟"

_PARTICLES = frozenset(
    {"de", "da", "di", "von", "van", "der", "den", "al", "el", "bin", "la", "le", "del", "du", "dos"}
)
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'’.-]*")
_INNER_END = regex.compile(r"\p{Ll}{2}[.!?…][\"”’»]?\s+\S")


def near_tokens(block: "Block", reach: int = 4) -> str:
    """The nearest class and id tokens of a block in one string; empty without markup."""
    return " ".join(block.markup.tokens[:reach]) if block.markup is not None else ""


def ends_sentence(text: str) -> bool:
    """Whether the text ends like a sentence, closing quotes and brackets aside."""
    return text.rstrip(CLOSERS)[-1:] in SENTENCE_ENDS


def has_inner_sentence(text: str) -> bool:
    """Whether a sentence ends inside the text."""
    return any(mark in text for mark in ".!?…") and _INNER_END.search(text) is not None


def is_name(text: str, most_words: int = 4) -> bool:
    """Whether the text is two or more capitalised words and nothing else."""
    words = text.split()
    if not 2 <= len(words) <= most_words or not words[0][0].isupper() or words[-1] in _PARTICLES:
        return False
    return all(w in _PARTICLES or (w[0].isupper() and _NAME.fullmatch(w)) for w in words)


def may_open_with_name(text: str) -> bool:
    """A quick look before names are cut out of a line: no second word in small letters but a name's particle."""
    first, _, rest = text.partition(" ")
    second = rest.split(maxsplit=1)[:1]
    return not first[:1].islower() and not (second and second[0][0].islower() and second[0] not in _PARTICLES)


def is_of_reporter(scan: "Scan", block: "Block") -> bool:
    """Whether the line is a name or a desk with a role or a place ("Anna Berg, Local reporter", "Our Correspondent,
    Harbour")."""
    if "," not in block.text or len(block.text) > LONGEST_BYLINE:
        return False
    name, _, rest = block.text.partition(",")
    roles = scan.words.roles
    return fold(name).strip() in roles or (is_name(name) and fold(rest).strip() in roles)


@once
def names_before_story(scan: "Scan") -> frozenset[int]:
    """Indexes of the blocks before the story's first paragraph that are a name and nothing else."""
    return frozenset(b.index for b in scan.doc.blocks[: first_paragraph(scan)] if is_name(b.text))


@once
def first_paragraph(scan: "Scan") -> int:
    """Index of the first block that reads like a paragraph of the story, and is no plea and no picture's text."""
    words, prose = scan.columns["words"], scan.columns["prose"]
    for index, score in enumerate(scan.score):
        if score > 0 and words[index] >= 15 and prose[index] > 0 and not _is_aside(scan, index):
            return index
    return min(len(scan.doc.blocks) - 1, scan.story[0])


def _is_aside(scan: "Scan", index: int) -> bool:
    """Whether a block of plain text is known to be junk, holds a picture's credit, or is said again by the next line
    with more around it, as the text for a picture is by its caption.
    """
    if scan.doc.kind != "text":
        return False
    if scan.has_hit(index, *_WHOLE) or scan.words.credit_at(scan.lines[index]):
        return True
    after = scan.lines[index + 1] if index + 1 < len(scan.lines) else ""
    return len(after) > len(scan.lines[index]) and scan.lines[index] in after


@once
def last_paragraph(scan: "Scan") -> int:
    """Index of the last block that reads like a paragraph of the story."""
    words, prose = scan.columns["words"], scan.columns["prose"]
    for index in range(len(scan.doc.blocks) - 1, -1, -1):
        if scan.score[index] > 0 and words[index] >= 10 and prose[index] > 0:
            return index
    return scan.story[1]


def is_marginal(scan: "Scan", block: "Block", slack: int = 1) -> bool:
    """Whether the block stands before the story's first paragraph or after its last, ``slack`` blocks aside."""
    return block.index <= first_paragraph(scan) + slack or block.index >= last_paragraph(scan) - slack


def far_behind(scan: "Scan", indexes: Sequence[int]) -> frozenset[int]:
    """Those of the blocks with a date or a byline that are other stories': on the page of an article, well behind it,
    unless they are the only one.
    """
    if scan.doc.kind != "html" or scan.kind.kind != "article" or not indexes:
        return frozenset()
    far = frozenset(i for i in indexes if i > last_paragraph(scan) + BEHIND)
    is_only = len(far) == len(indexes) and max(far) - min(far) < len(far)
    return frozenset() if is_only else far
