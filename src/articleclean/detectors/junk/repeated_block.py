"""Paragraphs, headlines and quotes that stand twice.

Looks like: the same paragraph twice, a headline repeated in the window title, a pull quote whose words stand in a
longer paragraph, a line that runs the next lines together. The headline, or else the copy that reads most like the
story, with what follows it, stays, the others go; of a part and its whole the whole stays. Short lines ("No.", a
refrain, a speaker's name in an interview) repeat in good articles and stay, and so do title and dek, whose words the
story may take up. Limit: a pull quote that was shortened or changed is kept.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.headline import headline
from articleclean.detectors.roles.shape import ends_sentence, first_paragraph
from articleclean.model.finding import Evidence, Finding
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan

MIN_WORDS = 8
"""Shorter lines repeat on purpose: of the kept lines of the measured texts that stand twice, nearly all are shorter."""
MAX_QUOTE = 60
"""Words of the longest pull quote that is looked for."""
TRIES = 16
"""Places that open with a quote's first words at which it is compared; keeps a text of one word linear."""
LONG = 15
"""Words of a line that is no subhead, whatever its end."""
FEWEST_JOINED = 2
MANY_PARTS = 3
"""Other blocks that a line must hold to be a second copy of the page, and not a paragraph with its pull quotes."""

RUN = 4
"""Words that two places must share before they are compared."""

_ANNOUNCES = ("?", "？", ":", "：")
"""A question or an announcement may take up the story's words."""
_Run = tuple[str, ...]
_WORD = regex.compile(r"[\p{L}\p{N}]+")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Copies of a block but the one with the best content score; then parts of others, and lines that join others."""
    copies, title = _copies(scan), headline(scan)
    repeated: set[int] = set()
    for same in (same for same in copies.values() if len(same) > 1):
        best = max(same, key=lambda i: (i == title, scan.score[i] + sum(scan.score[i + 1 : i + 2]), -i))
        for index in same:
            if index != best:
                repeated.add(index)
                yield _repeats(scan, index, best, "word for word")
    joined = dict.fromkeys(_joined(scan))
    parts = list(_parts(scan, copies, repeated.union(joined)))
    held = Counter(whole for _, whole in parts)
    doubled = sorted(whole for whole, count in held.items() if count >= MANY_PARTS)
    for whole in doubled:
        yield _repeats(scan, whole, next(i for i, w in parts if w == whole), "and others, in one line")
    for index, whole in _parts(scan, copies, repeated.union(joined, doubled)) if doubled else parts:
        yield _repeats(scan, index, whole, "in part, word for word")
    for index in joined:
        yield _repeats(scan, index, index + 1, "and the blocks after it, run together")


def _copies(scan: "Scan") -> dict[str, list[int]]:
    """Lines of some words, and the blocks that each makes up."""
    copies: dict[str, list[int]] = {}
    for index, (line, words) in enumerate(zip(scan.lines, scan.columns["words"], strict=True)):
        if words >= MIN_WORDS:
            copies.setdefault(line, []).append(index)
    return copies


def _parts(scan: "Scan", copies: dict[str, list[int]], gone: set[int]) -> Iterator[tuple[int, int]]:
    """Short blocks after the first paragraph whose words stand in a row in a longer one, but for those that go."""
    from articleclean.stems import blocks_alike

    long = sorted(i for same in copies.values() for i in same)
    start = first_paragraph(scan)
    short = [i for i in long if i > start and i not in gone and not scan.doc.blocks[i].text.endswith(_ANNOUNCES)]
    near = blocks_alike(scan.stems, short, RUN)
    words = {index: _WORD.findall(scan.lines[index]) for index in long if index in near}
    opening: dict[_Run, list[int]] = {}
    for index in short:
        if index in near and _may_be_quote(scan.doc.blocks[index].text, len(words[index])):
            opening.setdefault(tuple(words[index][:RUN]), []).append(index)
    tries = dict.fromkeys((i for same in opening.values() for i in same[:TRIES]), TRIES)
    firsts = {run[0] for run in opening}
    for whole, around in words.items():
        if scan.score[whole] > 0 and whole not in gone:
            for index, at in _places(around, opening, firsts):
                own = words[index]
                if tries[index] and index != whole and len(own) < len(around) - 2:
                    found = around[at : at + len(own)] == own
                    tries[index] = 0 if found else tries[index] - 1
                    if found:
                        yield index, whole


def _places(words: list[str], opening: dict[_Run, list[int]], firsts: set[str]) -> Iterator[tuple[int, int]]:
    """Blocks that open with a run of these words, and where it stands. ``firsts``, the first words of all openings,
    spare most places the making of a run."""
    for at, word in enumerate(words):
        if word in firsts:
            for index in opening.get(tuple(words[at : at + RUN]), ())[:TRIES]:
                yield index, at


def _may_be_quote(text: str, words: int) -> bool:
    """A sentence or a long line: a subhead may take up the story's words."""
    return MIN_WORDS <= words <= MAX_QUOTE and (ends_sentence(text) or words >= LONG)


def _joined(scan: "Scan") -> Iterator[int]:
    """Blocks that are the next ones run together."""
    blocks, folded = scan.doc.blocks, scan.doc.folded
    for block in blocks[:-1]:
        at, following = block.start, block.index + 1
        while at < block.end and following < len(blocks):
            start, end = blocks[following].start, blocks[following].end
            if at + end - start > block.end:
                break
            part = folded[start:end]
            if not folded.startswith(part, at):
                break
            at += len(part)
            while at < block.end and folded[at].isspace():
                at += 1
            following += 1
        if at >= block.end and following - block.index > FEWEST_JOINED:
            yield block.index


def _repeats(scan: "Scan", index: int, original: int, how: str) -> Finding:
    reason, evidence = f"repeats block {original} {how}", Evidence("repeats_block", str(original))
    return DETECTOR.about(scan.doc.blocks[index], reason, evidence)


DETECTOR = Detector("J18", "repeated_block", Category.DUPLICATE, "context", detect)
