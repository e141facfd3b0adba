"""Full names for speakers: whom "she" or "Keller" stands for, from the speakers named before."""

from collections.abc import Iterable, Iterator

from articleclean.quotes.attribution import Said
from articleclean.quotes.lexicon import Lexicon

_MEN = frozenset({"mr", "sir", "herr", "señor", "sr", "monsieur", "signor", "pan", "lord", "hr"})
_WOMEN = frozenset({"mrs", "ms", "miss", "frau", "señora", "sra", "madame", "mme", "signora", "pani", "lady", "fr"})
_REMEMBERED = 12
"""Speakers kept in mind, the last ones first."""


def trace_names(source: str, said: Iterable[Said | None], lexicon: Lexicon) -> Iterator[str | None]:
    """For each speaker in text order the name it stands for; None when it is unknown or the words say it all.

    A pronoun takes the last named speaker that it was not found to contradict: he and she by title (Mrs) or by what
    the name was called before. A last name takes the full name that ends with it.
    """
    memory = _Memory(lexicon)
    for one in said:
        yield memory.name(source[slice(*one.speaker)], pronoun=one.pronoun) if one and one.speaker else None


class _Memory:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.names: list[str] = []
        self.sex: dict[str, str] = {}

    def name(self, speaker: str, *, pronoun: bool) -> str | None:
        if pronoun:
            return self._pronoun(speaker.lower())
        words = speaker.replace("’s", "").replace("'s", "").split()
        if not words or not any(w[0].isupper() for w in words):
            return None
        full = next((n for n in self.names if n != speaker and _same(n, words)), None)
        known = full if full and len(full.split()) > len(words) else speaker
        if known in self.names:
            self.names.remove(known)
        self.names = [known, *self.names[: _REMEMBERED - 1]]
        first = words[0].lower().rstrip(".")
        if first in _MEN | _WOMEN:
            self.sex[known] = "man" if first in _MEN else "woman"
        return full if known == full else None

    def _pronoun(self, word: str) -> str | None:
        sex = "man" if word in self.lexicon.men else "woman" if word in self.lexicon.women else None
        if sex is None:
            return None
        for name in self.names:
            if self.sex.setdefault(name, sex) == sex:
                return name
        return None


def _same(name: str, words: list[str]) -> bool:
    """Whether the name ends with the last word of the other, titles aside."""
    own = name.split()
    return own[-1] == words[-1] and (len(words) == 1 or words[0].lower().rstrip(".") in _MEN | _WOMEN or own == words)
