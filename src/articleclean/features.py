"""Numbers per block, language-independent, computed once in one pass over the characters and one over the words.

No word list is used: what a page's function words are, the page itself shows. Lengths are in words, and in scripts
without spaces two characters count as one word.
"""

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from articleclean.model.document import Document

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

OTHER, LOWER, UPPER, CASELESS, IDEOGRAPH, DIGIT, SPACE, END, COMMA, QUOTE, LINKISH, PUNCT = range(12)
CLASSES = 12

_END_CHARS = ".!?。！？…؟।۔！？．"
_COMMAS = ",;،、，；："
_QUOTES = "\"'“”„«»‘’‚‹›「」『』"
_LINKISH = "|»›•·/#@→▶▸▼©®_=*{}[]~^<>&+\\■►●✓"

STEM = 6
HANGUL = (0xAC00, 0xD7A3)
HANGUL_STEM = 2

_SALT = np.uint64(0x9E3779B97F4A7C15)
_POWERS = np.cumprod(np.full(64, 0x100000001B3, dtype=np.uint64))


@dataclass(frozen=True, slots=True)
class Features:
    """What the blocks of a document look like: ``columns`` name -> one float a block; ``word_ids`` of all blocks in a
    row (small integers, one a different word) and ``word_block``, the block each stands in; ``stems``: the hash of
    each different word by its id, in rising order.
    """

    columns: dict[str, Floats]
    word_ids: Ints
    word_block: Ints
    stems: NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Chars:
    """The characters from the first block to the end of the last: code and class of each, and the block it is in."""

    codes: NDArray[np.uint32]
    classes: Ints
    owners: Ints
    starts: Ints
    ends: Ints


def block_features(doc: Document) -> Features:
    """Features of every block by itself. The document must have at least one block."""
    chars = _characters(doc)
    word_at = _word_starts(chars.classes)
    ids, owners, stems = _words(doc, chars, word_at)
    return Features(_columns(doc, chars, word_at), ids, owners, stems)


def stem_hashes(stems: Sequence[str]) -> NDArray[np.uint64]:
    """The hashes by which features know these stems: folded, of at most ``STEM`` characters."""
    codes = np.array(stems, dtype=f"<U{STEM}").view(np.uint32).reshape(-1, STEM).astype(np.uint64)
    return np.asarray(np.where(codes > 0, (codes + _SALT) * _POWERS[:STEM], 0).sum(axis=1), dtype=np.uint64)


def stem_texts(doc: Document) -> list[str]:
    """The stems of a document's words, each once; ``stem_hashes`` gives those of ``Features.stems``, pairs left out."""
    chars = _characters(doc)
    base = doc.blocks[0].start
    folded, inside = doc.folded[base : base + len(chars.codes)], _in_word(chars.classes)
    ends = np.flatnonzero(inside & ~np.append(inside[1:], False)) + 1
    return sorted(
        {_stem(folded[a:b]) for a, b in zip(_word_starts(chars.classes).tolist(), ends.tolist(), strict=True)}
    )


def _stem(word: str) -> str:
    kept = HANGUL_STEM if HANGUL[0] <= ord(word[0]) <= HANGUL[1] else STEM
    return word[:kept]


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
    return np.asarray(np.where(is_prose, np.minimum(words, 120.0), 0.0))


def _characters(doc: Document) -> _Chars:
    starts = np.array([b.start for b in doc.blocks], dtype=np.int64)
    ends = np.array([b.end for b in doc.blocks], dtype=np.int64)
    base, stop = int(starts[0]), int(ends[-1])
    codes = np.frombuffer(doc.source[base:stop].encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = class_table()[codes].astype(np.int64)
    owners = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, stop)))
    return _Chars(codes, classes, owners, starts - base, ends - base)


def _word_starts(classes: Ints) -> Ints:
    in_word = _in_word(classes)
    in_word[1:] &= ~in_word[:-1]
    return np.flatnonzero(in_word)


