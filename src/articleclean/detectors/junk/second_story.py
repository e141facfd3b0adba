"""Another story in full under the first one.

Looks like: the story ends, and a headline, a byline, a date of publication and paragraphs follow: pages that load the
next story when the reader scrolls on. The story's own date stands at its head, so a second one with an opener such as
"Published", or beside a byline, after a story's length of prose begins something new; that it is another story and no
chapter, update or entry of a live blog shows in its words, few of which occur in the first. Those stay, and so do the
posts of a forum, each of which has a date and words, and scripts without spaces, where words cannot be counted like
this. Limits: a second story about the same event stays; a long comment with a date like it is taken for a story.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan

DATE_WORDS = 12
HEAD_WORDS, STORY_WORDS, NEXT_WORDS = 60, 150, 100
"""Words of prose: at most before the story's own date; at least of the story, and of the one that follows."""
MOST_SHARED = 0.35
"""Share of the next story's content words that may occur in the first. On public pages with two dates of publication
second stories had 0.15 and 0.25, comments and updates 0.52 to 1.0.
"""
FUNCTION_WORDS = 40
REACH = 6
"""Blocks from the second headline to its date."""
LIKE_STORY = 3.0
MOST_POSTS = 2
"""Dates with words after them, behind the story: more are posts of a thread."""

_WORD = regex.compile(r"\p{L}+")


def detect(scan: "Scan") -> Iterator[Finding]:
    """All blocks from the second headline on."""
    date = _second_date(scan)
    if date is None:
        return
    shared = _shared(scan, date)
    if shared >= MOST_SHARED:
        return
    reason = f"something else begins with a date of its own: {shared:.0%} of its words occur in the story"
    evidence = (Evidence("date", scan.doc.blocks[date].text[:60]), Evidence("shared", f"{shared:.2f}"))
    for block in scan.doc.blocks[_head(scan, date) :]:
        if not scan.has_hit(block.index):
            yield DETECTOR.about(block, reason, *evidence, strength=Strength.CERTAIN)


def _second_date(scan: "Scan") -> int | None:
    """The first date of publication behind a story that has one of its own, with enough prose after it."""
    told = list(accumulate(scan.columns["prose"]))
    if told[-1] < STORY_WORDS + NEXT_WORDS:
        return None
    lines = [i for i, words in enumerate(scan.columns["words"]) if words <= DATE_WORDS and _is_publication(scan, i)]
    others = [i for i in lines if i > lines[0] + REACH]
    if not others or told[lines[0]] > HEAD_WORDS or _story_words(scan, others[0]) < STORY_WORDS:
        return None
    posts = sum(told[min(i + REACH, len(told) - 1)] > told[i] for i in others)
    return others[0] if posts <= MOST_POSTS and told[-1] - told[others[0]] >= NEXT_WORDS else None


def _story_words(scan: "Scan", stop: int) -> float:
    """Words of prose before ``stop`` that read like a story: a menu's long lines are none."""
    prose = zip(scan.columns["prose"][:stop], scan.score[:stop], strict=True)
    return sum(words for words, score in prose if score > 0)


def _is_publication(scan: "Scan", index: int) -> bool:
    """Whether the line is a date with a word of publishing, or beside a byline."""
    blocks = scan.doc.blocks
    if scan.columns["digit_share"][index] == 0 or not scan.has_date(blocks[index]):
        return False
    folded = scan.folded(blocks[index])
    if scan.words.without_published(folded) != folded:
        return True
    beside = blocks[max(0, index - 2) : index + 3]
    return any(scan.block_words(b) <= DATE_WORDS and scan.words.byline_opener(scan.folded(b)) for b in beside)


def _shared(scan: "Scan", date: int) -> float:
    """Share of the content words after the date that occur before it; 1 where words cannot be told."""
    first, rest = _prose_words(scan, 0, date), _prose_words(scan, date, len(scan.doc.blocks))
    told = sum(w for w, prose in zip(scan.columns["words"], scan.columns["prose"], strict=True) if prose > 0)
    if len(first) + len(rest) < told / 2:
        return 1.0
    functions = {word for word, _ in Counter([*first, *rest]).most_common(FUNCTION_WORDS)}
    known = set(first)
    content = [word in known for word in rest if word not in functions]
    return sum(content) / len(content) if content else 1.0


def _prose_words(scan: "Scan", start: int, stop: int) -> Sequence[str]:
    blocks, prose = scan.doc.blocks[start:stop], scan.columns["prose"]
    return [word for b in blocks if prose[b.index] > 0 for word in _WORD.findall(scan.folded(b))]


def _head(scan: "Scan", date: int) -> int:
    """Where the second story begins: its headline, dek and names stand before its date."""
    index = date
    while index > date - REACH and not scan.has_hit(index - 1):
        if scan.columns["prose"][index - 1] > 0 and scan.score[index - 1] > LIKE_STORY:
            break
        index -= 1
    return index


DETECTOR = Detector("J22", "second_story", Category.RELATED, "context", detect)
