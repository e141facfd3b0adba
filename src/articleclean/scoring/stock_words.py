"""How much a block's words are those of stock phrases, as columns for the content score."""

import numpy as np

from articleclean.features import Features, Floats
from articleclean.packs.stock_words import CLEARLY, load_stock_words


def stock_columns(features: Features) -> dict[str, Floats]:
    """Mean log-odds of the block's words, their sum over the root of their number, and the share that is clear."""
    known, words, blocks = load_stock_words(), features.words, len(features.columns["words"])
    odds = known.odds.take(known.rows(words.stems)).take(words.ids)
    counts = np.maximum(np.bincount(words.blocks, minlength=blocks), 1.0)
    sums = np.bincount(words.blocks, weights=odds, minlength=blocks)
    clear = np.bincount(words.blocks, weights=odds > CLEARLY, minlength=blocks)
    return {"stock_mean": sums / counts, "stock_sum": sums / np.sqrt(counts), "stock_share": clear / counts}
