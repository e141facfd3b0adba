"""A Scrapy item pipeline: clean pages as they come in.

    ITEM_PIPELINES = {"articleclean.engines.scrapy.ArticlePipeline": 300}
    ARTICLECLEAN_OPTIONS = {"languages": ["en"], "quotes": False}

An item's ``html``, ``text`` or ``content`` field (or the one named by ``ARTICLECLEAN_CONTENT``) is cleaned, with its
``url``; the item gets ``article``, a dict with the columns of ``output_schema()``. Where a page cannot be cleaned,
``article["error"]`` says why; the crawler's stats count both.
"""

from typing import Any

from articleclean.api import Cleaner
from articleclean.engines.arrow import Source, clean_row
from articleclean.engines.columns import Columns
from articleclean.errors import MissingExtraError

try:
    from itemadapter import ItemAdapter
    from scrapy.crawler import Crawler
except ImportError:
    raise MissingExtraError("The Scrapy pipeline", "scrapy") from None


class ArticlePipeline:
    """Cleans items. Raises InputError for one that has no field with a document."""

    def __init__(self, cleaner: Cleaner, columns: Columns, stats: Any) -> None:
        self._cleaner = cleaner
        self._columns = columns
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ArticlePipeline":
        """Build it from the crawler's settings. Raises OptionsError for options that do not exist."""
        given = crawler.settings.getdict("ARTICLECLEAN_OPTIONS")
        options: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in given.items()
        }
        return cls(Cleaner(**options), Columns(crawler.settings.get("ARTICLECLEAN_CONTENT")), crawler.stats)

    def process_item(self, item: Any) -> Any:
        """The item with its article."""
        adapter = ItemAdapter(item)
        names = self._columns.found_in(adapter.keys())
        url = adapter.get(names.url) if names.url else None
        row = clean_row(self._cleaner, Source(url or "", adapter[names.content], url, names.kind))
        adapter["article"] = row
        self._stats.inc_value("articleclean/cleaned" if row["error"] is None else "articleclean/rejected")
        return item
