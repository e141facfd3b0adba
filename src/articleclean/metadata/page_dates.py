"""When a page was published and changed: what its head claims, then its elements, then its address."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from articleclean.metadata.addresses import path_of
from articleclean.metadata.dates import parse_date
from articleclean.metadata.jsonld import Linked
from articleclean.metadata.meta import MetaTags, text_of
from articleclean.packs.schema import WordLists

PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date",
    "pubdate", "publishdate", "publish_date", "publish-date", "publication_date", "publication-date", "published_at",
    "publisheddate", "pub_date", "og:publish_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "citation_publication_date", "citation_online_date", "citation_date", "prism.publicationdate",
    "date.created", "datecreated", "release_date", "gsa_date", "published", "article.published", "article.created",
    "ya:ovs:upload_date", "uploaddate", "date-pub", "publish_time", "article:published:time", "dc.terms.created",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "date.updated", "date.modified", "article.updated", "revision_date",
    "article:modified:time", "modified", "updated",
)  # fmt: skip
_UNLISTED = re.compile(r"publi\w*[-_.: ]?(?:date|time|at|on)\b|(?:date|time)[-_.: ]?(?:of)?[-_.: ]?publi")
"""Names of meta tags that say "published" in an order of words that is not listed."""
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2]|[1-9])[/_-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_MARKED = "//@itemprop[contains(.,'datePublished') or contains(.,'published')]/.. | //@pubdate/.."
_CALLED = "//@class[contains(.,'date') or contains(.,'ublish') or contains(.,'dateline')]/.."
_NO_DATE = re.compile(
    r"updat|modif|today|current|weather|event|copyright|comment|related|card|teaser|footer|sidebar|widget|expir|picker"
    r"|valid|select|more|latest|recent|next|prev"
)
LEVELS = 3
"""Elements between a date and one that it shares with the headline."""
_WHOLE_PAGE = frozenset({"html", "body", "main"})
MAX_ELEMENTS = 12
MAX_LENGTH = 80
"""Characters of an element that is named after a date; a longer one holds more than that."""
_AMERICAN = re.compile(r"en[-_]us", re.I)


class PageDates:
    """Reads the dates of one page; ``url`` is its address, if known."""

    def __init__(self, tree: Any, meta: MetaTags, linked: Linked, words: WordLists, url: str | None) -> None:
        self._tree, self._meta, self._linked, self._url = tree, meta, linked, url
        self._months = dict(words.months)
        language = meta.language or meta.first("og:locale") or ""
        self._month_first = True if _AMERICAN.fullmatch(language) else None

    def published(self) -> date | datetime | None:
        """The first date that the head, an element or the address gives."""
        meta, linked = self._meta, self._linked
        claims = [
            linked.text("datePublished"),
            *(meta.first(n) for n in PUBLISHED),
            linked.text("dateCreated", "uploadDate"),
            *(values[0] for name, values in meta.values.items() if _is_published(name)),
        ]
        return self._first(claims) or self._first(self._elements()) or self._in_address()

    def modified(self) -> date | datetime | None:
        """The same of the last change; only the head is asked."""
        return self._first([self._linked.text("dateModified"), *(self._meta.first(n) for n in MODIFIED)])

    def _elements(self) -> Iterator[str]:
        marked = self._tree.xpath(_MARKED)[:3]
        for element in [*marked, *self._meta.times[:3]]:
            yield element.get("content") or element.get("datetime") or text_of(element)[:100]
        for element in self._tree.xpath(_CALLED)[:MAX_ELEMENTS] if self._meta.headings else ():
            around = [element, *element.iterancestors()][: LEVELS + 1]
            names = " ".join(e.get("class") or "" for e in around[:3]).lower()
            if _NO_DATE.search(names) or _near(self._meta.headings[0]).isdisjoint(around):
                continue
            text = text_of(element)
            if any(map(str.isdigit, text)) and len(text) <= MAX_LENGTH:
                yield text

    def _in_address(self) -> date | datetime | None:
        match = _URL_DATE.search(path_of(self._url) or "")
        return parse_date("-".join(match.groups()), {}) if match else None

    def _first(self, values: Iterable[str | None]) -> date | datetime | None:
        found = (parse_date(v, self._months, month_first=self._month_first) for v in values if v)
        return next((f for f in found if f), None)


def _is_published(name: str) -> bool:
    return _UNLISTED.search(name) is not None and "last" not in name


def _near(heading: Any) -> set[Any]:
    """A headline's element and those around it that are no whole page."""
    around = [heading, *heading.iterancestors()][: LEVELS + 1]
    return {element for element in around if element.tag not in _WHOLE_PAGE}
