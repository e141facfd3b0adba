"""Numbers per block, language-independent, computed once in one pass over the characters and one over the words.

No word list is used: what a page's function words are, the page itself shows. Lengths are in words, and in scripts
without spaces two characters count as one word.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from articleclean.model.document import Document
from articleclean.stems import (
    CASELESS,
    CLASSES,
    COMMA,
    DIGIT,
    END,
    IDEOGRAPH,
    LINKISH,
    LOWER,
    OTHER,
    PUNCT,
    QUOTE,
    SPACE,
    UPPER,
    Bools,
    Codes,
    Ints,
    Words,
    class_table,
    codes_of,
    hashed,
    in_word,
    joiners,
    runs_of,
    stem_of,
    strict_words,
    words_of,
)

Floats = NDArray[np.float64]

MOST_WORDS = 120.0
"""Words up to which a block's length counts: one endless paragraph must not weigh as much as a story of many."""


@dataclass(frozen=True, slots=True)
class Features:
    """What the blocks of a document look like: ``columns`` name -> one float a block; ``words``, and ``strict``: words
    as the bounds of phrases have it, which in most documents are the same.
    """

    columns: dict[str, Floats]
    words: Words
    strict: Words


@dataclass(frozen=True, slots=True)
class _Chars:
    """The characters from the first block to the end of the last: code, class, whether a word between
    spaces holds it, and the block it is in."""

    codes: Codes
    classes: NDArray[np.uint8]
    inside: Bools
    owners: Ints
    starts: Ints
    ends: Ints


def block_features(doc: Document) -> Features:
    """Features of every block by itself. The document must have at least one block."""
    chars = _characters(doc)
    runs = runs_of(chars.inside)
    words, strict = _words(doc, chars, runs)
    return Features(_columns(doc, chars, runs[0]), words, strict)


def stem_texts(doc: Document) -> list[str]:
    """The stems of a document's words, each once; ``stem_hashes`` gives those of ``Words.stems``, pairs left out."""
    chars = _characters(doc)
    base = doc.blocks[0].start
    folded = doc.folded[base : base + len(chars.codes)]
    starts, ends = runs_of(chars.inside)
    return sorted({stem_of(folded[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)})


def _columns(doc: Document, chars: _Chars, word_at: Ints) -> dict[str, Floats]:
    keyed = chars.owners * CLASSES + chars.classes
    counts, begins = _by_class(keyed, len(doc.blocks)), _by_class(keyed[word_at], len(doc.blocks))
    starts_lower, starts_digit, starts_quote, starts_mark = _OPENING[:, chars.classes[chars.starts]]
    end, quote_end, closed = _CLOSING[:, chars.classes[chars.ends - 1]]
    solid = np.maximum(counts.sum(axis=0) - counts[SPACE], 1.0)
    letters = np.maximum(counts[LOWER : IDEOGRAPH + 1].sum(axis=0), 1.0)
    ideographs = counts[IDEOGRAPH] / 2
    words = begins.sum(axis=0) + ideographs
    spaced = np.maximum(words, 1.0)
    last = chars.codes[chars.ends - 1]
    return {
        "words": words,
        "log_words": np.log1p(words),
        "word_length": np.minimum(solid / spaced, 15.0),
        "upper_share": counts[UPPER] / letters,
        "upper_words": begins[UPPER] / spaced,
        "lower_words": (begins[LOWER] + begins[CASELESS] + ideographs) / spaced,
        "digit_share": counts[DIGIT] / solid,
        "punct_share": (counts[PUNCT] + counts[LINKISH] + counts[OTHER]) / solid,
        "linkish": np.minimum(counts[LINKISH], 6.0),
        "linkish_share": np.minimum(counts[LINKISH] / spaced, 2.0),
        "end": end,
        "quote_end": quote_end,
        "colon_end": ((last == ord(":")) | (last == 0xFF1A)).astype(float),
        "ellipsis_end": _ellipsis(last, chars),
        "starts_lower": starts_lower,
        "starts_digit": starts_digit,
        "starts_quote": starts_quote,
        "starts_mark": starts_mark,
        "commas": np.minimum(counts[COMMA] / spaced, 0.5),
        "sentences": np.log1p(counts[END]),
        "quotes": np.minimum(counts[QUOTE] / spaced, 0.5),
        "gap": np.minimum(np.array([b.gap for b in doc.blocks], dtype=float), 4.0),
        "prose": _prose(words, closed, counts[END] + counts[COMMA]),
    }


_KIND = np.eye(CLASSES)
_OPENING = np.array([_KIND[LOWER], _KIND[DIGIT], _KIND[QUOTE], _KIND[LINKISH] + _KIND[PUNCT] + _KIND[OTHER]])
_CLOSING = np.array([_KIND[END], _KIND[QUOTE], _KIND[END] + _KIND[QUOTE]])
"""What a block's first and last character say, by their class."""


def _by_class(keyed: Ints, blocks: int) -> Floats:
    """How many characters of each class a block has, shape (CLASSES, blocks); ``keyed``: block and class as one."""
    counts = np.bincount(keyed, minlength=blocks * CLASSES).reshape(blocks, CLASSES)
    return counts.T.astype(float, order="C")


def _ellipsis(last: Codes, chars: _Chars) -> Floats:
    before = chars.codes[np.maximum(chars.ends - 2, 0)]
    return np.asarray((last == ord("…")) | ((last == ord(".")) & (before == ord("."))), dtype=float)


def _prose(words: Floats, closed: Floats, marks: Floats) -> Floats:
    """Words of blocks that read like prose (long, with end marks); others count for nothing."""
    is_prose = ((words >= 10) & (closed > 0)) | ((words >= 25) & (marks >= 2))
    return np.asarray(np.minimum(words, MOST_WORDS) * is_prose)


def _characters(doc: Document) -> _Chars:
    base, stop = doc.blocks[0].start, doc.blocks[-1].end
    bounds = np.array([b.start for b in doc.blocks] + [stop])
    ends = np.array([b.end for b in doc.blocks])
    codes = codes_of(doc.source[base:stop])
    classes = class_table().take(codes)
    owners = np.arange(len(ends)).repeat(bounds[1:] - bounds[:-1])
    return _Chars(codes, classes, in_word(classes), owners, bounds[:-1] - base, ends - base)


def _words(doc: Document, chars: _Chars, runs: tuple[Ints, Ints]) -> tuple[Words, Words]:
    """All words, and all as the bounds of phrases have it."""
    base = doc.blocks[0].start
    folded = codes_of(doc.folded[base : base + len(chars.codes)])
    words = words_of(*hashed(folded, runs, chars.classes == IDEOGRAPH), chars.owners, base)
    if doc.source.isascii() or not joiners()[chars.codes].any():
        return words, words
    inside, unspaced = strict_words(chars.codes)
    return words, words_of(*hashed(folded, runs_of(inside), unspaced), chars.owners, base)
