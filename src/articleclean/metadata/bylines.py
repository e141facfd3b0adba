"""Bylines that the page's elements are named after: rel, itemprop and class say "author" or "byline"."""

import re
from collections.abc import Iterator
from typing import Any

MAX_LENGTH = 150
"""Characters. A longer element that is called "author" is a biography."""
MAX_CANDIDATES = 40
ANCESTORS = 6
# Attributes first: three times as fast as testing every element. One by one, and their elements found outside of XPath:
# for a union, or a step up, libxml2 takes time in the square of what it finds.
_QUERIES = (
    "//@class[contains(.,'uthor') or contains(.,'yline')]", "//@rel[.='author']", "//@itemprop[contains(.,'author')]",
)  # fmt: skip
_NOT_A_BYLINE = re.compile(
    r"comment|bio|avatar|image|img|photo|picture|credit|related|recommend|widget|descr|social|follow|share|teaser|card"
    r"|testimonial|review|quote|sidebar|footer|more|latest|position|title|role|date"
)
_NAME = re.compile(r"name|^author$|^authors$|^byline$", re.I)


def bylines(tree: Any) -> Iterator[list[str]]:
    """Candidates, best first; each is the texts of one byline, in pieces where its markup parts them."""
    ranked: list[tuple[int, int, list[str]]] = []
    for place, element in enumerate(_named(tree)):
        if _called(element, _NOT_A_BYLINE) or any(_in_other_story(a) for a in _ancestors(element)):
            continue
        parts = _parts(element)
        if parts and sum(map(len, parts)) <= MAX_LENGTH:
            ranked.append((_rank(element), place, parts))
    for _, _, parts in sorted(ranked):
        yield parts


def _named(tree: Any) -> list[Any]:
    """The first elements that are named after authors, in the order of the page."""
    found = {a.getparent(): None for query in _QUERIES for a in tree.xpath(query)[:MAX_CANDIDATES]}
    return sorted(found, key=_place)[:MAX_CANDIDATES]


def _place(element: Any) -> list[int]:
    """Where the element stands: its number among its siblings, and so on for what it stands in, outermost first."""
    steps = []
    while (parent := element.getparent()) is not None:
        steps.append(parent.index(element))
        element = parent
    return steps[::-1]


def _rank(element: Any) -> int:
    """0 for what is marked as the author, 1 for what is called so, 2 for what has it in a longer name."""
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or ""):
        return 0
    return 1 if any(_NAME.search(c) for c in (element.get("class") or "").split()) else 2


def _called(element: Any, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(f"{element.get('class') or ''} {element.get('id') or ''}".lower()))


def _in_other_story(element: Any) -> bool:
    if element.tag in {"aside", "nav"} or _called(element, _OTHER_STORY):
        return True
    return element.tag == "footer" and not _called(element, _OWN_FOOTER)


_OTHER_STORY = re.compile(
    r"comment|related|recommend|teaser|sidebar|(?<!post-)(?<!entry-)(?<!article-)footer|testimonial|\bcard\b|more-"
    r"|latest|most-read"
)
_OWN_FOOTER = re.compile(r"(?:entry|post|article)-footer|meta|submitted")
"""The foot of a story, where some publishing programs print who wrote it."""


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
