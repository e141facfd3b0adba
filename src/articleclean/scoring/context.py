"""What a block's surroundings say: its neighbours, its place against the story, its words against the story's words.

The first look gives each block a likelihood by itself; here these likelihoods become evidence for one another, as in
jusText's "judge a block alone, then by its neighbours" (Pomikálek 2011), with the page's own vocabulary added.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from articleclean.features import MOST_WORDS, Features, Floats
from articleclean.scoring.matrix import logistic
from articleclean.stems import Bools, Ints

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
WINDOWS = (3, 8)
BESIDE = ("log_words", "end", "upper_words", "linkish")
"""Columns of the block's own that are shown to the blocks before and after it."""
FUNCTION_WORDS = 30
"""How many of the story's most frequent words count as its function words; 15 to 60 measured alike."""


def _names() -> Iterator[str]:
    yield "alone"
    yield from (f"alone{step:+d}" for step in NEIGHBOURS)
    yield from (f"{name}{step:+d}" for name in BESIDE for step in (-1, 1))
    yield "gap+1"
    yield from (f"{name}{reach}" for reach in WINDOWS for name in ("mass", "purity"))
    yield from ("story_before", "story_after", "log_before", "log_after")
    yield from ("inside", "ahead", "behind", "outside_share", "from_top", "from_bottom")
    yield from ("overlap", "new_words", "function")
    yield from ("page_blocks", "page_story", "page_purity", "page_likely")


CONTEXT = tuple(_names())
"""Names of the columns of the context, in order."""


def context_columns(features: Features, alone: Floats) -> dict[str, Floats]:
    """Columns for the next look. ``alone``: log-odds of each block as the look before gave them, shape (blocks,)."""
    context = Context(features, np.empty((0, len(alone))))
    context.look(alone)
    return context.columns


class Context:
    """The context of a document's blocks, for one look after the other.

    ``rows`` has the shape (columns, blocks) and ``columns`` names its rows; each look fills the same memory anew. What
    does not depend on the look is worked out once. ``inputs`` is what a look is given, shape (blocks, columns): the
    blocks' own columns, ``own`` of shape (columns, blocks), and behind them those of the context.
    """

    def __init__(self, features: Features, own: Floats) -> None:
        n = len(features.columns["words"])
        together = np.zeros((len(own) + len(CONTEXT), n))
        together[: len(own)] = own
        self.inputs = together.T
        self.rows = together[len(own) :]
        self.columns = dict(zip(CONTEXT, self.rows, strict=True))
        self._features = features
        self._words = np.minimum(features.columns["words"], MOST_WORDS)
        self._cost = furniture_cost(self._words)
        self._around = {reach: np.maximum(window_sum(self._words, reach) - self._words, 1.0) for reach in WINDOWS}
        self._share = np.arange(n) / n
        self._word_counts = np.bincount(features.words.blocks, minlength=n).astype(float)
        self._fill_unchanging()

    def _fill_unchanging(self) -> None:
        columns, own = self.columns, self._features.columns
        for name in BESIDE:
            columns[f"{name}-1"][1:] = own[name][:-1]
            columns[f"{name}+1"][:-1] = own[name][1:]
        columns["gap+1"][:-1] = own["gap"][1:]
        columns["gap+1"][-1] = 4.0
        np.log1p(np.arange(len(self._words)), out=columns["from_top"])
        columns["from_bottom"][:] = columns["from_top"][::-1]
        columns["page_blocks"][:] = np.log1p(len(self._words))

    def look(self, alone: Floats) -> None:
        """Fill the columns from the log-odds of the look before, shape (blocks,)."""
        likely = logistic(alone)
        mass = likely * self._words
        self._fill_neighbours(alone)
        self._fill_windows(mass)
        self._fill_place(run_gain(likely, mass, self._cost))
        self._fill_vocabulary(likely, mass)
        story = mass.sum()
        self.columns["page_story"][:] = np.log1p(story)
        self.columns["page_purity"][:] = story / max(self._words.sum(), 1.0)
        self.columns["page_likely"][:] = likely.sum() / len(likely)

    def _fill_neighbours(self, alone: Floats) -> None:
        """The score of the block and of those around it; beyond the ends of the page it is that of furniture."""
        rows, n = self.rows, len(alone)
        rows[: 1 + len(NEIGHBOURS)] = -4.0
        rows[0] = alone
        for row, step in enumerate(NEIGHBOURS, 1):
            if step < 0:
                rows[row, -step:] = alone[:step]
            else:
                rows[row, : max(n - step, 0)] = alone[step:]

    def _fill_windows(self, mass: Floats) -> None:
        columns = self.columns
        for reach in WINDOWS:
            around = window_sum(mass, reach) - mass
            np.log1p(around, out=columns[f"mass{reach}"])
            np.divide(around, self._around[reach], out=columns[f"purity{reach}"])
        upto = mass.cumsum()
        total = float(upto[-1])
        before, after = upto - mass, total - upto
        np.divide(before, max(total, 1.0), out=columns["story_before"])
        np.divide(after, max(total, 1.0), out=columns["story_after"])
        np.log1p(np.maximum(before, 0.0), out=columns["log_before"])
        np.log1p(np.maximum(after, 0.0), out=columns["log_after"])

    def _fill_place(self, gain: Floats) -> None:
        """Where the block stands against the densest run; distances are read off what counts from the top."""
        first, last = densest_run(gain)
        columns, n = self.columns, len(gain)
        for name in ("inside", "ahead", "behind", "outside_share"):
            columns[name][:] = 0.0
        columns["inside"][first : last + 1] = 1.0
        columns["ahead"][:first] = columns["from_top"][first:0:-1]
        columns["behind"][last + 1 :] = columns["from_top"][1 : n - last]
        columns["outside_share"][:first] = self._share[first:0:-1]
        columns["outside_share"][last + 1 :] = self._share[1 : n - last]

    def _fill_vocabulary(self, likely: Floats, mass: Floats) -> None:
        """Overlap with the story's words, leaving the block's own words out of the story."""
        words = self._features.words
        n, ids, owners = len(likely), words.ids, words.blocks
        if not len(ids):
            return
        weight = np.where(mass > 6.0, likely, 0.0)[owners]
        story: Floats = np.asarray(np.bincount(ids, weights=weight, minlength=len(words.stems)), dtype=float)
        is_function = _most_common(story)[ids]
        functions = np.bincount(owners, weights=is_function, minlength=n)
        others = np.minimum(np.maximum(story[ids] - weight, 0.0), 1.0)
        others[is_function] = 0.0
        overlap = np.bincount(owners, weights=others, minlength=n)
        content = self._word_counts - functions
        np.divide(overlap, np.maximum(content, 1.0), out=self.columns["overlap"])
        np.log1p(content - overlap, out=self.columns["new_words"])
        np.divide(functions, np.maximum(self._word_counts, 1.0), out=self.columns["function"])


