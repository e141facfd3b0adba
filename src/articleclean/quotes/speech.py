"""Speech told from other things in quotation marks: titles, names, words in a doubtful sense.

A sum of signs, each with a weight; above zero it is speech. The signs are the shape of the quoted words (length, stops,
capitals, words such as "I") and what stands around them (verbs of speech, commas, articles, nouns of titles).
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from math import exp
from pathlib import Path

from articleclean.quotes.context import CAPITAL, MARK, QUOTE, Context
from articleclean.quotes.lexicon import (
    ADVERB,
    AS,
    AUXILIARY,
    CALLING,
    CONJUNCTION,
    CUE,
    DETERMINER,
    NOUN,
    PREPOSITION,
    PRONOUN,
    SELF,
    WEAK,
    Lexicon,
)
from articleclean.quotes.phrases import match_phrases
from articleclean.quotes.speakers import Source

WEIGHTS = Path(__file__).with_name("weights.json")
"""Learned by ``python -m training.quotes``, some set by hand there; above zero is speech."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_ADDRESS = re.compile(r"\w\.(?:com|org|net|de|info|[a-z]{2})\b|@\w|^#\w")
_ENDS = frozenset(".,!?…")
_HEAD = 200
"""Characters of a quotation that are looked at."""
_SIZES = ((1, "1 word"), (2, "2 words"), (3, "3 words"), (5, "4-5 words"), (9, "6-9 words"))
"""Most words and the name of the sign."""
_SMALL = PREPOSITION | DETERMINER | CONJUNCTION


_INTRODUCED = frozenset({"left colon", "left cue comma", "dash"}) | {
    f"left {place}{size}" for place in ("start", "sentence") for size in ("", ", short")
}
_PART = frozenset({"starts small", "1 word", "2 words", "3 words"})


def judge(
    context: Context, at: int, inner: str, mark: str, source: Source | None, lexicon: Lexicon
) -> tuple[float, bool]:
    """How probably the quotation at token ``at`` is speech (0..1), and whether it is only part of a paraphrase.

    Words run on with the sentence around them are part of a paraphrase when they begin small or are three at most: so
    it is with 91% of the direct and mixed quotations of the English training set.
    """
    found = dict.fromkeys(signs(context, at, inner, mark, source, lexicon))  # in order, as sums of floats depend on it
    weights = _weights()
    total = weights["bias"] - lexicon.doubt + sum(weights.get(s, 0.0) for s in found)
    return 1 / (1 + exp(-total)), not found.keys() & _INTRODUCED and bool(found.keys() & _PART)


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["speech"]
    return weights


def signs(context: Context, at: int, inner: str, mark: str, source: Source | None, lexicon: Lexicon) -> Iterator[str]:
    """Names of the signs that hold for the quotation at token ``at`` whose words are ``inner``."""
    yield from _shape(inner, lexicon)
    yield from _left(context, at, inner, lexicon)
    yield from _right(context, at)
    yield from _cue(context, at, source)
    if _is_nickname(context, at, inner):
        yield "nickname"
    if context.places == [0] and len(context.words) <= 2 and len(inner) < 60:
        yield "alone"
    if mark == "–":
        yield "dash"
    elif mark in "'‘‚" and not lexicon.single_marks:
        yield "single mark"


def _is_nickname(context: Context, at: int, inner: str) -> bool:
    """Whether the words stand between two names: Maria “Mia” Keller."""
    kinds = context.kinds
    between = 0 < at < len(kinds) - 1 and kinds[at - 1] & kinds[at + 1] & CAPITAL
    return bool(between) and inner[:1].isupper() and inner.count(" ") < 3 and inner[-1:] not in _ENDS


def _cue(context: Context, at: int, source: Source | None) -> Iterator[str]:
    if source is None:
        yield "no cue"
        return
    yield f"cue {source.how}"
    if source.cue is not None:
        gap = at - source.cue[1] if source.cue[0] < at else source.cue[0] - at - 1
        kind = context.kinds[source.cue[0]]
        if kind & CALLING:
            yield "cue calls"
        weak = "weak cue" if kind & WEAK else "cue"
        yield f"{weak} near" if gap <= 2 else f"{weak} middling" if gap <= 6 else f"{weak} far"


