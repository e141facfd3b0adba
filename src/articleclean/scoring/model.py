"""The content score: weights as data, two looks at every block.

First look: a logistic regression over the block's own columns. Second look: a network with one small hidden layer over
the same columns and those of the context. Weights, provenance and cross-validated figures: ``weights/*.json``, written
by ``training/train.py``; the method and what else was tried: docs/quality.md.
"""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from articleclean.features import Features, Floats
from articleclean.scoring.context import context_columns

WEIGHTS = Path(__file__).parent / "weights"
CLIP = 8.0
"""Log-odds beyond this say no more about certainty than this."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One linear map: ``inputs @ weights + bias``."""

    weights: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Model:
    """Columns by name, and the layers of the first and the second look."""

    own: tuple[str, ...]
    context: tuple[str, ...]
    alone: tuple[Layer, ...]
    together: tuple[Layer, ...]


@functools.cache
def load_model(name: str) -> Model:
    """A model of the package: ``text`` or ``html``. Constant data, the same for every document."""
    raw = json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))
    return Model(tuple(raw["own"]), tuple(raw["context"]), _layers(raw["alone"]), _layers(raw["together"]))


def _layers(raw: list[dict[str, Any]]) -> tuple[Layer, ...]:
    return tuple(Layer(np.array(r["weights"], dtype=float), np.array(r["bias"], dtype=float)) for r in raw)


def score_blocks(features: Features, columns: Mapping[str, Floats], model: Model) -> tuple[Floats, dict[str, Floats]]:
    """Log-odds, shape (blocks,), that each block belongs to the article's text; and the context columns behind them."""
    own = np.stack([columns[name] for name in model.own], axis=1)
    alone = np.clip(apply_layers(own, model.alone), -CLIP, CLIP)
    context = context_columns(features, alone)
    both = np.concatenate([own, np.stack([context[name] for name in model.context], axis=1)], axis=1)
    return np.clip(apply_layers(both, model.together), -CLIP, CLIP), context


def apply_layers(inputs: Floats, layers: tuple[Layer, ...]) -> Floats:
    """Linear maps with max(0, x) between them; the last one gives one number a row."""
    for layer in layers[:-1]:
        inputs = np.maximum(inputs @ layer.weights + layer.bias, 0.0)
    return np.asarray((inputs @ layers[-1].weights + layers[-1].bias)[:, 0])
