"""Noun phrases beside a word, without a parser: where a speaker's name or role begins and ends."""

from articleclean.quotes.context import CAPITAL, MARK, NUMBER, QUOTE, STOP, Context
from articleclean.quotes.lexicon import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    CUE,
    DETERMINER,
    LINKER,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    TITLE,
)

Phrase = tuple[int, int]
"""Token indices ``(first, after last)``."""

_NO_NAME = ADVERB | AUXILIARY | CONJUNCTION | PREPOSITION | RELATIVE | CUE
_EDGE = STOP | MARK | QUOTE
_LONGEST = 12


def _is_content(kind: int) -> bool:
    """A word that may stand inside a noun phrase: a name, or a small word of no known class."""
    if kind & (_EDGE | NUMBER):
        return False
    return (bool(kind & (CAPITAL | TITLE)) and not kind & (PRONOUN | DETERMINER)) or not kind & (
        _NO_NAME | PRONOUN | DETERMINER
    )


def phrase_from(context: Context, at: int, end: int) -> Phrase | None:
    """The noun phrase that begins at token ``at``, or None when no phrase can begin there."""
    kinds, words = context.kinds, context.words
    if at >= end:
        return None
    if kinds[at] & PRONOUN and not (at + 1 < end and kinds[at] & DETERMINER and _is_content(kinds[at + 1])):
        return at, at + 1
    first = at
    if kinds[at] & (DETERMINER | NUMBER) and at + 1 < end:
        at += 1
    while at < min(end, first + _LONGEST):
        kind = kinds[at]
        if (_is_content(kind) and not _ends_name(context, at, first, end)) or (
            words[at] in ".’'"
            and at > first
            and kinds[at - 1] & (CAPITAL | TITLE)
            and at + 1 < end
            and kinds[at + 1] & CAPITAL
        ):
            at += 1
        elif (
            kind & LINKER and at > first and at + 1 < end and (_is_content(kinds[at + 1]) or kinds[at + 1] & DETERMINER)
        ):
            at += 2
        elif kind & (DETERMINER | NUMBER) and at > first and words[at][0].isdigit():
            at += 1
        else:
            break
    if at == first or (at == first + 1 and kinds[first] & (DETERMINER | NUMBER) and not kinds[first] & PRONOUN):
        return None
    return first, at


def _ends_name(context: Context, at: int, first: int, end: int) -> bool:
    """Whether the small word at ``at`` is rather the verb after a name ("Keller weighed in") than one of its nouns."""
    kinds = context.kinds
    if at == first or kinds[at] & (CAPITAL | TITLE) or not kinds[at - 1] & CAPITAL:
        return False
    return at + 1 < end and bool(kinds[at + 1] & (PREPOSITION | DETERMINER | CONJUNCTION | PRONOUN))


def phrase_before(context: Context, at: int, start: int) -> Phrase | None:
    """The noun phrase that ends right before token ``at``, adverbs and auxiliaries skipped."""
    kinds, words = context.kinds, context.words
    end = at
    while end > start and kinds[end - 1] & (ADVERB | AUXILIARY) and not kinds[end - 1] & PRONOUN:
        end -= 1
    if end == start:
        return None
    if kinds[end - 1] & PRONOUN:
        return end - 1, end
    first = end
    while first > max(start, end - _LONGEST):
        kind = kinds[first - 1]
        if (
            _is_content(kind)
            or (words[first - 1] in ".’'" and first < end and kinds[first] & CAPITAL)
            or (
                kind & LINKER
                and first < end
                and first - 1 > start
                and _is_content(kinds[first - 2])
                and (kinds[first - 2] & CAPITAL or not kind & CONJUNCTION)
            )
        ):
            first -= 1
        elif kind & DETERMINER and first < end:
            first -= 1
            if not (first - 1 > start and kinds[first - 1] & LINKER):
                break
        else:
            break
    if first == end:
        return None
    return first, end


def first_phrase(context: Context, start: int, end: int) -> Phrase | None:
    """The first noun phrase between two tokens that no preposition governs: most often the subject."""
    kinds, words = context.kinds, context.words
    at = start
    while at < end:
        kind = kinds[at]
        if kind & (PREPOSITION | CONJUNCTION | CUE) and not (kind & PRONOUN):
            comma = next((i for i in range(at + 1, end) if words[i] in ",—–:"), None)
            if comma is None:
                return next(
                    (
                        phrase_from(context, i, end)
                        for i in range(at + 1, end)
                        if kinds[i] & (CAPITAL | PRONOUN | DETERMINER) and not kinds[i] & _NO_NAME
                    ),
                    None,
                )
            at = comma + 1
        elif found := phrase_from(context, at, end):
            if not kind & (ADVERB | AUXILIARY | RELATIVE) or kind & PRONOUN:
                return found
            at += 1
        else:
            at += 1
    return None


def text_span(context: Context, phrase: Phrase) -> tuple[int, int]:
    """Character offsets of a phrase."""
    return context.starts[phrase[0]], context.ends[phrase[1] - 1]


def is_pronoun(context: Context, phrase: Phrase) -> bool:
    """Whether the phrase is a bare pronoun."""
    return phrase[1] - phrase[0] == 1 and bool(context.kinds[phrase[0]] & PRONOUN)


def follows_preposition(context: Context, phrase: Phrase, start: int) -> bool:
    """Whether a preposition governs the phrase."""
    return phrase[0] > start and bool(context.kinds[phrase[0] - 1] & PREPOSITION)


def match_phrases(
    context: Context, start: int, end: int, phrases: tuple[tuple[str, ...], ...]
) -> tuple[int, int] | None:
    """The last place between two tokens where one of the phrases stands, as token indices."""
    words = tuple(w.lower() for w in context.words[start:end])
    best = None
    for phrase in phrases:
        if phrase[0] in words:
            size = len(phrase)
            for i in range(len(words) - size + 1):
                if words[i : i + size] == phrase and (best is None or start + i >= best[0]):
                    best = (start + i, start + i + size)
    return best
