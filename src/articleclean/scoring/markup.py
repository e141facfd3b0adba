"""What HTML or Markdown says about a block, as columns for the content score. Markup only adds evidence."""

import functools
import re
from collections.abc import Mapping, Sequence
from math import fsum

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
_GROUP_NUMBER = {tag: number for number, tags in enumerate(TAG_GROUPS.values()) for tag in tags}
PLACES = ("article", "main", "aside", "nav", "header", "footer", "form", "figure", "blockquote", "ul")
NEAR_TOKENS = 6
"""Tokens of a block that count as its own or its parent's; the rest belongs to the page around it."""

MAX_DEPTH = 30
"""Elements around a block beyond which more say nothing."""
MIN_BODY = 400
"""Characters from which an articleBody is the article and not its first lines."""
BODY_HEAD = 50

_TOKEN_PART = re.compile(r"[a-z]{3,}")


def token_parts(markup: Markup) -> set[str]:
    """Words in the class and id tokens: ``near:related`` of the block and its parent, ``far:related`` above."""
    near = {part for token in markup.tokens[:NEAR_TOKENS] for part in _parts(token, "near")}
    return near | {part for token in markup.tokens[NEAR_TOKENS:] for part in _parts(token, "far")}


@functools.lru_cache(maxsize=16_384)
def _parts(token: str, place: str) -> tuple[str, ...]:
    """The words of one token. Pages of a site share most of theirs."""
    return tuple(f"{place}:{part}" for part in _TOKEN_PART.findall(token))


def markup_columns(doc: Document, prose: Floats, token_weights: Mapping[str, float]) -> dict[str, Floats]:
    """Columns for a document whose blocks all have markup. ``prose``: words of prose a block."""
    blocks = doc.blocks
    marks = [b.markup for b in blocks if b.markup is not None]
    groups = np.array([_GROUP_NUMBER.get(m.tag, -1) for m in marks])
    columns = {f"tag_{name}": (groups == number).astype(float) for number, name in enumerate(TAG_GROUPS)}
    columns |= _places([m.inside for m in marks])
    columns["link_share"] = np.array([m.link_share for m in marks])
    columns["hidden"] = np.array([m.hidden for m in marks], dtype=float)
    columns["tokens"] = token_odds(marks, token_weights)
    columns |= _prose_shares(marks, prose)
    columns |= _paths(marks, prose)
    columns |= _beside(marks, columns["link_share"])
    columns["in_body"] = _in_body(doc)
    return columns


def _places(insides: Sequence[frozenset[str]]) -> dict[str, Floats]:
    """Whether each block stands in an article, a menu and so on; few places differ, so each is looked at once."""
    numbers: dict[frozenset[str], int] = {}
    at = [numbers.setdefault(inside, len(numbers)) for inside in insides]
    rows = np.array([[place in inside for place in PLACES] for inside in numbers], dtype=float)
    return dict(zip((f"in_{place}" for place in PLACES), rows[at].T, strict=True))


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
    words = set(whole.split())
    heads = (doc.folded[b.start : min(b.end, b.start + BODY_HEAD)].split() for b in doc.blocks)
    # Most blocks have a word that the body has not, which is found sooner than that their beginning is not there.
    return np.array([1.0 if words.issuperset(h[1:-1]) and " ".join(h) in whole else -1.0 for h in heads])


def token_odds(marks: Sequence[Markup], weights: Mapping[str, float]) -> Floats:
    """Sum of the weights of each block's class and id words."""
    near, far = _Weighted("near", weights), _Weighted("far", weights)
    known: dict[tuple[str, ...], float] = {}
    odds: list[float] = []
    for tokens in [mark.tokens for mark in marks]:
        found = known.get(tokens)
        if found is None:
            parts = set[str]().union(
                *map(near.__getitem__, tokens[:NEAR_TOKENS]), *map(far.__getitem__, tokens[NEAR_TOKENS:])
            )
            found = known[tokens] = fsum(map(weights.__getitem__, parts))  # the same in any order
        odds.append(found)
    return np.array(odds)


class _Weighted(dict[str, list[str]]):
    """The words of each token that have a weight at this place: most tokens have none."""

    def __init__(self, place: str, weights: Mapping[str, float]) -> None:
        super().__init__()
        self._place, self._weights = place, weights

    def __missing__(self, token: str) -> list[str]:
        weights = self._weights
        found = self[token] = [part for part in _parts(token, self._place) if part in weights]
        return found


def _prose_shares(marks: Sequence[Markup], prose: Floats) -> dict[str, Floats]:
    """Share of the page's prose that stands under the same parent, grandparent and great-grandparent."""
    total = max(float(prose.sum()), 1.0)
    out = {}
    for step in range(3):
        owners = np.array([m.containers[step] if step < len(m.containers) else 0 for m in marks])
        sums = np.bincount(owners, weights=prose)
        out[f"share_up{step + 1}"] = sums[owners] / total
    return out


def _paths(marks: Sequence[Markup], prose: Floats) -> dict[str, Floats]:
    """Depth of the tag path, and the share of the page's prose that stands at the same one."""
    numbers: dict[str, int] = {}
    at = np.array([numbers.setdefault(m.path, len(numbers)) for m in marks])
    depths = np.array([min(path.count("/"), MAX_DEPTH) for path in numbers], dtype=float)
    sums = np.bincount(at, weights=prose)
    return {"depth": depths[at], "same_path": sums[at] / max(float(prose.sum()), 1.0)}
