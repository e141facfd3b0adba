"""One verdict for every block, in two visible stages.

First, strong evidence about a block by itself: what can only be junk goes, what is known to have a role stays. Then the
content score, shifted by hints, settles the rest; its reasons are told in words. The score has already looked at the
neighbours, the place in the page and the story's own words. Losing article text is worse than keeping junk, so a block
that reads like prose must be further below the line to go.
"""

import functools
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from articleclean.detectors.roles.heading import is_heading_in_print
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category, Role
from articleclean.model.quick_init import quick_init
from articleclean.scan import Scan
from articleclean.scoring.line_roles import line_roles

THRESHOLD, CLEAN_SHIFT = -0.2, 1.6
"""Log-odds under which a block goes, and how much lower that line is in short plain texts, in proportion to what reads
like the story. Chosen on cross-validated scores: on whole pages word F1 is flat from -0.4 to 0.4, and in texts that a
scraper has cut out already every tenth costs article lines.
"""
PROSE_MARGIN, CLEAN_MARGIN, WHOLE_MARGIN = 0.2, 7.0, 1.0
"""The same for what a block with sentences must be below that line: in short plain texts, and in whole pages. The dump
of a page holds teasers with sentences; in a text that was cut out already, sentences are nearly always the story's.
"""
LENIENCY = {"list": 4.0, "home": 4.0, "forum": 4.0, "product": 1.0}
UNCLAIMED, SURE_KIND = 1.0, 0.7
"""How much lower the line is on pages of other kinds, which the score was never shown, and where nothing but running
text speaks for an article. On 240 pages of six other kinds word F1 rises from 0.702 to 0.755 by the first and to 0.764
by the second; on articles it stays where it was, and falls from twice as much.
"""
BARE_SHIFT, BARE_BLOCKS, BARE_SHARE, BARE_LENGTH = 3.0, 80, 0.08, 30
"""How much lower the line is in a short text (blocks) in which hardly anything (share of blocks) is known to be junk:
page furniture never comes without stock phrases, so what looks odd there is odd text. One line alone may be a link
that an editor set into the story, and shows no furniture; a text of a few blocks counts as one of so many, or two such
lines would show it. On 65 new texts article lines lost fell from 2.4 to 2.1% by that, with as much junk found; on
others all figures stayed.
"""
UNTOUCHED, HINTED = 100.0, 0.75
"""The same where nothing at all is known to be junk, and there for what a hint speaks of: such a text is clean, and
cleaning twice changes nothing. With 1.5 for the second, junk F1 on 83 texts of many languages fell by 0.007.
"""
HINT_SHIFT = 1.5
"""Log-odds by which a hint moves the score: the mean weight of a weak phrase hit in the first look. Where a
whole page stands in plain text or Markdown, a hint of a role counts in proportion to what reads like the story, for
teasers have headings there and menus are lists: word F1 on the news pages rose by 0.003 and 0.004. In HTML it fell.
"""

_strength = attrgetter("strength")


