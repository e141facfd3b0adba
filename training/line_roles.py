"""Weights of what tells subheads, list items, paragraphs: ``python -m training.line_roles --pages DIR --scraped FILE``.

A multinomial logistic regression over the kept lines of every plain-text rendering of public pages; what a line was,
the page's markup says (h1 to h6, li, p), read by cleaning the page itself. Labelled texts count too. With ``--unseen
FOLDER`` documents are cleaned by content scores that never saw their site. Prints, by set and rendering, the share of
lines named right by the rules alone and by weights fitted on other sites, then writes those fitted on all.
Deterministic.
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

from articleclean import Article, Cleaner, Role
from articleclean.decide import weigh
from articleclean.features import Floats
from articleclean.pipeline import find, scan_document
from articleclean.scoring.line_roles import ROLES, SIGNS, WEIGHTS, is_listed, signs
from articleclean.stems import Ints
from training.fitting import fold_of
from training.labels import key
from training.renderings import RENDERINGS
from training.samples import SET_WEIGHT, page_gold
from training.unseen import FoldWeights, chosen_sets

FOLDS = 5
DECAY = 1e-4
_HEADING = re.compile(r"h[1-6]")
_PARAGRAPHS = frozenset({"p", "div", "section", "article", "span"})
_LABELS = {"quote": Role.PARAGRAPH} | {role.value: role for role in ROLES}
"""A quoted paragraph is no other line than a paragraph."""

Truth = dict[str, Role]
"""The role of each line, by its words; lines that stand twice in different roles are left out."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a document whose role is known: ``signs`` of shape (lines, signs), the right role and the one that
    the rules give, as places in ``ROLES``.
    """

    group: str
    site: str
    signs: Floats
    right: Ints
    by_rules: Ints

    @property
    def weights(self) -> Floats:
        """Long documents count less a line."""
        name = self.group.partition("/")[0]
        return np.full(len(self.right), SET_WEIGHT.get(name, 1.0) / np.sqrt(max(1, len(self.right))))


def lines_of(cleaner: Cleaner, group: str, site: str, source: str, truth: Truth) -> Lines | None:
    """The lines of one text; None where no role is known."""
    doc = cleaner.read(source, kind="text")
    if not doc.blocks:
        return None
    scan = scan_document(doc, cleaner.matcher, cleaner._words)
    kept = [v for v in weigh(scan, list(find(scan, cleaner._detectors))) if v.role is not None]
    roles = [v.role for v in kept if v.role is not None]
    known = [truth.get(key(doc.blocks[v.block].text)) if v.role in ROLES else None for v in kept]
    line, place = signs(scan, [v.block for v in kept], roles)
    listed = is_listed(line, place)
    at = [i for i, role in enumerate(known) if role is not None and not listed[i]]
    if not at:
        return None
    right = [ROLES.index(role) for i in at if (role := known[i]) is not None]
    return Lines(
        group, site, all_signs(line, place)[at], np.array(right), np.array([ROLES.index(roles[i]) for i in at])
    )


def all_signs(line: Floats, place: Floats) -> Floats:
    """The signs of each line, of the line before and of the line after it, and of its place, shape (lines, signs)."""
    none = np.zeros((1, line.shape[1]))
    return np.hstack([line, np.vstack([none, line[:-1]]), np.vstack([line[1:], none]), place])


def page_truth(article: Article) -> Truth:
    """What the markup says of the lines that stay of a page."""
    named = [(key(block.text), _by_markup(block.role, block.path or "")) for block in article.blocks]
    return _agreed(named)


def _by_markup(role: Role, path: str) -> Role | None:
    tag = re.sub(r"\[\d+\]", "", path.rpartition("/")[2])
    if _HEADING.fullmatch(tag):
        return Role.HEADING if role is not Role.TITLE else None
    if tag == "li":
        return Role.LIST_ITEM
    is_paragraph = role is Role.QUOTE or (role is Role.PARAGRAPH and tag in _PARAGRAPHS)
    return Role.PARAGRAPH if is_paragraph else None


def _agreed(named: Sequence[tuple[str, Role | None]]) -> Truth:
    said: dict[str, set[Role | None]] = {}
    for line, role in named:
        said.setdefault(line, set()).add(role)
    return {line: role for line, roles in said.items() if len(roles) == 1 and (role := next(iter(roles))) and line}


def page_lines(folder: Path, cleaner: Cleaner, unseen: FoldWeights) -> Iterator[Lines]:
    """Every page of a folder in every rendering."""
    for gold, html in page_gold(folder):
        site = urlparse(gold["url"]).netloc if gold.get("url") else gold["id"]
        with unseen.for_site(site):
            truth = page_truth(cleaner.clean(html, kind="html"))
            for name, render in RENDERINGS.items():
                if lines := lines_of(cleaner, f"{folder.name}/{name}", site, render(html), truth):
                    yield lines


def scraped_lines(path: Path, cleaner: Cleaner, unseen: FoldWeights) -> Iterator[Lines]:
    """Texts whose lines are labelled."""
    for record in map(json.loads, path.open(encoding="utf8")):
        texts = [line for line in record["text"].split("\n") if line.strip()]
        truth = _agreed([(key(t), _LABELS.get(label)) for t, label in zip(texts, record["labels"], strict=True)])
        with unseen.for_site(record["id"]):
            if lines := lines_of(cleaner, "scraped/lines", record["id"], record["text"], truth):
                yield lines


def fit(samples: Sequence[Lines]) -> tuple[Floats, Floats]:
    """Weights by sign, shape (signs, roles), and bias, shape (roles,), fitted on standardised signs."""
    rows, right = np.concatenate([s.signs for s in samples]), np.concatenate([s.right for s in samples])
    share = np.concatenate([s.weights for s in samples])
    share /= share.sum()
    center, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    rows = np.hstack([(rows - center) / scale, np.ones((len(rows), 1))])
    is_right = np.eye(len(ROLES))[right]

    def loss(flat: NDArray[np.float64]) -> tuple[float, Floats]:
        weights = flat.reshape(rows.shape[1], len(ROLES))
        sums = rows @ weights
        logs = sums - logsumexp(sums, axis=1, keepdims=True)
        slope = rows.T @ (share[:, None] * (np.exp(logs) - is_right)) + 2 * DECAY * weights
        value = -float(share @ (logs * is_right).sum(axis=1)) + DECAY * float((weights**2).sum())
        return value, slope.ravel()

    found = minimize(loss, np.zeros(rows.shape[1] * len(ROLES)), jac=True, method="L-BFGS-B").x
    weights = found.reshape(rows.shape[1], len(ROLES))
    by_sign = weights[:-1] / scale[:, None]
    return by_sign, weights[-1] - center @ by_sign


def named_right(samples: Sequence[Lines]) -> dict[str, dict[str, float]]:
    """By group, the share of lines named right: by the rules, and by weights fitted on other sites."""
    rules: dict[str, list[NDArray[np.bool_]]] = {}
    fitted: dict[str, list[NDArray[np.bool_]]] = {}
    for fold in range(FOLDS):
        by_sign, bias = fit([s for s in samples if fold_of(s.site) != fold])
        for s in (s for s in samples if fold_of(s.site) == fold):
            rules.setdefault(s.group, []).append(s.by_rules == s.right)
            fitted.setdefault(s.group, []).append(np.argmax(s.signs @ by_sign + bias, axis=1) == s.right)
    return {
        group: {name: round(float(np.concatenate(hits[group]).mean()), 3) for name, hits in
                (("by rules", rules), ("fitted", fitted))}
        for group in sorted(rules)
    }  # fmt: skip


def write(samples: Sequence[Lines], sets: Sequence[str]) -> None:
    """Cross-validate, fit, and write the weights with the names of the sets and the figures."""
    figures = named_right(samples)
    by_sign, bias = fit(samples)
    weights = {name: [round(float(w), 3) for w in row] for name, row in zip(SIGNS, by_sign, strict=True)}
    weights["bias"] = [round(float(w), 3) for w in bias]
    roles = [role.value for role in ROLES]
    written = {"trained_on": list(sets), "roles": roles, "right_on_other_sites": figures, "weights": weights}
    WEIGHTS.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{figures}\n{sum(len(s.right) for s in samples)} lines -> {WEIGHTS}\n")


def main() -> None:
    """Read, cross-validate, fit and write."""
    options = chosen_sets(__doc__)
    cleaner, unseen = Cleaner(), FoldWeights(options.unseen)
    samples = [s for folder in options.pages for s in page_lines(folder, cleaner, unseen)]
    samples += [s for path in options.scraped for s in scraped_lines(path, cleaner, unseen)]
    write(samples, [p.name for p in [*options.pages, *options.scraped]])


if __name__ == "__main__":
    main()
