"""What HTML or Markdown says about a block, as columns for the content score. Markup only adds evidence."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from articleclean.features import Floats
from articleclean.model.document import Block, Markup

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

_TOKEN_PART = re.compile(r"[a-z]{3,}")


def token_parts(markup: Markup) -> set[str]:
    """Words in the class and id tokens: ``near:related`` of the block and its parent, ``far:related`` above."""
    near = {f"near:{part}" for token in markup.tokens[:NEAR_TOKENS] for part in _TOKEN_PART.findall(token)}
    return near | {f"far:{part}" for token in markup.tokens[NEAR_TOKENS:] for part in _TOKEN_PART.findall(token)}


def markup_columns(blocks: Sequence[Block], prose: Floats, token_weights: Mapping[str, float]) -> dict[str, Floats]:
    """Columns for blocks that all have markup. ``prose``: words of prose a block."""
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
    return columns


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
