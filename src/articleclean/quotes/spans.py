"""Quoted stretches of a whole article: pairs in a paragraph, quotations over several of them, speech without marks.

A quotation left open at the end of a paragraph goes on when the next paragraph opens with a mark again (as English,
French and Spanish print has it) or holds its closing mark; otherwise it ends with its paragraph. So a lost mark never
reaches further than the marks beside it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articleclean.quotes.dashes import dash_pieces
from articleclean.quotes.lexicon import Lexicon
from articleclean.quotes.marks import SINGLE, Marks, Pair, pair_marks
from articleclean.quotes.mend import mend

_DEEPEST = 4
_WAIT = 8
"""Paragraphs without any mark that an open quotation may run over."""
_LEAD = re.compile(r"[\s\u200b\ufeff]*")
_TURN = re.compile(r"\s*([A-Z][A-Z .'’\-]{2,40}):\s+(?=\S)")
_TURNS = 4
"""Turns that make a transcript of paragraphs with labels; two people at least, one of them twice."""
_SIGN = re.compile(r"[\"“”„‟〝〞〟＂«»‹›「」『』‘‚'’]|``|^\s*[-–—―]|^\s*[A-Z][A-Z .'’\-]{2,40}:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of a block, as long as its stretch of the source; what was cut out of it is blank."""

    text: str
    start: int
    cuts: tuple[tuple[int, int], ...] = ()
    """Removed stretches inside, as offsets of the source."""
    set_apart: bool = False
    """Whether the layout shows it as a quotation."""


@dataclass(slots=True)
class Stretch:
    """A quoted stretch: offsets of the source without (``start``, ``end``) and with its marks, and its paragraphs."""

    start: int
    end: int
    left: int
    right: int
    mark: str
    """The opening mark; – for speech after a dash, a colon for a turn in a transcript, > for a block of the layout."""
    parts: list[tuple[int, int, int]]
    """``(paragraph, left, right)``: what it takes of each paragraph, in offsets of the paragraph."""
    depth: int = 0
    label: tuple[int, int] | None = None
    """Where the name of the turn stands that the stretch is: ``SMITH: ``."""


def may_quote(paragraph: Paragraph) -> bool:
    """Whether there is any mark, leading dash or turn label at all: most pages without one are done here."""
    return paragraph.set_apart or _SIGN.search(paragraph.text) is not None


def find_stretches(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> list[Stretch]:
    """All quoted stretches in text order, nested ones (``depth``) after the one around them. None overlap otherwise."""
    reader = _Reader(lexicon, _turn_labels(paragraphs))
    for index, paragraph in enumerate(paragraphs):
        reader.read(index, paragraph)
    reader.give_up()
    return list(_nested(reader.done))


def _nested(stretches: list[Stretch]) -> Iterator[Stretch]:
    around: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.start, -s.end)):
        while around and around[-1].end <= stretch.start:
            around.pop()
        if not around or stretch.end <= around[-1].end:
            stretch.depth = len(around)
            around.append(stretch)
            if stretch.depth < _DEEPEST:
                yield stretch


