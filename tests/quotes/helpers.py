"""Blocks for tests: every line of a text is a paragraph."""

import re

from articleclean.model.article import ArticleBlock, Quote
from articleclean.model.labels import Role
from articleclean.quotes import find_quotes


def blocks_of(text: str, role: Role = Role.PARAGRAPH) -> list[ArticleBlock]:
    return [
        ArticleBlock(role, m.group(), m.start(), m.end(), ((m.start(), m.end()),))
        for m in re.finditer(r"[^\n]*[^\s][^\n]*", text)
    ]


def quotes_in(text: str, *languages: str) -> tuple[Quote, ...]:
    return find_quotes(text, blocks_of(text), languages or None)