def _in_word(classes: Ints) -> NDArray[np.bool_]:
    return np.asarray((classes >= LOWER) & (classes <= DIGIT) & (classes != IDEOGRAPH))


def _words(doc: Document, chars: _Chars, word_at: Ints) -> tuple[Ints, Ints, NDArray[np.uint64]]:
    """Ids of all words, the block of each, and the hash of each id; scripts without spaces give pairs of characters.

    A word is told by a 64-bit polynomial hash of its first folded characters, computed for all words at once: endings
    change with grammar (and in Korean particles follow), and the story's words are to be known again all the same.
    """
    base = doc.blocks[0].start
    folded = np.frombuffer(
        doc.folded[base : base + len(chars.codes)].encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    )
    inside = np.flatnonzero(_in_word(chars.classes))
    hashes = np.empty(0, dtype=np.uint64)
    if len(word_at):
        first = np.searchsorted(inside, word_at)
        lengths = np.diff(np.append(first, len(inside)))
        place = np.arange(len(inside)) - np.repeat(first, lengths)
        codes = folded[inside]
        stem = np.where((codes >= HANGUL[0]) & (codes <= HANGUL[1]), HANGUL_STEM, STEM)
        mixed = np.where(place < stem, (codes.astype(np.uint64) + _SALT) * _POWERS[np.minimum(place, STEM)], 0)
        hashes = np.add.reduceat(mixed, first)
    owners = chars.owners[word_at]
    is_ideograph = chars.classes == IDEOGRAPH
    if is_ideograph.any():
        pair = np.flatnonzero(is_ideograph[:-1] & is_ideograph[1:])
        pairs = folded[pair].astype(np.uint64) * np.uint64(0x110000) + folded[pair + 1]
        hashes = np.concatenate([hashes, pairs])
        owners = np.concatenate([owners, chars.owners[pair]])
    different, ids = np.unique(hashes, return_inverse=True)
    return ids.astype(np.int64), owners, different


@functools.cache
def class_table() -> NDArray[np.uint8]:
    """Character class by code point: exact below U+3000, by range above."""
    table = np.full(0x110000, OTHER, dtype=np.uint8)
    for code in range(0x3000):
        table[code] = _class_of(chr(code))
    table[0x3001:0x3040] = PUNCT
    table[0x3040:0xA000] = IDEOGRAPH
    table[0xA000:0xAC00] = CASELESS
    table[0xAC00:0xD7B0] = CASELESS
    table[0xF900:0xFB00] = IDEOGRAPH
    table[0xFB00:0xFE00] = CASELESS
    table[0xFE00:0xFE10] = OTHER
    table[0xFE70:0xFF00] = CASELESS
    table[0xFF10:0xFF1A] = DIGIT
    table[0xFF21:0xFF3B] = UPPER
    table[0xFF41:0xFF5B] = LOWER
    table[0xFF66:0xFFA0] = IDEOGRAPH
    table[0x20000:0x32000] = IDEOGRAPH
    for chars, kind in (
        (_COMMAS, COMMA),
        (_END_CHARS, END),
        (_QUOTES, QUOTE),
        (_LINKISH, LINKISH),
        ("\u3000\ufeff", SPACE),
    ):
        for char in chars:
            table[ord(char)] = kind
    table.setflags(write=False)
    return table


def _class_of(char: str) -> int:
    if char.isspace():
        return SPACE
    category = unicodedata.category(char)
    exact = {"Ll": LOWER, "Lu": UPPER, "Lt": UPPER, "Nd": DIGIT, "Mn": CASELESS, "Mc": CASELESS}.get(category)
    if exact is not None:
        return exact
    if category[0] == "L":
        return IDEOGRAPH if 0x0E00 <= ord(char) < 0x0F00 or 0x1000 <= ord(char) < 0x10A0 else CASELESS
    return PUNCT if category[0] == "P" else OTHER