def _shape(inner: str, lexicon: Lexicon) -> Iterator[str]:
    words = _WORD.findall(inner[:_HEAD])
    kinds = [lexicon.kinds.get(w.lower().replace("’", "'"), 0) for w in words]
    count = len(words)
    yield next((name for most, name in _SIZES if count <= most), "10+ words")
    last = inner[-1:]
    if last in {".", "…", "。"}:
        yield "ends with stop"
    elif last in {"!", "?", "؟"}:
        yield "ends with call"
    elif last in {",", "،"}:
        yield "ends with comma"
    first = words[0] if words else ""
    yield "starts capital" if first[:1].isupper() else "starts small"
    large = [w for w, k in zip(words, kinds, strict=True) if not k & _SMALL]
    if count > 1 and large and all(w[0].isupper() or w[0].isdigit() for w in large):
        yield "all capitalised" if count > 4 else "all capitalised, short"
    if any(k & PRONOUN for k in kinds):
        yield "holds pronoun"
    if any(k & SELF for k in kinds):
        yield "holds self"
    if any(k & AUXILIARY for k in kinds):
        yield "holds auxiliary"
    if _ADDRESS.search(inner[:80]):
        yield "holds address"
    if re.search(r"[,.!?;:…] ", inner[:_HEAD]):
        yield "holds stop"


_LEFT = (
    (QUOTE, "quote"),
    (CALLING, "calling"),
    (CUE, "cue"),
    (DETERMINER, "determiner"),
    (PREPOSITION, "preposition"),
    (CONJUNCTION, "conjunction"),
    (AUXILIARY | ADVERB, "auxiliary"),
)


def _left(context: Context, at: int, inner: str, lexicon: Lexicon) -> Iterator[str]:
    kinds, words = context.kinds, context.words
    if context.borders[at] == at:
        short = inner.count(" ") < 3 and inner[-1:] not in _ENDS
        yield f"left {'sentence' if at else 'start'}{', short' if short else ''}"
        return
    kind, word = kinds[at - 1], words[at - 1]
    if (kind | kinds[at - 2 if at > 1 else at - 1]) & NOUN:
        yield "left noun of speech"
    named = match_phrases(context, max(0, at - 4), at, lexicon.naming)
    if named and not any(kinds[i] & CUE or words[i] in ":：" for i in range(named[1], at)):
        yield "left naming"
        return
    if kind & MARK:
        yield "left comma" if word in ",،、" else "left colon" if word in ":：" else "left mark"
        if word in ",:" and at > 1 and kinds[at - 2] & CUE:
            yield "left cue comma"
        return
    if kind & AS:
        yield "left as"
    name = next((n for k, n in _LEFT if kind & k), "noun")
    if name == "noun" and word.endswith(("'s", "’s")):
        name = "possessive"
    elif name == "noun" and kind & CAPITAL and not lexicon.noun_capitals:
        name = "name"
    yield f"left {name}, {'capital' if inner[:1].isupper() or inner[:1].isdigit() else 'small'}"


def _right(context: Context, at: int) -> Iterator[str]:
    kinds, words = context.kinds, context.words
    if at + 1 >= len(words):
        yield "right end"
        return
    kind, word = kinds[at + 1], words[at + 1]
    if context.borders[at + 1] != context.borders[at]:
        yield "right sentence"
    elif kind & QUOTE:
        yield "right quote"
    elif kind & CUE:
        yield "right cue"
    elif kind & MARK:
        yield "right mark"
    elif kind & (PREPOSITION | CONJUNCTION):
        yield "right preposition"
    elif kind & CAPITAL or kind & PRONOUN:
        yield "right name"
    elif kind & (AUXILIARY | ADVERB | DETERMINER):
        yield "right auxiliary"
    elif word[0].isalpha():
        yield "right noun"
    else:
        yield "right stop"
