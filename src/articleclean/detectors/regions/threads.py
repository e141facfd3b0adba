"""Where readers' comments stand: found by their signs, which come again and again as a story's words do not."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.phrases import openers
from articleclean.detectors.protocol import once
from articleclean.model.labels import Category
from articleclean.packs.schema import Scope

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.packs.matching import Hit
    from articleclean.scan import Scan

STORY_WORDS = 100.0
"""Words of prose that must stand before a thread: a story shorter than that has been left to other rules."""
FURNITURE = -3.0
"""Log-odds of a menu's long lines, which are no story; one under a long thread may not read like the page's text."""
REACH = 12
"""Blocks from one sign to the next; a comment of more paragraphs is rare."""
BLOCKS_PER_SIGN = 5.0
"""In threads of blogs and forums a comment has its name, its date and a button; long ones four or five paragraphs."""
FEWEST_SIGNS = 6
"""Without an opener: three comments with two signs each."""
REPLY_SHARE = 0.12
SIGN_WORDS, LABEL_WORDS, LABEL_REPEATS = 12, 4, 3
HEAD = 80
"""Characters in which a comment on one line tells its writer, day and time."""

_CLOCK = regex.compile(r"\d[:.h]\d\d|\d ?[ap]\.?m\b")
_WRITES = regex.compile(r"^\W*[^.:!?]{2,50}:? ?: \W*(?:\p{L}+ )?\d")
"""Who says it, a colon and the day: the head of a comment, and no date that a story names."""
_NONE = regex.compile(r"\W*(?:0|no) ")
_COUNT_OF = regex.compile(r"^\W*\d+ \p{L}+ \p{L}+ [\"'“”„«»]")


@dataclass(frozen=True, slots=True)
class Thread:
    """Blocks ``first``..``last`` are comments. ``opener`` announces them, if any; ``signs`` counts what shows it."""

    first: int
    last: int
    opener: int | None
    signs: int


@once
def find_thread(scan: "Scan") -> Thread | None:
    """The readers' comments of the page, or None."""
    prose = zip(scan.columns["prose"], scan.score, strict=True)
    before = [0.0, *accumulate(words if score > FURNITURE else 0.0 for words, score in prose)]
    starts = [i for i in comment_openers(scan) if before[i] >= STORY_WORDS]
    earliest = bisect_left(before, STORY_WORDS)
    signs = _signs(scan, earliest)
    for opener in starts:
        run = _run(signs, opener)
        if len(run) > 1 and _is_dense(run, opener):
            return _thread(scan, run, opener)
    for run in _runs(signs):
        if _is_dense(run, run[0]) and _has_replies(scan, run):
            return _thread(scan, run, None)
    return None


@once
def comment_openers(scan: "Scan") -> list[int]:
    """Lines that announce comments; not a label that comes again and again, nor one that counts none."""
    counts = [i for i, hits in scan.hits.items() if any(_is_count(scan, h) for h in hits)]
    found = sorted({*openers(scan, Category.COMMENT), *counts})
    texts = [scan.folded(scan.doc.blocks[i]) for i in found]
    often = Counter(texts)
    return [i for i, t in zip(found, texts, strict=True) if often[t] < LABEL_REPEATS and not _NONE.match(t)]


def announces_comments(scan: "Scan", opener: int) -> bool:
    """Whether the opener counts comments and names the story: nothing of the story follows."""
    return any(_is_count(scan, hit) for hit in scan.hits[opener])


def _is_count(scan: "Scan", hit: "Hit") -> bool:
    """“3 thoughts on “The mill””: the number of comments with the title."""
    text = scan.doc.folded[hit.start : hit.end]
    return hit.entry.category is Category.COMMENT and not hit.entry.weak and _COUNT_OF.match(text) is not None


def _signs(scan: "Scan", earliest: int) -> list[int]:
    """Blocks that only a thread has: buttons, who says it, day and time, a label that comes again and again."""
    blocks = scan.doc.blocks[earliest:]
    words = scan.columns["words"]
    counts = Counter(scan.lines[b.index] for b in blocks if words[b.index] <= LABEL_WORDS)
    repeated = {label for label, n in counts.items() if n >= LABEL_REPEATS and any(map(str.isalnum, label))}
    return [b.index for b in blocks if _is_sign(scan, b, repeated)]


def _is_sign(scan: "Scan", block: "Block", repeated: set[str]) -> bool:
    if _is_long(scan, block.index):
        return _is_head(scan, block)
    if hits := [h for h in scan.hits.get(block.index, ()) if h.entry.scope is not Scope.CUT]:
        return any(h.entry.category in (Category.COMMENT, Category.COMMENT_FORM) for h in hits)
    folded = scan.lines[block.index]
    return folded in repeated or (_CLOCK.search(folded) is not None and scan.has_date(block))


def _is_head(scan: "Scan", block: "Block") -> bool:
    """Whether the block opens with who says it, the day and the time: “Ann says: 3 May 2019 at 9:14 I went …”."""
    if scan.columns["digit_share"][block.index] == 0 or ":" not in block.text[:HEAD]:
        return False
    head = scan.folded(block)[:HEAD]
    return _CLOCK.search(head) is not None and _WRITES.match(head) is not None and scan.words.is_date(head)


def _has_replies(scan: "Scan", run: list[int]) -> bool:
    """Whether a run without an opener has enough signs, and not only dates and repeated labels, which could be a live
    blog's: some must be words of comments. The head of a comment on one line is both.
    """
    heads = sum(_is_long(scan, index) for index in run)
    of_comments = sum(any(h.entry.category is Category.COMMENT for h in scan.hits.get(i, ())) for i in run)
    return len(run) + heads >= FEWEST_SIGNS and of_comments + heads >= max(3.0, REPLY_SHARE * len(run))


def _is_long(scan: "Scan", index: int) -> bool:
    return scan.columns["words"][index] > SIGN_WORDS


def _runs(signs: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in signs:
        if runs and index - runs[-1][-1] <= REACH:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _run(signs: list[int], opener: int) -> list[int]:
    """The signs after an opener, as far as one follows the other."""
    run, at = [], opener
    for index in signs:
        if index > opener:
            if index - at > REACH:
                break
            run.append(index)
            at = index
    return run


def _is_dense(run: list[int], first: int) -> bool:
    return (run[-1] - first + 1) / len(run) <= BLOCKS_PER_SIGN


def _thread(scan: "Scan", run: list[int], opener: int | None) -> Thread:
    """The first comment's name may come before its first sign, the last one's words after its last."""
    has_name_before = scan.columns["prose"][run[0] - 1] == 0
    first = opener + 1 if opener is not None else run[0] - int(has_name_before)
    longest = max((b - a for a, b in pairwise(run)), default=1)
    last = run[-1]
    stop = min(last + longest, len(scan.doc.blocks))
    while last + 1 < stop and _reads_on(scan, last + 1):
        last += 1
    return Thread(first, last, opener, len(run))


def _reads_on(scan: "Scan", index: int) -> bool:
    return not scan.has_hit(index) and (scan.columns["prose"][index] > 0 or scan.columns["end"][index] > 0)
