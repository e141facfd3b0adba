"""What the looks of the score share: limits for their inputs, and products that start no threads."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.floating[Any]]
"""Single or double precision: what comes out has the precision of what went in."""

FAR = 6.0
"""Standard deviations at which an input is clipped: a page unlike all others must not drown everything else."""
ROWS = 64
"""Blocks that are looked at together. For larger products numpy's BLAS starts threads, which takes longer than the
product itself and keeps all cores busy for nothing."""


def clip(values: Numbers, limit: float) -> None:
    """In place; on the small arrays of one document several times as fast as ``np.clip``."""
    np.maximum(values, -limit, out=values)
    np.minimum(values, limit, out=values)


def logistic(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities, in a form of the function that no log-odds overflow: pages unlike all others reach a thousand."""
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * log_odds))


def product(values: Numbers, weights: Numbers) -> Numbers:
    """The matrix product, some rows at a time."""
    if len(values) <= ROWS:
        return np.asarray(values @ weights)
    out = np.empty((len(values), weights.shape[1]), dtype=weights.dtype)
    for at in range(0, len(values), ROWS):
        np.matmul(values[at : at + ROWS], weights, out=out[at : at + ROWS])
    return out
