"""Fitting the looks of a model on samples, and trying it on others. The last look: ``sequence.py``."""

import warnings
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from articleclean.features import Floats
from articleclean.scoring.context import CONTEXT, context_columns
from articleclean.scoring.markup import token_odds, token_parts
from articleclean.scoring.matrix import FAR
from articleclean.scoring.model import Layer, Look, Model, score_blocks, stacked
from training.samples import Sample
from training.sequence import PAGE_PLAN, TEXT_PLAN, fit_sequence

LEFT_OUT = {"words", "prose"}
"""Columns that other columns are made of; their logarithms stand for them."""
EPOCHS = 14
DRAWN = 300_000
LOOKS = 3
"""The last is that at the sequence, but for HTML: there it was no better on unseen sites (0.963 against 0.966, 0.958
against 0.959 on two sets), and takes longer.
"""
TOGETHER = 4
TEXT_NETWORK, PAGE_NETWORK = (24, 0.1), (12, 1.0)
"""Hidden units and weight decay. Of a page there is one rendering and not five, so the pages want more decay: with 0.1
the mean over five folds was 0.9552 and 0.9505 on unseen sites of the two sets, with 1.0 0.9607 and 0.9551, with 3.0
0.9568 and 0.9542. For texts 0.3 and 0.001 are alike (0.9385 and 0.9393, 0.9470 and 0.9473 on dumps, two folds).
"""
INNER_FOLDS = 4
MIN_SITES = 8
"""Sites a class or id word must occur on to get a weight: fewer would be a rule for these sites."""


def fold_of(site: str, folds: int = 5) -> int:
    """The same fold for all pages of a site, on every machine."""
    return zlib.crc32(site.encode()) % folds


def fit(samples: Sequence[Sample]) -> Model:
    """Fit all looks, each on what the look before it gives; token weights first."""
    tokens = token_weights(samples)
    if tokens:
        _add_unseen_tokens(samples)
    own = tuple(name for name in samples[0].columns if name not in LEFT_OUT)
    inputs = [stacked(s.columns, own) for s in samples]
    shape, plan = (PAGE_NETWORK, PAGE_PLAN) if samples[0].marks else (TEXT_NETWORK, TEXT_PLAN)
    if samples[0].rendering == "html":
        return Model(own, CONTEXT, _looks(samples, inputs, shape, LOOKS), tokens)
    looks = _looks(samples, inputs, shape, LOOKS - 1)
    sequence = fit_sequence(samples, _with_context(samples, inputs, _unseen_scores(samples, inputs, shape)), plan)
    return Model(own, CONTEXT, looks, tokens, sequence)


def _looks(
    samples: Sequence[Sample], inputs: Sequence[Floats], shape: tuple[int, float], count: int
) -> tuple[Look, ...]:
    """That many looks, each on what the one before gives on the same samples."""
    labels = np.concatenate([s.labels for s in samples])
    weights = np.concatenate([s.weights for s in samples])
    counted = (labels >= 0) & (weights > 0)
    labels, weights = labels[counted], weights[counted] / weights[counted].mean()
    looks = [_logistic(np.concatenate(inputs)[counted], labels, weights)]
    while len(looks) < count:
        wide = _with_context(samples, inputs, _scores(looks, samples, inputs))
        looks.append(_network(np.concatenate(wide)[counted], labels, weights, shape))
    return tuple(looks)


def _scores(looks: Sequence[Look], samples: Sequence[Sample], inputs: Sequence[Floats]) -> list[Floats]:
    """What the last of the looks says of every block."""
    scores = [looks[0].log_odds(x) for x in inputs]
    for look in looks[1:]:
        scores = [look.log_odds(x) for x in _with_context(samples, inputs, scores)]
    return scores


def _unseen_scores(samples: Sequence[Sample], inputs: Sequence[Floats], shape: tuple[int, float]) -> list[Floats]:
    """What looks fitted on other sites say: those fitted on the same would be trusted more than they deserve."""
    folds = [fold_of(f"looks:{s.site}", INNER_FOLDS) for s in samples]
    scores: list[Floats] = [np.empty(0)] * len(samples)
    for fold in range(INNER_FOLDS):
        others = [i for i, f in enumerate(folds) if f != fold]
        held = [i for i, f in enumerate(folds) if f == fold]
        looks = _looks([samples[i] for i in others], [inputs[i] for i in others], shape, LOOKS - 1)
        held_scores = _scores(looks, [samples[i] for i in held], [inputs[i] for i in held])
        for i, score in zip(held, held_scores, strict=True):
            scores[i] = score
    return scores


def _with_context(samples: Sequence[Sample], inputs: Sequence[Floats], scores: Sequence[Floats]) -> list[Floats]:
    around = (context_columns(s.features, score) for s, score in zip(samples, scores, strict=True))
    return [np.concatenate([x, stacked(c, CONTEXT)], axis=1) for x, c in zip(inputs, around, strict=True)]