def _turn_labels(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Names that turns of a transcript without marks begin with."""
    counts = Counter(m.group(1) for p in paragraphs if (m := _TURN.match(p.text)))
    enough = sum(counts.values()) >= _TURNS and len(counts) > 1 and max(counts.values()) > 1
    return frozenset(counts) if enough else frozenset()


def _is_alone(marks: Marks) -> bool:
    """Whether one opening mark is all there is, single marks aside."""
    return len(marks.openers) == 1 and not marks.closers and all(p.mark in SINGLE for p in marks.pairs)


@dataclass(slots=True)
class _Reader:
    lexicon: Lexicon
    labels: frozenset[str]
    done: list[Stretch] = field(default_factory=list)
    open: Stretch | None = None
    waited: int = 0
    dashes: bool = False
    """Whether a dash has opened speech before."""
    colon: bool = False
    """Whether the paragraph before ends with a colon."""

    def read(self, index: int, paragraph: Paragraph) -> None:
        text = paragraph.text
        marks = pair_marks(text)
        spoken = self._unmarked(paragraph, marks)
        self.colon = text.rstrip().endswith(":")
        if spoken:
            self.give_up()
            starts = [s.left for s in spoken]
            for pair in marks.pairs:
                at = bisect_right(starts, pair.left) - 1
                if at >= 0 and pair.right <= spoken[at].right:
                    self._add(index, paragraph, pair)
            for pair in spoken:
                self._add(index, paragraph, pair)
            return
        if self.open is not None:
            marks = self._go_on(index, paragraph, marks)
        mended, left_open = mend(text, marks, self.lexicon)
        for pair in [*marks.pairs, *mended]:
            self._add(index, paragraph, pair)
        if left_open:
            self.give_up()
            self.open = self._add(index, paragraph, left_open)

    def give_up(self) -> None:
        """End an open quotation with the last paragraph that surely belongs to it."""
        self.open, self.waited = None, 0

    def _unmarked(self, paragraph: Paragraph, marks: Marks) -> list[Pair]:
        """Speech after a dash or a label, and blocks that the layout sets apart."""
        text = paragraph.text
        end = len(text.rstrip())
        turn = _TURN.match(text)
        if turn and turn.group(1) in self.labels:
            return [Pair(turn.start(1), end, turn.start(1), end, ":")]
        pieces = [Pair(a, b, a, b, "–") for a, b in dash_pieces(text, self.lexicon, sure=self.colon or self.dashes)]
        self.dashes = self.dashes or bool(pieces)
        if not pieces and paragraph.set_apart:
            marked = sum(p.right - p.left for p in marks.pairs if not p.depth)
            return [Pair(0, end, 0, end, ">")] if marked * 2 < end else []
        return pieces

    def _go_on(self, index: int, paragraph: Paragraph, marks: Marks) -> Marks:
        """Continue the open quotation into this paragraph; gives back the marks that are left."""
        lead = _LEAD.match(paragraph.text)
        begin = lead.end() if lead else 0
        none = len(paragraph.text) + 1
        first_pair = marks.pairs[0].left if marks.pairs else none
        first_opener = marks.openers[0][0] if marks.openers else none
        first = min(first_pair, first_opener)
        if first == begin and (self.waited or _TURN.match(paragraph.text, begin + 1)):
            self.give_up()
        elif first_pair == begin:
            self._extend(index, paragraph, marks.pairs[0].end, marks.pairs[0].right)
            self.give_up()
            return marks._replace(pairs=marks.pairs[1:])
        elif first_opener == begin and _is_alone(marks):
            end = len(paragraph.text.rstrip())
            self._extend(index, paragraph, end, end)
            return marks._replace(openers=())
        elif marks.closers and marks.closers[0][0] < first:
            self._extend(index, paragraph, *marks.closers[0])
            self.give_up()
            return marks._replace(closers=marks.closers[1:])
        elif first == none and self.waited < _WAIT:
            self.waited += 1
        else:
            self.give_up()
        return marks

    def _extend(self, index: int, paragraph: Paragraph, end: int, right: int) -> None:
        if self.open is not None:
            self.open.end, self.open.right = paragraph.start + end, paragraph.start + right
            self.open.parts.append((index, 0, right))

    def _add(self, index: int, paragraph: Paragraph, pair: Pair) -> Stretch | None:
        inner = paragraph.text[pair.start : pair.end]
        turn = _TURN.match(inner)
        start = pair.start + (turn.end() if turn else len(inner) - len(inner.lstrip()))
        end = pair.start + len(inner.rstrip())
        if not any(c.isalpha() for c in paragraph.text[start:end]):
            return None
        at = paragraph.start
        left = start if turn and pair.mark == ":" else pair.left
        label = (at + pair.start + turn.start(1), at + pair.start + turn.end(1)) if turn else None
        parts = [(index, left, pair.right)]
        stretch = Stretch(at + start, at + end, at + left, at + pair.right, pair.mark, parts, label=label)
        self.done.append(stretch)
        return stretch
