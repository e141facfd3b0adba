"""Links to other stories inside a paragraph.

Looks like: "… in the river. READ MORE: Bridge toll to rise" or "… in the river. Read More" at a paragraph's end,
"[Read: Bridge toll to rise]" or "(Also read: …)" anywhere in it, "… in the river. READ MORE: Bridge toll to rise The
mayor said …" in its midst. A label that packs know as the opening of such a line, in capitals or of several words, and
behind it nothing, or a colon or a bar and a headline to the paragraph's end, to the closing bracket, to its own
question mark or to the word with which the next sentence opens: only that stretch is cut. A label inside a sentence,
one with a full stop behind its headline, stays. Limit: a headline run together with a sentence that opens with a name
stays, since nothing tells where it ends.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.ingest.fold import fold
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MIN_WORDS = 20
"""Words of a block; in a shorter one the label is the line's own."""
MIN_HEADLINE, MAX_HEADLINE = 2, 22
LONG_WORD = 4
"""Letters from which a word has a capital in headlines that write all words so; one without tells of plain writing."""
MAX_LABEL = 60
"""Characters at a paragraph's end in which a label without a headline is looked for."""

_LABEL = r"(?P<label>[\p{L}'’]+(?: [\p{L}'’]+){0,4}) ?[:：|] ?"
_AT_END = regex.compile(rf"(?<=[.!?…][\"”’»)]? ?){_LABEL}(?P<head>[^.!?\n|]{{10,180}}[?!]?)$")
_ALONE = regex.compile(r"(?<=[.!?…:][\"”’»)\]]? ?)(?P<label>\p{Lu}[\p{L}'’]*(?: [\p{L}'’]+){0,4})[ »>→…]*$")
_WITHIN = regex.compile(rf"(?<=^|[.!?…][\"”’»)]? ?){_LABEL}(?=(?P<head>[^.!?\n|]{{10,240}}(?P<own>[?!] )?))")
_WORD = regex.compile(r"\S+")
_QUOTES = '“„«"‘'
_SENTENCE_ENDS = frozenset('.!?"”’)')
_IN_BRACKETS = regex.compile(rf"\[\s?{_LABEL}[^\[\]]{{3,180}}\]|\(\s?{_LABEL}[^()]{{3,180}}\)")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Labels with their headlines, in the order of the text."""
    for block, words in zip(scan.doc.blocks, scan.columns["words"], strict=True):
        if words < MIN_WORDS:
            continue
        line = scan.doc.source[block.start : block.end]
        for match in _matches(line):
            if _leads(scan, match):
                yield _finding(block, match, match.end())
        if ": " in line or "| " in line:
            yield from _run_together(scan, block, line)


def _run_together(scan: "Scan", block: "Block", line: str) -> Iterator[Finding]:
    """Headlines that the next sentence of the paragraph follows at once."""
    for match in _WITHIN.finditer(line):
        if match.end("head") < len(line) and _leads(scan, match) and (end := _headline_end(match, scan.words.openers)):
            yield _finding(block, match, end)


def _headline_end(match: "regex.Match[str]", openers: frozenset[str]) -> int | None:
    """Where the headline ends, in characters of the line: at its own mark, or before the word that opens a sentence."""
    words = list(_WORD.finditer(match["head"]))
    if match["own"]:
        return match.end("own") - 1 if MIN_HEADLINE <= len(words) <= MAX_HEADLINE else None
    start, is_plain = match.start("head"), False
    for place in range(1, min(len(words) - 2, MAX_HEADLINE)):
        word = words[place - 1][0]
        is_plain = is_plain or (word.islower() and len(word) >= LONG_WORD)
        after = words[place + 1 : place + (2 if is_plain else 3)]
        if place >= MIN_HEADLINE and _opens(words[place][0], openers) and all(w[0][0].islower() for w in after):
            return start + words[place - 1].end()
    return None


def _matches(line: str) -> "Iterator[regex.Match[str]]":
    if line[-1] not in _SENTENCE_ENDS and (match := _ALONE.search(line, max(0, len(line) - MAX_LABEL))):
        yield match
    if ":" not in line and "|" not in line and "：" not in line:
        return
    if "[" in line or "(" in line:
        yield from _IN_BRACKETS.finditer(line)
    if _ends_with_label(line) and (match := _AT_END.search(line, max(0, len(line) - 260))):
        yield match


def _ends_with_label(line: str) -> bool:
    """Whether a mark stands in the last sentence; saves most lines the pattern."""
    last = max(line.rfind(".", 0, -1), line.rfind("?", 0, -1), line.rfind("!", 0, -1)) + 1
    return line.find(":", last) >= 0 or line.find("|", last) >= 0 or line.find("：", last) >= 0


def _leads(scan: "Scan", match: "regex.Match[str]") -> bool:
    """Whether packs know the label, and whether it can be no word of the story's."""
    label = match["label"]
    if fold(label) not in scan.words.link_labels:
        return False
    if match.re is _IN_BRACKETS:
        return label[0].isupper() or " " in label
    is_short = match.re is not _AT_END or len(match["head"].split()) <= MAX_HEADLINE
    return (label.isupper() or " " in label) and is_short


def _opens(word: str, openers: frozenset[str]) -> bool:
    bare = word.lstrip(_QUOTES)
    return bare[:1].isupper() and fold(bare) in openers


def _finding(block: "Block", match: "regex.Match[str]", end: int) -> Finding:
    start, end = block.start + match.start(), block.start + end
    reason = f"“{match['label']}” inside the paragraph" + (", and a headline" if match.re is not _ALONE else "")
    evidence = (Evidence("phrase", match["label"]),)
    return Finding(DETECTOR.code, start, end, Strength.STRONG, reason, Category.RELATED, None, evidence)


DETECTOR = Detector("J21", "inline_link", Category.RELATED, "alone", detect)
