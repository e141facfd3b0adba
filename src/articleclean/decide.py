"""One verdict for every block, in two visible stages.

First, strong evidence about a block by itself: what can only be junk goes, what is known to have a role stays. Then the
content score, shifted by hints, settles the rest; its reasons are told in words. The score has already looked at the
neighbours, the place in the page and the story's own words. Losing article text is worse than keeping junk, so a block
that reads like prose must be further below the line to go.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from articleclean.features import Floats
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category, Role
from articleclean.scan import Scan

THRESHOLD, CLEAN_SHIFT = -0.2, 0.8
"""Log-odds under which a block goes on a page that is nearly all furniture, and how much lower that line is, in
proportion, where most blocks read like the story. Chosen on cross-validated scores: on dumps of whole pages word F1 is
flat from -0.4 to 0.8, and in texts that a scraper has cut out already every tenth costs article lines.
"""
PROSE_MARGIN, CLEAN_MARGIN, MARKED_MARGIN = 0.2, 7.0, 2.0
"""The same for what a block with sentences must be below that line: in plain text, and with markup. A dump of a whole
page holds teasers with sentences; in a text that was cut out already, sentences are nearly always the story's; pages
come whole.
"""
BARE_SHIFT, BARE_BLOCKS, BARE_SHARE = 3.0, 80, 0.08
"""How much lower the line is in a short text (blocks) in which hardly anything (share of blocks) is known to be junk:
page furniture never comes without a stock phrase, so what looks odd there is odd text.
"""
HINT_SHIFT = 1.5
"""Log-odds by which a hint moves the score: the mean weight of a weak phrase hit in the first look."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a block. Exactly one of ``role`` (it stays) and ``because`` (it goes) is set."""

    block: int
    role: Role | None = None
    because: Finding | None = None
    cuts: tuple[Finding, ...] = ()


def decide(scan: Scan, findings: Sequence[Finding]) -> tuple[Verdict, ...]:
    """A verdict for each block of the document, in order."""
    about = _by_block(scan, findings)
    limits = _limits(scan, about)
    verdicts = tuple(_verdict(scan, limits, index, *about[index]) for index in range(len(scan.doc.blocks)))
    if any(v.role in _STORY_ROLES for v in verdicts):
        return verdicts
    return tuple(_kept_for_want_of_a_story(v, about[v.block]) for v in verdicts)


_STORY_ROLES = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE, Role.TABLE})
_About = tuple[list[Finding], list[Finding], list[Finding]]
"""Findings about one block: junk, roles, cuts."""


def _by_block(scan: Scan, findings: Sequence[Finding]) -> list[_About]:
    about: list[_About] = [([], [], []) for _ in scan.doc.blocks]
    by_start = {b.start: b for b in scan.doc.blocks}
    inside = [f for f in findings if f.start not in by_start or f.end != by_start[f.start].end]
    for finding in findings:
        block = by_start.get(finding.start)
        if block is not None and block.end == finding.end:
            about[block.index][0 if finding.role is None else 1].append(finding)
    for finding, index in zip(inside, _owners(scan, inside), strict=True):
        about[index][2].append(finding)
    return about


def _owners(scan: Scan, findings: Sequence[Finding]) -> list[int]:
    starts = [b.start for b in scan.doc.blocks]
    return [bisect_right(starts, f.start) - 1 for f in findings]


def _verdict(
    scan: Scan, limits: Floats, index: int, junk: list[Finding], roles: list[Finding], cuts: list[Finding]
) -> Verdict:
    worst = max(junk, key=lambda f: f.strength, default=None)
    best = max(roles, key=lambda f: f.strength, default=None)
    role = best.role if best is not None else Role.PARAGRAPH
    kept = Verdict(index, role, None, tuple(cuts))
    if worst is not None and worst.strength is Strength.CERTAIN:
        return Verdict(index, None, worst)
    if best is not None and best.strength >= Strength.STRONG:
        return kept
    if worst is not None and worst.strength is Strength.STRONG:
        return Verdict(index, None, worst)
    shift = HINT_SHIFT * (len(roles) - len(junk))
    if scan.score[index] + shift > limits[index]:
        return kept
    return Verdict(index, None, worst or by_score(scan, index))


def _limits(scan: Scan, about: Sequence[_About]) -> Floats:
    """Log-odds under which each block goes."""
    like_story = float((scan.score > 0).mean())
    line = THRESHOLD - CLEAN_SHIFT * like_story
    if len(about) <= BARE_BLOCKS:
        known = sum(any(f.strength >= Strength.STRONG for f in junk) for junk, _, _ in about) / len(about)
        line -= BARE_SHIFT * max(0.0, 1.0 - known / BARE_SHARE)
    clean_margin = CLEAN_MARGIN if scan.doc.blocks[0].markup is None else MARKED_MARGIN
    margin = PROSE_MARGIN + clean_margin * like_story
    return np.asarray(line - margin * (scan.columns["prose"] > 0), dtype=float)


def _kept_for_want_of_a_story(verdict: Verdict, about: _About) -> Verdict:
    """Where nothing reads like an article, what only the score would remove is kept rather than lost."""
    junk, roles, cuts = about
    if verdict.role is not None or any(f.strength >= Strength.STRONG for f in junk):
        return verdict
    role = max(roles, key=lambda f: f.strength).role if roles else Role.PARAGRAPH
    return Verdict(verdict.block, role, None, tuple(cuts))


SCORE_CODE = "S01"


def by_score(scan: Scan, index: int) -> Finding:
    """The finding that stands for the content score's verdict, with what it saw put in words."""
    block = scan.doc.blocks[index]
    overlap = float(scan.columns["overlap"][index])
    run = _run_length(scan, index)
    first, last = scan.story
    if index < first:
        category, where = Category.NAV, "stands before the story"
    elif index > last:
        category, where = Category.RELATED, "stands after the story"
    else:
        category, where = Category.OTHER, "stands inside the story but does not read like it"
    reason = f"{where}: {overlap:.0%} of its words occur in the article"
    if run > 1:
        reason += f"; {run} such lines in a row"
    evidence = (
        Evidence("score", f"{scan.score[index]:.2f}"),
        Evidence("overlap", f"{overlap:.2f}"),
        Evidence("run", str(run)),
    )
    return Finding(SCORE_CODE, block.start, block.end, Strength.HINT, reason, category, None, evidence)


def _run_length(scan: Scan, index: int) -> int:
    first = last = index
    while first > 0 and scan.score[first - 1] < THRESHOLD and index - first < 50:
        first -= 1
    while last + 1 < len(scan.score) and scan.score[last + 1] < THRESHOLD and last - index < 50:
        last += 1
    return last - first + 1
