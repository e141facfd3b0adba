"""What a page says about itself outside its text: JSON-LD, OpenGraph, meta tags, and the figures it holds."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Fields read from markup; None or empty where the page is silent."""

    title: str | None = None
    dek: str | None = None
    authors: tuple[str, ...] = ()
    published: date | datetime | None = None
    modified: date | datetime | None = None
    site: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    article_body: str | None = None
    """JSON-LD's articleBody: evidence of which blocks belong to the article."""
    page_types: tuple[str, ...] = ()
    """Types the page claims, such as NewsArticle or og:type's website."""
