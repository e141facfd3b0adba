"""Meta tags, links and microdata of a page, collected in one look."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MAX_VALUE = 5000
_COLLECTED = ("meta", "link", "title", "script", "base", "html", "h1", "time")


@dataclass(frozen=True, slots=True)
class MetaTags:
    """``values`` maps a lower-cased name, property or itemprop to its contents in page order."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    title: str | None = None
    language: str | None = None
    scripts: tuple[str, ...] = ()
    """Texts of the JSON-LD scripts."""
    headings: tuple[Any, ...] = ()
    """The h1 elements."""
    times: tuple[Any, ...] = ()
    """The time elements."""

    def first(self, *names: str) -> str | None:
        """The first content of the first of these names that has any."""
        return next((values[0] for name in names if (values := self.values.get(name))), None)

    def all(self, *names: str) -> tuple[str, ...]:
        """All contents of the first of these names that has any."""
        return next((values for name in names if (values := self.values.get(name))), ())


class _Collector:
    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}
        self.links: dict[str, str] = {}
        self.title: str | None = None
        self.language: str | None = None
        self.scripts: list[str] = []
        self.headings: list[Any] = []
        self.times: list[Any] = []

    def meta(self, element: Any) -> None:
        attributes = dict(element.items())
        content = " ".join(attributes.get("content", "")[:MAX_VALUE].split())
        if not content:
            return
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if name := attributes.get(attribute):
                self.values.setdefault(name.strip().lower(), []).append(content)

    def link(self, element: Any) -> None:
        href = element.get("href")
        for rel in (element.get("rel") or "").lower().split():
            if href and rel in {"canonical", "amphtml", "shortlink"}:
                self.links.setdefault(rel, href.strip())

    def other(self, tag: str, element: Any) -> None:
        if tag == "title":
            if self.title is None and element.getparent() is not None and element.getparent().tag != "svg":
                self.title = " ".join((element.text or "").split()) or None
        elif tag == "script":
            if "ld+json" in (element.get("type") or ""):
                self.scripts.append(element.text or "")
        elif tag == "html":
            self.language = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        elif tag == "h1":
            self.headings.append(element)
        elif tag == "time":
            self.times.append(element)


def read_meta(tree: Any) -> MetaTags:
    """Collect the tags from the whole tree: many pages have some of them in the body."""
    found = _Collector()
    for element in tree.iter(*_COLLECTED):
        tag = element.tag
        if tag == "meta":
            found.meta(element)
        elif tag == "link":
            found.link(element)
        else:
            found.other(tag, element)
    return MetaTags(
        {name: tuple(values) for name, values in found.values.items()},
        found.links,
        found.title,
        found.language,
        tuple(found.scripts),
        tuple(found.headings),
        tuple(found.times),
    )


def text_of(element: Any) -> str:
    """The element's text on one line; a line break parts words."""
    if element.find(".//br") is None:
        return " ".join("".join(element.itertext()).split())
    pieces = element.xpath("descendant::text() | descendant::br")
    return " ".join("".join(p if isinstance(p, str) else " " for p in pieces).split())
