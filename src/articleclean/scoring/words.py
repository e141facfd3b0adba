"""What words say whatever the page: a few numbers for each stem that many sites use, fitted with the score.

Only common words have any; a word that the weights do not know says nothing, in whatever language it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from articleclean.features import Features, Floats
from articleclean.stems import rows_of, stem_hashes


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The known stems in the order of their hashes, and a row of numbers for each, with a row of zeros behind them."""

    stems: tuple[str, ...]
    hashes: NDArray[np.uint64]
    vectors: Floats

    def of_blocks(self, features: Features) -> Floats:
        """The sum over each block's words, over the root of how many words it has; shape (blocks, numbers)."""
        n, owners = len(features.columns["words"]), features.words.blocks
        numbers = self.vectors.shape[1]
        values = self.vectors.take(self.rows(features.words.stems).take(features.words.ids), axis=0)
        cells = owners[:, None] * numbers + np.arange(numbers)
        sums = np.bincount(cells.ravel(), weights=values.ravel(), minlength=n * numbers).reshape(n, numbers)
        counts = np.bincount(owners, minlength=n)
        return np.asarray(sums / np.sqrt(np.maximum(counts, 1.0))[:, None])

    def rows(self, stems: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The row of each stem; that of zeros where it is unknown."""
        return rows_of(self.hashes, stems)


def word_vectors(stems: Sequence[str], vectors: Floats) -> WordVectors:
    """Vectors of shape (stems, numbers) by the hashes of their stems."""
    hashes = stem_hashes(stems)
    order = np.argsort(hashes)
    rows = np.concatenate([vectors[order], np.zeros((1, vectors.shape[1]))])
    return WordVectors(tuple(stems[i] for i in order), hashes[order], rows)
