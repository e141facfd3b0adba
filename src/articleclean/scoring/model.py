"""The content score: weights as data, three looks at every block.

First look: a logistic regression over the block's own columns. Second look: a network with one small hidden layer over
the same columns and those of the context, which is drawn from the look before. Third look: a network over the sequence
of blocks; in HTML, where markup says what the sequence would, another like the second. Weights, provenance and
cross-validated figures: ``weights/*.json``, written by ``training/train.py``; what else was tried: docs/quality.md.
"""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from articleclean.features import Features, Floats
from articleclean.scoring.context import Context
from articleclean.scoring.matrix import FAR, Numbers, clip, product
from articleclean.scoring.sequence import SequenceLook, read_sequence

WEIGHTS = Path(__file__).parent / "weights"
MOST_ROWS = 1024
"""Blocks that a look takes at a time, so that a page of a hundred thousand needs no copy of all its inputs."""
LIMIT = 8.0
"""Log-odds beyond this say no more about certainty than this."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One linear map: ``inputs @ weights + bias``."""

    weights: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Look:
    """One look: inputs are centred, scaled and clipped, then mapped layer by layer to one number a block."""

    center: Floats
    scale: Floats
    layers: tuple[Layer, ...]

    def log_odds(self, inputs: Floats) -> Floats:
        """Log-odds, shape (blocks,), for inputs of shape (blocks, columns)."""
        parts = [self._part(inputs[at : at + MOST_ROWS]) for at in range(0, len(inputs), MOST_ROWS)]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _part(self, inputs: Floats) -> Floats:
        values: Numbers = inputs - self.center
        values *= self.scale
        clip(values, FAR)
        for layer in self.layers[:-1]:
            values = product(values, layer.weights)
            values += layer.bias
            np.maximum(values, 0.0, out=values)
        out = (product(values, self.layers[-1].weights) + self.layers[-1].bias)[:, 0]
        clip(out, LIMIT)
        return np.asarray(out)


@dataclass(frozen=True, slots=True)
class Model:
    """Names of the block's own columns and of those of the context, and the looks in order, ``sequence`` last."""

    own: tuple[str, ...]
    context: tuple[str, ...]
    looks: tuple[Look, ...]
    tokens: Mapping[str, float]
    """Weights of words in class and id tokens; empty for plain text."""
    sequence: SequenceLook | None = None


@functools.cache
def load_model(name: str) -> Model:
    """A model of the package: ``text``, ``html`` or ``markdown``. Constant data, the same for every document."""
    raw = json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))
    looks = tuple(_look(look) for look in raw["looks"])
    sequence = read_sequence(raw["sequence"]) if "sequence" in raw else None
    return Model(tuple(raw["own"]), tuple(raw["context"]), looks, raw["tokens"], sequence)


def _look(raw: dict[str, Any]) -> Look:
    layers = tuple(Layer(np.array(layer["weights"]), np.array(layer["bias"])) for layer in raw["layers"])
    return Look(np.array(raw["center"]), np.array(raw["scale"]), layers)


def score_blocks(features: Features, columns: Mapping[str, Floats], model: Model) -> tuple[Floats, dict[str, Floats]]:
    """Log-odds, shape (blocks,), that each block belongs to the text; and the context columns of the last look."""
    own = np.array([columns[name] for name in model.own])
    score = model.looks[0].log_odds(own.T)
    context = Context(features, own)
    for look in model.looks[1:]:
        context.look(score)
        score = look.log_odds(context.inputs)
    if model.sequence is not None:
        context.look(score)
        score = model.sequence.log_odds(context.inputs, features)
    return score, context.columns


def stacked(columns: Mapping[str, Floats], names: tuple[str, ...]) -> Floats:
    """The named columns side by side, shape (blocks, names)."""
    return np.array([columns[name] for name in names]).T