def shifted(values: Floats, step: int, fill: float) -> Floats:
    """The value of the block ``step`` further on; ``fill`` beyond the ends."""
    n, reach = len(values), abs(step)
    padded = np.full(n + 2 * reach, fill)
    padded[reach : reach + n] = values
    return padded[reach + step : reach + step + n]


def window_sum(values: Floats, reach: int) -> Floats:
    """Sum over the block and ``reach`` blocks on either side."""
    n = len(values)
    padded = np.zeros(n + 2 * reach + 1)
    values.cumsum(out=padded[reach + 1 : reach + 1 + n])
    padded[reach + 1 + n :] = padded[reach + n]
    return np.asarray(padded[2 * reach + 1 :] - padded[:n])


def furniture_cost(words: Floats) -> Floats:
    """What a block of furniture takes from a run of text, by its words."""
    return np.asarray(0.6 * np.maximum(words, 4.0))


def run_gain(likely: Floats, mass: Floats, cost: Floats) -> Floats:
    """What each block adds to a run of text: its likely words, less what it costs as furniture, less a little for
    being one more block."""
    return np.asarray(mass - cost * (1.0 - likely) - 1.5)


def densest_run(gain: Floats) -> tuple[int, int]:
    """First and last index of the run with the largest sum (Kadane)."""
    total = np.zeros(len(gain) + 1)
    gain.cumsum(out=total[1:])
    lowest = np.minimum.accumulate(total[:-1])
    last = int((total[1:] - lowest).argmax())
    first = int(total[: last + 1].argmin())
    return first, last


def _most_common(story: Floats) -> Bools:
    often: Bools = story >= 3.0
    counts = story[often]
    if len(counts) <= FUNCTION_WORDS:
        return often
    counts.partition(-FUNCTION_WORDS)
    return np.asarray(story >= counts[-FUNCTION_WORDS])


def repeats(keys: Sequence[str]) -> Ints:
    """How often each block's text stands in the document."""
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return np.array([counts[key] for key in keys], dtype=np.int64)
