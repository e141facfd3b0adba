"""What a page is, if it is no article: list, home, product, forum, error, consent or paywall stub.

Evidence, strongest first: the types that the page claims (JSON-LD, og:type), the address, the words of the title, what
its blocks' elements are called, and how much running text there is beside links. Thresholds were set on pages of seven
kinds; articles must pass, so what is unclear is an article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from articleclean.metadata.addresses import behind_host
from articleclean.metadata.jsonld import ARTICLE_TYPES
from articleclean.model.document import Block, Document

Kind = Literal["article", "list", "home", "product", "forum", "error", "consent", "paywall"]

PROSE_WORDS = 15
"""A block with at least so many words, few of them links, is running text."""
STUB_WORDS = 120
"""Less running text than this is no whole story (the shortest twentieth of articles has under 300 words)."""
LONG_WORDS = 12
"""Characters a word, in the mean, from which a text has no spaces between its words: Finnish has 8."""
MANY_LINKS = 0.4
"""Share of words in links: half of all lists have more, one article in twenty."""
MANY_POSTS = 0.3
SHORT_LONGEST = 45
"""Words of the longest running block: half of all lists have less, fewer than one article in twenty."""

_PRODUCT = frozenset({"product", "product.group", "product.item", "productgroup", "og:product"})
_FORUM = frozenset({"discussionforumposting", "socialmediaposting", "qapage"})
_STORY = ARTICLE_TYPES - _FORUM
_LIST = frozenset({"collectionpage", "searchresultspage", "profilepage", "itemlist"})
_ERROR_TITLE = re.compile(
    r"\b(?:40[0134]|410|429|50[0234])\b|not found|access denied|forbidden|just a moment|attention required"
    r"|are you a robot|captcha|page unavailable|nicht gefunden|introuvable|no encontrad|non trovata|n[ãa]o encontrad",
    re.I,
)
_THREAD_ADDRESS = re.compile(
    r"(?:^|/)(?:viewtopic|showthread|showtopic)\b|(?:^|/)index\.php\?/?topic|(?:^|/)threads?/[^/]+(?:\.|/)\d+"
    r"|(?:^|/)t/(?:[^/]+/)?\d+|(?:^|/)topics?/\d+|(?:^|/)questions/\d+/|(?:^|/)r/\w+/comments/"
)
"""The addresses that forum software gives to a thread, by path and query."""
_NO_PATH = ("", "?", "#")
_FORUM_TOKENS = re.compile(
    r"forum|phpbb|bbcode|viewt(?:opic|hread)|vbulletin|xenforo|p-body|message-(?:user|body|content)|topic-post|shreddit"
    r"|question-?page|comment-?tree|discussion-?(?:thread|post)"
)
_CONSENT_TOKENS = re.compile(
    r"consent|cookie|onetrust|didomi|gdpr|cmp-?(?:container|layer|box)|sp_message|usercentrics"
)
_PAYWALL_TOKENS = re.compile(
    r"pay-?wall|reg-?wall|subscri(?:be|ption)-?wall|meter-?wall|piano|locked|premium-?(?:gate|teaser|box)"
)


@dataclass(frozen=True, slots=True)
class PageKind:
    """The kind, how sure (0..1), and why, in words."""

    kind: Kind
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Page:
    types: frozenset[str]
    title: str
    address: str | None
    prose: int
    longest: int
    link_share: float
    signed: bool
    words: int


def page_kind(doc: Document) -> PageKind:
    """Judge a page by its blocks and metadata. Plain text is always an article: it has nothing else to show."""
    if doc.kind != "html":
        return PageKind("article", 0.5, "the source has no markup")
    page = _measure(doc)
    is_article = not page.types.isdisjoint(_STORY)
    return (
        _stub(page, doc.blocks)
        or _thread(page)
        or (None if is_article and page.signed else _claimed(page))
        or (None if is_article else _shaped(page, doc.blocks))
        or PageKind(
            "article", 0.9 if is_article else 0.6, "it has running text" if page.prose else "nothing speaks against it"
        )
    )


def _measure(doc: Document) -> _Page:
    meta = doc.metadata
    words = [_count(b.text) for b in doc.blocks]
    shares = [b.markup.link_share if b.markup else 0.0 for b in doc.blocks]
    prose = [n for n, share in zip(words, shares, strict=True) if n >= PROSE_WORDS and share < 0.3]
    address = behind_host(doc.url or (meta.canonical_url if meta else None))
    return _Page(
        types=frozenset(meta.page_types if meta else ()),
        title=(meta.title if meta else None) or "",
        address=None if address is None else address.lstrip("/"),
        prose=sum(prose),
        longest=max(prose, default=0),
        link_share=sum(n * share for n, share in zip(words, shares, strict=True)) / max(1, sum(words)),
        signed=bool(meta and (meta.published or meta.authors)),
        words=sum(words),
    )


def _count(text: str) -> int:
    """Words of a text with single spaces; where they would be too long, two characters of a script without spaces."""
    words = text.count(" ") + 1
    return len(text) // 2 if len(text) > LONG_WORDS * words and not text.isascii() else words


def _stub(page: _Page, blocks: Sequence[Block]) -> PageKind | None:
    """Pages that hold next to nothing but a notice."""
    if page.prose >= STUB_WORDS:
        return None
    if _ERROR_TITLE.search(page.title):
        return PageKind("error", 0.95, f"the title is {page.title!r} and there are {page.prose} words of running text")
    for kind, pattern in (("consent", _CONSENT_TOKENS), ("paywall", _PAYWALL_TOKENS)):
        share = _share(blocks, pattern)
        if share > 0.4:
            return PageKind(
                "consent" if kind == "consent" else "paywall", 0.8, f"{share:.0%} of its words are a {kind} notice"
            )
    return None


def _thread(page: _Page) -> PageKind | None:
    """Threads of forums. Their software calls them articles too, but not news or a blog's."""
    if not page.types.isdisjoint(_STORY - {"article"}):
        return None
    if claimed := page.types & _FORUM:
        return PageKind("forum", 0.85, f"it calls itself {min(claimed)}")
    if page.address and (address := _THREAD_ADDRESS.search(page.address)):
        return PageKind("forum", 0.7, f"its address ({address[0]}) is that of a thread")
    return None


