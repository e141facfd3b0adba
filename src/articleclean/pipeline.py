"""From a Document to an Article: scan, detect, decide, assemble."""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

import numpy as np

from articleclean.assemble import assemble, assemble_fields
from articleclean.decide import Verdict, decide
from articleclean.detectors.protocol import Detector
from articleclean.features import MOST_WORDS, Features, Floats, block_features
from articleclean.metadata.page_kind import page_kind
from articleclean.model.article import Article
from articleclean.model.document import Document, folded_lines
from articleclean.model.finding import Finding
from articleclean.packs.matching import Hit, Matcher
from articleclean.packs.wordlists import WordIndex
from articleclean.scan import Columns, Scan
from articleclean.scoring.context import densest_run, furniture_cost, repeats, run_gain
from articleclean.scoring.markup import markup_columns
from articleclean.scoring.matrix import logistic
from articleclean.scoring.model import load_model, score_blocks
from articleclean.scoring.phrases import phrase_columns
from articleclean.scoring.stock_words import stock_columns


def block_columns(
    doc: Document, lines: Sequence[str], matcher: Matcher, tokens: Mapping[str, float]
) -> tuple[Features, dict[str, Floats], dict[int, list[Hit]]]:
    """Features of all blocks, their own columns for the content score, and the phrase hits behind some of these.

    ``lines``: the folded text of each block. ``tokens``: weights of words in class and id tokens, for pages.
    """
    features = block_features(doc)
    hits = matcher.scan(doc, lines, features.strict)
    columns = features.columns | phrase_columns(hits, features.columns["prose"]) | stock_columns(features)
    columns["repeats"] = np.log(repeats(lines))
    if doc.kind != "text":
        columns |= markup_columns(doc, features.columns["prose"], tokens)
    return features, columns, hits


def scan_document(doc: Document, matcher: Matcher, words: WordIndex) -> Scan:
    """Everything the detectors may look at. The document must have at least one block."""
    model = load_model(doc.kind)
    lines = folded_lines(doc)
    features, columns, hits = block_columns(doc, lines, matcher, model.tokens)
    score, context = score_blocks(features, columns, model)
    likely, words_in = logistic(score), columns["words"]
    gain = run_gain(likely, likely * np.minimum(words_in, MOST_WORDS), furniture_cost(words_in))
    story = _story(gain, columns["prose"])
    return Scan(
        doc, lines, hits, Columns(columns | context), score.tolist(), story, words, features.words, page_kind(doc)
    )


def _story(gain: Floats, prose: Floats) -> tuple[int, int]:
    """First and last paragraph of the densest run of likely text; the whole run where it holds no sentences."""
    first, last = densest_run(gain)
    paragraphs = np.flatnonzero(prose[first : last + 1])
    return (first + int(paragraphs[0]), first + int(paragraphs[-1])) if len(paragraphs) else (first, last)


def find(scan: Scan, detectors: Sequence[Detector]) -> Iterable[Finding]:
    """All findings, detector by detector."""
    for detector in detectors:
        yield from detector.detect(scan)


def findings_in(
    doc: Document, matcher: Matcher, words: WordIndex, detectors: Sequence[Detector]
) -> tuple[Finding, ...]:
    """What the detectors claim about a document, in the order of the text; nothing is decided yet."""
    found = find(scan_document(doc, matcher, words), detectors) if doc.blocks else ()
    return tuple(sorted(found, key=attrgetter("start", "end", "code")))


def run(doc: Document, matcher: Matcher, words: WordIndex, detectors: Sequence[Detector]) -> Article:
    """Clean a document."""
    if not doc.blocks:
        return assemble_fields(doc, words)
    scan = scan_document(doc, matcher, words)
    verdicts: tuple[Verdict, ...] = decide(scan, list(find(scan, detectors)))
    return assemble(scan, verdicts)
