"""Pages and labelled texts as training samples: columns, labels and weights for every block."""

import gzip
import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import numpy as np
from numpy.typing import NDArray

from articleclean import Cleaner
from articleclean.features import Features, Floats, stem_texts
from articleclean.model.document import Document, Markup, SourceKind, folded_lines
from articleclean.packs.matching import Hit
from articleclean.pipeline import block_columns
from articleclean.scoring.phrases import phrase_columns
from training.labels import block_labels, key
from training.renderings import MARKDOWNS, RENDERINGS, thinned, thinned_page

MAX_BLOCKS = 3000
HIDDEN = 0.6
"""Share of the phrases found that a copy of a document is learned without. Packs were written by people who had read
these sets, so that hits promise more than they keep on a new site. On 147 texts that no pack was written on junk F1
rose from 0.822 to 0.846 by it; 0.85 and more copies are alike.
"""
TEXT_ROLES = {"dek", "heading", "paragraph", "quote", "list_item", "table", "caption"}
UNCOUNTED_ROLES = {"title", "byline", "dateline", "credit"}
"""Roles that are found by their own detectors; the score neither learns to keep nor to drop them."""
SET_WEIGHT = {"fundus": 2.0, "scraped": 2.0}
"""Small sets count double, so that their languages are heard beside the large English one."""


@dataclass(slots=True)
class Sample:
    """One document: its set, rendering, site, features and columns, labels (1, 0, -1) and weight of every block, stems
    of its words.
    """

    dataset: str
    rendering: str
    site: str
    features: Features
    columns: dict[str, Floats]
    labels: NDArray[np.int64]
    marks: tuple[Markup, ...] = ()
    stems: tuple[str, ...] = ()

    @property
    def weights(self) -> Floats:
        """Longer blocks count more, each document about the same."""
        raw = np.sqrt(np.minimum(self.columns["words"], 100.0) + 1.0)
        raw = np.where(self.labels < 0, 0.0, raw)
        share = raw / max(float(raw.sum()), 1.0) * np.sqrt(len(raw))
        return np.asarray(share * SET_WEIGHT.get(self.dataset, 1.0))


def page_gold(folder: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Gold records and page bytes of a folder with gold.jsonl and ID.html.gz, articles only."""
    with (folder / "gold.jsonl").open(encoding="utf8") as lines:
        for line in lines:
            gold = json.loads(line)
            if gold["kind"] == "article":
                yield gold, gzip.decompress((folder / f"{gold['id']}.html.gz").read_bytes())


def text_samples(folder: Path, seed: int = 5) -> Iterator[Sample]:
    """Every page of a folder in every rendering, and a thinned copy of each with most phrases hidden."""
    rng = random.Random(seed)
    cleaner = Cleaner()
    for gold, html in page_gold(folder):
        site = urlparse(gold["url"]).netloc if gold.get("url") else gold["id"]
        ignore = ignored_lines(gold)
        for name, render in RENDERINGS.items():
            text = render(html)
            doc = cleaner.read(text, kind="text")
            if not usable(doc):
                continue
            sample = _sample(cleaner, doc, (folder.name, name, site), block_labels(doc, gold["body"], ignore))
            yield sample
            thin = thinned(text, sample.labels, rng) if name != "soup" else None
            if thin and usable(doc := cleaner.read(thin, kind="text")):
                labels = block_labels(doc, gold["body"], ignore)
                yield _sample(cleaner, doc, (folder.name, f"{name}-thin", site), labels, rng)


def html_samples(folder: Path) -> Iterator[Sample]:
    """Every page of a folder as HTML."""
    return _page_samples(folder, "html", {"html": lambda html: html})


def markdown_samples(folder: Path) -> Iterator[Sample]:
    """Every page of a folder as Markdown of two kinds, and a thinned copy of the first."""
    return _page_samples(folder, "markdown", MARKDOWNS)


def _page_samples(
    folder: Path, kind: SourceKind, renderings: Mapping[str, Callable[[bytes], bytes | str]], seed: int = 5
) -> Iterator[Sample]:
    rng = random.Random(seed)
    cleaner = Cleaner()
    for gold, html in page_gold(folder):
        site = urlparse(gold["url"]).netloc if gold.get("url") else gold["id"]
        for name, render in renderings.items():
            doc = cleaner.read(render(html), kind=kind)
            if not usable(doc):
                continue
            labels = block_labels(doc, gold["body"], ignored_lines(gold))
            yield _sample(cleaner, doc, (folder.name, name, site), labels)
            if kind == "html":
                yield _sample(cleaner, doc, (folder.name, f"{name}-hidden", site), labels, rng)
            thin = thinned_page(doc, labels, rng) if name == "markdown" else None
            if thin is not None and usable(thin):
                labels = block_labels(thin, gold["body"], ignored_lines(gold))
                yield _sample(cleaner, thin, (folder.name, f"{name}-thin", site), labels, rng)


def scraped_samples(path: Path, seed: int = 5) -> Iterator[Sample]:
    """Scraped texts with a label for every line, and a copy of each with most phrases hidden."""
    rng = random.Random(seed)
    cleaner = Cleaner()
    for line in path.open(encoding="utf8"):
        record = json.loads(line)
        doc = cleaner.read(record["text"], kind="text")
        if not usable(doc) or len(doc.blocks) != len(record["labels"]):
            continue
        unsure = set(record.get("unsure") or [])
        labels = [_line_label(label, i in unsure) for i, label in enumerate(record["labels"])]
        known = np.array(labels, dtype=np.int64)
        yield _sample(cleaner, doc, ("scraped", record["set"], record["id"]), known)
        yield _sample(cleaner, doc, ("scraped", f"{record['set']}-hidden", record["id"]), known, rng)


def _line_label(label: str, unsure: bool) -> int:
    return -1 if unsure or label in UNCOUNTED_ROLES else int(label in TEXT_ROLES)


def ignored_lines(gold: dict[str, Any]) -> set[str]:
    """Keys of title, authors, captions and credits: they have detectors of their own."""
    lines = [gold.get("title") or "", *(gold.get("authors") or [])]
    for caption in gold.get("captions") or []:
        lines += [caption["text"], *caption["credit"]]
    return {key(line) for line in lines}


def usable(doc: Document) -> bool:
    """Whether a document has enough blocks to learn from, and not too many."""
    return 2 <= len(doc.blocks) <= MAX_BLOCKS


def _sample(
    cleaner: Cleaner,
    doc: Document,
    origin: tuple[str, str, str],
    labels: NDArray[np.int64],
    hide: random.Random | None = None,
) -> Sample:
    """A document's sample. ``origin``: set, rendering, site. ``hide``: draws the phrases that it is learned without."""
    features, columns, hits = block_columns(doc, folded_lines(doc), cleaner.matcher, {})
    if hide is not None:
        columns |= phrase_columns(_without_some(hits, hide), columns["prose"])
    marks = tuple(b.markup for b in doc.blocks if b.markup is not None)
    stems = tuple(map(sys.intern, stem_texts(doc)))
    return Sample(*origin, features, columns, labels, marks, stems)


def _without_some(hits: Mapping[int, Sequence[Hit]], rng: random.Random) -> dict[int, list[Hit]]:
    """The hits of the phrases that are not hidden: a phrase is there wherever it stands, or nowhere."""
    phrases = sorted({hit.entry.phrase for found in hits.values() for hit in found})
    known = {phrase for phrase in phrases if rng.random() >= HIDDEN}
    left = {block: [hit for hit in found if hit.entry.phrase in known] for block, found in hits.items()}
    return {block: found for block, found in left.items() if found}
