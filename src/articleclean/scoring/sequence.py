"""The last look at plain text: the blocks as a sequence, each beside its neighbours near and far and the whole page.

A small convolutional network with dilated kernels (Yu and Koltun 2016; as a sequence model: Bai, Kolter and Koltun
2018). Each layer adds to what it was given; what the page holds as a whole, mean and maximum over its blocks, goes into
each layer too. Fitted by ``training/sequence.py``.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from articleclean.features import Features, Floats
from articleclean.scoring.words import WordVectors, word_vectors

FAR = 6.0
"""Standard deviations at which an input is clipped, as in the looks before."""
MOST_WORDS = 120.0
"""Words up to which a block's length counts in the mean over the page."""
ROWS = 64
"""Blocks multiplied together; larger products make numpy start threads (see ``scoring/model.py``)."""


@dataclass(frozen=True, slots=True)
class Convolution:
    """One layer: ``weights`` of shape (3 * units, units) for the block and those ``dilation`` before and after it;
    ``page`` of shape (2 * units, units) for mean and maximum over the page.
    """

    dilation: int
    weights: Floats
    bias: Floats
    page: Floats


@dataclass(frozen=True, slots=True)
class SequenceLook:
    """Inputs are centred, scaled, clipped and mapped to ``units`` numbers a block, to which the words add theirs by
    ``mix``, shape (numbers a word, units). The layers follow; ``out``, shape (2 * units,), reads the last and the
    first of them.
    """

    center: Floats
    scale: Floats
    weights: Floats
    bias: Floats
    words: WordVectors
    mix: Floats
    layers: tuple[Convolution, ...]
    out: Floats
    out_bias: float

    def log_odds(self, inputs: Floats, features: Features) -> Floats:
        """Log-odds, shape (blocks,), for inputs of shape (blocks, columns)."""
        values = np.clip((inputs - self.center) * self.scale, -FAR, FAR)
        first = product(values, self.weights) + self.bias + self.words.of_blocks(features) @ self.mix
        np.maximum(first, 0.0, out=first)
        lengths = np.minimum(features.columns["words"], MOST_WORDS)
        share = lengths / max(float(lengths.sum()), 1.0)
        hidden = first
        for layer in self.layers:
            hidden = hidden + np.maximum(_convolved(hidden, layer) + _page(hidden, share) @ layer.page, 0.0)
        units = len(self.bias)
        return np.asarray(hidden @ self.out[:units] + first @ self.out[units:] + self.out_bias)


def _convolved(hidden: Floats, layer: Convolution) -> Floats:
    n, reach = len(hidden), layer.dilation
    padded = np.zeros((n + 2 * reach, hidden.shape[1]))
    padded[reach : reach + n] = hidden
    return product(np.concatenate([padded[:n], hidden, padded[2 * reach :]], axis=1), layer.weights) + layer.bias


def _page(hidden: Floats, share: Floats) -> Floats:
    return np.concatenate([share @ hidden, hidden.max(axis=0)])


def product(values: Floats, weights: Floats) -> Floats:
    """The matrix product, some rows at a time."""
    if len(values) <= ROWS:
        return np.asarray(values @ weights)
    return np.concatenate([values[at : at + ROWS] @ weights for at in range(0, len(values), ROWS)])


def read_sequence(raw: dict[str, Any]) -> SequenceLook:
    """The network from its entry in a weights file."""
    layers = tuple(
        Convolution(layer["dilation"], *(np.array(layer[name]) for name in ("weights", "bias", "page")))
        for layer in raw["layers"]
    )
    words = word_vectors(list(raw["words"]), np.array(list(raw["words"].values())))
    arrays = {name: np.array(raw[name]) for name in ("center", "scale", "weights", "bias", "mix", "out")}
    return SequenceLook(**arrays, words=words, layers=layers, out_bias=raw["out_bias"])
