"""Bylines that the page's elements are named after: rel, itemprop and class say "author" or "byline"."""

import re
from collections.abc import Iterator
from typing import Any

MAX_LENGTH = 150
"""Characters. A longer element that is called "author" is a biography."""
MAX_CANDIDATES = 40
ANCESTORS = 6
# Attributes first: three times as fast as testing every element.
_QUERY = (
    "//@class[contains(.,'uthor') or contains(.,'yline')]/.. | //@rel[.='author']/.."
    " | //@itemprop[contains(.,'author')]/.."
)
_NOT_A_BYLINE = re.compile(
    r"comment|bio|avatar|image|img|photo|picture|credit|related|recommend|widget|descr|social|follow|share|teaser|card"
    r"|testimonial|review|quote|sidebar|footer|more|latest|position|title|role|date"
)
_NAME = re.compile(r"name|^author$|^authors$|^byline$", re.I)


def bylines(tree: Any) -> Iterator[list[str]]:
    """Candidates, best first; each is the texts of one byline, in pieces where its markup parts them."""
    ranked: list[tuple[int, int, list[str]]] = []
    for place, element in enumerate(tree.xpath(_QUERY)[:MAX_CANDIDATES]):
        if _called(element, _NOT_A_BYLINE) or any(_in_other_story(a) for a in _ancestors(element)):
            continue
        parts = _parts(element)
        if parts and sum(map(len, parts)) <= MAX_LENGTH:
            ranked.append((_rank(element), place, parts))
    for _, _, parts in sorted(ranked):
        yield parts


def _rank(element: Any) -> int:
    """0 for what is marked as the author, 1 for what is called so, 2 for what has it in a longer name."""
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or ""):
        return 0
    return 1 if any(_NAME.search(c) for c in (element.get("class") or "").split()) else 2


def _called(element: Any, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(f"{element.get('class') or ''} {element.get('id') or ''}".lower()))


def _in_other_story(element: Any) -> bool:
    return element.tag in {"aside", "footer", "nav"} or _called(element, _OTHER_STORY)


_OTHER_STORY = re.compile(
    r"comment|related|recommend|teaser|sidebar|footer|testimonial|\bcard\b|more-|latest|most-read"
)


def _ancestors(element: Any) -> Iterator[Any]:
    for _ in range(ANCESTORS):
        element = element.getparent()
        if element is None or element.tag == "body":
            return
        yield element


def _parts(element: Any) -> list[str]:
    """The texts of the links in a byline that has several, else all its texts."""
    links = [" ".join("".join(a.itertext()).split()) for a in element.iter("a")]
    links = [t for t in links if t]
    if len(links) > 1:
        return links
    texts = (" ".join(t.split()) for t in element.itertext())
    return [t for t in texts if t]
