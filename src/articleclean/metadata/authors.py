"""Names out of a byline or an author field: without "By", roles, places, handles, addresses and credentials."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from articleclean.ingest.fold import fold
from articleclean.metadata.reporters import reporters
from articleclean.packs.finder import Finder, alternatives, by_key, ends_word

MAX_LENGTH = 600
MAX_NAMES = 20
MAX_WORDS = 6
"""A longer piece is a sentence about the author."""
SHORT = 2
"""Characters of what is left of a date ("de", "pm")."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|(?<!\w)@\w+", re.I)
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_EDGES = " \t\r\n.,:;|•·-–—*_\"'“”„«»()[]{}<>#&/"
_SEPARATOR = re.compile(r"\s*(?:[|•·⋅∙‧●◆■▪;\n\r\t/,、，؛،—]|\s[–-]\s)\s*")
_STRONG = r"&|\+|and|und|et|og|och|ja|en|и|та|és|și|si|ve|dan|và|και|और|और|এবং|اور|un|ir|na|oraz|ed|eta|dhe"
_WEAK = "y|e|i|a|і|й|و|ও"
"""One-letter joiners also stand inside names (Ortega y Gasset): they split only between two full names."""
JOINER = re.compile(rf"\s+(?:{_STRONG}|{_STRONG.upper()})\s+")  # not "Dan", a name
_WEAK_JOINER = re.compile(rf"(?<=\w)\s+(?:{_WEAK})\s+(?=\w)")
_LETTER = re.compile(r"[^\W\d_]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# fmt: off
_CREDENTIALS = frozenset({
    "phd", "ph.d", "md", "m.d", "ms", "m.s", "msc", "ma", "mba", "rd", "rdn", "rn", "cpa", "cfa", "cfp", "jd",
    "esq", "mph", "do", "dds", "dvm", "edd", "cscs", "cpt", "ldn", "lcsw", "pe", "jr", "sr", "ii", "iii", "iv",
})
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset({
    "van", "von", "vom", "de", "del", "della", "der", "den", "di", "da", "du", "la", "le", "los", "las", "el",
    "al", "bin", "ibn", "ben", "dos", "das", "do", "ter", "ten", "zu", "zum", "zur", "of", "y", "e", "i",
    "af", "av",
})
# fmt: on


def names_behind(text: str, byline_words: Sequence[str]) -> str | None:
    """What stands behind a byline word inside a line ("3 May 2024 by Anna Berg"); None where there is none."""
    found = _inside(tuple(byline_words)).finditer(text)
    return next((text[match.end() :] for match in found if text[match.end()].isupper()), None)


@lru_cache(maxsize=64)
def _inside(words: tuple[str, ...]) -> re.Pattern[str]:
    choices = "|".join(re.escape(w) for w in words if w not in _PARTICLES and w.isalpha() and w.isascii())
    return re.compile(rf"\s(?:{choices or '(?!)'})\s+(?=[^\W\d_])", re.I)


def clean_names(
    text: str, byline_words: Sequence[str] = (), role_words: Sequence[str] = (), date_words: Sequence[str] = ()
) -> tuple[str, ...]:
    """Split a byline into names, in order and each once.

    ``byline_words`` are folded openers ("by", "words by"), ``role_words`` folded roles ("staff writer"), ``date_words``
    folded months and words of publishing: an opener is cut from the start, a name ends where its role or a date begins.
    What holds digits or more than six words is no name.
    """
    text = reporters(text) or _BRACKETS.sub(" ", _ADDRESS.sub(" ", text[:MAX_LENGTH]))
    if date_words and any(map(str.isdigit, text)):
        text = next(filter(_LETTER.search, _dates(tuple(date_words)).split(text)), "")
    openers, roles = _openers(tuple(byline_words)), _finder(tuple(role_words))
    names: dict[str, str] = {}
    for piece in _pieces(_without_opener(text, openers)):
        if names and _is_desk(piece, roles):
            continue
        name = _name(_without_opener(piece, openers), roles)
        if name and not (names and _is_aside(name, names)):
            names.setdefault(name.casefold(), name)
    return tuple(names.values())[:MAX_NAMES]


@lru_cache(maxsize=64)
def _openers(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return by_key(words, itemgetter(0))


@lru_cache(maxsize=64)
def _finder(words: tuple[str, ...]) -> Finder:
    return Finder(words)


@lru_cache(maxsize=64)
def _dates(words: tuple[str, ...]) -> re.Pattern[str]:
    """Where a date begins: its day, month or word of publishing, also glued to the name ("RoePublished: Jan 3")."""
    choices = alternatives(word.rstrip(":") for word in words)
    glued = r"(?:(?<!\w)|(?<=[^\W\d_A-Z])(?=[A-Z]))"
    return re.compile(rf"{glued}(?i:{choices})[\s.:,]*(?=(?:\d|\w+[\s.]+\d))|(?<!\d)\d{{1,2}}[\s./:-]+(?=\w)")


def _without_opener(text: str, openers: dict[str, tuple[str, ...]]) -> str:
    """What stands behind the byline's word that a text begins with, marks aside; the text where there is none. A page's
    text may run the word and the name together ("ByAnna Berg").
    """
    first = _LETTER_OR_DIGIT.search(text)
    if first is None:
        return text
    folded, begin = fold(text), first.start()
    words = openers.get(folded[begin], ())
    for word in words if folded.startswith(words, begin) else ():
        end = begin + len(word)
        if folded.startswith(word, begin) and (ends_word(text, end) or _is_glued(word, text[end : end + 2])):
            return text[end:].lstrip(_EDGES)
    return text


def _is_glued(opener: str, behind: str) -> bool:
    return opener not in _PARTICLES and behind.isascii() and behind[:1].isupper() and behind[1:].islower()


def _pieces(text: str) -> Iterator[str]:
    for part in _SEPARATOR.split(text):
        for piece in JOINER.split(part):
            halves = _WEAK_JOINER.split(piece)
            if len(halves) > 1 and all(len(h.split()) > 1 for h in halves):
                yield from halves
            else:
                yield piece


def _name(piece: str, roles: Finder) -> str | None:
    """The name in a piece, or None."""
    if place := roles.search(fold(piece)):
        before, after = piece[: place[0]].strip(_EDGES), piece[place[1] :].strip(_EDGES)
        if " " in before or not before.isascii() or not before:  # not "Harbour Staff", which is a desk
            piece = before or ("" if after[:1].islower() else after)
    words = _without_degree(_until_sentence(piece.strip(_EDGES).split()))
    name = " ".join(words).strip(_EDGES)
    if not name or len(words) > MAX_WORDS or ":" in name or not _LETTER.search(name) or any(map(str.isdigit, name)):
        return None
    return None if name.lower() in _CREDENTIALS or (len(name) == 1 and name.isascii()) else name


def _is_desk(piece: str, roles: Finder) -> bool:
    """Whether a piece after a name is a role with its desk: "Anna Berg, Local Affairs Correspondent"."""
    start, end = roles.search(fold(piece)) or (0, 0)
    return start > 0 and " " not in piece[start:end] and end == len(piece.rstrip(_EDGES))


def _until_sentence(words: list[str]) -> list[str]:
    """The words before the first small one that is no name particle: "Anna Berg in Paris" ends at "in"."""
    if not words or not words[0][:1].isupper():
        return words
    for at, word in enumerate(words[1:], 1):
        if word[:1].islower() and word.isalpha() and word not in _PARTICLES and "'" not in word:
            return words[:at]
    return words


def _without_degree(words: list[str]) -> list[str]:
    """The words without a degree behind a full name ("Anna Berg Ph.D.")."""
    is_degree = len(words) > 2 and words[-1].strip(".®").lower() in _CREDENTIALS - _PARTICLES - _GENERATIONS
    return words[:-1] if is_degree else words


def _is_aside(name: str, before: dict[str, str]) -> bool:
    """Whether a piece after a full name tells the place, the paper or a title: "Anna Berg, Oslo, head of politics"."""
    if " " not in name:
        return (name.istitle() or len(name) <= SHORT) and any(" " in n for n in before)
    return (name[0].islower() and name.isascii()) or "of" in name.split() or len(name.split()) > MAX_WORDS - 2
