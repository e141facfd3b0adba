"""Every phrase of every language in one look: whole lines by a dictionary, phrases inside lines by one of their words.

Only a line with a hit meets a regular expression, so more languages do not slow cleaning.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import regex

from articleclean.model.document import Block, Document
from articleclean.model.quick_init import quick_init
from articleclean.packs.schema import Entry, Pack, Scope

if TYPE_CHECKING:
    from articleclean.packs.anchors import Anchors
    from articleclean.packs.labels import Labels
    from articleclean.stems import Words

MAX_LINE = 160
"""Characters: no label or opener is longer."""

_EDGE = (
    " \t\n\r\xa0\u200b\ufeff!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~0123456789…"
    "“”„«»‹›•·●■►▶▸→←↑↓⇒–—―¦¿¡★☆✓✔×「」『』【】《》〈〉（）［］"
    "：；，。、！？＞＜｜|▼▲◆◇○※~～・◎□△▽▷◁♥❤👉📌➡\ufe0f"
    "०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙।"
    "؟،؛ـ\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
)
Span = tuple[int, int]
_Known = dict[tuple[int, int], list[Span]]
"""Number of an entry and of a block -> what the entry takes of the block."""
WHOLE_LINE = frozenset({Scope.LINE, Scope.OPENER, Scope.FOOTER})


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
        self._packs = packs
        self._lines: dict[str, list[Entry]] = {}
        self._inside: dict[str, list[Entry]] = {}
        self._patterns: dict[str, Any] = {}
        for entry in (e for p in packs for e in p.entries):
            if entry.scope in WHOLE_LINE:
                self._lines.setdefault(line_key(entry.phrase), []).append(entry)
            else:
                self._inside.setdefault(entry.phrase, []).append(entry)

    @cached_property
    def _anchors(self) -> "Anchors":
        """Made when first asked for: it needs numpy, which takes longer to import than all else."""
        from articleclean.packs.anchors import Anchors

        return Anchors(list(self._inside))

    @cached_property
    def labels(self) -> "Labels":
        """The same phrases for running text; made when first a page on one line is read."""
        from articleclean.packs.labels import Labels

        return Labels(self._packs)

    def scan(self, doc: Document, lines: Sequence[str], words: "Words") -> dict[int, list[Hit]]:
        """Hits by block index, whole-line hits first, the rest in the order of the text.

        ``lines``: the folded text of each block. ``words``: the document's, as the bounds of phrases have it
        (``Features.strict``).
        """
        hits = self._whole_lines(doc.blocks, lines)
        folded, blocks, starts = doc.folded, doc.blocks, [b.start for b in doc.blocks]
        known: _Known = {}
        for end, start, phrase in self._anchors.places(folded, words):
            if is_in_word(folded, start, end):
                continue
            index = bisect_right(starts, start) - 1
            if index < 0 or end > blocks[index].end:
                continue
            block, line = blocks[index], lines[index]
            opens = _opens(line, start - block.start)
            for entry in self._inside[phrase]:
                if (opens or entry.scope is not Scope.START) and (
                    hit := self._inside_hit(entry, block, line, (start, end), known)
                ):
                    hits.setdefault(index, []).append(hit)
        return hits

    def _whole_lines(self, blocks: Sequence[Block], lines: Sequence[str]) -> dict[int, list[Hit]]:
        hits: dict[int, list[Hit]] = {}
        known = self._lines
        for index, line in enumerate(lines):
            if len(line) <= MAX_LINE and (entries := known.get(line.strip(_EDGE))):
                block = blocks[index]
                found = [Hit(e, index, block.start, block.end) for e in entries if self._fits(e, line)]
                if found:
                    hits[index] = found
        return hits

    def _inside_hit(self, entry: Entry, block: Block, line: str, at: Span, known: _Known) -> Hit | None:
        """The hit for a phrase found at ``at``. A block is looked at once for each entry, however often it comes."""
        if entry.scope is Scope.CUT and entry.pattern is None:
            return Hit(entry, block.index, *at)
        spans = known.get((id(entry), block.index))
        if spans is None:
            spans = known[id(entry), block.index] = self._spans(entry, block, line)
        start = at[0]
        i = bisect_right(spans, start, key=itemgetter(0)) - 1
        return Hit(entry, block.index, *spans[i]) if i >= 0 and start < spans[i][1] else None

    def _spans(self, entry: Entry, block: Block, line: str) -> list[Span]:
        """What the entry would take of the block: the block or nothing, or what its pattern cuts."""
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


def _opens(line: str, at: int) -> bool:
    """Whether nothing but marks stands in the line before a place."""
    return at <= MAX_LINE and not line[:at].strip(_EDGE)


def is_in_word(folded: str, start: int, end: int) -> bool:
    """Whether a longer word holds the phrase, in a script with spaces."""
    return _goes_on(folded[end - 1 : end + 1]) or (start > 0 and _goes_on(folded[start - 1 : start + 1]))


def _goes_on(pair: str) -> bool:
    """Whether two characters are of one word; in scripts without spaces none are."""
    return len(pair) == 2 and pair.isalnum() and pair[0] < "\u2e80" and pair[1] < "\u2e80"
