"""The words of a text, all found and hashed at once; the numbers of blocks and the search for phrases count on them.

A word is known by its stem, its first folded characters: endings change with grammar (and in Korean particles follow),
and the story's words are to be known again all the same. Scripts without spaces give pairs of characters.
"""

import functools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Hashes = NDArray[np.uint64]
Codes = NDArray[np.uint32]

OTHER, LOWER, UPPER, CASELESS, IDEOGRAPH, DIGIT, SPACE, END, COMMA, QUOTE, LINKISH, PUNCT = range(12)
CLASSES = 12

_END_CHARS = ".!?。！？…؟।۔！？．"
_COMMAS = ",;،、，；："
_QUOTES = "\"'“”„«»‘’‚‹›「」『』"
_LINKISH = "|»›•·/#@→▶▸▼©®_=*{}[]~^<>&+\\■►●✓"

STEM = 6
HANGUL = (0xAC00, 0xD7A3)
HANGUL_STEM = 2
UNSPACED = 0x2E80
"""Code point from which scripts set no space around what is a word of its own."""
_MODIFIER_APOSTROPHE = 0x2BC

_SALT = np.uint64(0x9E3779B97F4A7C15)
_POWERS = np.cumprod(np.full(STEM, 0x100000001B3, dtype=np.uint64))
_PLACES = np.arange(STEM)
_PAIR = np.uint64(0x110000)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_SLOTS = 1 << 13
"""Flags by some bits of a hash: they spare nearly all places of a text a look."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in its order, behind them all pairs of characters. ``starts``: where each begins, in
    characters of the source; ``blocks``: the block it stands in; ``ids``: small integers, one a different word;
    ``stems``: the hash of each id, in rising order.
    """

    starts: Ints
    blocks: Ints
    ids: Ints
    stems: Hashes


def in_text_order(words: Words) -> tuple[Ints, Ints]:
    """Ids and blocks of all words, pairs of characters among the words."""
    if len(words.starts) < 2 or (words.starts[1:] > words.starts[:-1]).all():
        return words.ids, words.blocks
    order = np.argsort(words.starts)
    return words.ids[order], words.blocks[order]


def blocks_alike(words: Words, openings: Sequence[int], run: int) -> frozenset[int]:
    """Those of the blocks ``openings`` whose first ``run`` words, by their stems, stand elsewhere too, and the blocks
    where they do; hashes may agree by chance.
    """
    ids, blocks = in_text_order(words)
    if not openings or len(ids) < run:
        return frozenset()
    numbers = ids.view(np.uint64)
    runs = numbers[: len(ids) - run + 1].copy()
    for step in range(1, run):
        runs *= _MIX
        runs += numbers[step : step + len(runs)]
    slots = runs.view(np.int64) & (_SLOTS - 1)
    flags = np.zeros(_SLOTS, dtype=bool)
    flags[slots[np.minimum(np.searchsorted(blocks, openings), len(runs) - 1)]] = True
    at = flags.take(slots).nonzero()[0]
    holders: dict[int, set[int]] = {}
    for opening, block in zip(runs[at].tolist(), blocks[at].tolist(), strict=True):
        holders.setdefault(opening, set()).add(block)
    return frozenset().union(*(same for same in holders.values() if len(same) > 1))


def words_of(places: Ints, hashes: Hashes, owners: Ints, base: int) -> Words:
    """Words by their places and hashes in a part of the source. ``owners``: the block of each character; ``base``:
    where in the source the part begins.
    """
    order = hashes.argsort()
    rising = hashes[order]
    is_new = np.ones(len(rising), dtype=bool)
    np.not_equal(rising[1:], rising[:-1], out=is_new[1:])
    ids = np.empty(len(rising), dtype=np.int64)
    ids[order] = is_new.cumsum() - 1
    return Words(places + base, owners[places], ids, rising[is_new])


def stem_hashes(stems: Sequence[str]) -> Hashes:
    """The hashes of these stems: folded, of at most ``STEM`` characters."""
    codes = np.array(stems, dtype=f"<U{STEM}").view(np.uint32).reshape(-1, STEM).astype(np.uint64)
    return np.asarray(np.where(codes > 0, (codes + _SALT) * _POWERS, 0).sum(axis=1), dtype=np.uint64)


