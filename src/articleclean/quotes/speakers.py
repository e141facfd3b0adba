"""Who said it: the cue and the speaker of a quotation, from the words around it.

Order of trial, by how sure each sign is: a cue right after the mark ("…," said NAME / NAME said), a cue before it in
the sentence (NAME said: "…"), "according to NAME", a name and a colon.
"""

from dataclasses import dataclass, replace

from articleclean.quotes.context import CAPITAL, MARK, QUOTE, STOP, Context
from articleclean.quotes.lexicon import (
    ADVERB,
    AUXILIARY,
    CALLING,
    CONJUNCTION,
    CUE,
    DETERMINER,
    LINKER,
    NOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    WEAK,
    Lexicon,
)
from articleclean.quotes.phrases import (
    Phrase,
    first_phrase,
    follows_preposition,
    is_pronoun,
    match_phrases,
    phrase_before,
    phrase_from,
)

_COMMAS = frozenset(",，、،")
_DASHES = frozenset("–—―-")
_SKIPPED = _COMMAS | _DASHES | frozenset("'’\"”")
_RUNS_ON = CONJUNCTION | PREPOSITION | AUXILIARY | RELATIVE
"""A word of these classes after a quotation goes on with the sentence that the quotation is part of."""
_SHORT = 4
"""After a full stop inside the marks only a short sentence attributes: ``"No." She said.``"""
_BESIDE = 2
"""Tokens between a weak verb and a quotation that it surely brings."""
_REACH = 40
"""Tokens looked at on either side of a quotation."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the speaker and the cue stand, as token indices of the paragraph, and how they were found."""

    speaker: Phrase | None
    cue: Phrase | None
    how: str
    """after, before, according, colon."""


def attribute(context: Context, quote: int, lexicon: Lexicon) -> Source | None:
    """The speaker named in the same sentence as the quotation, or None."""
    at = context.places[quote]
    start = max(context.borders[at], at - _REACH)
    if lexicon.verb_last:
        return _verb_last(context, at, start, lexicon)
    after = _named(context, _after(context, at, lexicon))
    before = _named(context, _before(context, at, start, lexicon))
    if after and before:
        if _introduced(context, at):
            return before
        return after if context.words[at] in _COMMAS or context.words[at + 1] in _COMMAS else before
    return after or before


def _named(context: Context, source: Source | None) -> Source | None:
    """The same source, a name in apposition taken with the role before it: ``the mayor of Kiel, Maria Keller``."""
    kinds, words = context.kinds, context.words
    if source is None or source.speaker is None or kinds[source.speaker[0]] & (CAPITAL | PRONOUN):
        return source
    first, comma = source.speaker
    if comma + 1 >= len(words) or words[comma] not in _COMMAS or not kinds[comma + 1] & CAPITAL:
        return source
    name = phrase_from(context, comma + 1, len(words))
    if name is None or not all(kinds[i] & (CAPITAL | LINKER) or words[i] == "." for i in range(*name)):
        return source
    ends = name[1] == len(words) or bool(kinds[name[1]] & (MARK | STOP | QUOTE))
    return replace(source, speaker=(first, name[1])) if ends else source


def _finite(context: Context, cue: int, start: int) -> int:
    """The auxiliary of a participle that closes its clause, else the verb itself."""
    kinds = context.kinds
    if cue + 1 < len(kinds) and not kinds[cue + 1] & (MARK | QUOTE | STOP | CONJUNCTION):
        return cue
    for at in range(cue - 1, start - 1, -1):
        if kinds[at] & (QUOTE | STOP) or context.words[at] in _COMMAS:
            break
        if kinds[at] & AUXILIARY and at < cue - 1:
            return at
    return cue


def _source(context: Context, cue: int, start: int, end: int) -> Phrase | None:
    """What a verb without a person names as its source: ``heißt es in der Mitteilung``, ``in dem Antrag heißt es``."""
    for at in range(cue + 1, end - 1):
        if context.kinds[at] & (MARK | QUOTE | STOP):
            break
        if context.kinds[at] & PREPOSITION and (found := phrase_from(context, at + 1, end)):
            return found
    return phrase_before(context, cue, start)