def predict(model: Model, sample: Sample) -> Floats:
    """Log-odds of every block of a sample."""
    if sample.marks:
        sample.columns |= token_column(sample, model.tokens)
    return score_blocks(sample.features, sample.columns, model)[0]


def _add_unseen_tokens(samples: Sequence[Sample]) -> None:
    """Token columns by weights fitted on other sites: their own would promise more than they keep on a new page."""
    for fold in range(INNER_FOLDS):
        inner = [fold_of(f"tokens:{s.site}", INNER_FOLDS) for s in samples]
        weights = token_weights([s for s, f in zip(samples, inner, strict=True) if f != fold])
        for sample in (s for s, f in zip(samples, inner, strict=True) if f == fold):
            sample.columns |= token_column(sample, weights)


def token_column(sample: Sample, tokens: Mapping[str, float]) -> dict[str, Floats]:
    """The column of token log-odds of a sample."""
    return {"tokens": token_odds(sample.marks, tokens)}


def token_weights(samples: Sequence[Sample]) -> dict[str, float]:
    """Weights of class and id words that occur on enough sites, by a logistic regression on their presence alone."""
    sites: dict[str, set[str]] = {}
    totals: dict[tuple[tuple[str, ...], int], float] = {}
    parts: dict[tuple[str, ...], frozenset[str]] = {}
    for sample in (s for s in samples if s.marks):
        for mark, label, weight in zip(sample.marks, sample.labels.tolist(), sample.weights.tolist(), strict=True):
            totals[mark.tokens, label] = totals.get((mark.tokens, label), 0.0) + weight
        for tokens, mark in {m.tokens: m for m in sample.marks}.items():
            if tokens not in parts:
                parts[tokens] = frozenset(token_parts(mark))
            for part in parts[tokens]:
                sites.setdefault(part, set()).add(sample.site)
    number = {name: i for i, name in enumerate(sorted(n for n, seen in sites.items() if len(seen) >= MIN_SITES))}
    if not number:
        return {}
    counted = {key: weight for key, weight in totals.items() if key[1] >= 0 and weight > 0}
    rows = [sorted(number[p] for p in parts[tokens] if p in number) for tokens, _ in counted]
    labels = np.array([label for _, label in counted])
    weights = np.array(list(counted.values()))
    model = LogisticRegression(C=0.02, max_iter=200).fit(_sparse(rows, len(number)), labels, sample_weight=weights)
    return {name: round(float(w), 3) for name, w in zip(number, model.coef_[0], strict=True) if abs(w) >= 0.02}


def _sparse(rows: list[list[int]], width: int) -> Any:
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *map(len, rows)])
    flat = np.array([i for row in rows for i in row], dtype=np.int64)
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), width))


def _standard(inputs: Floats, weights: Floats) -> tuple[Floats, Floats]:
    center = np.average(inputs, axis=0, weights=weights)
    spread = np.sqrt(np.average((inputs - center) ** 2, axis=0, weights=weights))
    return center, 1.0 / np.where(spread > 1e-6, spread, 1.0)


def _logistic(inputs: Floats, labels: Floats, weights: Floats) -> Look:
    center, scale = _standard(inputs, weights)
    values = np.clip((inputs - center) * scale, -FAR, FAR)
    model = LogisticRegression(C=0.3, max_iter=300).fit(values, labels, sample_weight=weights)
    return Look(center, scale, (Layer(model.coef_.T, model.intercept_),))


def _network(inputs: Floats, labels: Floats, weights: Floats, shape: tuple[int, float]) -> Look:
    """Several small networks, each on its own draw of the blocks, side by side as one: their mean is steadier."""
    center, scale = _standard(inputs, weights)
    parts = [_one_network(inputs, labels, weights, shape, seed, (center, scale)) for seed in range(TOGETHER)]
    hidden = Layer(
        np.concatenate([p.coefs_[0] for p in parts], axis=1), np.concatenate([p.intercepts_[0] for p in parts])
    )
    out = Layer(
        np.concatenate([p.coefs_[1] for p in parts]) / TOGETHER, np.mean([p.intercepts_[1] for p in parts], axis=0)
    )
    return Look(center, scale, (hidden, out))


def _one_network(
    inputs: Floats, labels: Floats, weights: Floats, shape: tuple[int, float], seed: int, norm: tuple[Floats, Floats]
) -> MLPClassifier:
    rng = np.random.default_rng(seed)
    drawn = rng.choice(len(labels), min(len(labels), DRAWN), p=weights / weights.sum())
    values = np.clip((inputs[drawn] - norm[0]) * norm[1], -FAR, FAR)
    model = MLPClassifier(
        (shape[0],), alpha=shape[1], batch_size=512, max_iter=EPOCHS, learning_rate_init=2e-3, random_state=seed
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the number of epochs is the regulariser
        return model.fit(values, labels[drawn])
