"""What a block's surroundings say: its neighbours, its place against the story, its words against the story's words.

The first look gives each block a likelihood by itself; here these likelihoods become evidence for one another, as in
jusText's "judge a block alone, then by its neighbours" (Pomikálek 2011), with the page's own vocabulary added.
"""

from collections.abc import Sequence

import numpy as np

from articleclean.features import Features, Floats, Ints

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
WINDOWS = (3, 8)
FUNCTION_WORDS = 30
"""How many of the story's most frequent words count as its function words; 15 to 60 measured alike."""


def context_columns(features: Features, alone: Floats) -> dict[str, Floats]:
    """Columns for the next look. ``alone``: log-odds of each block as the look before gave them, shape (blocks,)."""
    likely = 1.0 / (1.0 + np.exp(-alone))
    words = np.minimum(features.columns["words"], 120.0)
    mass = likely * words
    columns = {"alone": alone}
    columns |= _neighbours(features, alone)
    columns |= _windows(mass, words)
    columns |= _place(mass, words, likely)
    columns |= _vocabulary(features, likely, mass)
    columns |= _page(mass, words, likely)
    return columns


def _neighbours(features: Features, alone: Floats) -> dict[str, Floats]:
    out = {f"alone{step:+d}": column for step, column in _shifted(alone, NEIGHBOURS, -4.0).items()}
    for name in ("log_words", "end", "upper_words", "linkish"):
        beside = _shifted(features.columns[name], (-1, 1), 0.0)
        out[f"{name}-1"], out[f"{name}+1"] = beside[-1], beside[1]
    out["gap+1"] = shifted(features.columns["gap"], 1, 4.0)
    return out


def _shifted(values: Floats, steps: Sequence[int], fill: float) -> dict[int, Floats]:
    """For each step the value of the block so much further on; ``fill`` beyond the ends. Views of one array."""
    n, reach = len(values), max(map(abs, steps))
    padded = np.full(n + 2 * reach, fill)
    padded[reach : reach + n] = values
    return {step: padded[reach + step : reach + step + n] for step in steps}


def shifted(values: Floats, step: int, fill: float) -> Floats:
    """The value of the block ``step`` further on; ``fill`` beyond the ends."""
    return _shifted(values, (step,), fill)[step]


def window_sum(values: Floats, reach: int) -> Floats:
    """Sum over the block and ``reach`` blocks on either side."""
    n = len(values)
    padded = np.zeros(n + 2 * reach + 1)
    np.cumsum(values, out=padded[reach + 1 : reach + 1 + n])
    padded[reach + 1 + n :] = padded[reach + n]
    return np.asarray(padded[2 * reach + 1 :] - padded[:n])


def _windows(mass: Floats, words: Floats) -> dict[str, Floats]:
    out = {}
    for reach in WINDOWS:
        around = window_sum(mass, reach) - mass
        out[f"mass{reach}"] = np.log1p(around)
        out[f"purity{reach}"] = around / np.maximum(window_sum(words, reach) - words, 1.0)
    upto = np.cumsum(mass)
    total = float(upto[-1])
    before, after = upto - mass, total - upto
    out["story_before"] = before / max(total, 1.0)
    out["story_after"] = after / max(total, 1.0)
    out["log_before"] = np.log1p(np.maximum(before, 0.0))
    out["log_after"] = np.log1p(np.maximum(after, 0.0))
    return out


def densest_run(gain: Floats) -> tuple[int, int]:
    """First and last index of the run with the largest sum (Kadane)."""
    total = np.concatenate([[0.0], np.cumsum(gain)])
    lowest = np.minimum.accumulate(total[:-1])
    last = int(np.argmax(total[1:] - lowest))
    first = int(np.argmin(total[: last + 1]))
    return first, last


def _place(mass: Floats, words: Floats, likely: Floats) -> dict[str, Floats]:
    n = len(mass)
    first, last = densest_run(mass - 0.6 * np.maximum(words, 4.0) * (1.0 - likely) - 1.5)
    at = np.arange(n)
    outside = np.maximum(first - at, 0) + np.maximum(at - last, 0)
    return {
        "inside": ((at >= first) & (at <= last)).astype(float),
        "ahead": np.log1p(np.maximum(first - at, 0)),
        "behind": np.log1p(np.maximum(at - last, 0)),
        "outside_share": outside / n,
        "from_top": np.log1p(at),
        "from_bottom": np.log1p(n - 1 - at),
    }


def _vocabulary(features: Features, likely: Floats, mass: Floats) -> dict[str, Floats]:
    """Overlap with the story's words, leaving the block's own words out of the story."""
    n = len(likely)
    ids, owners = features.word_ids, features.word_block
    if not len(ids):
        return {"overlap": np.zeros(n), "function": np.zeros(n), "new_words": np.zeros(n)}
    weight = np.where(mass[owners] > 6.0, likely[owners], 0.0)
    story: Floats = np.asarray(np.bincount(ids, weights=weight, minlength=features.vocabulary), dtype=float)
    common = _most_common(story)
    is_function = common[ids]
    per_block = np.bincount(owners, minlength=n).astype(float)
    functions = np.bincount(owners, weights=is_function, minlength=n)
    others = np.minimum(np.maximum(story[ids] - weight, 0.0), 1.0) * ~is_function
    overlap = np.bincount(owners, weights=others, minlength=n)
    content = per_block - functions
    return {
        "overlap": overlap / np.maximum(content, 1.0),
        "new_words": np.log1p(content - overlap),
        "function": functions / np.maximum(per_block, 1.0),
    }


def _most_common(story: Floats) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    if len(story) <= FUNCTION_WORDS:
        return story >= 3.0
    cut = np.partition(story, -FUNCTION_WORDS)[-FUNCTION_WORDS]
    return story >= max(float(cut), 3.0)


def _page(mass: Floats, words: Floats, likely: Floats) -> dict[str, Floats]:
    n = len(mass)
    ones = np.ones(n)
    return {
        "page_blocks": np.log1p(n) * ones,
        "page_story": np.log1p(mass.sum()) * ones,
        "page_purity": mass.sum() / max(words.sum(), 1.0) * ones,
        "page_likely": likely.mean() * ones,
    }


def repeats(keys: list[str]) -> Ints:
    """How often each block's text stands in the document."""
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return np.array([counts[key] for key in keys], dtype=np.int64)
