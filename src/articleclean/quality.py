"""How sure we are that the result is an article and that it is whole."""

from collections.abc import Sequence

from articleclean.model.article import ArticleBlock
from articleclean.model.labels import TEXT_ROLES
from articleclean.scan import Scan

FULL_STORY_WORDS = 120.0
"""Words of prose from which length says nothing against an article any more."""
CLOSE_CALL = 1.0
"""Log-odds, either way, within which the content score is not sure of a block."""
MANY_CLOSE_CALLS = 0.25
"""Share of kept blocks from which close calls are told among the reasons."""
MOSTLY = 0.5
"""Share of running text among the kept blocks below which its lack is told."""


def judge(scan: Scan, blocks: Sequence[ArticleBlock]) -> tuple[float, tuple[str, ...]]:
    """Quality 0..1 and the reasons that lower it, a page of another kind than an article among them."""
    if not blocks:
        return 0.0, ("nothing was kept",)
    reasons: list[str] = []
    prose = sum(scan.columns["prose"])
    length = min(1.0, prose / FULL_STORY_WORDS)
    if length < 1.0:
        reasons.append(f"only {prose:.0f} words of running text")
    kept = {(s, e) for b in blocks for s, e in b.spans}
    scores = [scan.score[b.index] for b in scan.doc.blocks if (b.start, b.end) in kept]
    unsure = sum(abs(s) < CLOSE_CALL for s in scores) / max(1, len(scores))
    if unsure > MANY_CLOSE_CALLS:
        reasons.append(f"{unsure:.0%} of the kept blocks were close calls")
    text_share = sum(b.role in TEXT_ROLES for b in blocks) / len(blocks)
    if text_share < MOSTLY:
        reasons.append("most of what was kept is not running text")
    # Doubt and other roles take half of it at most: a short article of many lists is one all the same.
    score = length * (1.0 - 0.5 * unsure) * (0.5 + 0.5 * text_share)
    if scan.kind.kind != "article":
        reasons.append(f"it looks like a page of another kind ({scan.kind.kind}): {scan.kind.reason}")
        score *= 1.0 - scan.kind.confidence
    return round(min(1.0, max(0.0, score)), 3), tuple(reasons)
