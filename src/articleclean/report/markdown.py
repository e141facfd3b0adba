"""An article as CommonMark, tables as in GitHub's extension. What a Markdown reader shows is the text as it was."""

import re
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from articleclean.model.article import Article, ArticleBlock
from articleclean.model.labels import Role

INLINE_MARKS = re.compile(r"[\\`*\[\]<~]|(?<!\w)_|_(?!\w)|&(?=[#\w])")
"""Characters that could mean something anywhere in a line of Markdown."""

LINE_START = re.compile(r"^(?:[-+>#=](?=[\s=#-]|$)|>|\d{1,9}[.)](?=\s|$))")
"""What would turn a paragraph into a heading, a quote, a list or a rule when it opens the line."""

CLOSING_MARK = re.compile(r"(?<!\\)#$")
"""What a reader would drop from the end of a heading."""

HEAD_ROLES = frozenset({Role.TITLE, Role.BYLINE, Role.DATELINE})


def article_to_markdown(article: Article) -> str:
    """Title, byline and date, then every kept block in order; captions and credits in italics.

    Ends with a line break unless the article is empty.
    """
    parts = _head(article)
    body = [block for block in article.blocks if block.role not in HEAD_ROLES and block.text]
    for is_list, run in groupby(body, key=lambda block: block.role is Role.LIST_ITEM):
        parts += [_list(run)] if is_list else [_block(block) for block in run]  # noqa: B031 - one of the two runs
    return "\n\n".join(parts) + "\n" if parts else ""


def _head(article: Article) -> list[str]:
    """The title, and one line of authors and date: the fields, or the lines themselves where no field was read."""
    published = article.published
    date = published.isoformat(sep=" ") if isinstance(published, datetime) else str(published or "")
    authors = ", ".join(article.authors)
    line = " · ".join(filter(None, [authors or _said(article, Role.BYLINE), date or _said(article, Role.DATELINE)]))
    title = article.title or _said(article, Role.TITLE)
    return ([f"# {_heading(title)}"] if title else []) + ([_escape(line)] if line else [])


def _said(article: Article, role: Role) -> str:
    return " · ".join(block.text for block in article.blocks if block.role is role)


def _block(block: ArticleBlock) -> str:
    match block.role:
        case Role.DEK:
            return f"**{_escape(block.text)}**"
        case Role.HEADING:
            return "#" * min(max(block.level or 2, 2), 6) + f" {_heading(block.text)}"
        case Role.QUOTE:
            return f"> {_escape(block.text)}"
        case Role.TABLE if block.rows:
            return _table(block.rows)
        case Role.CAPTION | Role.CREDIT:
            return f"*{_escape(block.text)}*"
        case _:
            return _escape(block.text)


def _list(items: Iterable[ArticleBlock]) -> str:
    lines = []
    depth = 0
    for item in items:
        depth = min(max(item.level or 1, 1), depth + 1)
        lines.append("  " * (depth - 1) + f"- {_escape(item.text)}")
    return "\n".join(lines)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    width = max(map(len, rows))
    head, *body = [[*(_escape(cell).replace("|", r"\|") for cell in row), *[""] * (width - len(row))] for row in rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, ["---"] * width, *body])


def _heading(text: str) -> str:
    return CLOSING_MARK.sub(r"\\#", _escape(text))


def _escape(text: str) -> str:
    folded = INLINE_MARKS.sub(r"\\\g<0>", " ".join(text.split()))
    return LINE_START.sub(lambda mark: f"{mark[0][:-1]}\\{mark[0][-1]}", folded)
