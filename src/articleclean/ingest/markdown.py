"""Markdown to blocks, as html2text and page-to-Markdown services write it; spans are exact in the Markdown source.

markdown-it-py finds the blocks. Its rules for indented code, raw HTML and reference definitions are off: in converted
pages these are nearly always text that happened to be indented.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from articleclean.ingest.fold import fold
from articleclean.ingest.markdown_inline import Inline, parse_inline
from articleclean.ingest.text import block_text
from articleclean.metadata.addresses import joined
from articleclean.model.document import Block, Document, Markup
from articleclean.model.space import TRIM

MAX_CELL = 600
"""Characters. A longer cell means that the table laid out a page."""
_CONTAINERS = {"bullet_list": "ul", "ordered_list": "ol", "list_item": "li", "blockquote": "blockquote"}
_PREFIX = re.compile(r"^[ \t]*(?:(?:>|[*+-][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t])[ \t]*)*", re.M)
_ITEM = re.compile(r"[ \t]*(?:[*+-]|(?<=[ \t]{2})\d{1,3}[.)])[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"\n[ \t>]*(?:=+|-+)[ \t]*$")
_TABLE_RULE = re.compile(r"^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block before it has its place: lines ``first`` up to ``stop``."""

    first: int
    stop: int
    tag: str
    path: tuple[str, ...]
    content: str
    rows: tuple[tuple[str, ...], ...] | None = None


def read_markdown(source: str, url: str | None = None) -> Document:
    """Cut Markdown into blocks. Offsets are characters of ``source``; block texts are without markup."""
    normal = source.replace("\r\n", " \n").replace("\r", "\n")
    starts = [0, *(m.end() for m in re.finditer("\n", normal)), len(normal) + 1]
    blocks: list[Block] = []
    for piece in _with_leftovers(list(_pieces(normal, starts)), normal, starts):
        span = _span(normal, starts, piece.first, piece.stop)
        if span is None:
            continue
        gap = normal.count("\n", blocks[-1].end, span[0]) if blocks else 0
        blocks.append(_block(len(blocks), span, gap, source, piece, url))
    return Document(source, fold(source), tuple(blocks), "markdown", url)


def plain_markdown(markdown: str) -> str:
    """The text of any stretch of Markdown: marks at line starts and inline marks gone, white space folded."""
    return block_text(parse_inline(_PREFIX.sub("", _UNDERLINE.sub("", markdown))).text)


def _pieces(normal: str, starts: Sequence[int]) -> Iterator[_Piece]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table")
    parser.disable(["code", "html_block", "reference", "inline"])
    tokens = parser.parse(normal)
    path: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        name, _, edge = token.type.rpartition("_")
        if name in _CONTAINERS:
            if edge == "open":
                path.append(_CONTAINERS[name])
            else:
                path.pop()
        elif token.type == "table_open":
            stop = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
            yield from _table(tokens[at:stop], path, normal, starts)
            at = stop
        elif token.map and edge == "open" and name in {"paragraph", "heading"}:
            piece = _Piece(token.map[0], token.map[1], token.tag, tuple(path), tokens[at + 1].content)
            yield from _items_apart(piece, normal, starts)
        elif token.map and token.type == "fence":
            yield _Piece(token.map[0], token.map[1], "pre", tuple(path), token.content.translate(_NO_MARKS))
        at += 1


def _items_apart(piece: _Piece, normal: str, starts: Sequence[int]) -> Iterator[_Piece]:
    """The piece, parted before each further line that opens with a list mark: converters indent lists of lists deeper
    than Markdown allows, which then reads them as one paragraph.
    """
    lines = piece.content.split("\n")
    raw = [normal[starts[line] : starts[line + 1] - 1] for line in range(piece.first, piece.stop)]
    items = [at for at, line in enumerate(raw) if at and _ITEM.match(line)]
    if not items or len(lines) != len(raw):
        yield piece
        return
    for at, stop in pairwise([0, *items, len(lines)]):
        path, text = (_in_list(piece.path), _PREFIX.sub("", raw[at])) if at else (piece.path, lines[0])
        yield _Piece(piece.first + at, piece.first + stop, piece.tag, path, "\n".join([text, *lines[at + 1 : stop]]))


def _in_list(path: tuple[str, ...]) -> tuple[str, ...]:
    return path if path[-1:] == ("li",) else (*path, "ul", "li")


_NO_MARKS = str.maketrans({c: "\\" + c for c in "\\`*_[]<>&!~"})
"""Escapes, so that code goes through the inline reader unharmed."""


def _table(tokens: Sequence[Any], path: list[str], normal: str, starts: Sequence[int]) -> Iterator[_Piece]:
    """One piece with rows; a table of one column or with long cells is read line by line."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(block_text(parse_inline(token.content).text))
    filled = [tuple(row) for row in rows if any(row)]
    first, stop = tokens[0].map
    if sum(len(row) > 1 for row in filled) > 1 and all(len(cell) <= MAX_CELL for row in filled for cell in row):
        yield _Piece(first, stop, "table", tuple(path), "", tuple(filled))
        return
    for line in range(first, stop):
        raw = normal[starts[line] : starts[line + 1] - 1]
        if not _TABLE_RULE.match(raw):
            yield _Piece(line, line + 1, "td", (*path, "table"), raw.strip("| \t").replace("|", " "))


def _with_leftovers(pieces: list[_Piece], normal: str, starts: Sequence[int]) -> Iterator[_Piece]:
    """The pieces, and between them the lines that Markdown has no block for: rules, and empty list items."""
    edges = [_Piece(0, 0, "", (), ""), *pieces, _Piece(len(starts) - 1, len(starts) - 1, "", (), "")]
    for before, after in pairwise(edges):
        if before.tag:
            yield before
        for line in range(before.stop, after.first):
            raw = normal[starts[line] : starts[line + 1] - 1]
            if raw.strip(TRIM):
                yield _Piece(line, line + 1, "hr", (), raw.translate(_NO_MARKS))


def _span(normal: str, starts: Sequence[int], first: int, stop: int) -> tuple[int, int] | None:
    """Where the lines' text starts and ends, marks at the line's start included."""
    raw = normal[starts[first] : starts[stop] - 1]
    trimmed = raw.lstrip(TRIM)
    start = starts[first] + len(raw) - len(trimmed)
    end = start + len(trimmed.rstrip(TRIM))
    return (start, end) if end > start else None


def _block(index: int, span: tuple[int, int], gap: int, source: str, piece: _Piece, base: str | None) -> Block:
    start, end = span
    raw = source[start:end]
    inline = parse_inline(piece.content)
    text = "\n".join("\t".join(row) for row in piece.rows) if piece.rows else inline.text
    return Block(index, start, end, block_text(text) or block_text(raw), gap, _markup(piece, inline, base))


def _markup(piece: _Piece, inline: Inline, base: str | None) -> Markup:
    tag = "figure" if inline.only_image else piece.tag
    if tag == "p" and piece.path[-1:] == ("li",):
        tag = "li"
    depth = sum(part in {"ul", "ol"} for part in piece.path)
    inside = {"ul" if part in {"ul", "ol"} else part for part in piece.path if part != "li"}
    if inline.only_image:
        inside.add("figure")
    if piece.rows:
        inside.add("table")
    url = inline.image if inline.only_image else inline.url if inline.link_share >= 0.95 else None
    return Markup(
        tag=tag,
        path="/".join(piece.path if tag == "li" else (*piece.path, tag)),
        link_share=inline.link_share,
        line=piece.first + 1,
        inside=frozenset(inside),
        level=int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else depth or None,
        url=joined(base, url),
        rows=piece.rows,
    )
