"""From public page sets to weights: ``python -m training.train text --pages DIR --pages DIR --scraped FILE``.

Deterministic: the same sets give the same file. ``--folds N`` cross-validates by site first and prints the figures;
``--across`` trains on each set and tries it on the others.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from articleclean.features import Floats
from articleclean.scoring.model import WEIGHTS, Model
from articleclean.scoring.sequence import SequenceLook
from training.fitting import fit, fold_of, predict
from training.samples import Sample, html_samples, markdown_samples, scraped_samples, text_samples

Figures = dict[str, dict[str, float]]


def load(kind: str, pages: Iterable[Path], scraped: Iterable[Path]) -> list[Sample]:
    """All samples of the sets."""
    source = {"text": text_samples, "html": html_samples, "markdown": markdown_samples}[kind]
    samples = [s for folder in pages for s in source(folder)]
    return samples + [s for path in scraped for s in scraped_samples(path)]


def cross_validated(samples: Sequence[Sample], folds: int, keep: Path | None = None, kind: str = "text") -> Figures:
    """Figures on every sample by a model that never saw its site. ``keep``: a folder for the models of the folds."""
    scored: list[tuple[Sample, Floats]] = []
    for fold in range(folds):
        model = fit([s for s in samples if fold_of(s.site, folds) != fold])
        if keep is not None:
            (keep / f"{kind}-{fold}.json").write_text(dump(model, {}), encoding="utf-8")
        scored += [(s, predict(model, s)) for s in samples if fold_of(s.site, folds) == fold]
    return figures(scored)


def figures(scored: Iterable[tuple[Sample, Floats]]) -> Figures:
    """Word precision, recall and F1, mean over documents, by set and rendering."""
    groups: dict[str, list[tuple[float, float, float]]] = {}
    for sample, score in scored:
        words = np.where(sample.labels < 0, 0.0, sample.columns["words"])
        kept, true = words[score > 0].sum(), words[sample.labels == 1].sum()
        both = words[(score > 0) & (sample.labels == 1)].sum()
        precision, recall = both / max(kept, 1e-9), both / max(true, 1e-9)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        groups.setdefault(f"{sample.dataset}/{sample.rendering}", []).append((precision, recall, f1))
    return {
        name: {"documents": len(rows)} | dict(zip("PRF", np.mean(rows, axis=0).round(4).tolist(), strict=True))
        for name, rows in sorted(groups.items())
    }


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 over the names and bytes of the gold files."""
    total = hashlib.sha256()
    for path in paths:
        gold = path / "gold.jsonl" if path.is_dir() else path
        total.update(path.name.encode() + gold.read_bytes())
    return total.hexdigest()


def dump(model: Model, provenance: dict[str, Any]) -> str:
    """The weights file: provenance first, then numbers to five digits."""

    looks = [
        {
            "center": _rounded(look.center),
            "scale": _rounded(look.scale),
            "layers": [{"weights": _rounded(layer.weights), "bias": _rounded(layer.bias)} for layer in look.layers],
        }
        for look in model.looks
    ]
    weights = {"own": model.own, "context": model.context, "tokens": dict(model.tokens), "looks": looks}
    sequence = {} if model.sequence is None else {"sequence": _sequence(model.sequence)}
    return json.dumps(provenance | weights | sequence, ensure_ascii=False) + "\n"


def _sequence(look: SequenceLook) -> dict[str, Any]:
    arrays = ("center", "scale", "weights", "bias", "mix", "out")
    return {
        **{name: _rounded(getattr(look, name)) for name in arrays},
        "out_bias": round(look.out_bias, 5),
        "layers": [
            {"dilation": x.dilation} | {name: _rounded(getattr(x, name)) for name in ("weights", "bias", "page")}
            for x in look.layers
        ],
        "words": dict(zip(look.words.stems, _rounded(look.words.vectors), strict=False)),
    }


def _rounded(values: Floats) -> Any:
    return np.round(values, 5).tolist()


def main(argv: Sequence[str] | None = None) -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("text", "html", "markdown"))
    parser.add_argument("--pages", type=Path, action="append", default=[])
    parser.add_argument("--scraped", type=Path, action="append", default=[])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="where to put the models of the folds, for benchmarks.quality")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args(argv)
    samples = load(options.kind, options.pages, options.scraped)
    validated = cross_validated(samples, options.folds, options.keep, options.kind) if options.folds else {}
    for name, row in validated.items():
        print(name, row)
    sets = [*options.pages, *options.scraped]
    provenance = {
        "trained_on": [p.name for p in sets],
        "data_digest": digest(sets),
        "command": f"python -m training.train {options.kind} (see docs/quality.md)",
        "cross_validated": validated,
    }
    (options.out / f"{options.kind}.json").write_text(dump(fit(samples), provenance), encoding="utf-8")
    print(f"{len(samples)} samples -> {options.out / options.kind}.json", file=sys.stderr)


if __name__ == "__main__":
    main()
