"""The words around the quotations of a paragraph, each with its class; every quotation is one token."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from articleclean.quotes.lexicon import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    CUE,
    DETERMINER,
    PREPOSITION,
    PRONOUN,
    TITLE,
    WEAK,
    Lexicon,
)

QUOTE = 1 << 12
STOP = 1 << 13
"""Ends a sentence."""
MARK = 1 << 14
"""Any other punctuation."""
CAPITAL = 1 << 15
NUMBER = 1 << 16

_FUNCTION = PRONOUN | DETERMINER | PREPOSITION | CONJUNCTION | ADVERB | AUXILIARY
_TOKEN = re.compile(r"[^\W\d_]+(?:[.'’\-‑][^\W\d_]+)*|\d+(?:[.,:/]\d+)*\w*|[^\w\s]")
_GO_ON = frozenset("),;:")
"""After a stop these show that the sentence is not over: (D-Md.) and R-Ky., said."""
_STOPS = frozenset(".!?…。！？؟")


@dataclass(slots=True)
class Context:
    """Tokens of a paragraph outside its quotations: word, offsets, class bits; and where the quotations stand."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """For each quotation the index of its token."""
    borders: list[int] = field(default_factory=list)
    """For each token the index of the first token of its sentence."""


def read_context(text: str, quotes: Sequence[tuple[int, int, str]], lexicon: Lexicon) -> Context:
    """Tokens of ``text`` with the quotations ``(left, right, last character inside)`` taken as one token each."""
    context = Context()
    at = 0
    for left, right, last in quotes:
        _words(text, at, left, lexicon, context)
        context.places.append(len(context.words))
        _add(context, last, left, right, QUOTE)
        at = right
    _words(text, at, len(text), lexicon, context)
    _borders(context)
    return context


def _add(context: Context, word: str, start: int, end: int, kind: int) -> None:
    context.words.append(word)
    context.starts.append(start)
    context.ends.append(end)
    context.kinds.append(kind)


def _words(text: str, start: int, end: int, lexicon: Lexicon, context: Context) -> None:
    kinds = lexicon.kinds
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first = word[0]
        if lexicon.enclitic and "-" in word and (tied := lexicon.enclitic.fullmatch(word)):
            verb, middle = tied.group(1), match.start() + tied.start(2)
            _add(context, verb, match.start(), match.start() + len(verb), kinds.get(verb.lower(), 0))
            _add(context, tied.group(2), middle, match.end(), kinds.get(tied.group(2).lower(), 0))
            continue
        if first.isalpha():
            kind = kinds.get(word.lower().replace("’", "'"), 0)
            if not kind and word.endswith(lexicon.adverb_endings) and len(word) > 5:
                kind = ADVERB
            if first.isupper():
                kind |= CAPITAL
        elif first.isdigit():
            kind = NUMBER
        elif (
            first in _STOPS
            and not _abbreviates(context, match.start())
            and text[match.end() : match.end() + 1] not in _GO_ON
        ):
            kind = STOP
        else:
            kind = MARK
        _add(context, word, match.start(), match.end(), kind)


def _abbreviates(context: Context, at: int) -> bool:
    """Whether a stop at ``at`` belongs to the word before: Mr. or J."""
    if not context.words or context.ends[-1] != at:
        return False
    word = context.words[-1]
    return (
        bool(context.kinds[-1] & TITLE)
        or (len(word) == 1 and word.isupper())
        or (len(word) > 2 and word[-2] == "." and word[-1].isupper())
    )


def _as_cue(kind: int, before: int) -> int:
    """A word that looks like a verb of speech, after the class of the word before it: "the report" and "Secretary of
    State" hold none, "to call" is a weak one."""
    if kind & CAPITAL and not before & QUOTE:
        return kind & ~(CUE | WEAK)
    if before & DETERMINER and not before & PRONOUN:
        return kind & ~(CUE | WEAK)
    return kind | WEAK if before & PREPOSITION else kind


def _borders(context: Context) -> None:
    """Number the sentences. A quotation that ends with a stop ends its sentence when a new one seems to begin after it.

    The first word of a sentence has its capital by rule: it counts only when the word belongs to no class.
    """
    border = 0
    kinds, words = context.kinds, context.words
    last = len(kinds) - 1
    for at, kind in enumerate(kinds):
        context.borders.append(border)
        if at == border:
            if kind & _FUNCTION:
                kinds[at] &= ~CAPITAL
        elif kind & CUE:
            kinds[at] = _as_cue(kind, kinds[at - 1])
        following = kinds[at + 1] if at < last else STOP
        small = at < last and not following & QUOTE and words[at + 1][0].islower()
        if kind & STOP:
            if not following & STOP and not small:
                border = at + 1
        elif kind & QUOTE and words[at] in _STOPS and following & (CAPITAL | QUOTE):
            border = at + 1
