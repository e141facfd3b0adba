"""Lists of other stories without an opener: headlines and dates take turns, where a story has one date."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from statistics import median
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.phrases import is_inside_story, openers
from articleclean.detectors.protocol import once
from articleclean.detectors.roles.shape import ends_sentence, first_paragraph, last_paragraph
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_WORDS = 30
FEWEST_DATES, STEP = 3, 4
"""Dates of a list of other stories, and the most blocks from one to the next."""
DATE_WORDS = 9
TEASER_SHARE = 0.5
"""Of the middle log-odds of the story's paragraphs: teasers have less. Seen: 1 to 2 where paragraphs have 6."""

_TOLD = regex.compile(r"\p{Ll}{2}\.\s+\S|[^.…][.。:]$")
"""A full stop inside the line or at its end, or a colon that announces something: no headline."""


def dated_lists(scan: "Scan") -> Iterator[tuple[Sequence["Block"], int]]:
    """The dates and the headlines between them, and how many dates. Blocks that a phrase speaks of are left out.

    A list over the story ends with the story's own headline and date, which are not its.
    """
    start, last = first_paragraph(scan), last_paragraph(scan)
    for run in _runs(scan):
        is_own = run[-1] < start <= run[-1] + STEP
        has_headline_before = run[0] - 1 > last and _are_labels(scan, run[0] - 1, run[0])
        stop = run[-2] if is_own else run[-1] + int(_is_teaser(scan, run[-1] + 1) and _is_teaser(scan, run[0] + 1))
        blocks = scan.doc.blocks[run[0] - int(has_headline_before) : stop + 1]
        yield [b for b in blocks if not scan.has_hit(b.index)], len(run)


def _runs(scan: "Scan") -> Iterator[list[int]]:
    """Blocks that are dates, with nothing but short lines from one to the next."""
    run: list[int] = []
    for index in (i for i, words in enumerate(scan.columns["words"]) if words <= DATE_WORDS and is_date_line(scan, i)):
        if run and not (2 <= index - run[-1] <= STEP and _are_labels(scan, run[-1] + 1, index)):
            if len(run) >= FEWEST_DATES:
                yield run
            run = []
        run.append(index)
    if len(run) >= FEWEST_DATES:
        yield run


def is_date_line(scan: "Scan", index: int) -> bool:
    """Whether the block is a short line with a date."""
    block = scan.doc.blocks[index]
    if scan.columns["words"][index] > DATE_WORDS or scan.columns["digit_share"][index] == 0:
        return False
    return not ends_sentence(block.text) and scan.has_date(block)


def _are_labels(scan: "Scan", first: int, last: int) -> bool:
    """Whether the blocks from ``first`` to before ``last`` are short, no sentences, and unlike the story.

    Behind the story and an opener of other stories a teaser may have sentences that do not read like the story.
    """
    if is_inside_story(scan, first) and sum(scan.score[first:last]) > 0:
        return False
    return all(_is_label(scan, i) or _is_teaser(scan, i) for i in range(first, last))


def _is_teaser(scan: "Scan", index: int) -> bool:
    """Whether the block has sentences, behind an opener of other stories, and does not read like the story."""
    opener, bar = announced(scan)
    return opener < index < len(scan.score) and scan.score[index] < bar and not _is_label(scan, index)


@once
def announced(scan: "Scan") -> tuple[int, float]:
    """The first opener of other stories with most of the prose before it (behind the text where none is), and the
    log-odds from which sentences behind it read like the story.
    """
    prose = scan.columns["prose"]
    upto = list(accumulate(prose, initial=0.0))
    for opener in openers(scan, Category.RELATED):
        if upto[opener] > 0 and 2 * upto[opener] >= upto[-1]:
            told = [score for score, words in zip(scan.score[:opener], prose, strict=False) if words > 0]
            return opener, max(0.0, TEASER_SHARE * median(told))
    return len(prose), 0.0


def _is_label(scan: "Scan", index: int) -> bool:
    return scan.columns["words"][index] <= MAX_WORDS and not _TOLD.search(scan.doc.blocks[index].text)
