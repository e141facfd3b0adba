"""Cleaning with weights that never saw the document's site, so that sets used for training can be measured.

The folder holds ``text-0.json``, ``html-0.json`` and so on, one a fold: ``python -m training.train … --keep FOLDER``.
"""

import argparse
import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from articleclean import pipeline
from articleclean.scoring import model
from articleclean.scoring.model import Model


class FoldWeights:
    """Weights by fold; with no folder, those of the package."""

    def __init__(self, folder: Path | None) -> None:
        """``folder``: as the module says, or None."""
        self._folder = folder
        self._load = functools.cache(self._read)

    @contextmanager
    def for_site(self, site: str) -> Iterator[None]:
        """Inside, documents are scored by the model of the fold that left this site out. Not for threads."""
        if self._folder is None:
            yield
            return
        from training.fitting import fold_of

        kept = pipeline.load_model
        pipeline.load_model = lambda name: self._load(f"{name}-{fold_of(site)}")  # type: ignore[assignment]
        try:
            yield
        finally:
            pipeline.load_model = kept

    def _read(self, name: str) -> Model:
        kept, model.WEIGHTS = model.WEIGHTS, self._folder or model.WEIGHTS
        try:
            return model.load_model.__wrapped__(name)
        finally:
            model.WEIGHTS = kept


def chosen_sets(description: str | None) -> argparse.Namespace:
    """The command line's sets: ``pages`` (folders), ``scraped`` (files), ``unseen`` (a folder of weights, or None)."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--pages", type=Path, action="append", default=[])
    parser.add_argument("--scraped", type=Path, action="append", default=[])
    parser.add_argument("--unseen", type=Path)
    return parser.parse_args()
