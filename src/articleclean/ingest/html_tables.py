"""Tables as rows and cells; a table that only lays out a page is no table."""

from itertools import islice
from typing import Any

from articleclean.ingest.html_tags import FLOW, SKIP

MAX_CELL = 600
"""Characters. A longer cell holds an article or a column of a page, not a datum."""
MAX_ROWS = 5000
LAYOUT_PARTS = ("table", "h1", "h2", "h3", "form", "article", "section", "figure", "blockquote", "iframe", "pre")
"""Elements that data cells do not hold."""

Rows = tuple[tuple[str, ...], ...]


def data_rows(table: Any) -> Rows | None:
    """The cells' texts, row by row; None where the table has fewer than two rows or columns, or lays out a page."""
    if table.get("role") in {"presentation", "none"} or len(list(islice(table.iter(*LAYOUT_PARTS), 2))) > 1:
        return None
    rows: list[tuple[str, ...]] = []
    for row in table.iter("tr", "thead"):  # a head may hold its cells without a row
        cells = tuple(cell_text(c) for c in row if c.tag in {"td", "th"})
        if len(rows) == MAX_ROWS or any(len(c) > MAX_CELL for c in cells):
            return None
        if any(cells):
            rows.append(cells)
    return tuple(rows) if sum(len(r) > 1 for r in rows) > 1 else None


def link_characters(table: Any) -> int:
    """How many characters of the table stand inside links."""
    return sum(len(cell_text(a)) for a in table.iter("a"))


def cell_text(cell: Any) -> str:
    """The element's text on one line, without scripts and the like."""
    from lxml import etree

    parts: list[str] = []
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        flow = FLOW.get(element.tag)
        if event == "start":
            if flow == SKIP:
                walk.skip_subtree()
            elif element.text:
                parts.append(element.text)
        elif element is not cell and element.tail:
            parts.append(element.tail)
        if flow is not None:
            parts.append(" ")
    return " ".join("".join(parts).split())
