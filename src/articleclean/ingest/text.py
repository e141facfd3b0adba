"""Plain text to blocks: one a line, wrapped lines joined, a page on one line cut into sentences."""

import re

from articleclean.ingest.fold import fold
from articleclean.ingest.wrapping import Line, join_wrapped
from articleclean.model.document import Block, Document
from articleclean.model.space import TRIM

PAGE_ON_ONE_LINE = 1500
"""Characters. A longer line that holds most of the text is a whole page, not a paragraph: of the paragraphs in the
measured news texts one in a thousand is longer, and none of these is most of its text."""
ONLY_LINE, MOST = 400, 0.9
"""The same for a line that holds nearly all of the text (share). Of single paragraphs that were cleaned alone less is
lost than with 1500: a stock phrase in a block takes the block.
"""

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060\ufeff]")
_LINE_BREAK = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SENTENCE_END = re.compile(
    r"[a-z\d)\]%à-ÿа-я][.!?][\"”’')\]]{0,2}\s+(?=[\"“‘'«„(\[]?[A-Z\dÀ-ÞА-Я])|[。！？][」』”]?\s*"
)


def read_text(source: str, url: str | None = None) -> Document:
    """Cut plain text into blocks. Offsets are characters of ``source``, which stays as it is."""
    lines = _lines(source)
    joined = join_wrapped(source, lines)
    folded = fold(source)
    if len(joined) < len(lines):
        folded = _LINE_BREAK.sub(" ", folded)
    elif is_page_on_one_line(source, lines):
        joined = [unit for line in lines for unit in _sentences(source, line)]
    blocks = tuple(
        Block(i, start, end, block_text(source[start:end]), gap) for i, (start, end, gap) in enumerate(joined)
    )
    return Document(source, folded, blocks, "text", url)


def block_text(raw: str, *, clean: bool = False) -> str:
    """White space folded to single spaces; control and zero-width characters left out (``clean``: there are none)."""
    if raw.isprintable():  # no white space but spaces, and nothing that is invisible
        return " ".join(raw.split()) if "  " in raw else raw.strip(" ")
    return " ".join((raw if clean else _INVISIBLE.sub("", raw)).split())


def is_page_on_one_line(source: str, lines: list[Line]) -> bool:
    """Whether one line is so long that it must be a page whose line breaks were lost."""
    longest = max((end - start for start, end, _ in lines), default=0)
    if longest > ONLY_LINE and longest >= MOST * len(source):
        return True
    return longest > PAGE_ON_ONE_LINE and longest * 2 > len(source)


def _lines(source: str) -> list[Line]:
    lines: list[Line] = []
    at, gap = 0, 2
    for raw in source.splitlines(keepends=True):
        tail = raw.lstrip(TRIM)
        if tail:
            start = at + len(raw) - len(tail)
            lines.append((start, start + len(tail.rstrip(TRIM)), gap))
            gap = 0
        at += len(raw)
        gap += 1
    return lines


def _sentences(source: str, line: Line) -> list[Line]:
    """The sentences of one line; gap 0 says that a sentence goes on in the line of the one before."""
    start, end, gap = line
    units: list[Line] = []
    for match in _SENTENCE_END.finditer(source, start, end):
        stop = len(source[start : match.end()].rstrip(TRIM)) + start
        units.append((start, stop, gap))
        start, gap = match.end(), 0
    return [*units, (start, end, gap)] if start < end else units
