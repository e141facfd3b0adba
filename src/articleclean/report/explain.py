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
    room = width - LABEL_WIDTH - 2
    head = [_paint(line, _BOLD) for line in textwrap.wrap(header_of(article), width)]
    facts = (_row(name, _DIM, textwrap.wrap(value, room)) for name, value in facts_of(article))
    pieces = (_colored_piece(piece, room) for piece in pieces_of(article))
    return [*head, *chain.from_iterable(facts), "", *chain.from_iterable(pieces)]


def _colored_piece(piece: Piece, room: int) -> list[str]:
    text = textwrap.wrap(piece.text, room, break_on_hyphens=False)
    if piece.removal is None:
        return _row("…" if piece.goes_on else piece.label, _GREEN, text)
    notes = textwrap.wrap(f"└ {piece.removal.code}: {_why(piece)}", room, subsequent_indent="  ")
    body = [_paint(line, _STRUCK) for line in text] + [_paint(line, _YELLOW) for line in notes]
    return _row(f"✗ {piece.label}", _RED, body)


def _row(label: str, style: str, body: list[str]) -> list[str]:
    """Lines beside a label, the further ones under the first."""
    margins = [_paint(label.rjust(LABEL_WIDTH), style), *[" " * LABEL_WIDTH] * len(body)]
    return [f"{margin}  {line}" for margin, line in zip(margins, body or [""], strict=False)]


def _why(piece: Piece) -> str:
    return shown(piece.removal.reason) if piece.removal else ""


def _paint(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"
