"""Weights of the signs of speech: ``python -m training.quotes FILE.jsonl``, documents with marked quotations.

Each line is ``{"lang", "text", "quotes": [{"start", "end", "kind", "nested"}], "ambiguous": [{"start", "end"}]}``. Only
English documents are used. Deterministic; ``--folds N`` prints figures by cross-validation over documents first.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from articleclean.quotes.attribution import passages_of
from articleclean.quotes.lexicon import lexicon_for
from articleclean.quotes.spans import Paragraph, find_stretches
from articleclean.quotes.speakers import attribute
from articleclean.quotes.speech import WEIGHTS, signs

Sample = tuple[str, list[str]]
"""Kind (direct, mixed or none) and signs."""

IMPORTANCE = {"direct": 1.0, "mixed": 0.35, "none": 3.0}
"""Weight of a sample: direct speech matters most; words that are no speech are few and must stay out."""
BY_HAND = {
    "cue colon": 0.3,
    "dash": 3.0,
    "holds address": -3.0,
    "left determiner, capital": -0.4,
    "left naming": -1.4,
    "left noun, capital": -0.6,
    "nickname": -4.0,
    "single mark": -2.5,
}
"""Signs that the English training set holds too few examples of, or only of American habits."""
_MARGIN = re.compile(r"[\s\"“”„«»‘’']*")


def samples_of(document: dict[str, Any]) -> Iterator[Sample]:
    """A sample for every quotation in the paragraphs of a document, its title left out."""
    text = document["text"]
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()][1:]
    paragraphs = [Paragraph(m.group(), m.start()) for m in lines]
    lexicon = lexicon_for(text, ["en"])
    stretches = find_stretches(paragraphs, lexicon)
    for passage in passages_of(paragraphs, stretches):
        context = passage.read(lexicon)
        for place, (_, _, number) in enumerate(passage.parts):
            stretch = stretches[number]
            kind = _kind(text, stretch.start, stretch.end, document)
            if kind:
                at, inner = context.places[place], text[stretch.start : stretch.end]
                source = attribute(context, place, lexicon)
                yield kind, list(signs(context, at, inner, stretch.mark, source, lexicon))


def _kind(text: str, start: int, end: int, document: dict[str, Any]) -> str | None:
    span = _trimmed(text, start, end)
    for quote in document["quotes"]:
        if not quote.get("nested") and _overlap(span, _trimmed(text, quote["start"], quote["end"])) >= 0.8:
            return str(quote["kind"])
    unclear = any(_overlap(span, (q["start"], q["end"])) > 0 for q in document.get("ambiguous") or ())
    return None if unclear else "none"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    match = _MARGIN.match(text, start, end)
    return (match.end() if match else start), start + len(text[start:end].rstrip(" \n.,;:\"“”„«»‘’'"))


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def fit(samples: Sequence[Sample]) -> dict[str, float]:
    """Weights by logistic regression, those set by hand in their place, and the bias."""
    vectors = DictVectorizer()
    columns = vectors.fit_transform([dict.fromkeys(found, 1) for _, found in samples])
    model = LogisticRegression(max_iter=1000)
    model.fit(columns, [kind != "none" for kind, _ in samples], [IMPORTANCE[kind] for kind, _ in samples])
    learned = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    return {name: round(w, 2) for name, w in sorted((learned | BY_HAND | {"bias": float(model.intercept_[0])}).items())}


def f1(weights: dict[str, float], samples: Sequence[Sample]) -> float:
    """F1 of direct speech, mixed samples not counted."""
    taken = [k for k, found in samples if weights["bias"] + sum(weights.get(s, 0.0) for s in found) > 0]
    return (
        2 * taken.count("direct") / (len([k for k in taken if k != "mixed"]) + sum(k == "direct" for k, _ in samples))
    )


def main() -> None:
    """Read, cross-validate when asked to, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    lines = options.file.read_text(encoding="utf-8").splitlines()
    documents = [list(samples_of(d)) for d in map(json.loads, lines) if d["lang"] == "en"]
    for fold in range(options.folds):
        train = [s for n, d in enumerate(documents) if n % options.folds != fold for s in d]
        test = [s for n, d in enumerate(documents) if n % options.folds == fold for s in d]
        sys.stdout.write(f"fold {fold}: F1 {f1(fit(train), test):.3f}\n")
    samples = [s for d in documents for s in d]
    figures = {
        "learned_from": f"{len(samples)} quotations of {len(documents)} English articles, {options.file.name}",
        "f1_in_training": round(f1(fit(samples), samples), 3),
        "speech": fit(samples),
    }
    WEIGHTS.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{sum(map(bool, documents))} documents with quotations -> {WEIGHTS}\n")


if __name__ == "__main__":
    main()
