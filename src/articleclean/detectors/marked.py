"""Blocks whose elements say what they are: class and id tokens of comment threads and consent notices.

Only names that plugins and vendors give to such elements count, and only while they hold the smaller part of the page's
prose: a theme may hang "comments-open" or "cookie-notice" on the page's body. A notice that stands beside the page's
article may be longer than it. On the article pages measured, elements named like this held 36,700 words of junk, and
290 of the story, most of these quoted by readers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import regex

from articleclean.detectors.protocol import once
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan

SMALLER_PART, LARGEST_PART = 0.5, 0.9
"""Share of the page's prose up to which named elements can be furniture; threads, and dialogues outside of the
article's element, may be longer than their story.
"""
_OF_ARTICLE = frozenset({"article", "main"})


@dataclass(frozen=True, slots=True)
class _Names:
    """What elements are called; ``starts`` spares most tokens the pattern. ``most``: share of prose they may hold."""

    starts: tuple[str, ...]
    pattern: Any
    most: float


_COMMENTS = _Names(
    ("comment", "disqus", "coral-", "viafoura", "livefyre", "hyvor", "giscus", "utterances", "fb-comments"),
    regex.compile(
        r"comments?|commentlist|giscus|utterances|fb-comments|comment[-_]?\d+"
        r"|comments?[-_]{0,2}(?:list|area|body|content|section|thread|text|item|respond|form|reply)"
        r"|comments?[-_]{0,2}(?:wrapper|wrap|container|author|meta|block|inner)"
        r"|(?:disqus|coral-|viafoura|livefyre|hyvor)[-\w]*"
    ),
    LARGEST_PART,
)
_CONSENT = _Names(
    ("cookie", "cybotcookie", "onetrust", "ot-", "didomi", "usercentrics", "gdpr", "truste", "sp_message", "iubenda",
     "cmplz-", "cky-", "cc-"),
    regex.compile(
        r"(?:onetrust|didomi|usercentrics|gdpr|cybotcookie|truste|sp_message|iubenda|cookielaw)[-\w]*"
        r"|(?:ot-(?:sdk|pc|cat|grp|plcy|fltr|host|btn|always|tgl|hlst)|cmplz-|cky-|cc-(?:window|banner))[-\w]*"
        r"|cookie[-_]?(?:banner|consent|notice|law|bar|modal|popup|policy|info|message|settings)[-\w]*"
    ),
    SMALLER_PART,
)  # fmt: skip


def marked_findings(scan: "Scan", code: str, category: Category) -> Iterator[Finding]:
    """Findings for all blocks in elements that are named like a thread or a notice."""
    if scan.doc.kind != "html":
        return
    names = _COMMENTS if category is Category.COMMENT else _CONSENT
    named = _named(scan, names)
    prose = scan.columns["prose"]
    most = names.most if _is_in_article(scan, named) else LARGEST_PART
    if sum(prose[index] for index, _ in named) > most * sum(prose):
        return
    for index, token in named:
        block = scan.doc.blocks[index]
        reason = f"stands in an element named “{token}”"
        evidence = (Evidence("element", token),)
        yield Finding(code, block.start, block.end, Strength.CERTAIN, reason, category, None, evidence)


def _is_in_article(scan: "Scan", named: "list[tuple[int, str]]") -> bool:
    """Whether any of the blocks stands in the article's element, or the page has none."""
    inside = {b.index for b in scan.doc.blocks if b.markup is not None and not _OF_ARTICLE.isdisjoint(b.markup.inside)}
    return not inside or any(index in inside for index, _ in named)


def _named(scan: "Scan", names: _Names) -> list[tuple[int, str]]:
    """Blocks in an element with such a name, and the nearest one's name."""
    known, starts, matches = _all_tokens(scan), names.starts, names.pattern.fullmatch
    called = {token for token in known if token.startswith(starts) and matches(token)}
    if not called:
        return []
    marks = [(block.index, block.markup.tokens) for block in scan.doc.blocks if block.markup is not None]
    return [(i, next(t for t in tokens if t in called)) for i, tokens in marks if not called.isdisjoint(tokens)]


@once
def _all_tokens(scan: "Scan") -> frozenset[str]:
    """Every class and id token of the document, once."""
    different = {block.markup.tokens for block in scan.doc.blocks if block.markup is not None}
    return frozenset[str]().union(*different)
