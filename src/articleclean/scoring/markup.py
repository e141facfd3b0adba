"""What HTML or Markdown says about a block, as columns for the content score. Markup only adds evidence."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from articleclean.features import Floats
from articleclean.ingest.fold import fold
from articleclean.model.document import Document, Markup
from articleclean.scoring.context import shifted, window_sum

TAG_GROUPS = {
    "p": ("p",),
    "heading": ("h2", "h3", "h4", "h5", "h6"),
    "h1": ("h1",),
    "li": ("li", "dd", "dt"),
    "plain": ("div", "section", "article", "main", "td", "body", "center", "font"),
    "control": ("button", "label", "option", "legend", "a", "summary"),
    "caption": ("figcaption", "caption"),
    "quote": ("blockquote", "pre", "q"),
    "table": ("table", "th"),
}
_GROUP_OF = {tag: group for group, tags in TAG_GROUPS.items() for tag in tags}
PLACES = ("article", "main", "aside", "nav", "header", "footer", "form", "figure", "blockquote", "ul")
NEAR_TOKENS = 6
"""Tokens of a block that count as its own or its parent's; the rest belongs to the page around it."""

MIN_BODY = 400
"""Characters from which an articleBody is the article and not its first lines."""
BODY_HEAD = 50

_TOKEN_PART = re.compile(r"[a-z]{3,}")


def token_parts(markup: Markup) -> set[str]:
    """Words in the class and id tokens: ``near:related`` of the block and its parent, ``far:related`` above."""
    near = {f"near:{part}" for token in markup.tokens[:NEAR_TOKENS] for part in _TOKEN_PART.findall(token)}
    return near | {f"far:{part}" for token in markup.tokens[NEAR_TOKENS:] for part in _TOKEN_PART.findall(token)}


def markup_columns(doc: Document, prose: Floats, token_weights: Mapping[str, float]) -> dict[str, Floats]:
    """Columns for a document whose blocks all have markup. ``prose``: words of prose a block."""
    blocks = doc.blocks
    marks = [b.markup for b in blocks if b.markup is not None]
    groups = [_GROUP_OF.get(m.tag, "other") for m in marks]
    columns = {f"tag_{name}": np.array([g == name for g in groups], dtype=float) for name in TAG_GROUPS}
    columns |= {f"in_{place}": np.array([place in m.inside for m in marks], dtype=float) for place in PLACES}
    columns["link_share"] = np.array([m.link_share for m in marks])
    columns["hidden"] = np.array([m.hidden for m in marks], dtype=float)
    columns["depth"] = np.array([min(m.path.count("/"), 30) for m in marks], dtype=float)
    columns["tokens"] = token_odds(marks, token_weights)
    columns |= _prose_shares(marks, prose)
    columns["same_path"] = _path_share(marks, prose)
    columns |= _beside(marks, columns["link_share"])
    columns["in_body"] = _in_body(doc)
    return columns


def _beside(marks: Sequence[Markup], links: Floats) -> dict[str, Floats]:
    """Links near by, and whether the blocks before and after stand in the same element."""
    owners = np.array([m.containers[0] if m.containers else -1 for m in marks])
    same = np.zeros(len(marks))
    same[1:] = (owners[1:] == owners[:-1]) & (owners[1:] >= 0)
    return {
        "link-1": shifted(links, -1, 0.0),
        "link+1": shifted(links, 1, 0.0),
        "links5": window_sum(links, 5) / window_sum(np.ones(len(links)), 5),
        "same-1": same,
        "same+1": shifted(same, 1, 0.0),
    }


def _in_body(doc: Document) -> Floats:
    """1 for blocks whose beginning stands in the page's own articleBody, -1 for others beside one, 0 without one."""
    body = doc.metadata.article_body if doc.metadata is not None else None
    if body is None or len(body) < MIN_BODY:
        return np.zeros(len(doc.blocks))
    whole = " ".join(fold(body).split())
    heads = (" ".join(doc.folded[b.start : min(b.end, b.start + BODY_HEAD)].split()) for b in doc.blocks)
    return np.array([1.0 if head in whole else -1.0 for head in heads])


def token_odds(marks: Sequence[Markup], weights: Mapping[str, float]) -> Floats:
    """Sum of the weights of each block's class and id words."""
    known: dict[tuple[str, ...], float] = {}
    for mark in marks:
        if mark.tokens not in known:
            known[mark.tokens] = sum(weights.get(part, 0.0) for part in sorted(token_parts(mark)))
    return np.array([known[m.tokens] for m in marks])


def _prose_shares(marks: Sequence[Markup], prose: Floats) -> dict[str, Floats]:
    """Share of the page's prose that stands under the same parent, grandparent and great-grandparent."""
    total = max(float(prose.sum()), 1.0)
    out = {}
    for step in range(3):
        owners = np.array([m.containers[step] if step < len(m.containers) else 0 for m in marks])
        sums = np.bincount(owners, weights=prose)
        out[f"share_up{step + 1}"] = sums[owners] / total
    return out


def _path_share(marks: Sequence[Markup], prose: Floats) -> Floats:
    """Share of the page's prose that stands at the same tag path."""
    numbers: dict[str, int] = {}
    at = np.array([numbers.setdefault(m.path, len(numbers)) for m in marks])
    sums = np.bincount(at, weights=prose)
    return np.asarray(sums[at] / max(float(prose.sum()), 1.0))
