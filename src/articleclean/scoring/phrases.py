"""What pack hits say about a block and its surroundings, as columns for the content score."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from articleclean.features import Floats
from articleclean.model.labels import Category
from articleclean.packs.matching import Hit
from articleclean.packs.schema import Scope
from articleclean.scoring.context import shifted, window_sum

GROUPS = {
    "media": (Category.VIDEO, Category.AUDIO, Category.GALLERY),
    "related": (Category.RELATED,),
    "prompt": (Category.SHARE, Category.NEWSLETTER, Category.PAYWALL, Category.AD, Category.COOKIE),
    "comment": (Category.COMMENT, Category.COMMENT_FORM),
    "page": (Category.NAV, Category.LEGAL, Category.CONTACT, Category.AUTHOR_BIO),
    "rest": (Category.SPAM, Category.DUPLICATE, Category.OTHER),
}
_GROUP_OF = {category: group for group, categories in GROUPS.items() for category in categories}


def phrase_columns(hits: Mapping[int, Sequence[Hit]], prose: Floats) -> dict[str, Floats]:
    """Hits of the block by group, weak hits, and hits and openers near by. ``prose``: words of prose a block."""
    n = len(prose)
    strong = {group: np.zeros(n) for group in GROUPS}
    weak, opener, footer = np.zeros(n), np.zeros(n), np.zeros(n)
    for block, found in hits.items():
        for hit in found:
            entry = hit.entry
            if entry.scope is Scope.CUT:
                continue
            if entry.scope is Scope.FOOTER:
                footer[block] = 1.0
            elif entry.weak:
                weak[block] = 1.0
            else:
                strong[_GROUP_OF[entry.category]][block] = 1.0
            if entry.scope is Scope.OPENER:
                opener[block] = 1.0
    own = np.maximum.reduce(list(strong.values()))
    either = own + 0.5 * np.maximum(weak, footer)
    columns = {f"hit_{group}": column for group, column in strong.items()}
    columns |= {"hit_weak": weak, "hit_footer": footer, "hit_opener": opener}
    columns |= {"hit-1": shifted(own, -1, 0.0), "hit+1": shifted(own, 1, 0.0)}
    for reach in (3, 8):
        columns[f"hits{reach}"] = np.log1p(window_sum(either, reach) - either)
    columns["since_related"] = _since(np.minimum(strong["related"], opener))
    columns["since_comment"] = _since(strong["comment"])
    columns["after_comment"] = _after(strong["comment"], prose)
    return columns


def _since(marks: Floats) -> Floats:
    """One over the number of blocks since the last mark (the mark itself 0): 1 right after it, 0 where none came."""
    since = np.zeros(len(marks))
    places = marks.nonzero()[0].tolist()
    for place, following in pairwise([*places, len(marks) - 1]):
        since[place + 1 : following + 1] = 1.0 / np.arange(1, following - place + 1)
    return since


def _after(marks: Floats, prose: Floats) -> Floats:
    """1 behind a mark with at least a quarter of the page's prose before it: a mark in the page's head says nothing."""
    after = np.zeros(len(marks))
    places = marks.nonzero()[0]
    if len(places):
        before = prose.cumsum() - prose
        late = places[before[places] * 3.0 >= max(float(prose.sum()), 1.0)]
        if len(late):
            after[late[0] :] = 1.0
    return after
