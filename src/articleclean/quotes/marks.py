"""Pairs the quotation marks of one paragraph.

Each mark is read from its neighbours (space before: opens; space or stop after: closes) and from its shape, so that
mixed styles, “…", ”…”, »…« and «…», need no setting. Marks are matched on a stack; what is left over is reported, not
guessed. Single marks come last, inside the regions that the double ones leave, because most are apostrophes. Time and
memory are linear in the number of marks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

MARK = re.compile(r"``|''|’’|[\"“”„‟〝〞〟＂«»‹›「」『』《》〈〉]|(?<!\w)[‘’'‚]|[’'‘](?!\w)")

_DOUBLE = frozenset('"“”„‟〝〞〟＂') | {"``", "''", "’’"}
SINGLE = frozenset("‘’'‚")
"""Marks that may be apostrophes, or stand inside others."""
_OPENS = frozenset("„‟〝") | {"``"}
_CLOSES = frozenset("”〞〟") | {"''", "’’"}
_CORNERS = {"「": "」", "『": "』"}
_TITLES = frozenset("《》〈〉")
_BEFORE_OPEN = frozenset(" \t\n\r\xa0\u202f\u2009\u3000([{—–-/…:;,、，：。.¿¡|＞>“„«‘‚「『‹»")
_AFTER_CLOSE = frozenset(" \t\n\r\xa0\u202f\u2009\u3000)]}—–-/….,;:!?、，：；。！？|”“»«’'\"」』›*")
_CROWD = 400
_DENSE = 12
"""More than ``_CROWD`` marks in a paragraph, closer than one in 12 characters, are no prose: they are left alone."""
_DEEPEST = 8
"""Quotations inside each other that are followed; of more open ones the first is given up."""
_AFTER_WORDS = frozenset(",.;،")
"""No quotation begins with these: a mark before them closes, even when a space stands before it."""
_STOPS = frozenset(".,!?…;:。，！？、")
_ELISION = re.compile(
    r"(?:\d0s?|\d\d|[ ]?(?:em|tis|twas|cause|til|till|n|bout|round|s|t|re|ve|ll|d|m))\b", re.IGNORECASE
)
_MEASURE = re.compile(r"\d")


class Pair(NamedTuple):
    """Quoted stretch ``start..end`` without its marks, ``left..right`` with them. ``depth`` counts from 0."""

    start: int
    end: int
    left: int
    right: int
    mark: str
    depth: int = 0


class Marks(NamedTuple):
    """The pairs of a paragraph in text order, and the marks that found no partner (offset after / before the mark)."""

    pairs: tuple[Pair, ...] = ()
    openers: tuple[tuple[int, int, str], ...] = ()
    """``(left, start, mark)`` of opening marks never closed."""
    closers: tuple[tuple[int, int], ...] = ()
    """``(end, right)`` of closing marks never opened."""


_NONE = Marks()


def pair_marks(text: str) -> Marks:
    """Match the marks of a paragraph. Offsets are into ``text``."""
    found = [(m.start(), m.end(), m.group()) for m in MARK.finditer(text)]
    if not found or len(found) > max(_CROWD, len(text) / _DENSE):
        return _NONE
    stacks = _Stack(text)
    singles = []
    for left, right, mark in found:
        if mark in SINGLE:
            singles.append((left, right, mark))
        elif mark not in _TITLES:
            stacks.read(left, right, mark)
    pairs = stacks.pairs
    if singles:
        pairs = pairs + list(_pair_singles(text, singles, pairs))
    openers = tuple((left, right, mark) for left, right, mark in stacks.open)
    return Marks(tuple(_nest(pairs)), openers, tuple(stacks.closers))


@dataclass(slots=True)
class _Stack:
    """Double marks, guillemets and corner brackets read so far."""

    text: str
    open: list[tuple[int, int, str]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    closers: list[tuple[int, int]] = field(default_factory=list)

    def read(self, left: int, right: int, mark: str) -> None:
        if mark in _DOUBLE:
            self._double(left, right, mark)
        elif mark in "「『":
            self._open(left, right, mark)
        elif mark in "」』":
            self._close(left, right, frozenset(o for o, c in _CORNERS.items() if c == mark))
        else:
            self._guillemet(left, right, mark)

    def _open(self, left: int, right: int, mark: str) -> None:
        if len(self.open) == _DEEPEST:
            del self.open[0]
        self.open.append((left, right, mark))

    def _double(self, left: int, right: int, mark: str) -> None:
        inside = bool(self.open) and self.open[-1][2] in _DOUBLE
        if self._double_opens(left, right, mark, inside=inside):
            self._open(left, right, mark)
        elif inside or mark != '"' or not _MEASURE.match(self.text[max(0, left - 1) : left]):
            self._close(left, right, _DOUBLE)

    def _double_opens(self, left: int, right: int, mark: str, *, inside: bool) -> bool:
        if mark in _OPENS:
            return True
        opens, closes = _reads(self.text, left, right)
        if mark in _CLOSES:
            return mark == "”" and opens and not closes and not inside
        if mark == "“":
            if inside and self.open[-1][2] == "„":
                return not left or self.text[left - 1].isspace() or self.text[left - 1] in "([{"
            return not inside or opens
        return opens if opens != closes else not inside

    def _guillemet(self, left: int, right: int, mark: str) -> None:
        family = frozenset("«»") if mark in "«»" else frozenset("‹›")
        opens, closes = _reads(self.text, left, right)
        top = self.open[-1][2] if self.open else ""
        if top in family:
            if top != mark or (closes and not opens):
                self._close(left, right, family)
            else:
                self._open(left, right, mark)
        elif (mark in "«‹" and not (closes and not opens)) or (opens and not closes):
            self._open(left, right, mark)
        else:
            self._close(left, right, family)

    def _close(self, left: int, right: int, family: frozenset[str]) -> None:
        if self.open and self.open[-1][2] in family:
            start, inner, mark = self.open.pop()
            self.pairs.append(Pair(inner, left, start, right, mark))
        elif len(self.open) > 1 and self.open[-2][2] in family:
            self.open.pop()
            self._close(left, right, family)
        elif right - left == 1:  # two apostrophes close, but do not tell of a lost mark: wikis write italics so
            self.closers.append((left, right))


def _reads(text: str, left: int, right: int) -> tuple[bool, bool]:
    """Whether the neighbours let the mark open, and close, a quotation."""
    before = text[left - 1] if left else " "
    after = text[right] if right < len(text) else " "
    opens = (before in _BEFORE_OPEN or before.isspace()) and not after.isspace()
    closes = (after in _AFTER_CLOSE or after.isspace()) and not before.isspace()
    if not opens and before.isspace() and text[right : right + 2].lstrip()[:1] in _AFTER_WORDS:
        closes = True
    if opens and closes:  # between two marks or beside a dash: a letter or a stop decides
        closes = not after.isalnum() and before in _STOPS
        opens = not closes
    return opens, closes


def _pair_singles(text: str, singles: list[tuple[int, int, str]], pairs: list[Pair]) -> Iterator[Pair]:
    """Single marks whose both ends lie in the same quotation, or both outside of any.

    A mark after ``s`` and before a small letter may be a possessive (players’): another closer is preferred to it.
    """
    regions = _regions(singles, pairs)
    start: dict[int, tuple[int, int, str]] = {}
    weak: dict[int, tuple[int, int]] = {}
    for (left, right, mark), region in zip(singles, regions, strict=True):
        opens, closes = _reads(text, left, right)
        if mark in "‘‚":
            opens, closes = not closes or opens, closes and not opens and region in start
        if opens and not closes:
            if _ELISION.match(text, right) and not (
                mark == "‘" and region not in start and text[right : right + 1] == ""
            ):
                continue
            if region in weak and region in start:
                yield _single(start.pop(region), weak.pop(region))
            start[region] = (left, right, mark)
            weak.pop(region, None)
        elif closes and region in start:
            before = text[left - 1]
            if before in "sSxzß" and text[right : right + 1].isspace() and text[right + 1 : right + 2].isalnum():
                weak.setdefault(region, (left, right))
            else:
                yield _single(start.pop(region), (left, right))
                weak.pop(region, None)
    for region, opener in start.items():
        if region in weak:
            yield _single(opener, weak[region])


def _single(opener: tuple[int, int, str], closer: tuple[int, int]) -> Pair:
    return Pair(opener[1], closer[0], opener[0], closer[1], opener[2])


def _regions(singles: list[tuple[int, int, str]], pairs: list[Pair]) -> list[int]:
    """For each single mark the innermost pair around it, by its left end; -1 outside."""
    events = sorted([(p.left, 1, p.left) for p in pairs] + [(p.right, 0, p.left) for p in pairs])
    regions, around, at = [], [-1], 0
    for left, _, _ in singles:
        while at < len(events) and events[at][0] <= left:
            if events[at][1]:
                around.append(events[at][2])
            else:
                around.pop()
            at += 1
        regions.append(around[-1])
    return regions


def _nest(pairs: list[Pair]) -> Iterator[Pair]:
    """The pairs in text order with their depth; white space inside the marks is trimmed, empty pairs go."""
    ends: list[int] = []
    for pair in sorted(pairs, key=lambda p: (p.left, -p.right)):
        while ends and ends[-1] <= pair.left:
            ends.pop()
        yield Pair(pair.start, pair.end, pair.left, pair.right, pair.mark, len(ends))
        ends.append(pair.right)
