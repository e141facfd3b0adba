"""Hard-wrapped text (mail, terminals, old archives): lines cut at a fixed width are joined to paragraphs again.

A line that an editor wrapped greedily has one mark: the first word of the next line would not have fitted. Where this
holds for nearly all lines that break off in mid-sentence, the text is wrapped, and the same test joins its lines.
"""

from itertools import pairwise

Line = tuple[int, int, int]
"""Start, end and gap (line breaks since the line before) of a trimmed, non-empty line, in characters of the source."""

MIN_WIDTH, MAX_WIDTH = 40, 140
MIN_CONTINUATIONS = 4
"""Fewer lines broken in mid-sentence than this say nothing about a width."""
FITTING = 0.85
"""Share of mid-sentence breaks that must be where a greedy wrap would break. Poems and lists stay under 0.5."""

_END_MARKS = ".!?:;”\"'’)…"


def join_wrapped(source: str, lines: list[Line]) -> list[Line]:
    """The lines, or, where the text is hard-wrapped, the paragraphs they make."""
    if len(lines) < MIN_CONTINUATIONS or max(end - start for start, end, _ in lines) > 4 * MAX_WIDTH:
        return lines
    width = _width(source, lines)
    if not width:
        return lines
    joined = [lines[0]]
    last = lines[0]
    for line in lines[1:]:
        if line[2] == 1 and _runs_on(source, last, line, width):
            joined[-1] = (joined[-1][0], line[1], joined[-1][2])
        else:
            joined.append(line)
        last = line
    return joined


def _width(source: str, lines: list[Line]) -> int:
    """The width the text was wrapped at, in characters; 0 where it was not."""
    breaks = [
        (a, b)
        for a, b in pairwise(lines)
        if b[2] == 1 and source[b[0]].islower() and source[a[1] - 1] not in _END_MARKS
    ]
    if len(breaks) < MIN_CONTINUATIONS:
        return 0
    width = max(end - start for (start, end, _), _ in breaks)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return 0
    fitting = sum(_breaks_at(source, a, b, width) for a, b in breaks)
    return width if fitting >= FITTING * len(breaks) else 0


def _breaks_at(source: str, a: Line, b: Line, width: int) -> bool:
    word = source[b[0] : b[0] + width + 1].split(None, 1)[0]
    return a[1] - a[0] + 1 + len(word) > width - 2


def _runs_on(source: str, a: Line, b: Line, width: int) -> bool:
    if not _breaks_at(source, a, b, width):
        return False
    ends = source[a[1] - 1] in ".!?:"
    return source[b[0]].islower() or not ends or a[1] - a[0] > width * 0.8
