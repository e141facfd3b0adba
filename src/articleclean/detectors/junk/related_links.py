"""Blocks and lines that lead to other stories.

Looks like: "Read more:" with headlines under it, "Related articles", "Most read", "READ ALSO: …" as a line of its
own; headlines with a date after each. An opener says what follows, and the lines that follow have no full stop and
other words than the story. The story itself resumes with a sentence: the region ends there. Headlines and dates that
take turns are a list of other stories without any opener: a story has one date. A subhead, a one-line quote, a list
inside the story or a chronicle with sentences between its dates stays. Limit: teasers with whole sentences are only
taken where the content score agrees.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.phrases import is_inside_story, openers, phrase_findings, region_finding
from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.shape import ends_sentence, first_paragraph, last_paragraph
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category
from articleclean.packs.schema import Scope

if TYPE_CHECKING:
    from articleclean.packs.schema import Entry
    from articleclean.scan import Scan

MAX_LINES = 12
"""A list of other stories inside an article is shorter; longer ones stand after it, where the score sees them."""
MAX_WORDS = 30
RESUMES = 1.5
"""Log-odds of a line that reads like the story again."""
FEWEST_DATES, STEP = 3, 4
"""Dates of a list of other stories, and the most blocks from one to the next."""
DATE_WORDS = 9

_TOLD = regex.compile(r"\p{Ll}{2}\.\s+\S|[^.…][.。:]$")
"""A full stop inside the line or at its end, or a colon that announces something: no headline."""


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases, and the lines that belong to an opener."""
    yield from phrase_findings(scan, DETECTOR.code, Category.RELATED)
    last = last_paragraph(scan)
    for opener in _openers(scan):
        for index in range(opener + 1, _region_end(scan, opener)):
            finding = region_finding(scan, DETECTOR.code, Category.RELATED, index, opener)
            is_their_date = index > max(last, opener + 1) and _is_date(scan, index)
            yield replace(finding, strength=Strength.CERTAIN) if is_their_date else finding
    for run in _dated_lists(scan):
        yield from _of_list(scan, run)


def _openers(scan: "Scan") -> Iterator[int]:
    """Lines that announce other stories: by their phrase, or by a colon at the end of any phrase that leads to them."""
    yield from openers(scan, Category.RELATED)
    for index, hits in scan.hits.items():
        if scan.doc.blocks[index].text.endswith((":", "：")) and any(_leads(h.entry) for h in hits):
            yield index


def _leads(entry: "Entry") -> bool:
    return entry.category is Category.RELATED and not entry.weak and entry.scope in (Scope.LINE, Scope.START)


def _dated_lists(scan: "Scan") -> Iterator[list[int]]:
    """Blocks that are dates, with nothing but short lines from one to the next."""
    run: list[int] = []
    for index in _dates(scan):
        if run and (index - run[-1] > STEP or index - run[-1] < 2 or not _are_labels(scan, run[-1] + 1, index)):
            if len(run) >= FEWEST_DATES:
                yield run
            run = []
        run.append(index)
    if len(run) >= FEWEST_DATES:
        yield run


def _dates(scan: "Scan") -> Iterator[int]:
    return (b.index for b in scan.doc.blocks if _is_date(scan, b.index))


def _is_date(scan: "Scan", index: int) -> bool:
    """Whether the block is a short line with a date."""
    if scan.columns["digit_share"][index] == 0 or scan.columns["words"][index] > DATE_WORDS:
        return False
    text = scan.doc.blocks[index].text
    return not ends_sentence(text) and scan.words.is_date(text)


def _are_labels(scan: "Scan", first: int, last: int) -> bool:
    """Whether the blocks from ``first`` to before ``last`` are short, no sentences, and unlike the story."""
    if is_inside_story(scan, first) and float(scan.score[first:last].mean()) > 0:
        return False
    return all(
        scan.columns["words"][i] <= MAX_WORDS and not _TOLD.search(scan.doc.blocks[i].text) for i in range(first, last)
    )


def _of_list(scan: "Scan", run: list[int]) -> Iterator[Finding]:
    """The dates and the headlines between them. A list over the story ends with the story's own headline and date."""
    start = first_paragraph(scan)
    own = run[-1] < start <= run[-1] + STEP
    has_headline_before = run[0] - 1 > last_paragraph(scan) and _are_labels(scan, run[0] - 1, run[0])
    first, last = run[0] - int(has_headline_before), run[-2] if own else run[-1]
    reason, evidence = "headlines and dates take turns", (Evidence("dates", str(len(run))),)
    for block in scan.doc.blocks[first : last + 1]:
        if not scan.has_hit(block.index):
            yield Finding(
                DETECTOR.code, block.start, block.end, Strength.CERTAIN, reason, Category.RELATED, None, evidence
            )


def _region_end(scan: "Scan", opener: int) -> int:
    blocks = scan.doc.blocks
    stop = min(len(blocks), opener + 1 + MAX_LINES)
    glued = [i for i in range(opener + 1, stop) if blocks[i].gap == 1]
    index = opener + 1
    if glued[:1] == [index] and any(b.gap > 1 for b in blocks[1:]):
        while index < stop and blocks[index].gap == 1 and _is_teaser(scan, index):
            index += 1
        return index
    while index < stop and _is_teaser(scan, index) and scan.score[index] < RESUMES:
        index += 1
    return index


def _is_teaser(scan: "Scan", index: int) -> bool:
    columns = scan.columns
    if columns["words"][index] > MAX_WORDS or (columns["end"][index] > 0 and columns["words"][index] > 6):
        return bool(columns["ellipsis_end"][index])
    return True


DETECTOR = Detector("J03", "related_links", Category.RELATED, "context", detect)
