"""The last look at plain text: the blocks as a sequence, each beside its neighbours near and far and the whole page.

A small convolutional network with dilated kernels (Yu and Koltun 2016; as a sequence model: Bai, Kolter and Koltun
2018). Each layer adds to what it was given; what the page holds as a whole, mean and maximum over its blocks, goes into
each layer too. Fitted by ``training/sequence.py``.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from articleclean.features import MOST_WORDS, Features, Floats
from articleclean.scoring.matrix import FAR, Numbers, clip, product
from articleclean.scoring.words import WordVectors, word_vectors


@dataclass(frozen=True, slots=True)
class Convolution:
    """One layer: ``weights`` of shape (3, units, units) for the block ``dilation`` before, the block and the one after;
    ``page`` of shape (2 * units, units) for mean and maximum over the page.
    """

    dilation: int
    weights: Numbers
    bias: Numbers
    page: Numbers


@dataclass(frozen=True, slots=True)
class SequenceLook:
    """Inputs are centred, scaled, clipped and mapped to ``units`` numbers a block, to which the words add theirs by
    ``mix``, shape (numbers a word, units). The layers follow; ``out``, shape (2 * units,), reads the last and the
    first of them.
    """

    center: Numbers
    scale: Numbers
    weights: Numbers
    bias: Numbers
    words: WordVectors
    mix: Numbers
    layers: tuple[Convolution, ...]
    out: Numbers
    out_bias: float

    def log_odds(self, inputs: Floats, features: Features) -> Floats:
        """Log-odds, shape (blocks,), for inputs of shape (blocks, columns). Counts in the precision of the weights."""
        kind = self.weights.dtype
        values = (inputs - self.center).astype(kind)
        values *= self.scale
        clip(values, FAR)
        first = product(values, self.weights)
        first += self.bias
        first += (self.words.of_blocks(features) @ self.mix).astype(kind)
        np.maximum(first, 0.0, out=first)
        lengths = np.minimum(features.columns["words"], MOST_WORDS)
        share = (lengths / max(float(lengths.sum()), 1.0)).astype(kind)
        hidden = first
        for layer in self.layers:
            added = _convolved(hidden, layer)
            added += layer.bias + _page(hidden, share) @ layer.page
            np.maximum(added, 0.0, out=added)
            hidden = np.add(added, hidden, out=added)
        units = len(self.bias)
        out = hidden @ self.out[:units] + first @ self.out[units:] + self.out_bias
        return np.asarray(out, dtype=np.float64)


def _convolved(hidden: Numbers, layer: Convolution) -> Numbers:
    before, own, after = layer.weights
    reach = layer.dilation
    out = product(hidden, own)
    out[reach:] += product(hidden[:-reach], before)
    out[:-reach] += product(hidden[reach:], after)
    return out


def _page(hidden: Numbers, share: Numbers) -> Numbers:
    return np.concatenate([share @ hidden, hidden.max(axis=0)])


def read_sequence(raw: dict[str, Any]) -> SequenceLook:
    """The network from its entry in a weights file, in single precision: half the time and memory of long documents."""
    arrays = {
        name: np.array(raw[name], dtype=np.float32) for name in ("center", "scale", "weights", "bias", "mix", "out")
    }
    layers = tuple(_read_layer(layer, len(arrays["bias"])) for layer in raw["layers"])
    words = word_vectors(list(raw["words"]), np.array(list(raw["words"].values())))
    return SequenceLook(**arrays, words=words, layers=layers, out_bias=raw["out_bias"])


def _read_layer(raw: dict[str, Any], units: int) -> Convolution:
    weights, bias, page = (np.array(raw[name], dtype=np.float32) for name in ("weights", "bias", "page"))
    return Convolution(raw["dilation"], weights.reshape(3, units, units), bias, page)
