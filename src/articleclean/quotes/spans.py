"""Quoted stretches of a whole article: pairs within a paragraph, quotations over several paragraphs, lost marks mended.

A quotation left open at the end of a paragraph goes on when the next paragraph opens with a mark again (as English,
French and Spanish print has it) or holds its closing mark; otherwise it ends with its paragraph. So a lost mark never
reaches further than the marks beside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from articleclean.quotes.dashes import dash_pieces
from articleclean.quotes.lexicon import CUE, Lexicon
from articleclean.quotes.marks import Marks, Pair, pair_marks

_STOPS = frozenset(".,!?…")
_WAIT = 8
"""Paragraphs without any mark that an open quotation may run over."""
_LEAD = re.compile(r"[\s\u200b\ufeff]*")
_TAIL = re.compile(r"(?<=[,.!?…])\s[^,.!?…:;]{2,80}[,.:!?]?\s*$")
_HEAD = re.compile(r"[^.!?…]{0,80}[.:!?]\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
TURN = re.compile(r"\s*((?!Q:|A:)[A-Z][A-Z .'’\-]{1,40}):\s+(?=\S)")
"""Label of a turn in a transcript: ``SMITH: ``."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of a block, as long as its stretch of the source; what was cut out of it is blank."""

    text: str
    start: int
    cuts: tuple[tuple[int, int], ...] = ()
    """Removed stretches inside, as offsets of the source."""


@dataclass(slots=True)
class Stretch:
    """A quoted stretch: offsets of the source without (``start``, ``end``) and with its marks, and its paragraphs."""

    start: int
    end: int
    left: int
    right: int
    mark: str
    depth: int
    first: int
    last: int
    closed: bool = True
    parts: list[tuple[int, int, int]] = field(default_factory=list)
    """``(paragraph, left, right)``: what it takes of each paragraph, in offsets of the paragraph."""


