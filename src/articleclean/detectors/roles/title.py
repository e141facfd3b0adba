"""The headline.

The first line before the story whose words the story takes up again, without a full stop; where the window title came
first, the headline that repeats it. A site or section behind it ("… | world news", "… - BBC News") is cut off. A dek, a
byline, a date or a caption is not a title. Limit: a headline that shares no word with its story is taken only right
above a byline or as the first line of the text.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector, once
from articleclean.detectors.roles.shape import first_paragraph
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category, Role
from articleclean.packs.schema import Scope

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MIN_WORDS, MAX_WORDS = 3, 34
UNSURE, FOREIGN = 0.35, 0.25
"""Word overlap with the story under which a byline below a line says more, and under which the words say nothing."""
MAX_BYLINE = 8
OVER_BYLINE = 5
"""Blocks over a byline in which its headline stands: dek, picture and date may come between."""
OVER_STORY = 6
"""Blocks over the first paragraph in which a line over a date is the headline, for want of one with its words."""
MIN_TITLE = 15
"""Characters; less may stand in another line by chance."""
REACH = 16
"""How many blocks before the story's first paragraph a headline may stand: byline, date and captions come between."""
SHARED = 0.6
"""Share of the best candidate's word overlap that an earlier line needs to be preferred to it."""

_SUFFIX = regex.compile(r"\s+(?:[|•·»]|[-–—](?=\s))\s*(?P<site>[^|•·»–—]{1,39}[^|•·»–—!?.…”’])$")
_STOPS = (".", ":", ",", ";", "。", "،", "…")


def detect(scan: "Scan") -> Iterator[Finding]:
    """The title, and a cut for what follows it on its line."""
    best = headline(scan)
    if best is None:
        return
    block = scan.doc.blocks[best]
    overlap = scan.columns["overlap"][best]
    evidence = (Evidence("overlap", f"{overlap:.2f}"),)
    yield Finding("R01", block.start, block.end, Strength.STRONG, "headline of the story", None, Role.TITLE, evidence)
    for same in _same_lines(scan, block):
        yield from _suffix(scan, same)


def _same_lines(scan: "Scan", block: "Block") -> "list[Block]":
    """The headline and the lines that repeat it: what is cut off once is cut off everywhere."""
    if scan.columns["repeats"][block.index] == 0:
        return [block]
    text = scan.folded(block)
    return [b for b in scan.doc.blocks if scan.folded(b) == text]


@once
def headline(scan: "Scan") -> int | None:
    """Index of the block that holds the title; None where no line is like one."""
    first = first_paragraph(scan)
    near = range(max(0, first - REACH), first + 1)
    candidates = _over_byline(scan, [i for i in near if _is_like_title(scan, i)])
    overlap = scan.columns["overlap"]
    if (marked := _marked(scan, first)) is not None:
        return marked
    if (named := next((i for i in reversed(candidates) if _is_end_of_path(scan, i)), None)) is not None:
        return named
    most = max((overlap[i] for i in candidates), default=0.0)
    if most < UNSURE and (signed := next((i for i in reversed(candidates) if _is_signed(scan, i)), None)) is not None:
        return signed
    if most < FOREIGN:
        found = (i for i in near if (i in candidates and _is_dated(scan, i, first)) or _is_subject(scan, i))
        return next(found, 0 if 0 in candidates else None)
    best = next(i for i in candidates if overlap[i] >= SHARED * most)
    return next((i for i in reversed(candidates) if _repeats(scan, i, best)), best)


def _over_byline(scan: "Scan", candidates: list[int]) -> list[int]:
    """The candidates right over the last byline with its word, where one of them shares words with the story: under it
    stand key points and subheads.
    """
    signed = next((i for i in reversed(candidates) if _is_signed(scan, i)), -1)
    over = [i for i in candidates if signed - OVER_BYLINE < i <= signed]
    return over if any(scan.columns["overlap"][i] >= FOREIGN for i in over) else candidates


def _is_signed(scan: "Scan", index: int) -> bool:
    """Whether a byline with its word ("By …") stands right below the line, a date between them aside."""
    below = index + 1
    if below < len(scan.doc.blocks) and _is_short_date(scan, below):
        below += 1
    return below < len(scan.doc.blocks) and _is_byline(scan, below)


