"""Thousands of phrases in one look: each is known by two words of it that stand side by side, or by its only word, and
a text's words are all at hand as numbers.

Only where these stand is the phrase itself compared, so more phrases cost next to nothing.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from articleclean.stems import Bools, Hashes, Ints, Words, codes_of, hashed, runs_of, strict_words

_NEXT = np.uint64(0xD6E8FEB86659FD93)
_SLOTS = 1 << 17

Place = tuple[int, int, str]
"""End and start of a phrase in the text, and the phrase."""


class Anchors:
    """Different phrases, folded, ready to be looked for. Safe to share between threads."""

    def __init__(self, phrases: Sequence[str]) -> None:
        chosen: dict[int, dict[int, list[str]]] = {}
        anchored = set()
        for number, offset, anchor in _rarest(phrases):
            anchored.add(number)
            chosen.setdefault(anchor, {}).setdefault(offset, []).append(phrases[number])
        self._around = {a: tuple((o, tuple(p)) for o, p in found.items()) for a, found in chosen.items()}
        """Hash of an anchor -> where in a phrase it stands, and the phrases."""
        self._wordless = tuple(p for number, p in enumerate(phrases) if number not in anchored)
        self._may_be: Bools = np.zeros(_SLOTS, dtype=bool)
        """By some bits of a hash whether it can be an anchor's: no for nearly all words of a text."""
        self._may_be[_slots(np.fromiter(chosen, dtype=np.uint64, count=len(chosen)))] = True

    def places(self, folded: str, words: Words) -> list[Place]:
        """Where phrases stand in a text, in the order of their ends, of two with one end the longer first.

        ``words``: strict words of the text (``Features.strict``).
        """
        hashes = words.stems[words.ids]
        found = [*self._anchored(folded, words, hashes), *self._anchored(folded, words, _side_by_side(hashes))]
        for phrase in self._wordless:
            at = folded.find(phrase)
            while at >= 0:
                found.append((at + len(phrase), at, phrase))
                at = folded.find(phrase, at + 1)
        found.sort()
        return found

    def _anchored(self, folded: str, words: Words, hashes: Hashes) -> Iterator[Place]:
        at = self._may_be.take(_slots(hashes)).nonzero()[0]
        for place, anchor in zip(words.starts[at].tolist(), hashes[at].tolist(), strict=True):
            for offset, phrases in self._around.get(anchor, ()):
                start = place - offset
                if start >= 0 and folded.startswith(phrases, start):
                    for phrase in phrases:
                        if folded.startswith(phrase, start):
                            yield start + len(phrase), start, phrase


def _slots(hashes: Hashes) -> Ints:
    return hashes.view(np.int64) & (_SLOTS - 1)


def _side_by_side(hashes: Hashes) -> Hashes:
    """One hash for each two words."""
    return hashes[:-1] * _NEXT + hashes[1:]


def _rarest(phrases: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Number of each phrase with words, where in it the two words stand that the fewest others hold (the only word,
    where it has but one), and their hash.
    """
    codes = codes_of("\n".join(phrases))
    starts = np.cumsum([0, *(len(p) + 1 for p in phrases[:-1])])
    inside, unspaced = strict_words(codes)
    places, hashes = hashed(codes, runs_of(inside), unspaced)
    owners = np.searchsorted(starts, places, side="right") - 1
    beside = np.flatnonzero((owners[1:] == owners[:-1]) & (inside[places[1:]] == inside[places[:-1]]))
    hashes = np.concatenate([_side_by_side(hashes)[beside], hashes])
    owners, places = np.append(owners[beside], owners), np.append(places[beside], places)
    is_one = np.arange(len(hashes)) >= len(beside)
    _, ids, counts = np.unique(hashes, return_inverse=True, return_counts=True)
    order = np.lexsort((places, counts[ids], is_one, owners))
    first = order[np.unique(owners[order], return_index=True)[1]]
    offsets = places[first] - starts[owners[first]]
    yield from zip(owners[first].tolist(), offsets.tolist(), hashes[first].tolist(), strict=True)
