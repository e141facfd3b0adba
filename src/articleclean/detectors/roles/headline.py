"""Which line over the story is its headline.

In Markdown and HTML the last h1 over the story. Elsewhere every line that could be one is weighed: the words it shares
with the story, its own score and length, the paragraph break over it, a byline and a date under it, the window title
that says the same. Of all the lines of a menu one shares words with the story by chance; all signs together tell. The
weights were fitted by ``training/headline.py`` (a conditional logit: which of a page's lines is it) on dumps of public
pages and on scraped texts.
"""

import functools
import json
import math
from collections.abc import Mapping
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import once
from articleclean.detectors.roles.shape import (
    ends_sentence,
    first_paragraph,
    has_inner_sentence,
    is_name,
    is_of_reporter,
)
from articleclean.ingest.fold import fold
from articleclean.metadata.title import bare, forms
from articleclean.model.labels import Category
from articleclean.packs.schema import Entry, Scope

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MIN_WORDS, MAX_WORDS = 3, 34
MOST_DIGITS = 0.5
"""Share of digits: the weather and the prices of shares have more."""
FOREIGN = 0.25
"""Word overlap with the story under which the words say nothing: then only a byline below, or the first line, does."""
MAX_BYLINE, MAX_DATE, MAX_NAME = 8, 12, 4
MIN_TITLE = 15
"""Characters; less may stand in another line by chance."""
REACH = 40
"""How many blocks before the story's first paragraph a headline may stand: 16 find a tenth fewer."""
UNDER = 5
"""Blocks under a headline in which its byline and date stand: dek and picture may come between."""
WINDOW_TITLE = 3
"""Blocks in which the window title stands."""
MENU, TEXT = -8.0, 6.0
"""Log-odds beyond which the score says no more: a headline's is lower than its story's and higher than a menu's."""
DEK_WORDS, DEK = 12, 4.0
"""Words of a dek, at least, and how much more, in log-odds, it may read like the story than its title."""

LABELLED = 0.5
"""Word overlap with the story from which a line with a label of films is its headline."""
UNDER_PICTURE = 3
"""Blocks under the first paragraph in which the headline stands, where that belongs to a picture."""

RIGHT_UNDER = "one of them right under it"
_FRAME = ("byline under it", "date under it", "said before")
"""What shows a headline that shares no word with its story."""

WEIGHTS = Path(__file__).with_name("headline.json")
SIGNS = (
    "overlap",
    "overlap of some words",
    "words",
    "score, as far as below 0",
    "score, as far as above 0",
    "list mark",
    "byline under it",
    "date under it",
    RIGHT_UNDER,
    "distance",
    "said before",
    "break over it",
    "under another",
    "long",
    "first line",
)

_OF_PICTURES = frozenset({Category.VIDEO, Category.GALLERY})
_LIST_MARK = regex.compile(r"[•·*\-–—+>#|»›▪◦○●]")
_ENTRY = regex.compile(r"\d{1,2}[:.h]\d\d(?!\d|\.\d)(?:\W|\p{Lu})")
"""A time of day: what follows is an entry of a ticker or a live page."""
_QUOTED_STOPS = (".”", '."', ".»", ".“", ".’")
_ARROWS = (">", "»", "→")
_STOPS = (".", ":", ",", ";", "。", "،", "…")


@once
def headline(scan: "Scan") -> int | None:
    """Index of the block that holds the title; None where no line is like one."""
    first = first_paragraph(scan)
    if (marked := _marked(scan, first)) is not None:
        return marked
    found = {i: dict(zip(SIGNS, signs(scan, i), strict=True)) for i in candidates(scan)}
    if (named := next((i for i in reversed(found) if _is_end_of_path(scan, i)), None)) is not None:
        return named
    shown = [i for i, line in found.items() if line["overlap"] >= FOREIGN or _is_framed(scan, i, line)]
    shown = [i for i in shown if i == shown[-1] or not _is_over_caption(scan, i)]
    if all(found[i]["overlap"] < FOREIGN for i in shown):
        if (subject := _subject(scan, first)) is not None:
            return subject
        if not found and scan.doc.kind == "text":
            return _under_picture(scan, first) if (line := _labelled(scan, first)) is None else line
        framed = (
            i for sign in (RIGHT_UNDER, "said before") for i in shown if found[i][sign] > 0 and first - i <= UNDER
        )
        return next(framed, _opening(scan, found))
    weights = _weights()
    best = max(shown, key=lambda i: sum(map(mul, weights, found[i].values())))
    return best - 1 if best - 1 in found and _is_over_dek(scan, best - 1) else best


def _is_framed(scan: "Scan", index: int, found: Mapping[str, float]) -> bool:
    """Whether a line that shares no word with its story is shown to be its headline all the same, and is no name."""
    return any(found[sign] > 0 for sign in _FRAME) and not is_name(scan.doc.blocks[index].text, MAX_NAME)


