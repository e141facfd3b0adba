"""When it was published.

A short line that is a date, with or without "Published" or "Updated" before it and a time behind it; over or under the
story a day with its time and no year ("15 mars, 15:45", "4/28(月) 21:11") is one too. Before the story and after it
some words more are allowed than inside it, where a subhead or a caption may hold a date. A sentence with a date is
longer and stays a paragraph; dates of birth and death lie far apart; a day among the menus over the headline, where
another stands under it, is that of the visit. Limit: a place dateline ("PARIS, March 3 —") at the start of a paragraph
stays part of it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.headline import headline
from articleclean.detectors.roles.shape import far_behind, first_paragraph, is_marginal
from articleclean.metadata.dates import parse_date
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_WORDS = 24
MOST_OTHER_WORDS, INSIDE = 4, 2
"""Words that are no part of a date or of publishing: beside the story, and inside it."""
LIFE = 10
"""Years between two dates on a line from which it tells of a life, a reign or a war."""

_YEAR = regex.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_DAY_AND_TIME = regex.compile(
    r"(?:\d{1,2}\.? (?P<month>\p{L}+)\.?|\d{1,2}/\d{1,2} ?\(\p{L}\))[ ,|-]+(?:kl\.? )?\d{1,2}[:.]\d\d(?: 配信)?"
)
_TIME = regex.compile(r"\d[:.]\d\d")
_OTHER_WORD = regex.compile(r"[\p{L}\p{M}]{3,}")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Lines that hold a date and little else; those of other stories are hints only."""
    dated = _without_the_days_on_top(scan, list(_dated(scan)))
    others = far_behind(scan, [block.index for block in dated])
    for block in dated:
        evidence = Evidence("date", block.text[:40])
        strength = Strength.HINT if block.index in others else Strength.STRONG
        yield DETECTOR.about(block, "a date and little else", evidence, strength=strength, role=Role.DATELINE)


def _dated(scan: "Scan") -> "Iterator[Block]":
    for block, words, digits in zip(scan.doc.blocks, scan.columns["words"], scan.columns["digit_share"], strict=True):
        if (
            words <= MAX_WORDS
            and digits > 0
            and not _is_quoted(block)
            and (scan.has_date(block) or _is_day_and_time(scan, block))
            and _other_words(scan, block) <= _allowed(scan, block)
            and not _is_a_life(scan, block)
        ):
            yield block


def _without_the_days_on_top(scan: "Scan", dated: "list[Block]") -> "list[Block]":
    """Without dates well over the headline of a text that has another under it: they tell when the page was fetched."""
    title = headline(scan) if scan.doc.kind == "text" and len(dated) > 1 else None
    if title is None or not any(title < block.index <= first_paragraph(scan) + 1 for block in dated):
        return dated
    return [block for block in dated if block.index >= title - 1]


def _is_quoted(block: "Block") -> bool:
    """Whether the date is that of a post or a letter that the story quotes."""
    return block.markup is not None and "blockquote" in block.markup.inside


def _is_day_and_time(scan: "Scan", block: "Block") -> bool:
    """Whether the line is a day of the year with a time of day and nothing else, outside the story."""
    if not is_marginal(scan, block, slack=0) or _TIME.search(block.text) is None:
        return False
    match = _DAY_AND_TIME.fullmatch(scan.words.without_published(scan.folded(block)).strip())
    return match is not None and (match["month"] is None or match["month"] in scan.words.months)


def _allowed(scan: "Scan", block: "Block") -> int:
    return MOST_OTHER_WORDS if is_marginal(scan, block, slack=0) else INSIDE


def _is_a_life(scan: "Scan", block: "Block") -> bool:
    """Whether the first date is long before another year of the line, and no word speaks of publishing."""
    years = [int(year) for year in _YEAR.findall(block.text)]
    if len(years) < 2 or max(years) - min(years) < LIFE:
        return False
    date, folded = parse_date(block.text, scan.words.months), scan.folded(block)
    is_old = date is not None and max(years) - date.year >= LIFE
    return is_old and scan.words.without_published(folded) == folded


def _other_words(scan: "Scan", block: "Block") -> int:
    folded = scan.words.without_published(scan.folded(block))
    return sum(word not in scan.words.months for word in _OTHER_WORD.findall(folded))


DETECTOR = Detector("R03", "dateline", None, "alone", detect)