def find_stretches(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> list[Stretch]:
    """All quoted stretches in text order, nested ones after the one around them."""
    reader = _Reader(lexicon)
    for index, paragraph in enumerate(paragraphs):
        reader.read(index, paragraph)
    reader.give_up()
    return sorted(reader.done, key=lambda s: (s.left, -s.right))


@dataclass(slots=True)
class _Reader:
    lexicon: Lexicon
    done: list[Stretch] = field(default_factory=list)
    open: Stretch | None = None
    waited: int = 0
    dashes: bool = False
    """Whether a dash has opened speech with an attribution before."""
    colon: bool = False
    """Whether the paragraph before ends with a colon."""

    def read(self, index: int, paragraph: Paragraph) -> None:
        text = paragraph.text
        marks = pair_marks(text)
        spoken = [Pair(a, b, a, b, "–") for a, b in dash_pieces(text, self.lexicon, sure=self.colon or self.dashes)]
        self.colon = text.rstrip().endswith(":")
        if spoken:
            self.dashes = True
            self.give_up()
            inside = [
                p._replace(depth=p.depth + 1) for p in marks.pairs if any(s.left <= p.left < s.right for s in spoken)
            ]
            self._pairs(index, paragraph, [*spoken, *inside])
            return
        if self.open is not None:
            marks = self._go_on(index, paragraph, marks)
        self._pairs(index, paragraph, marks.pairs)
        self._lost_openers(index, paragraph, marks)
        self._lost_closers(index, paragraph, marks)

    def give_up(self) -> None:
        """End an open quotation with the last paragraph that surely belongs to it."""
        if self.open is not None:
            self.done.append(self.open)
        self.open, self.waited = None, 0

    def _go_on(self, index: int, paragraph: Paragraph, marks: Marks) -> Marks:
        """Continue the open quotation into this paragraph; gives back the marks that are left."""
        lead = _LEAD.match(paragraph.text)
        begin = lead.end() if lead else 0
        if TURN.match(paragraph.text, begin + 1):
            self.give_up()
            return marks
        if not self.waited:
            if marks.pairs and marks.pairs[0].left == begin:
                self._extend(index, paragraph, marks.pairs[0].end, marks.pairs[0].right, closed=True)
                self.give_up()
                return marks._replace(pairs=marks.pairs[1:])
            if marks.openers and marks.openers[0][0] == begin and _is_last(marks, marks.openers[0][0]):
                self._extend(index, paragraph, len(paragraph.text.rstrip()), len(paragraph.text.rstrip()), closed=False)
                return marks._replace(openers=marks.openers[1:])
        first = min([p.left for p in marks.pairs] + [o[0] for o in marks.openers], default=len(paragraph.text))
        if marks.closers and marks.closers[0][0] < first:
            self._extend(index, paragraph, *marks.closers[0], closed=True)
            self.give_up()
            return marks._replace(closers=marks.closers[1:])
        if first == len(paragraph.text) and self.waited < _WAIT:
            self.waited += 1
        else:
            self.give_up()
        return marks

    def _extend(self, index: int, paragraph: Paragraph, end: int, right: int, *, closed: bool) -> None:
        if self.open is not None:
            self.open.end, self.open.right = paragraph.start + end, paragraph.start + right
            self.open.last, self.open.closed = index, closed
            self.open.parts.append((index, 0, right))

    def _pairs(self, index: int, paragraph: Paragraph, pairs: Sequence[Pair]) -> None:
        for pair in pairs:
            self._add(index, paragraph, pair, closed=True)

    def _add(self, index: int, paragraph: Paragraph, pair: Pair, *, closed: bool) -> Stretch | None:
        inner = paragraph.text[pair.start : pair.end]
        start = pair.start + len(inner) - len(inner.lstrip())
        end = start + len(inner.strip())
        if start >= end:
            return None
        at = paragraph.start
        stretch = Stretch(
            at + start,
            at + end,
            at + pair.left,
            at + pair.right,
            pair.mark,
            pair.depth,
            index,
            index,
            closed,
            [(index, pair.left, pair.right)],
        )
        if closed:
            self.done.append(stretch)
        return stretch

    def _lost_openers(self, index: int, paragraph: Paragraph, marks: Marks) -> None:
        text = paragraph.text
        borders = sorted([p.left for p in marks.pairs] + [o[0] for o in marks.openers] + [c[0] for c in marks.closers])
        at = 0
        for left, start, mark in marks.openers:
            while at < len(borders) and borders[at] < start:
                at += 1
            if at == len(borders):
                end = len(text.rstrip())
                self.give_up()
                self.open = self._add(index, paragraph, Pair(start, end, left, end, mark), closed=False)
            elif (tail := _TAIL.search(text, max(start, borders[at] - 120), borders[at])) and self._speaks(
                tail.group()
            ):
                self._add(index, paragraph, Pair(start, tail.start(), left, tail.start(), mark), closed=True)

    def _lost_closers(self, index: int, paragraph: Paragraph, marks: Marks) -> None:
        text = paragraph.text
        borders = sorted([p.right for p in marks.pairs] + [c[1] for c in marks.closers] + [o[1] for o in marks.openers])
        at = 0
        for end, right in marks.closers:
            while at < len(borders) and borders[at] <= end:
                at += 1
            floor = borders[at - 1] if at else 0
            head = _HEAD.match(text, floor, end)
            if not floor and marks.closers[0][0] == end and text[end - 1 : end] in _STOPS:
                self._add(index, paragraph, Pair(0, end, 0, right, text[end:right]), closed=True)
            elif head and floor and self._speaks(head.group()):
                self._add(index, paragraph, Pair(head.end(), end, head.end(), right, text[end:right]), closed=True)

    def _speaks(self, text: str) -> bool:
        return any(self.lexicon.kinds.get(w.lower(), 0) & CUE for w in _WORD.findall(text))


def _is_last(marks: Marks, left: int) -> bool:
    """Whether no mark follows the one at ``left``."""
    return (
        all(o[0] <= left for o in marks.openers)
        and not any(p.left > left and not p.depth for p in marks.pairs)
        and not marks.closers
    )