def rows_of(known: Hashes, stems: Hashes) -> Ints:
    """The place of each stem among known hashes in rising order; that behind the last where it is unknown."""
    if not len(known):
        return np.zeros(len(stems), dtype=np.int64)
    at = known.searchsorted(stems)
    return np.where(known.take(at, mode="clip") == stems, at, len(known))


def names_of(text: str) -> list[str]:
    """The stems of all words of a folded text, and its pairs of characters, each as often as it stands there."""
    codes = codes_of(text)
    classes = class_table().take(codes)
    starts, ends = runs_of(in_word(classes))
    unspaced = classes == IDEOGRAPH
    pairs = np.flatnonzero(unspaced[:-1] & unspaced[1:]).tolist()
    words = zip(starts.tolist(), ends.tolist(), strict=True)
    return [stem_of(text[a:b]) for a, b in words] + [text[at : at + 2] for at in pairs]


def name_hashes(names: Sequence[str]) -> Hashes:
    """The hashes that ``Words`` has for what ``names_of`` gives."""
    codes = np.array([name[:2] for name in names], dtype="<U2").view(np.uint32).reshape(-1, 2)
    pairs = codes[:, 0].astype(np.uint64) * _PAIR + codes[:, 1]
    is_pair = class_table().take(codes[:, 0]) == IDEOGRAPH
    return np.asarray(np.where(is_pair, pairs, stem_hashes(names)))


def stem_of(word: str) -> str:
    """The part of a folded word that its hash tells."""
    kept = HANGUL_STEM if HANGUL[0] <= ord(word[0]) <= HANGUL[1] else STEM
    return word[:kept]


def codes_of(text: str) -> Codes:
    """The code points of a text; lone surrogates too."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def in_word(classes: NDArray[Any]) -> Bools:
    """Whether each character is of a word between spaces, by the classes of all."""
    return np.asarray((classes >= LOWER) & (classes <= DIGIT) & (classes != IDEOGRAPH))


def runs_of(inside: Bools) -> tuple[Ints, Ints]:
    """Where each run of marked characters begins, and where it ends."""
    padded = np.zeros(len(inside) + 2, dtype=bool)
    padded[1:-1] = inside
    edges = (padded[1:] != padded[:-1]).nonzero()[0]
    return edges[::2], edges[1::2]


def hashed(folded: Codes, runs: tuple[Ints, Ints], unspaced: Bools) -> tuple[Ints, Hashes]:
    """Places and hashes of all words, given where they begin and end (``runs_of``), and behind them of all pairs of
    ``unspaced`` characters. A word's hash is a 64-bit polynomial of its first characters.
    """
    word_at, ends = runs
    codes = folded.take(word_at[:, None] + _PLACES, mode="clip")
    mixed = (codes + _SALT) * _POWERS
    mixed *= (ends - word_at)[:, None] > _PLACES
    if len(folded) and folded.max() >= HANGUL[0]:
        mixed *= (_PLACES < HANGUL_STEM) | (codes < HANGUL[0]) | (codes > HANGUL[1])
    hashes = mixed.sum(axis=1)
    if not unspaced.any():
        return word_at, hashes
    pair = np.flatnonzero(unspaced[:-1] & unspaced[1:])
    pairs = folded[pair].astype(np.uint64) * _PAIR + folded[pair + 1]
    return np.concatenate([word_at, pair]), np.concatenate([hashes, pairs])


def strict_words(codes: Codes) -> tuple[Bools, Bools]:
    """Which characters are of words, and which of pairs, as the bounds of phrases have it: an accent mark ends a word,
    and all scripts from ``UNSPACED`` on, Korean too, give pairs. Without ``joiners`` this is what words are anyway.
    """
    classes, joining = class_table()[codes], joiners()[codes]
    return in_word(classes) & ~joining, (classes == IDEOGRAPH) | (joining & (codes >= UNSPACED))


@functools.cache
def joiners() -> Bools:
    """By code point: whether a character belongs to a word and bounds a phrase all the same, as accent marks do (no
    letters), and the syllables of Korean (to which particles are tied).
    """
    table = in_word(class_table())
    table[:UNSPACED] &= ~np.array([chr(code).isalnum() for code in range(UNSPACED)])
    table[_MODIFIER_APOSTROPHE] = True  # folded to the mark
    table[0xFF10:0xFF1A] = False  # folded to plain digits
    table.setflags(write=False)
    return table


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