def _verb_last(context: Context, at: int, start: int, lexicon: Lexicon) -> Source | None:
    """Turkish and Korean: the subject, then the quotation, then the verb of speech."""
    kinds, words = context.kinds, context.words
    end = at + 1
    while end < min(len(words), at + 8) and not kinds[end] & (STOP | QUOTE):
        end += 1
    cue = next((i for i in range(at + 1, end) if kinds[i] & CUE), None)
    speaker = _topic(context, start, at, lexicon) if lexicon.topic else None
    if speaker is None and at > start and words[at - 1] in _COMMAS:
        speaker = phrase_before(context, at - 1, start)
    if speaker is None and lexicon.capitals:
        speaker = first_phrase(context, start, at) or (phrase_from(context, cue + 1, len(words)) if cue else None)
    if cue is None and not (at + 1 < end and words[at + 1] in lexicon.speech):
        return Source(speaker, None, "colon") if speaker and words[at - 1] == ":" else None
    return Source(speaker, (cue, cue + 1) if cue else None, "after") if speaker else None


def _topic(context: Context, start: int, at: int, lexicon: Lexicon) -> Phrase | None:
    """The last word before the quotation with a subject particle, and the words it closes."""
    for i in range(at - 1, start - 1, -1):
        if (
            context.words[i].endswith(lexicon.topic)
            and not context.kinds[i] & (MARK | QUOTE | ADVERB)
            and len(context.words[i]) > 1
        ):
            first = i
            while (
                first > max(start, i - 3)
                and not context.kinds[first - 1] & (MARK | QUOTE | ADVERB)
                and not context.words[first - 1].endswith(lexicon.topic)
            ):
                first -= 1
            return first, i + 1
    return None


def _introduced(context: Context, at: int) -> bool:
    """Whether a verb of speech, a comma or colon perhaps between, stands right before the quotation."""
    before = at - 1
    if before >= 0 and context.words[before] in {",", ":"}:
        before -= 1
    return before >= 0 and bool(context.kinds[before] & CUE)


def _after(context: Context, at: int, lexicon: Lexicon) -> Source | None:
    """``"…," said NAME`` and ``"…," NAME said``: read up to the next quotation or the end of the sentence."""
    kinds, words = context.kinds, context.words
    first = at + 1
    while first < len(words) and kinds[first] & MARK and words[first] in _SKIPPED:
        first += 1
    end = first
    while end < min(len(words), first + _REACH) and not kinds[end] & (STOP | QUOTE):
        end += 1
    if first >= end or kinds[first] & MARK:
        return None
    if (speaker := _signature(context, at, first, end)) is not None:
        return Source(speaker, None, "signature")
    new_sentence = first < len(words) and context.borders[first] != context.borders[at]
    if (told := _according(context, first, end, lexicon)) and first in (told[0][0], told[1][0]):
        return Source(*told, "according")
    cue = next((i for i in range(first, end) if kinds[i] & CUE), None)
    if lexicon.inverts and _may_speak(context, at, first, end):
        cue = first
    if cue is None or (new_sentence and (cue - first > _SHORT or end - cue > _SHORT)):
        return None
    lead = [k for k in kinds[first:cue] if not k & (ADVERB | AUXILIARY | MARK) or k & PRONOUN]
    if not lead:
        speaker = _inverted(context, at, cue, end, lexicon)
        return Source(speaker, (cue, cue + 1), "after") if speaker else None
    speaker = phrase_before(context, cue, first)
    if not kinds[first] & _RUNS_ON or kinds[first] & (PRONOUN | DETERMINER):
        speaker = phrase_from(context, first, cue) or first_phrase(context, first, cue)
    return Source(speaker, (cue, cue + 1), "after") if speaker else None


def _may_speak(context: Context, at: int, first: int, end: int) -> bool:
    """Whether a word of no class stands as a verb of speech does: ``„…“, lacht Maria Keller``."""
    if context.kinds[first] or not context.words[first][0].islower() or first + 1 >= end:
        return False
    parted = first > at + 1 or context.words[at] in _COMMAS
    return parted and bool(context.kinds[first + 1] & (CAPITAL | PRONOUN | DETERMINER))


