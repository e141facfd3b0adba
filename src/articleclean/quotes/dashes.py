"""Speech without marks: dialogue after a dash at the start of a paragraph (– Yes, says NAME)."""

import re
from collections.abc import Iterator

from articleclean.quotes.lexicon import CUE, WEAK, Lexicon

_DASH = re.compile(r"\s*([-–—―])\s*(?=[^\s\-–—―\d])")
_INNER = re.compile(r"\s[–—―-]\s?|(?<=[^\s\d])[—―](?=\w)|[—―](?=[\s.,])")
_BREAK = re.compile(r"([,?!.…])\s+([^\W\d_][\w'’\-]*)")
_WORD = re.compile(r"[^\W\d_][\w'’\-]*")
_ENDS = frozenset(".!?…")


def dash_pieces(text: str, lexicon: Lexicon, *, sure: bool) -> Iterator[tuple[int, int]]:
    """Offsets of what is spoken in a paragraph that begins with a dash.

    An attribution after a second dash (Spanish, Polish, Russian) or a comma (Nordic, French) is left out. Without any
    attribution the whole paragraph is speech when ``sure`` and it ends with a stop.
    """
    opening = _DASH.match(text)
    if not opening or not lexicon.dash:
        return
    pieces = list(_by_dashes(text, opening.end(), lexicon)) or list(_by_comma(text, opening.end(), lexicon))
    end = len(text.rstrip())
    if pieces:
        yield from pieces
    elif sure and text[end - 1] in _ENDS:
        yield opening.end(), end


def _by_dashes(text: str, start: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    cuts = [m.span() for m in _INNER.finditer(text, start)]
    starts = [start, *(end for _, end in cuts)]
    ends = [*(begin for begin, _ in cuts), len(text)]
    begin: int | None = start
    pieces = []
    told = False
    for number, (part, end) in enumerate(zip(starts, ends, strict=True)):
        if number and begin is not None and _tells(text, part, end, lexicon):
            pieces.append((begin, ends[number - 1]))
            begin, told = None, True
        elif begin is None:
            begin = part
    if told:
        last = [(begin, len(text))] if begin is not None else []
        yield from ((a, b) for a, b in (_trimmed(text, a, b) for a, b in pieces + last) if b > a)


def _tells(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether one of the first two words between the offsets is a verb of speech."""
    words = _WORD.findall(text, start, min(end, start + 60))[:2]
    return any(lexicon.kinds.get(w.lower(), 0) & CUE for w in words) and words[0][0].islower()


def _by_comma(text: str, start: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    for match in _BREAK.finditer(text, start):
        kind = lexicon.kinds.get(match.group(2).split("-")[0].lower(), 0)
        if kind & CUE and not kind & WEAK and match.group(2)[0].islower():
            end = match.start() if match.group(1) == "," else match.end(1)
            yield start, end
            return


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip(" \t\n\xa0,"))
