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
    run_starts,
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
    classes: Ints
    inside: Bools
    owners: Ints
    starts: Ints
    ends: Ints


def block_features(doc: Document) -> Features:
    """Features of every block by itself. The document must have at least one block."""
    chars = _characters(doc)
    word_at = run_starts(chars.inside)
    words, strict = _words(doc, chars, word_at)
    return Features(_columns(doc, chars, word_at), words, strict)


def stem_texts(doc: Document) -> list[str]:
    """The stems of a document's words, each once; ``stem_hashes`` gives those of ``Words.stems``, pairs left out."""
    chars = _characters(doc)
    base = doc.blocks[0].start
    folded, inside = doc.folded[base : base + len(chars.codes)], chars.inside
    ends = np.flatnonzero(inside & ~np.append(inside[1:], False)) + 1
    starts = run_starts(inside).tolist()
    return sorted({stem_of(folded[a:b]) for a, b in zip(starts, ends.tolist(), strict=True)})


def _columns(doc: Document, chars: _Chars, word_at: Ints) -> dict[str, Floats]:
    n = len(doc.blocks)
    keyed = chars.owners * CLASSES + chars.classes
    counts = np.bincount(keyed, minlength=n * CLASSES).reshape(n, CLASSES).astype(float)
    begins = np.bincount(keyed[word_at], minlength=n * CLASSES).reshape(n, CLASSES).astype(float)
    first, last = chars.classes[chars.starts], chars.classes[chars.ends - 1]
    solid = np.maximum(counts.sum(axis=1) - counts[:, SPACE], 1.0)
    letters = np.maximum(counts[:, LOWER : IDEOGRAPH + 1].sum(axis=1), 1.0)
    ideographs = counts[:, IDEOGRAPH] / 2
    words = begins.sum(axis=1) + ideographs
    spaced = np.maximum(words, 1.0)
    closed = ((last == END) | (last == QUOTE)).astype(float)
    last_code = chars.codes[chars.ends - 1]
    return {
        "words": words,
        "log_words": np.log1p(words),
        "word_length": np.minimum(solid / spaced, 15.0),
        "upper_share": counts[:, UPPER] / letters,
        "upper_words": begins[:, UPPER] / spaced,
        "lower_words": (begins[:, LOWER] + begins[:, CASELESS] + ideographs) / spaced,
        "digit_share": counts[:, DIGIT] / solid,
        "punct_share": (counts[:, PUNCT] + counts[:, LINKISH] + counts[:, OTHER]) / solid,
        "linkish": np.minimum(counts[:, LINKISH], 6.0),
        "linkish_share": np.minimum(counts[:, LINKISH] / spaced, 2.0),
        "end": (last == END).astype(float),
        "quote_end": (last == QUOTE).astype(float),
        "colon_end": ((last_code == ord(":")) | (last_code == 0xFF1A)).astype(float),
        "ellipsis_end": _ellipsis(chars),
        "starts_lower": (first == LOWER).astype(float),
        "starts_digit": (first == DIGIT).astype(float),
        "starts_quote": (first == QUOTE).astype(float),
        "starts_mark": ((first == LINKISH) | (first == PUNCT) | (first == OTHER)).astype(float),
        "commas": np.minimum(counts[:, COMMA] / spaced, 0.5),
        "sentences": np.log1p(counts[:, END]),
        "quotes": np.minimum(counts[:, QUOTE] / spaced, 0.5),
        "gap": np.minimum([b.gap for b in doc.blocks], 4.0),
        "prose": _prose(words, closed, counts),
    }


def _ellipsis(chars: _Chars) -> Floats:
    last = chars.codes[chars.ends - 1]
    before = chars.codes[np.maximum(chars.ends - 2, 0)]
    return np.asarray(((last == ord("…")) | ((last == ord(".")) & (before == ord(".")))), dtype=float)


def _prose(words: Floats, closed: Floats, counts: Floats) -> Floats:
    """Words of blocks that read like prose (long, with end marks); others count for nothing."""
    marks = counts[:, END] + counts[:, COMMA]
    is_prose = ((words >= 10) & (closed > 0)) | ((words >= 25) & (marks >= 2))
    return np.asarray(np.where(is_prose, np.minimum(words, MOST_WORDS), 0.0))


def _characters(doc: Document) -> _Chars:
    starts = np.array([b.start for b in doc.blocks], dtype=np.int64)
    ends = np.array([b.end for b in doc.blocks], dtype=np.int64)
    base, stop = int(starts[0]), int(ends[-1])
    codes = codes_of(doc.source[base:stop])
    classes = class_table()[codes].astype(np.int64)
    owners = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, stop)))
    return _Chars(codes, classes, in_word(classes), owners, starts - base, ends - base)


def _words(doc: Document, chars: _Chars, word_at: Ints) -> tuple[Words, Words]:
    """All words, and all as the bounds of phrases have it."""
    base = doc.blocks[0].start
    folded = codes_of(doc.folded[base : base + len(chars.codes)])
    words = words_of(*hashed(folded, chars.inside, chars.classes == IDEOGRAPH, word_at), chars.owners, base)
    if doc.source.isascii() or not joiners()[chars.codes].any():
        return words, words
    inside, unspaced = strict_words(chars.codes)
    return words, words_of(*hashed(folded, inside, unspaced, run_starts(inside)), chars.owners, base)
