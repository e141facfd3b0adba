"""Comments of readers under the story.

Looks like: "34 responses to …", "Comments", then names, days and times, "Reply", and paragraphs that read like prose.
One such line proves little; a line every few blocks, after a story's length of prose, is a thread even where the
densest prose of the page is the thread itself. An opener after the story needs no further sign. The word "comments"
as a subhead, a count in the share bar above the story, or a quote introduced by "says:" stays; so does what follows
the thread and shows none of its signs. On a forum's page the posts are what the page is for: only labels go. Limit:
a few comments with no opener and no button are left to the content score.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.marked import marked_findings
from articleclean.detectors.phrases import phrase_findings, region_finding
from articleclean.detectors.protocol import Detector
from articleclean.detectors.regions.threads import Thread, announces_comments, comment_openers, find_thread
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan

AFTER = frozenset({Category.LEGAL, Category.RELATED, Category.NAV, Category.SPAM})
"""What a page says after its comments: an opener's region ends there, and what is left has no reader."""


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases, the thread, its elements, and all that follows an opener after the story's end."""
    yield from phrase_findings(scan, DETECTOR.code, Category.COMMENT)
    if scan.kind.kind == "forum":
        return
    yield from marked_findings(scan, DETECTOR.code, Category.COMMENT)
    thread = find_thread(scan)
    if thread is not None:
        yield from _of_thread(scan, thread)
    after = [i for i in comment_openers(scan) if i > scan.story[1] or announces_comments(scan, i)]
    if after and (thread is not None or _is_mostly_before(scan, after[0])):
        yield from _of_opener(scan, after[0], thread)


def _of_thread(scan: "Scan", thread: Thread) -> Iterator[Finding]:
    """Certain, so that the days and names of comments are not taken for the story's."""
    where = "between signs of a comment thread"
    if thread.opener is not None:
        where = f"under “{scan.doc.blocks[thread.opener].text[:60]}”, {where}"
    evidence = (Evidence("signs", str(thread.signs)), Evidence("blocks", str(thread.last - thread.first + 1)))
    for block in scan.doc.blocks[thread.first : thread.last + 1]:
        if not _has_name_of_its_own(scan, block.index):
            yield DETECTOR.about(block, where, *evidence, strength=Strength.CERTAIN)


def _of_opener(scan: "Scan", opener: int, thread: Thread | None) -> Iterator[Finding]:
    category = Category.COMMENT
    for index in range(opener + 1, len(scan.doc.blocks)):
        hits = scan.hits.get(index, ())
        if any(h.entry.category in AFTER and not h.entry.weak for h in hits) or (thread and index > thread.last):
            category = Category.OTHER
        yield region_finding(scan, DETECTOR.code, category, index, opener)


def _has_name_of_its_own(scan: "Scan", index: int) -> bool:
    """Whether another detector names the block: a button of the form, a link, an ad."""
    return any(h.entry.category is not Category.COMMENT and not h.entry.weak for h in scan.hits.get(index, ()))


def _is_mostly_before(scan: "Scan", opener: int) -> bool:
    """Whether most of the prose stands before the opener: else the label is the page's, and the story follows."""
    prose = scan.columns["prose"]
    return sum(prose[:opener]) >= sum(prose[opener:])


DETECTOR = Detector("J10", "reader_comments", Category.COMMENT, "context", detect)
