"""Every phrase of every language in one look: whole lines by a dictionary, phrases inside lines by one automaton.

Only a line with a hit meets a regular expression, so more languages do not slow cleaning.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import ahocorasick_rs
import regex

from articleclean.model.document import Block, Document
from articleclean.model.quick_init import quick_init
from articleclean.packs.schema import Entry, Pack, Scope

MAX_LINE = 160
"""Characters: no label or opener is longer."""

_EDGE = (
    " \t\n\r\xa0\u200b\ufeff!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~0123456789…"
    "“”„«»‹›•·●■►▶▸→←↑↓⇒–—―¦¿¡★☆✓✔×「」『』【】《》〈〉（）［］"
    "：；，。、！？＞＜｜|▼▲◆◇○※~～・◎□△▽▷◁♥❤👉📌➡\ufe0f"
    "؟،؛ـ\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
)
Span = tuple[int, int]
_Known = dict[tuple[int, int], list[Span]]
"""Number of an entry and of a block -> what the entry takes of the block."""
_WHOLE_LINE = frozenset({Scope.LINE, Scope.OPENER, Scope.FOOTER})


@quick_init
@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a block: ``start``..``end`` is what it speaks of, in characters of the source."""

    entry: Entry
    block: int
    start: int
    end: int


def line_key(folded: str) -> str:
    """What is left of a folded line without marks and digits at its edges."""
    return folded.strip(_EDGE)


class Matcher:
    """All phrases of some packs, ready to be looked for. Safe to share between threads."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self._lines: dict[str, list[Entry]] = {}
        self._inside: list[Entry] = []
        self._patterns: dict[str, Any] = {}
        for entry in (e for p in packs for e in p.entries):
            if entry.scope in _WHOLE_LINE:
                self._lines.setdefault(line_key(entry.phrase), []).append(entry)
            else:
                self._inside.append(entry)
        self._automaton = ahocorasick_rs.AhoCorasick(
            [e.phrase for e in self._inside], matchkind=ahocorasick_rs.MatchKind.Standard
        )

    def scan(self, doc: Document) -> dict[int, list[Hit]]:
        """Hits by block index, whole-line hits first, the rest in the order of the text."""
        hits = self._whole_lines(doc)
        folded, blocks, starts = doc.folded, doc.blocks, [b.start for b in doc.blocks]
        known: _Known = {}
        for which, start, end in self._automaton.find_matches_as_indexes(_encodable(folded), overlapping=True):
            if _is_in_word(folded, start, end):
                continue
            index = bisect_right(starts, start) - 1
            if index < 0 or end > blocks[index].end:
                continue
            if hit := self._inside_hit(doc, which, blocks[index], (start, end), known):
                hits.setdefault(index, []).append(hit)
        return hits

    def _whole_lines(self, doc: Document) -> dict[int, list[Hit]]:
        hits: dict[int, list[Hit]] = {}
        folded, lines = doc.folded, self._lines
        for block in doc.blocks:
            start, end = block.start, block.end
            if end - start <= MAX_LINE and (entries := lines.get(folded[start:end].strip(_EDGE))):
                found = [Hit(e, block.index, start, end) for e in entries if self._fits(e, folded[start:end])]
                if found:
                    hits[block.index] = found
        return hits

    def _inside_hit(self, doc: Document, which: int, block: Block, at: Span, known: _Known) -> Hit | None:
        """The hit for a phrase found at ``at``. A block is looked at once for each entry, however often it comes."""
        entry, start = self._inside[which], at[0]
        if entry.scope is Scope.START and not _opens(doc.folded, block, start):
            return None
        if entry.scope is Scope.CUT and entry.pattern is None:
            return Hit(entry, block.index, *at)
        spans = known.get((which, block.index))
        if spans is None:
            spans = known[which, block.index] = self._spans(entry, doc, block)
        i = bisect_right(spans, start, key=itemgetter(0)) - 1
        return Hit(entry, block.index, *spans[i]) if i >= 0 and start < spans[i][1] else None

    def _spans(self, entry: Entry, doc: Document, block: Block) -> list[Span]:
        """What the entry would take of the block: the block or nothing, or what its pattern cuts."""
        line = doc.folded[block.start : block.end]
        if entry.scope is not Scope.CUT or entry.pattern is None:
            return [(block.start, block.end)] if self._fits(entry, line) else []
        matches = self._pattern(entry.pattern).finditer(line)
        return [(block.start + m.start(), block.start + m.end()) for m in matches]

    def _fits(self, entry: Entry, line: str) -> bool:
        if entry.max_words < 60 and count_words(line) > entry.max_words:
            return False
        return entry.pattern is None or self._pattern(entry.pattern).search(line) is not None

    def _pattern(self, pattern: str) -> Any:
        compiled = self._patterns.get(pattern)
        if compiled is None:
            compiled = self._patterns[pattern] = regex.compile(pattern)
        return compiled


def count_words(line: str) -> int:
    """Words between spaces; in scripts without spaces two characters make one."""
    words = line.split()
    return len(words) + sum(len(w) // 2 for w in words if w[0] >= "\u2e80")


def _opens(folded: str, block: Block, start: int) -> bool:
    """Whether nothing but marks stands in the block before ``start``."""
    return start - block.start <= MAX_LINE and not folded[block.start : start].strip(_EDGE)


def _is_in_word(folded: str, start: int, end: int) -> bool:
    """Whether a longer word holds the phrase, in a script with spaces."""
    return _goes_on(folded[end - 1 : end + 1]) or (start > 0 and _goes_on(folded[start - 1 : start + 1]))


def _goes_on(pair: str) -> bool:
    """Whether two characters are of one word; in scripts without spaces none are."""
    return len(pair) == 2 and pair.isalnum() and pair[0] < "\u2e80" and pair[1] < "\u2e80"


def _encodable(text: str) -> str:
    """Lone surrogates cannot be handed to the automaton; a stand-in of the same length can."""
    return (
        text
        if text.isascii() or not _has_surrogate(text)
        else "".join("?" if "\ud800" <= c <= "\udfff" else c for c in text)
    )


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