def _is_over_caption(scan: "Scan", index: int) -> bool:
    """Whether a caption with its credit follows without the break that stands over the line itself."""
    above, below = (scan.doc.blocks[i].gap for i in (index, index + 1))
    return below == 1 < above and scan.words.credit_at(scan.lines[index + 1]) is not None


def _subject(scan: "Scan", first: int) -> int | None:
    """What a letter by mail is about: the name of that field ("Subject:") is cut off the start of the line."""
    for index in range(max(0, first - REACH), first + 1):
        block = scan.doc.blocks[index]
        fields = (hit for hit in scan.hits.get(index, ()) if _is_field(hit.entry))
        if any(hit.start == block.start and hit.end + MIN_TITLE < block.end for hit in fields):
            return index
    return None


def _opening(scan: "Scan", found: Mapping[int, object]) -> int | None:
    """The first line that could be a headline, where nothing stands over it, or in plain text only stock phrases and a
    date; a place ("Ciudad de México") is none."""
    index = next(iter(found), None) if scan.doc.kind == "text" else next((i for i in found if i == 0), None)
    if index is None or _is_place(scan.doc.blocks[index].text):
        return None
    return index if all(_is_head(scan, i) for i in range(index)) else None


def _is_place(text: str) -> bool:
    """Whether the line is a name with a small word inside, as cities have."""
    return is_name(text, MAX_NAME) and any(word.islower() for word in text.split())


def _labelled(scan: "Scan", first: int) -> int | None:
    """The line over the story that a label opens ("Video: …"), where its other words are the story's."""
    over = first - 1
    if over < 0 or scan.columns["overlap"][over] < LABELLED or scan.columns["words"][over] < MIN_WORDS:
        return None
    labels = [hit.entry for hit in scan.hits.get(over, ()) if hit.entry.scope is Scope.START]
    return over if any(e.category in _OF_PICTURES and e.phrase.endswith(":") for e in labels) else None


def _under_picture(scan: "Scan", first: int) -> int | None:
    """The line right over a byline, where the text begins with what stands under a picture."""
    columns, last = scan.columns, len(scan.doc.blocks) - 1
    lower = (i for i in range(first + 1, min(first + 1 + UNDER_PICTURE, last)) if _is_byline(scan, i + 1))
    return next(
        (i for i in lower if columns["overlap"][i] >= FOREIGN and columns["prose"][i] == 0 and is_like_title(scan, i)),
        None,
    )


def _is_head(scan: "Scan", index: int) -> bool:
    return scan.has_hit(index) or (scan.columns["words"][index] <= MAX_DATE and scan.has_date(scan.doc.blocks[index]))


def _is_field(entry: Entry) -> bool:
    return entry.scope is Scope.CUT and entry.category is Category.OTHER and entry.phrase.endswith(":")


@functools.cache
def _weights() -> tuple[float, ...]:
    """What each sign counts for, in the order of ``SIGNS``."""
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return tuple(weights[name] for name in SIGNS)


def candidates(scan: "Scan") -> list[int]:
    """The lines over the story that could be its headline, from the top; the first paragraph may be a long one, but of
    several sentences it is the story's.
    """
    first = first_paragraph(scan)
    end = first if has_inner_sentence(scan.doc.blocks[first].text) else first + 1
    return [i for i in range(max(0, first - REACH), end) if is_like_title(scan, i) and not _is_in_story(scan, i, first)]


def _is_in_story(scan: "Scan", index: int, first: int) -> bool:
    """Whether a question or a call stands in the story, word for word, within a paragraph."""
    if index >= first or not ends_sentence(scan.doc.blocks[index].text):
        return False
    text, prose = scan.lines[index], scan.columns["prose"]
    return any(prose[i] > 0 and scan.lines[i].find(text) > 0 for i in range(first, len(prose)))


def signs(scan: "Scan", index: int) -> tuple[float, ...]:
    """What speaks for a line and against it, in the order of ``SIGNS``."""
    block, columns = scan.doc.blocks[index], scan.columns
    overlap, words = columns["overlap"][index], columns["words"][index]
    under = range(index + 1, min(index + 1 + UNDER, len(scan.doc.blocks)))
    byline = next((i for i in under if _is_byline(scan, i)), None)
    date = next((i for i in under if columns["words"][i] <= MAX_DATE and scan.has_date(scan.doc.blocks[i])), None)
    return (
        overlap,
        overlap * min(words, 10.0) / 10.0,
        math.log1p(words),
        max(MENU, min(0.0, scan.score[index])),
        min(TEXT, max(0.0, scan.score[index])),
        float(_LIST_MARK.match(block.text) is not None),
        float(byline is not None),
        float(date is not None),
        float(index + 1 in (byline, date)),
        math.log1p(max(0, first_paragraph(scan) - index)),
        float(_is_said_before(scan, index)),
        float(block.gap > 1),
        float(any(_is_over(scan, i, index) for i in range(max(0, index - 2), index))),
        max(0.0, words - 14.0) / 10.0,
        float(index == 0),
    )


