"""Fitting the looks of a model on samples, and trying it on others."""

import warnings
import zlib
from collections.abc import Sequence

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from articleclean.features import Floats
from articleclean.scoring.context import context_columns
from articleclean.scoring.model import FAR, Layer, Look, Model, score_blocks, stacked
from training.samples import Sample

LEFT_OUT = {"words", "prose"}
"""Columns that other columns are made of; their logarithms stand for them."""
HIDDEN = 24
EPOCHS = 14
DRAWN = 300_000
LOOKS = 3


def fold_of(site: str, folds: int = 5) -> int:
    """The same fold for all pages of a site, on every machine."""
    return zlib.crc32(site.encode()) % folds


def fit(samples: Sequence[Sample]) -> Model:
    """Fit all looks, each on what the look before it gives on the same samples."""
    own = tuple(name for name in samples[0].columns if name not in LEFT_OUT)
    labels = np.concatenate([s.labels for s in samples])
    weights = np.concatenate([s.weights for s in samples])
    counted = (labels >= 0) & (weights > 0)
    weights = weights[counted] / weights[counted].mean()
    inputs = [stacked(s.columns, own) for s in samples]
    looks = [_logistic(np.concatenate(inputs)[counted], labels[counted], weights)]
    scores = [looks[0].log_odds(x) for x in inputs]
    context: tuple[str, ...] = ()
    while len(looks) < LOOKS:
        around = [context_columns(s.features, score) for s, score in zip(samples, scores, strict=True)]
        context = tuple(around[0])
        wide = [np.concatenate([x, stacked(c, context)], axis=1) for x, c in zip(inputs, around, strict=True)]
        looks.append(_network(np.concatenate(wide)[counted], labels[counted], weights))
        scores = [looks[-1].log_odds(x) for x in wide]
    return Model(own, context, tuple(looks))


def predict(model: Model, sample: Sample) -> Floats:
    """Log-odds of every block of a sample."""
    return score_blocks(sample.features, sample.columns, model)[0]


def _standard(inputs: Floats, weights: Floats) -> tuple[Floats, Floats]:
    center = np.average(inputs, axis=0, weights=weights)
    spread = np.sqrt(np.average((inputs - center) ** 2, axis=0, weights=weights))
    return center, 1.0 / np.where(spread > 1e-6, spread, 1.0)


def _logistic(inputs: Floats, labels: Floats, weights: Floats) -> Look:
    center, scale = _standard(inputs, weights)
    values = np.clip((inputs - center) * scale, -FAR, FAR)
    model = LogisticRegression(C=0.3, max_iter=300).fit(values, labels, sample_weight=weights)
    return Look(center, scale, (Layer(model.coef_.T, model.intercept_),))


def _network(inputs: Floats, labels: Floats, weights: Floats) -> Look:
    center, scale = _standard(inputs, weights)
    rng = np.random.default_rng(0)
    drawn = rng.choice(len(labels), min(len(labels), DRAWN), p=weights / weights.sum())
    values = np.clip((inputs[drawn] - center) * scale, -FAR, FAR)
    model = MLPClassifier(
        (HIDDEN,), alpha=1e-3, batch_size=512, max_iter=EPOCHS, learning_rate_init=2e-3, random_state=0
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the number of epochs is the regulariser
        model.fit(values, labels[drawn])
    layers = tuple(Layer(w, b) for w, b in zip(model.coefs_, model.intercepts_, strict=True))
    return Look(center, scale, layers)