def _claimed(page: _Page) -> PageKind | None:
    """Pages that say what they are."""
    if claimed := page.types & _PRODUCT:
        return PageKind("product", 0.85, f"it calls itself {min(claimed)}")
    if (claimed := page.types & _LIST) and page.prose < 3 * STUB_WORDS:
        return PageKind("list", 0.8, f"it calls itself {min(claimed)}")
    if page.address is not None and page.address[:1] in _NO_PATH and not page.signed:
        return PageKind("home", 0.8, "its address is that of the site")
    return None


def _shaped(page: _Page, blocks: Sequence[Block]) -> PageKind | None:
    """Pages whose text is spread as in a list or a forum."""
    share = 0.0 if page.signed else _share(blocks, _FORUM_TOKENS)
    if share > MANY_POSTS:
        return PageKind("forum", 0.6, f"{share:.0%} of its words stand in elements named after threads and replies")
    if page.words and page.longest < SHORT_LONGEST and page.link_share > MANY_LINKS:
        return PageKind(
            "list", 0.7, f"{page.link_share:.0%} of its words are links, no paragraph has over {page.longest} words"
        )
    return None


def _share(blocks: Sequence[Block], pattern: re.Pattern[str]) -> float:
    """The share of characters in blocks whose element, or one above it, is called so; menus do not count."""
    named = whole = 0
    for block in blocks:
        if block.markup and block.markup.link_share < 0.5:
            whole += len(block.text)
            if pattern.search(" ".join(block.markup.tokens)):
                named += len(block.text)
    return named / whole if whole else 0.0