@quick_init
@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a block. Exactly one of ``role`` (it stays) and ``because`` (it goes) is set."""

    block: int
    role: Role | None = None
    because: Finding | None = None
    cuts: tuple[Finding, ...] = ()


def decide(scan: Scan, findings: Sequence[Finding]) -> tuple[Verdict, ...]:
    """A verdict for each block of the document, in order; in plain text the kept lines get their roles together."""
    verdicts = weigh(scan, findings)
    if scan.doc.kind != "text":
        return verdicts
    kept = [v for v in verdicts if v.role is not None]
    roles = [v.role for v in kept if v.role is not None]
    named = list(verdicts)
    for verdict, role in zip(kept, line_roles(scan, [v.block for v in kept], roles) if kept else (), strict=True):
        if role is not verdict.role:
            named[verdict.block] = Verdict(verdict.block, role, None, verdict.cuts)
    return tuple(named)


def weigh(scan: Scan, findings: Sequence[Finding]) -> tuple[Verdict, ...]:
    """The verdicts by evidence and score, with the roles that findings give."""
    about = _by_block(scan, findings)
    like_story = sum(s > 0 for s in scan.score) / len(scan.score)
    limits, runs = _limits(scan, about, like_story), _run_lengths(scan.score)
    is_sure = _may_be_cut_out(scan) or scan.doc.kind == "html"
    role_shift = HINT_SHIFT * (1.0 if is_sure else like_story)
    verdicts: list[Verdict] = []
    for index, (score, limit) in enumerate(zip(scan.score, limits, strict=True)):
        junk, roles, cuts = about.junk.get(index, ()), about.roles.get(index, ()), about.cuts.get(index, ())
        verdict = _by_evidence(index, junk, roles, cuts) if junk or roles else None
        if verdict is None and score + role_shift * len(roles) - HINT_SHIFT * len(junk) > limit:
            verdict = Verdict(index, _role(roles) if roles else _unnamed_role(scan, index), None, tuple(cuts))
        verdicts.append(verdict or Verdict(index, None, _strongest(junk) or _by_score(scan, index, runs[index])))
    if any(v.role in _STORY_ROLES for v in verdicts):
        return tuple(verdicts)
    return tuple(_kept_for_want_of_a_story(v, about) for v in verdicts)


_STORY_ROLES = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE, Role.TABLE})
_Found = dict[int, list[Finding]]


class _About(NamedTuple):
    """Findings by the index of their block. Blocks without any are left out."""

    junk: _Found
    roles: _Found
    cuts: _Found


def _by_block(scan: Scan, findings: Sequence[Finding]) -> _About:
    junk: _Found = {}
    roles: _Found = {}
    cuts: _Found = {}
    blocks = scan.doc.blocks
    starts = [b.start for b in blocks]
    opening = dict(zip(starts, range(len(blocks)), strict=True))
    for finding in findings:
        index = opening.get(finding.start, -1)
        if index >= 0 and blocks[index].end == finding.end:
            kind = junk if finding.role is None else roles
        else:
            kind = cuts
            if index < 0:
                index = bisect_right(starts, finding.start) - 1
        known = kind.get(index)
        if known is None:
            kind[index] = [finding]
        else:
            known.append(finding)
    return _About(junk, roles, cuts)


def _unnamed_role(scan: Scan, index: int) -> Role:
    """The role of a block that stays by its score alone."""
    return Role.HEADING if is_heading_in_print(scan, index) else Role.PARAGRAPH


def _strongest(findings: Sequence[Finding]) -> Finding | None:
    if len(findings) > 1:
        return max(findings, key=_strength)
    return findings[0] if findings else None


def _role(roles: Sequence[Finding]) -> Role:
    best = _strongest(roles)
    return Role.PARAGRAPH if best is None or best.role is None else best.role


def _by_evidence(
    index: int, junk: Sequence[Finding], roles: Sequence[Finding], cuts: Sequence[Finding]
) -> Verdict | None:
    """The verdict that findings make without the score, or None."""
    worst, best = _strongest(junk), _strongest(roles)
    if worst is not None and worst.strength is Strength.CERTAIN:
        return Verdict(index, None, worst)
    if best is not None and best.strength >= Strength.STRONG:
        return Verdict(index, best.role, None, tuple(cuts))
    if worst is not None and worst.strength is Strength.STRONG:
        return Verdict(index, None, worst)
    return None


def _may_be_cut_out(scan: Scan) -> bool:
    """Whether somebody may have taken the text out of its page already: plain, and no longer than a story."""
    return scan.doc.kind == "text" and len(scan.score) <= BARE_BLOCKS


def _limits(scan: Scan, about: _About, like_story: float) -> list[float]:
    """Log-odds under which each block goes. ``like_story``: share of blocks that read like the story."""
    suspects, may_be_cut_out = about.junk, _may_be_cut_out(scan)
    line = THRESHOLD - (CLEAN_SHIFT * like_story if may_be_cut_out else 0.0) - _leniency(scan)
    margin = PROSE_MARGIN + (CLEAN_MARGIN if may_be_cut_out else WHOLE_MARGIN) * like_story
    bare = _bareness(scan.lines, suspects) if may_be_cut_out else 0.0
    hinted = HINTED if bare >= UNTOUCHED else 0.0
    return [
        line - (margin if prose > 0 else 0.0) - (hinted if index in suspects else bare)
        for index, prose in enumerate(scan.columns["prose"])
    ]


def _leniency(scan: Scan) -> float:
    """How much lower the line is on a page that is no article, or does not say that it is one."""
    if scan.doc.kind != "html":
        return 0.0
    return LENIENCY.get(scan.kind.kind, 0.0) or (UNCLAIMED if scan.kind.confidence < SURE_KIND else 0.0)


def _bareness(lines: Sequence[str], suspects: Mapping[int, Sequence[Finding]]) -> float:
    """How much lower the line is for what no detector speaks of. A marker of advertisements that stands ten times shows
    no more furniture than one does."""
    known = len({lines[i] for i, junk in suspects.items() if any(f.strength >= Strength.STRONG for f in junk)})
    return BARE_SHIFT * max(0.0, 1.0 - (known - 1) / max(len(lines), BARE_LENGTH) / BARE_SHARE) if known else UNTOUCHED


def _kept_for_want_of_a_story(verdict: Verdict, about: _About) -> Verdict:
    """Where nothing reads like an article, what only the score would remove is kept rather than lost."""
    junk, roles, cuts = (kind.get(verdict.block, ()) for kind in about)
    if verdict.role is not None or any(f.strength >= Strength.STRONG for f in junk):
        return verdict
    role = _role(roles)
    return Verdict(verdict.block, role, None, tuple(cuts))


SCORE_CODE = "S01"
MOST_IN_RUN = 50
"""Blocks on either side that are counted as "such lines in a row"."""


def _by_score(scan: Scan, index: int, run: int) -> Finding:
    """The finding that stands for the content score's verdict, with what it saw put in words."""
    block = scan.doc.blocks[index]
    first, last = scan.story
    category = Category.NAV if index < first else Category.RELATED if index > last else Category.OTHER
    reason, seen = _in_words(category, scan.columns["overlap"][index], run)
    evidence = (_score_seen(round(scan.score[index], 2)), *seen)
    return Finding(SCORE_CODE, block.start, block.end, Strength.HINT, reason, category, None, evidence)


