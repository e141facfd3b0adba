"""Blocks and lines that lead to other stories.

Looks like: "Read more:" with headlines under it, "Related articles", "Most read", "READ ALSO: …" as a line of its
own, also run together with its headline ("Read moreBridge toll to rise"); a headline in square brackets; headlines with
a date after each; teasers cut off with dots, three in a row behind the story. An opener says what follows, and the
lines that follow have no full stop and other words than the story. The story itself resumes with a sentence, or begins
with its headline: the region ends there. Several headlines behind the last sentence of a plain text are other stories
without any opener, and so are headlines and dates that take turns: a story has one date. A subhead, a one-line quote, a
list inside the story, a note in brackets with its full stop or a chronicle with sentences between its dates stays.
Limit: teasers with whole sentences are only taken where the content score agrees.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from articleclean.detectors.phrases import glued_labels, openers, phrase_findings, region_finding
from articleclean.detectors.protocol import Detector
from articleclean.detectors.regions.cut_teasers import cut_teasers
from articleclean.detectors.regions.dated_lists import announced, dated_lists, is_date_line
from articleclean.detectors.regions.last_headlines import last_headlines
from articleclean.detectors.roles.headline import headline
from articleclean.detectors.roles.shape import ends_sentence, last_paragraph
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category
from articleclean.packs.schema import Scope

if TYPE_CHECKING:
    from articleclean.packs.schema import Entry
    from articleclean.scan import Scan

MAX_LINES = 12
"""A list of other stories inside an article is shorter; longer ones stand after it, where the score sees them."""
MAX_WORDS = 30
DATE_UNDER = 3
"""Lines under an opener in which the date of the first of the other stories stands. Without one, every tenth line that
nothing but its score puts behind the story was the story's.
"""
BRACKETED = 5
"""Spaces in a line in brackets; shorter ones say who speaks, or what happens ("[applause]"). Of such lines in 467
labelled texts twelve are junk and none is the story's.
"""
RESUMES = 1.5
"""Log-odds of a line that reads like the story again."""


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases, and the lines that belong to an opener."""
    yield from phrase_findings(scan, DETECTOR.code, Category.RELATED)
    yield from _glued(scan)
    yield from _bracketed(scan)
    yield from _regions(scan)
    yield from _tail(scan)
    for blocks, dates in dated_lists(scan):
        reason, evidence = "headlines and dates take turns", Evidence("dates", str(dates))
        yield from (DETECTOR.about(block, reason, evidence, strength=Strength.CERTAIN) for block in blocks)
    for block in (last := last_headlines(scan)):
        yield DETECTOR.about(block, "one of some headlines behind the last sentence", Evidence("lines", str(len(last))))
    for teasers in cut_teasers(scan):
        reason, evidence = "teasers cut off with dots, one after the other", Evidence("teasers", str(len(teasers)))
        yield from (DETECTOR.about(block, reason, evidence) for block in teasers)


def _glued(scan: "Scan") -> Iterator[Finding]:
    """Lines in which a page's text ran a label and the headline together ("Read moreBridge toll to rise")."""
    for index, label in glued_labels(scan).items():
        if label in scan.words.link_labels and scan.columns["end"][index] == 0:
            reason, evidence = f"“{label}” run together with a headline", Evidence("phrase", label)
            yield DETECTOR.about(scan.doc.blocks[index], reason, evidence)


def _bracketed(scan: "Scan") -> Iterator[Finding]:
    """Lines in square brackets that are no sentences: what an editor set between two paragraphs to be clicked on."""
    if "[" not in scan.doc.source or scan.doc.kind == "markdown":
        return
    for block, line in zip(scan.doc.blocks, scan.lines, strict=True):
        inside = block.text[1:-1]
        if line[0] != "[" or line[-1] != "]" or "[" in inside or "]" in inside or inside.count(" ") < BRACKETED:
            continue
        if not (ends_sentence(inside) or scan.words.caption_opener(line[1:]) or scan.words.credit_opener(line[1:])):
            yield DETECTOR.about(block, "no sentence, and in brackets", Evidence("line", block.text[:60]))


def _regions(scan: "Scan") -> Iterator[Finding]:
    """The lines that belong to an opener; a date among them, after the story's last paragraph, is certainly theirs."""
    last, has_gaps = last_paragraph(scan), any(b.gap > 1 for b in scan.doc.blocks[1:])
    done = 0
    for opener in _openers(scan):
        for index in range(max(opener + 1, done), end := _region_end(scan, opener, has_gaps)):
            finding = region_finding(scan, DETECTOR.code, Category.RELATED, index, opener)
            is_their_date = index > max(last, opener + 1) and is_date_line(scan, index)
            yield replace(finding, strength=Strength.CERTAIN) if is_their_date else finding
        done = max(done, end)


def _tail(scan: "Scan") -> Iterator[Finding]:
    """All of a plain text behind an opener with most of the prose before it and a date under it, where nothing reads
    like the story any more: such teasers have sentences, names and credits of their own.
    """
    opener, bar = announced(scan)
    if scan.doc.kind != "text" or any(score >= bar for score in scan.score[opener + 1 :]):
        return
    if not any(is_date_line(scan, b.index) for b in scan.doc.blocks[opener + 1 : opener + 1 + DATE_UNDER]):
        return
    for index in range(opener + 1, len(scan.doc.blocks)):
        finding = region_finding(scan, DETECTOR.code, Category.RELATED, index, opener)
        yield replace(finding, strength=Strength.CERTAIN)


def _openers(scan: "Scan") -> list[int]:
    """Lines that announce other stories: by their phrase, or by a colon at the end of any phrase that leads to them."""
    blocks = scan.doc.blocks
    by_colon = [
        i for i in scan.hits if blocks[i].text.endswith((":", "：")) and any(_leads(h.entry) for h in scan.hits[i])
    ]
    return sorted({*openers(scan, Category.RELATED), *by_colon})


def _leads(entry: "Entry") -> bool:
    return entry.category is Category.RELATED and not entry.weak and entry.scope in (Scope.LINE, Scope.START)


def _region_end(scan: "Scan", opener: int, has_gaps: bool) -> int:
    blocks, title = scan.doc.blocks, headline(scan)
    stop = min(len(blocks), opener + 1 + MAX_LINES)
    if title is not None and opener < title and scan.doc.kind == "text":
        stop = min(stop, title)
    index = opener + 1
    if has_gaps and index < stop and blocks[index].gap == 1:
        while index < stop and blocks[index].gap == 1 and _is_teaser(scan, index):
            index += 1
        return index
    while index < stop and _is_teaser(scan, index) and scan.score[index] < RESUMES:
        index += 1
    return index


def _is_teaser(scan: "Scan", index: int) -> bool:
    """A short line that is no sentence; a headline may ask or call out, where it does not read like the story."""
    columns, text = scan.columns, scan.doc.blocks[index].text
    if columns["ellipsis_end"][index] > 0:
        return True
    if columns["words"][index] > MAX_WORDS:
        return False
    if columns["end"][index] == 0 or columns["words"][index] <= 6:
        return True
    return text.endswith(("?", "!", "؟", "？", "！")) and scan.score[index] < 0


DETECTOR = Detector("J03", "related_links", Category.RELATED, "context", detect)
