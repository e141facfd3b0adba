"""Words and phrases of lists, found as whole words of a text: looked up by their first word, not tried one by one.

As one pattern, a list of hundreds takes ten milliseconds to compile and longer to search a line than this does.
"""

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


class Finder:
    """Folded words and phrases, each beginning with a letter or digit. Safe to share between threads."""

    def __init__(self, phrases: Iterable[str]) -> None:
        by_word: dict[str, tuple[str, ...]] = {}
        for phrase in sorted(dict.fromkeys(phrases), key=len, reverse=True):
            if word := _WORD.match(phrase):
                by_word[word[0]] = (*by_word.get(word[0], ()), phrase)
        self._by_word = by_word

    def search(self, folded: str) -> tuple[int, int] | None:
        """Start and end of the first of them in a folded text, in characters; of several at one place the longest."""
        for word in _WORD.finditer(folded):
            phrases = self._by_word.get(word[0])
            if phrases is not None and folded.startswith(phrases, word.start()):
                for phrase in phrases:
                    if folded.startswith(phrase, word.start()) and ends_word(folded, word.start() + len(phrase)):
                        return word.start(), word.start() + len(phrase)
        return None


def ends_word(text: str, at: int) -> bool:
    """Whether no word goes on over this place."""
    around = text[at - 1 : at + 1] if at else ""
    return len(around) < 2 or not (_is_of_word(around[0]) and _is_of_word(around[1]))


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char == "_"
