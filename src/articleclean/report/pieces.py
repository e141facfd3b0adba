"""The source as a row of pieces, kept and removed, in reading order: what every explanation shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from articleclean.model.article import Article, Removal

_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control and direction characters: a page must not be able to steer the reader's terminal."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source. ``label`` is the role of a kept piece or the category of a removed one.

    ``goes_on`` marks the rest of a block after something was cut out of it.
    """

    start: int
    end: int
    text: str
    label: str
    removal: Removal | None = None
    goes_on: bool = False


def pieces_of(article: Article) -> list[Piece]:
    """Kept and removed pieces in the order of the source. Works from the article alone."""
    return sorted(chain(_kept(article), _removed(article)), key=lambda piece: (piece.start, piece.end))


def header_of(article: Article) -> str:
    """One line: how much was kept and removed, the quality, and what lowers it."""
    removed = sum(len(removal.text) for removal in article.removed)
    kept = sum(end - start for block in article.blocks for start, end in block.spans)
    share = removed / (removed + kept) if removed + kept else 0.0
    lowered = f" ({'; '.join(article.quality_reasons)})" if article.quality_reasons else ""
    return (
        f"{len(article.blocks)} kept, {len(article.removed)} removed "
        f"({share:.0%} of the characters), quality {article.quality:.2f}{lowered}"
    )


def facts_of(article: Article) -> list[tuple[str, str]]:
    """The fields that were read, as (name, value), empty ones left out."""
    facts = {
        "title": article.title,
        "dek": article.dek,
        "authors": ", ".join(article.authors),
        "published": article.published.isoformat() if article.published else "",
        "site": article.site,
        "language": article.language,
    }
    return [(name, shown(value)) for name, value in facts.items() if value]


def shown(text: str) -> str:
    """Text on one line, safe to print: white space folded, control characters replaced."""
    return _UNSHOWABLE.sub("\ufffd", " ".join(text.split()))


def _kept(article: Article) -> Iterator[Piece]:
    for block in article.blocks:
        for number, (start, end) in enumerate(block.spans):
            yield Piece(start, end, shown(article.source_text[start:end]), block.role.value, goes_on=number > 0)


def _removed(article: Article) -> Iterator[Piece]:
    for removal in article.removed:
        yield Piece(removal.start, removal.end, shown(removal.text), removal.category.value, removal)
