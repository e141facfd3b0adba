"""An article as an explanation in a terminal: every piece of the source, what became of it, and why."""

import textwrap
from itertools import chain

from articleclean.model.article import Article
from articleclean.report.pieces import Piece, facts_of, header_of, pieces_of, shown

LABEL_WIDTH = 14
"""Columns: the mark of a removal and the longest category, comment_form."""

_BOLD, _DIM, _STRUCK, _RED, _GREEN, _YELLOW = "1", "2", "9;31", "31", "32", "33"


def explain_text(article: Article, *, color: bool, width: int = 100) -> str:
    """The source in order, removed pieces with code and reason beside them, kept ones with their role.

    With ``color`` the removed text is struck through and long lines are wrapped at ``width`` columns. Without, every
    piece is one line: ``  [role] text`` or ``- [code category] text   # reason``, ready for grep and diff.
    """
    lines = _colored(article, max(width, 40)) if color else _plain(article)
    return "\n".join(lines) + "\n"


def _plain(article: Article) -> list[str]:
    facts = [f"# {name}: {value}" for name, value in facts_of(article)]
    return [f"# {header_of(article)}", *facts, *map(_plain_line, pieces_of(article))]


def _plain_line(piece: Piece) -> str:
    if piece.removal:
        return f"- [{piece.removal.code} {piece.label}] {piece.text}   # {_why(piece)}"
    return f"  [{piece.label}{'…' if piece.goes_on else ''}] {piece.text}"


def _colored(article: Article, width: int) -> list[str]:
    facts = [f"{_paint(name.rjust(LABEL_WIDTH), _DIM)}  {value}" for name, value in facts_of(article)]
    pieces = (_colored_lines(piece, width - LABEL_WIDTH - 2) for piece in pieces_of(article))
    head = [_paint(line, _BOLD) for line in textwrap.wrap(header_of(article), width)]
    return [*head, *facts, "", *chain.from_iterable(pieces)]


def _colored_lines(piece: Piece, width: int) -> list[str]:
    wrapped = textwrap.wrap(piece.text, width, break_on_hyphens=False)
    if piece.removal:
        label = _paint(f"✗ {piece.label}".rjust(LABEL_WIDTH), _RED)
        notes = textwrap.wrap(f"└ {piece.removal.code}: {_why(piece)}", width, subsequent_indent="  ")
        body = [_paint(line, _STRUCK) for line in wrapped] + [_paint(line, _YELLOW) for line in notes]
    else:
        label = _paint(("…" if piece.goes_on else piece.label).rjust(LABEL_WIDTH), _GREEN)
        body = wrapped
    return [f"{label}  {body[0]}" if body else label, *(f"{'':{LABEL_WIDTH}}  {line}" for line in body[1:])]


def _why(piece: Piece) -> str:
    return shown(piece.removal.reason) if piece.removal else ""


def _paint(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"
