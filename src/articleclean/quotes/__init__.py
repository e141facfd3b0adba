"""Direct quotations and who said them, for many languages, by marks, words of speech and layout; no model."""

from collections.abc import Sequence

from articleclean.model.article import ArticleBlock, Quote
from articleclean.model.labels import Role

_ROLES = frozenset({Role.PARAGRAPH, Role.QUOTE, Role.LIST_ITEM, Role.DEK})


def find_quotes(
    source: str, blocks: Sequence[ArticleBlock], languages: Sequence[str] | None = None
) -> tuple[Quote, ...]:
    """The quotations in the paragraphs, block quotes, list items and dek of an article, in text order.

    ``languages`` are ISO 639-1 codes to choose from; all known ones when None. Offsets are characters of ``source``.
    Runs in time linear in the text.
    """
    from articleclean.quotes.finder import quotes_of

    return quotes_of(source, [b for b in blocks if b.role in _ROLES], languages)
