"""Lost marks: where a quotation without its second mark begins or ends."""

import re
from collections.abc import Iterator

from articleclean.quotes.lexicon import CUE, Lexicon
from articleclean.quotes.marks import SINGLE, Marks, Pair

_REACH = 120
"""Characters before the next mark in which an attribution is looked for."""
_TAIL = re.compile(r"(?<=[,.!?…])\s[^,.!?…:;]{2,80}[,.:!?]?\s*$")
_HEAD = re.compile(r"[^.!?…]{0,80}[.:!?]\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = frozenset(".,!?…")


def mend(text: str, marks: Marks, lexicon: Lexicon) -> tuple[list[Pair], Pair | None]:
    """Pairs made from marks without a partner; and the last opening mark when nothing follows it, up to the end.

    An opening mark with others after it ends before the attribution that the next one follows: “Stay, he said. “Go.”
    A closing mark begins at the start of the paragraph, or after the attribution of the quotation before it.
    """
    if not marks.openers and not marks.closers:
        return [], None
    pairs = list(_openers(text, marks, lexicon))
    after = [p.left for p in marks.pairs if p.mark not in SINGLE] + [c[0] for c in marks.closers]
    left_open = None
    if marks.openers and all(a < marks.openers[-1][0] for a in after):
        left, start, mark = marks.openers[-1]
        end = len(text.rstrip())
        left_open = Pair(start, end, left, end, mark) if start < end else None
    return pairs + list(_closers(text, marks, lexicon)), left_open


def _openers(text: str, marks: Marks, lexicon: Lexicon) -> Iterator[Pair]:
    borders = sorted([p.left for p in marks.pairs] + [o[0] for o in marks.openers] + [c[0] for c in marks.closers])
    at = 0
    for left, start, mark in marks.openers:
        while at < len(borders) and borders[at] < start:
            at += 1
        if at < len(borders):
            tail = _TAIL.search(text, max(start, borders[at] - _REACH), borders[at])
            if tail and _speaks(tail.group(), lexicon):
                yield Pair(start, tail.start(), left, tail.start(), mark)


def _closers(text: str, marks: Marks, lexicon: Lexicon) -> Iterator[Pair]:
    borders = sorted([p.right for p in marks.pairs] + [o[1] for o in marks.openers] + [c[1] for c in marks.closers])
    at = 0
    for end, right in marks.closers:
        while at < len(borders) and borders[at] <= end:
            at += 1
        floor = borders[at - 1] if at else 0
        head = _HEAD.match(text, floor, end)
        if not at and text[end - 1 : end] in _STOPS:
            yield Pair(0, end, 0, right, text[end:right])
        elif at and head and _speaks(head.group(), lexicon):
            yield Pair(head.end(), end, head.end(), right, text[end:right])


def _speaks(text: str, lexicon: Lexicon) -> bool:
    return any(lexicon.kinds.get(w.lower(), 0) & CUE for w in _WORD.findall(text))
