"""Labels of packs inside running text: where a page lost its line breaks, they tell where its lines began.

A label is a phrase of two words or more that sites print as a line of its own, or as the opening of one. Inside running
text the same words are a label only where they are printed like one: a capital first, before it the end of a sentence
or another label (three words do without), and after it an end, a mark or a capital. Labels of one word count next to
another label, and between sentences where they mark an advertisement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from articleclean.model.labels import Category
from articleclean.packs.schema import Entry, Pack, Scope

MIN_WORDS, MIN_CHARS = 2, 7
"""Of a label that may stand anywhere."""
MIN_AD = 5
"""Characters of a single word that marks an advertisement."""
SURE_WORDS = 3
"""Words of a label that needs no end of a sentence before it."""
_NEXT_TO = frozenset({Category.SHARE, Category.COMMENT_FORM})
"""What a word that is no label by itself ("Facebook", "Name") may be next to another label; names of sections may as
well begin the story.
"""
_LINES = frozenset({Scope.LINE, Scope.OPENER})
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*")
_END = regex.compile(r"[^\p{L}\p{N}\s,;'’-]")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label stands. ``is_line``: it ends there, and does not open a longer line."""

    start: int
    end: int
    is_line: bool


class Labels:
    """The labels of some packs, by their first two words. Safe to share between threads."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self._long: dict[Words, dict[Words, set[bool]]] = {}
        self._short: set[str] = set()
        self._ads: set[str] = set()
        for entry in (e for pack in packs for e in pack.entries):
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        words, is_line = tuple(_WORD.findall(entry.phrase)), entry.scope in _LINES
        if entry.weak or (entry.pattern is not None and len(words) < MIN_WORDS):
            return
        if len(words) == 1 and (is_line or (entry.scope is Scope.FOOTER and entry.category in _NEXT_TO)):
            self._short.add(words[0])
            if is_line and entry.category is Category.AD and len(entry.phrase) >= MIN_AD:
                self._ads.add(words[0])
        elif len(words) >= MIN_WORDS and len(entry.phrase) >= MIN_CHARS and (is_line or entry.scope is Scope.START):
            self._long.setdefault(words[:2], {}).setdefault(words, set()).add(is_line)

    def find(self, source: str, folded: str, start: int, end: int) -> Iterator[Label]:
        """The labels in a stretch of running text, in order; none overlap."""
        text = _Text(source, folded, start, end)
        at, done = 0, -1
        while at < len(text.words):
            count, is_line = self._at(text, at, after_label=at == done)
            if count:
                done = at + count
                yield Label(text.spans[at][0], text.spans[done - 1][1], is_line)
            at += max(count, 1)

    def _at(self, text: "_Text", at: int, *, after_label: bool) -> tuple[int, bool]:
        """How many words the label at a place has, 0 where none is, and whether it is a whole line."""
        if not text.is_capital(at):
            return 0, False
        begins = after_label or text.begins(at)
        best, best_is_line = 0, False
        for label, kinds in self._long.get(text.words[at : at + 2], {}).items():
            size = len(label)
            if size <= best or text.words[at : at + size] != label or not (begins or size >= SURE_WORDS):
                continue
            is_line = True in kinds and not (False in kinds and text.goes_on(at + size - 1))
            if not is_line or text.ends(at + size - 1):
                best, best_is_line = size, is_line
        word = text.words[at]
        if not best and text.ends(at) and (word in self._short if after_label else begins and word in self._ads):
            return 1, True
        return best, best_is_line


class _Text:
    """Running text as words."""

    def __init__(self, source: str, folded: str, start: int, end: int) -> None:
        self.source = source
        self.spans = [m.span() for m in _WORD.finditer(folded, start, end)]
        self.words: Words = tuple(folded[a:b] for a, b in self.spans)

    def is_capital(self, at: int) -> bool:
        return not self.source[self.spans[at][0]].islower()

    def begins(self, at: int) -> bool:
        """Whether a sentence, or the text, ended before a word."""
        return at == 0 or _END.search(self.source, self.spans[at - 1][1], self.spans[at][0]) is not None

    def goes_on(self, at: int) -> bool:
        """Whether a colon leads from a word to what a label announces."""
        return self.source.startswith((":", " :", "："), self.spans[at][1]) and at + 1 < len(self.words)

    def ends(self, at: int) -> bool:
        """Whether a label may end with a word: a mark, a capital, a digit or the end comes next."""
        if at + 1 == len(self.words):
            return True
        is_clause = self.source.startswith(",", self.spans[at][1])
        return not is_clause and (self.is_capital(at + 1) or self.begins(at + 1))
