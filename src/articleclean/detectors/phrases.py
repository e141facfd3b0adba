"""What all detectors of stock phrases share: pack hits become findings, openers become regions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.protocol import once
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category
from articleclean.packs.schema import Scope
from articleclean.packs.wordlists import FRONT

if TYPE_CHECKING:
    from articleclean.packs.matching import Hit
    from articleclean.scan import Scan

_WORDING = {
    Scope.LINE: "the whole line is a stock phrase",
    Scope.OPENER: "the line announces a block of page furniture",
    Scope.START: "the line opens with a stock phrase",
    Scope.CONTAINS: "the line holds a stock phrase",
    Scope.CUT: "a stock phrase inside the paragraph",
    Scope.FOOTER: "a stock label outside the story",
}


def phrase_findings(scan: "Scan", code: str, category: Category) -> Iterator[Finding]:
    """Findings for all pack hits of a category, in the order of the text."""
    for hit in _by_category(scan).get(category, ()):
        if finding := _finding(scan, code, hit):
            yield finding


@once
def _by_category(scan: "Scan") -> "dict[Category, list[Hit]]":
    """Pack hits by category, in the order of the text."""
    hits: dict[Category, list[Hit]] = {}
    for index in sorted(scan.hits):
        for hit in scan.hits[index]:
            hits.setdefault(hit.entry.category, []).append(hit)
    return hits


def _finding(scan: "Scan", code: str, hit: "Hit") -> Finding | None:
    entry = hit.entry
    if entry.scope is Scope.FOOTER:
        strength = Strength.HINT if is_inside_story(scan, hit.block) else Strength.STRONG
    else:
        strength = Strength.HINT if entry.weak or _runs_on(scan, hit) else Strength.STRONG
    if strength is Strength.HINT and entry.scope is Scope.CUT:
        return None
    evidence = (Evidence("phrase", entry.phrase), Evidence("pack", f"{entry.language}/{entry.scope}"))
    reason = f"{_WORDING[entry.scope]}: “{entry.phrase}”"
    return Finding(code, hit.start, hit.end, strength, reason, entry.category, None, evidence)


def _runs_on(scan: "Scan", hit: "Hit") -> bool:
    """Whether a headline that a label announces may run into the story: a sentence of a page without line breaks."""
    entry, block = hit.entry, scan.doc.blocks[hit.block]
    if entry.scope is not Scope.START or block.gap != 0 or not entry.phrase.endswith(":"):
        return False
    return block.text.rstrip('”"’»“)').endswith(".")


def is_inside_story(scan: "Scan", index: int) -> bool:
    """Whether the block stands between the story's first and last paragraph."""
    return scan.story[0] <= index <= scan.story[1]


def openers(scan: "Scan", category: Category) -> Iterator[int]:
    """Blocks that announce a region of the category."""
    found = _by_category(scan).get(category, ())
    yield from dict.fromkeys(h.block for h in found if h.entry.scope is Scope.OPENER and not h.entry.weak)


def region_finding(scan: "Scan", code: str, category: Category, index: int, opener: int) -> Finding:
    """A finding for a block that belongs to the region an opener announced."""
    block, head = scan.doc.blocks[index], scan.doc.blocks[opener]
    evidence = (Evidence("opener", head.text[:80]), Evidence("lines_after_opener", str(index - opener)))
    reason = f"belongs to the block announced by “{head.text[:60]}”"
    return Finding(code, block.start, block.end, Strength.STRONG, reason, category, None, evidence)


@once
def glued_labels(scan: "Scan") -> dict[int, str]:
    """Labels that a page's text ran together with what follows ("Read moreBridge toll to rise"), by their block."""
    known = scan.words.glued
    return {
        block.index: word
        for block, line in zip(scan.doc.blocks, scan.lines, strict=True)
        if (words := known.get(FRONT(line))) is not None and line.startswith(words)
        for word in words
        if line.startswith(word) and _is_glued(block.text, len(word))
    }


def _is_glued(text: str, end: int) -> bool:
    """Whether other words begin right behind a label: with a digit or a capital, behind capitals one before small
    letters.
    """
    after = text[end : end + 2]
    if not text[end - 1 : end].isalpha() or not after.isalnum():
        return False
    return after[0].isdigit() or (after[0].isupper() and (text[end - 1].islower() or after[1:].islower()))