def _is_dated(scan: "Scan", index: int, first: int) -> bool:
    """Whether a date stands right below the line, and the story not far under it."""
    return first - index <= OVER_STORY and index < first and _is_short_date(scan, index + 1)


def _is_subject(scan: "Scan", index: int) -> bool:
    """Whether the line is what a letter by mail is about: a stock phrase is cut off its start ("Subject:")."""
    block = scan.doc.blocks[index]
    cuts = (hit for hit in scan.hits.get(index, ()) if hit.entry.scope is Scope.CUT)
    return any(hit.start == block.start and hit.end + MIN_TITLE < block.end for hit in cuts)


def _is_short_date(scan: "Scan", index: int) -> bool:
    return scan.columns["words"][index] <= MAX_BYLINE and scan.has_date(scan.doc.blocks[index])


def _is_byline(scan: "Scan", index: int) -> bool:
    block = scan.doc.blocks[index]
    return scan.block_words(block) <= MAX_BYLINE and scan.words.byline_opener(scan.folded(block)) is not None


def _marked(scan: "Scan", first: int) -> int | None:
    """The last h1 before the story's first paragraph that says more than a site's name."""
    heads = [b for b in scan.doc.blocks[: first + 1] if b.markup is not None and b.markup.tag == "h1"]
    return next((b.index for b in reversed(heads) if scan.block_words(b) >= MIN_WORDS), None)


def _repeats(scan: "Scan", later: int, earlier: int) -> bool:
    """Whether a later line is the earlier one again, a site's name behind it or the path to it in front aside."""
    blocks = scan.doc.blocks
    text, whole = scan.folded(blocks[later]), scan.folded(blocks[earlier])
    return later > earlier and len(text) > MIN_TITLE and (whole.startswith(text) or whole.endswith(text))


def _is_end_of_path(scan: "Scan", index: int) -> bool:
    """Whether the line before is the path to the page ("You are here: Home / Canals / …") and ends with this one."""
    if index == 0 or len(scan.doc.blocks[index].text) <= MIN_TITLE:
        return False
    before, text = (scan.folded(b) for b in scan.doc.blocks[index - 1 : index + 1])
    return len(before) > len(text) and before.endswith(text)


def _is_like_title(scan: "Scan", index: int) -> bool:
    block = scan.doc.blocks[index]
    if (block.gap == 0 and index > 0) or not MIN_WORDS <= scan.columns["words"][index] <= MAX_WORDS:
        return False
    if _is_unfinished(scan, block) or _has_label(scan, index):
        return False
    folded, words = scan.folded(block), scan.words
    if words.byline_opener(folded) or words.credit_opener(folded) or words.caption_opener(folded):
        return False
    return not words.agency_at_end(folded) and not scan.has_date(block)


def _is_unfinished(scan: "Scan", block: "Block") -> bool:
    """Whether the line ends as no headline does. Dots may trail off on the first line, and on one that stands twice."""
    if block.text.endswith(("…", "...")):
        return block.index > 0 and scan.columns["repeats"][block.index] == 0
    return block.text.endswith(_STOPS)


def _has_label(scan: "Scan", index: int) -> bool:
    """Whether a stock phrase speaks of the line. What teasers end with ("– latest updates") may end a headline too."""
    entries = [hit.entry for hit in scan.hits.get(index, ()) if not hit.entry.weak]
    return any(e.category is not Category.RELATED or e.scope is not Scope.CONTAINS for e in entries)


def _suffix(scan: "Scan", block: "Block") -> Iterator[Finding]:
    match = _SUFFIX.search(scan.doc.source, block.start, block.end)
    if match is None or match.start() - block.start < MIN_TITLE or len(match["site"].split()) > 5:
        return
    evidence = (Evidence("suffix", match["site"]),)
    reason = "name of the site or section behind the headline"
    yield Finding("R01", match.start(), block.end, Strength.STRONG, reason, Category.NAV, None, evidence)


DETECTOR = Detector("R01", "title", None, "context", detect)