def _inverted(context: Context, at: int, cue: int, end: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of a verb right after the quotation: ``"…," said NAME``, ``NAME … als „…“ bezeichnete``."""
    speaker = _right_of(context, cue, end)
    if speaker is None and lexicon.brackets and cue - at <= _BESIDE:
        return first_phrase(context, context.borders[at], at)
    if speaker and context.words[speaker[0]].lower() in lexicon.dummies:
        return _source(context, cue, at + 1, end) or speaker
    return speaker


def _according(context: Context, start: int, end: int, lexicon: Lexicon) -> tuple[Phrase, Phrase] | None:
    """Speaker and phrase of ``according to NAME``, ``NAME zufolge``."""
    if phrase := match_phrases(context, start, end, lexicon.according):
        speaker = phrase_from(context, phrase[1], end)
    elif phrase := match_phrases(context, start, end, lexicon.according_after):
        speaker = phrase_before(context, phrase[0], start)
    else:
        return None
    return (speaker, phrase) if speaker else None


def _signature(context: Context, at: int, first: int, end: int) -> Phrase | None:
    """``"…" — NAME``: a dash, and a name that fills the rest of the sentence."""
    if first == at + 1 or context.words[first - 1] not in _DASHES or not context.kinds[first] & CAPITAL:
        return None
    speaker = phrase_from(context, first, end)
    return speaker if speaker and (speaker[1] == end or context.words[speaker[1]] in _COMMAS) else None


def _right_of(context: Context, cue: int, end: int, *, over: bool = True) -> Phrase | None:
    """The subject after its verb, adverbs skipped; ``over`` a prepositional phrase too."""
    at = cue + 1
    while at < end and context.kinds[at] & (ADVERB | AUXILIARY) and not context.kinds[at] & PRONOUN:
        at += 1
    if at < end and context.kinds[at] & PREPOSITION and not context.kinds[at] & (DETERMINER | PRONOUN):
        return first_phrase(context, at, end) if over else None
    return phrase_from(context, at, end)


def _before(context: Context, at: int, start: int, lexicon: Lexicon) -> Source | None:
    """``NAME said: "…"`` and all that comes between."""
    kinds, words = context.kinds, context.words
    cues = [i for i in range(start, at) if kinds[i] & CUE]
    if not cues and (told := _according(context, start, at, lexicon)):
        return Source(*told, "according")
    surely = [i for i in cues if not kinds[i] & WEAK or kinds[i] & CALLING or at - i <= _BESIDE]
    for cue in [*reversed(surely), *reversed(cues)]:
        speaker = subject(context, cue, start, at, lexicon)
        if speaker:
            return Source(speaker, (cue, cue + 1), "before")
    if at > start and words[at - 1] in ":：":
        speaker = first_phrase(context, start, at - 1)
        noun = next((i for i in range(start, at) if kinds[i] & NOUN), None)
        if speaker:
            return Source(speaker, (noun, noun + 1) if noun is not None else None, "colon")
    return None


def subject(context: Context, cue: int, start: int, end: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of the verb of speech ``cue``: right before it, after it (inverting languages), or the sentence's."""
    kinds, words = context.kinds, context.words
    if lexicon.brackets:
        cue = _finite(context, cue, start)
        right = _right_of(context, cue, end, over=False)
        if right and is_pronoun(context, right):
            return _source(context, cue, start, end) if words[right[0]].lower() in lexicon.dummies else right
    near = phrase_before(context, cue, start)
    if near and kinds[near[0]] & RELATIVE:
        near = None
    if near and not follows_preposition(context, near, start):
        return near
    quote = next((i for i in range(cue - 1, start - 1, -1) if kinds[i] & QUOTE), start - 1)
    inverted = lexicon.inverts or not any(words[i][0].isalnum() for i in range(quote + 1, cue))
    right = _right_of(context, cue, end, over=False) if inverted else None
    commas = [i for i in range(start, cue) if words[i] == ","]
    if len(commas) > 1 and commas[-1] == cue - 1:
        before = phrase_before(context, commas[-2], start)
        right = before if before and not follows_preposition(context, before, start) else None
    if right:
        return right
    clause = max(quote, commas[-1] if commas else -1) + 1
    if clause < cue - 1 and not kinds[clause] & CUE and (found := first_phrase(context, clause, cue)):
        return found
    return first_phrase(context, max(start, quote + 1), cue) or first_phrase(context, start, cue) or near
