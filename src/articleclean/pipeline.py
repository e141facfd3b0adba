"""From a Document to an Article: scan, detect, decide, assemble."""

from collections.abc import Iterable, Sequence

import numpy as np

from articleclean.assemble import assemble
from articleclean.decide import Verdict, decide
from articleclean.detectors.protocol import Detector
from articleclean.features import block_features
from articleclean.model.article import Article
from articleclean.model.document import Document
from articleclean.model.finding import Finding
from articleclean.packs.matching import Matcher
from articleclean.packs.schema import Words
from articleclean.scan import Scan
from articleclean.scoring.context import densest_run, repeats
from articleclean.scoring.model import Model, load_model, score_blocks
from articleclean.scoring.phrases import phrase_columns


def scan_document(doc: Document, matcher: Matcher, words: Words) -> Scan:
    """Everything the detectors may look at. The document must have at least one block."""
    features = block_features(doc)
    hits = matcher.scan(doc)
    keys = [doc.folded[b.start : b.end] for b in doc.blocks]
    columns = features.columns | phrase_columns(hits, len(doc.blocks)) | {"repeats": np.log(repeats(keys))}
    model: Model = load_model("text")
    score, context = score_blocks(features, columns, model)
    likely = 1.0 / (1.0 + np.exp(-score))
    mass = likely * np.minimum(columns["words"], 120.0)
    gain = mass - 0.6 * np.maximum(columns["words"], 4.0) * (1.0 - likely) - 1.5
    return Scan(doc, hits, columns | context, score, densest_run(gain), words)


def find(scan: Scan, detectors: Sequence[Detector]) -> Iterable[Finding]:
    """All findings, detector by detector."""
    for detector in detectors:
        yield from detector.detect(scan)


def run(doc: Document, matcher: Matcher, words: Words, detectors: Sequence[Detector]) -> Article:
    """Clean a document."""
    if not doc.blocks:
        return Article(doc.source, url=doc.url, quality=0.0, quality_reasons=("the source holds no text",))
    scan = scan_document(doc, matcher, words)
    verdicts: tuple[Verdict, ...] = decide(scan, list(find(scan, detectors)))
    return assemble(scan, verdicts)