def _is_byline(scan: "Scan", index: int) -> bool:
    block = scan.doc.blocks[index]
    return scan.block_words(block) <= MAX_BYLINE and scan.words.byline_opener(scan.folded(block)) is not None


def _marked(scan: "Scan", first: int) -> int | None:
    """The last h1 before the story's first paragraph that says more than a site's name; where the page's title has no
    word of it, or there is none, the last line that says what the title does, its site's name aside.
    """
    over = scan.doc.blocks[: first + 1]
    heads = [b for b in over if b.markup is not None and b.markup.tag == "h1"]
    marked = next((b.index for b in reversed(heads) if scan.block_words(b) >= MIN_WORDS), None)
    title = scan.doc.metadata.title if scan.doc.metadata is not None else None
    if title is None or (marked is not None and not set(scan.lines[marked].split()).isdisjoint(fold(title).split())):
        return marked
    said = forms(title)
    return next((b.index for b in reversed(over) if len(b.text) > MIN_TITLE and bare(b.text) in said), marked)


def _is_said_before(scan: "Scan", index: int) -> bool:
    """Whether the window title, or the path to the page right above, begins or ends with the line."""
    text = scan.lines[index]
    earlier = [*scan.lines[: min(WINDOW_TITLE, index)], *scan.lines[max(index - 1, 0) : index]]
    return len(text) > MIN_TITLE and any(line.startswith(text) or line.endswith(text) for line in earlier)


def _is_end_of_path(scan: "Scan", index: int) -> bool:
    """Whether the line before is the path to the page ("You are here: Home / Canals / …") and ends with this one."""
    if index == 0 or len(scan.lines[index]) <= MIN_TITLE:
        return False
    before, text = scan.lines[index - 1 : index + 1]
    return len(before) > len(text) and before.endswith(text)


def _is_over(scan: "Scan", index: int, lower: int) -> bool:
    """Whether the line is as much like a title as the one under it, which may then be its dek."""
    likely = scan.score[index] > scan.score[lower] - DEK
    return likely and scan.columns["overlap"][index] >= FOREIGN and is_like_title(scan, index)


def _is_over_dek(scan: "Scan", index: int) -> bool:
    """Whether the line under this one, which is more of a headline by its words, is longer as a dek is."""
    words = scan.columns["words"]
    return words[index + 1] > max(DEK_WORDS, words[index]) and _is_over(scan, index, index + 1)


def is_like_title(scan: "Scan", index: int) -> bool:
    """Whether a line could be a headline: no sentence, label, byline, credit or date, no entry
    of a ticker, and no link."""
    block = scan.doc.blocks[index]
    if (block.gap == 0 and index > 0) or not MIN_WORDS <= scan.columns["words"][index] <= MAX_WORDS:
        return False
    if scan.columns["digit_share"][index] >= MOST_DIGITS or _is_unfinished(scan, block) or _has_label(scan, index):
        return False
    if (block.text[0].isdigit() and _ENTRY.match(block.text)) or "://" in block.text:
        return False
    folded, words = scan.folded(block), scan.words
    if words.byline_opener(folded) or words.credit_opener(folded) or words.caption_opener(folded):
        return False
    if words.credit_at(folded) or is_of_reporter(scan, block):
        return False
    return not words.agency_at_end(folded, block.text) and not scan.has_date(block)


def _is_unfinished(scan: "Scan", block: "Block") -> bool:
    """Whether the line ends as no headline does. Dots may trail off on the first line, and on one that stands twice."""
    if _is_link_or_aside(block.text):
        return True
    if block.text.endswith(("…", "...", "….")):
        return block.index > 0 and scan.columns["repeats"][block.index] == 0
    return block.text.endswith((*_STOPS, *_QUOTED_STOPS))


def _is_link_or_aside(text: str) -> bool:
    """Whether the line ends with an arrow, or stands in brackets as a whole."""
    return (text.endswith(_ARROWS) and "«" not in text) or (text[0] == "(" and text[-1] == ")")


def _has_label(scan: "Scan", index: int) -> bool:
    """Whether a stock phrase speaks of the line. What teasers end with ("– latest updates") may end a headline too."""
    entries = [hit.entry for hit in scan.hits.get(index, ()) if not hit.entry.weak]
    return any(e.category is not Category.RELATED or e.scope is not Scope.CONTAINS for e in entries)