@functools.lru_cache(maxsize=4096)
def _score_seen(score: float) -> Evidence:
    return Evidence("score", f"{score:.2f}")


_WHERE = {
    Category.NAV: "stands before the story",
    Category.RELATED: "stands after the story",
    Category.OTHER: "stands inside the story but does not read like it",
}


@functools.lru_cache(maxsize=4096)
def _in_words(category: Category, overlap: float, run: int) -> tuple[str, tuple[Evidence, Evidence]]:
    """The reason, and the facts behind it. Lines of few words, of which a page has hundreds, have the same few."""
    reason = f"{_WHERE[category]}: {overlap:.0%} of its words occur in the article"
    if run > 1:
        reason += f"; {run} such lines in a row"
    return reason, (Evidence("overlap", f"{overlap:.2f}"), Evidence("run", str(run)))


def _run_lengths(scores: Sequence[float]) -> list[int]:
    """For each block the length of the run of low scores it stands in, at most ``MOST_IN_RUN`` on either side."""
    low = [score < THRESHOLD for score in scores]
    before, after = _lows_before(low), _lows_before(low[::-1])[::-1]
    return [a + 1 + b for a, b in zip(before, after, strict=True)]


def _lows_before(low: list[bool]) -> list[int]:
    """How many low ones come right before each, at most ``MOST_IN_RUN``."""
    counts, run = [], 0
    for is_low in low:
        counts.append(run if run < MOST_IN_RUN else MOST_IN_RUN)
        run = run + 1 if is_low else 0
    return counts
