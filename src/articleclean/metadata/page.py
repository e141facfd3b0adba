"""Everything a page says about itself outside its text, as one PageMetadata."""

import functools
import re
from typing import Any

from articleclean.metadata.addresses import joined
from articleclean.metadata.authorship import read_authors
from articleclean.metadata.jsonld import Linked, read_jsonld
from articleclean.metadata.meta import MetaTags, read_meta, text_of
from articleclean.metadata.page_dates import PageDates
from articleclean.metadata.title import TitleEvidence, choose_title
from articleclean.model.metadata import PageMetadata
from articleclean.packs.schema import WordLists


def read_metadata(tree: Any, url: str | None = None, *, words: WordLists | None = None) -> PageMetadata:
    """Read a page's metadata: JSON-LD first, then meta tags and microdata, then what its elements are called.

    ``words`` are the packs' word lists: openers of bylines, roles and months for what is meant for human eyes; None
    takes those of all packs that come with articleclean.
    """
    words = words or _all_words()
    meta = read_meta(tree)
    canonical = joined(url, meta.links.get("canonical") or meta.first("og:url"))
    linked = read_jsonld(meta.scripts, canonical or url)
    site = _site(meta, linked)
    dates = PageDates(tree, meta, linked, words, canonical or url)
    return PageMetadata(
        title=choose_title(_title_evidence(meta, linked, site)),
        dek=linked.text("alternativeHeadline")
        or meta.first("og:description", "description", "twitter:description")
        or linked.text("description"),
        authors=read_authors(tree, meta, linked, words, site),
        published=dates.published(),
        modified=dates.modified(),
        site=site,
        language=_language(meta, linked),
        canonical_url=canonical,
        section=linked.text("articleSection")
        or meta.first("article:section", "og:section", "section", "parsely-section"),
        tags=_tags(meta, linked),
        image=joined(url, _image(meta, linked)),
        article_body=linked.text("articleBody"),
        page_types=tuple(dict.fromkeys((*linked.types, *(t.lower() for t in meta.all("og:type"))))),
    )


_SECOND_TITLE = re.compile(r"(?:sub|second)[-_]?(?:title|head)", re.I)


@functools.cache
def _all_words() -> WordLists:
    """Constant data of the package."""
    from articleclean.packs.loader import load_packs
    from articleclean.packs.wordlists import merged_words

    return merged_words(load_packs(None))


def _title_evidence(meta: MetaTags, linked: Linked, site: str | None) -> TitleEvidence:
    claims = [meta.first("og:title"), linked.text("headline"), meta.first("twitter:title", "dc.title", "title")]
    is_news = any(t.endswith("newsarticle") or t == "liveblogposting" for t in linked.types)
    headings = [text_of(h) for h in meta.headings[:5] if not _SECOND_TITLE.search(h.get("class") or "")]
    return TitleEvidence(headings, claims, meta.title, site, is_news)


def _site(meta: MetaTags, linked: Linked) -> str | None:
    publisher = linked.names("publisher")
    return (
        meta.first("og:site_name", "application-name", "apple-mobile-web-app-title")
        or (publisher[0][1] if publisher else None)
        or meta.first("publisher", "dc.publisher")
    )


def _language(meta: MetaTags, linked: Linked) -> str | None:
    found = meta.language or meta.first("og:locale", "content-language", "dc.language") or linked.text("inLanguage")
    code = re.match(r"[a-z]{2,3}(?![a-z])", (found or "").strip().lower())
    return code[0] if code else None


def _tags(meta: MetaTags, linked: Linked) -> tuple[str, ...]:
    value = linked.article.get("keywords")
    listed = [v for v in value if isinstance(v, str)] if isinstance(value, list) else []
    text = value if isinstance(value, str) else meta.first("news_keywords", "keywords") or ""
    tags = listed or list(meta.all("article:tag")) or text.split(",")
    return tuple(dict.fromkeys(t.strip() for t in tags if t.strip()))[:50]


def _image(meta: MetaTags, linked: Linked) -> str | None:
    found = meta.first("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    if found:
        return found
    value = linked.article.get("image")
    value = value[0] if isinstance(value, list) and value else value
    value = value.get("url") if isinstance(value, dict) else value
    return value if isinstance(value, str) else None
