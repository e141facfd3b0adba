"""Weights of the signs of a headline: ``python -m training.headline --pages DIR --pages DIR --scraped FILE``.

A conditional logit (McFadden 1974): of all lines of a document that could be its headline, which is it? Pages are read
in every plain-text rendering, with content scores by weights that never saw their site where ``--unseen FOLDER`` holds
these (``python -m training.train … --keep FOLDER``). Prints, by set and rendering, the share of documents whose line is
found by weights fitted on other sites, then writes those fitted on all. Deterministic.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp

from articleclean import Cleaner
from articleclean.detectors.roles.headline import SIGNS, WEIGHTS, candidates, signs
from articleclean.features import Floats
from articleclean.pipeline import scan_document
from training.fitting import fold_of
from training.labels import key
from training.renderings import RENDERINGS
from training.samples import SET_WEIGHT, page_gold
from training.unseen import FoldWeights, chosen_sets

FOLDS = 5
DECAY = 0.01
SAME = 0.6
"""Share of the longer of two titles that the shorter must have to be the same without its site or kicker."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A document: where it is from, the signs of its candidates, shape (candidates, signs), and which are right."""

    group: str
    site: str
    weight: float
    signs: Floats
    right: NDArray[np.bool_]


def choices(cleaner: Cleaner, texts: Sequence[tuple[str, str, str, str]], unseen: FoldWeights) -> Iterator[Choice]:
    """``texts``: group ("wcxb/dump"), site, source and title of each."""
    for group, site, source, title in texts:
        doc = cleaner.read(source, kind="text")
        if not doc.blocks:
            continue
        with unseen.for_site(site):
            scan = scan_document(doc, cleaner.matcher, cleaner._words)
        lines = candidates(scan)
        right = np.array([is_same(key(doc.blocks[i].text), key(title)) for i in lines], dtype=bool)
        rows = np.array([signs(scan, i) for i in lines], dtype=float).reshape(-1, len(SIGNS))
        yield Choice(group, site, SET_WEIGHT.get(group.partition("/")[0], 1.0), rows, right)


def is_same(line: str, title: str) -> bool:
    """Whether a line is the title, a site's name or a kicker aside."""
    shorter, longer = sorted((line, title), key=len)
    return bool(shorter) and shorter in longer and len(shorter) > SAME * len(longer)


def page_texts(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Every page of a folder that has a title, in every rendering."""
    for gold, html in page_gold(folder):
        site = urlparse(gold["url"]).netloc if gold.get("url") else gold["id"]
        if gold.get("title"):
            for name, render in RENDERINGS.items():
                yield f"{folder.name}/{name}", site, render(html), gold["title"]


def scraped_texts(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Scraped texts with a line that is labelled as title."""
    for record in map(json.loads, path.open(encoding="utf8")):
        lines = [line for line in re.split("\n", record["text"]) if line.strip()]
        if "title" in record["labels"] and len(lines) == len(record["labels"]):
            yield "scraped/lines", record["id"], record["text"], lines[record["labels"].index("title")]


def fit(samples: Sequence[Choice]) -> Floats:
    """Weights under which the right lines are likeliest, documents without a right line left out."""
    counted = [s for s in samples if s.right.any()]
    total = sum(s.weight for s in counted)

    def loss(weights: Floats) -> tuple[float, Floats]:
        value, slope = DECAY * float(weights @ weights), 2 * DECAY * weights
        for sample in counted:
            sums = sample.signs @ weights
            every, right = logsumexp(sums), logsumexp(sums[sample.right])
            value += sample.weight / total * float(every - right)
            chance = np.exp(sums - every)
            chance[sample.right] -= np.exp(sums[sample.right] - right)
            slope = slope + sample.weight / total * (chance @ sample.signs)
        return value, slope

    return np.asarray(minimize(loss, np.zeros(len(SIGNS)), jac=True, method="L-BFGS-B").x)


def found(samples: Sequence[Choice]) -> dict[str, float]:
    """By group, the share of documents whose headline is chosen by weights fitted on other sites."""
    hits: dict[str, list[bool]] = {}
    for fold in range(FOLDS):
        weights = fit([s for s in samples if fold_of(s.site) != fold])
        for sample in (s for s in samples if fold_of(s.site) == fold):
            chosen = len(sample.right) > 0 and bool(sample.right[int(np.argmax(sample.signs @ weights))])
            hits.setdefault(sample.group, []).append(chosen)
    return {group: round(float(np.mean(rows)), 3) for group, rows in sorted(hits.items())}


def main() -> None:
    """Read, cross-validate, fit and write."""
    options = chosen_sets(__doc__)
    texts = [t for folder in options.pages for t in page_texts(folder)]
    texts += [t for path in options.scraped for t in scraped_texts(path)]
    samples = list(choices(Cleaner(), texts, FoldWeights(options.unseen)))
    figures = found(samples)
    weights = {name: round(float(w), 2) for name, w in zip(SIGNS, fit(samples), strict=True)}
    sets = [p.name for p in [*options.pages, *options.scraped]]
    written = {"trained_on": sets, "found_on_other_sites": figures, "weights": weights}
    WEIGHTS.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{figures}\n{weights}\n{len(samples)} documents -> {WEIGHTS}\n")


if __name__ == "__main__":
    main()
