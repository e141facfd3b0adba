"""JSON-LD: find the node that describes the article, in graphs, lists and broken JSON."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MAX_LENGTH = 4_000_000
"""Characters of one script. Longer ones are shop catalogues."""
MAX_NODES = 20_000
ARTICLE_TYPES = frozenset({
    "advertisercontentarticle", "analysisnewsarticle", "article", "askpublicnewsarticle", "backgroundnewsarticle",
    "blogposting", "discussionforumposting", "liveblogposting", "medicalscholarlyarticle", "newsarticle",
    "opinionnewsarticle", "reportagenewsarticle", "reviewnewsarticle", "report", "satiricalarticle",
    "scholarlyarticle", "socialmediaposting", "techarticle",
})  # fmt: skip
"""Subtypes of schema.org's Article."""
MAX_ITEMS = 50
PAGE_TYPES = frozenset({"webpage", "itempage", "creativework", "recipe", "review", "videoobject", "podcastepisode"})
"""Read for what the article node does not say, and where there is none."""

_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_WRAPPING = ("<!--", "-->", "<![CDATA[", "]]>", "//", "/*", "*/", ";")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """All that the page's JSON-LD says: its nodes, the article among them, and the types it claims."""

    article: Node = field(default_factory=dict)
    page: Node = field(default_factory=dict)
    types: tuple[str, ...] = ()
    by_id: Mapping[str, Node] = field(default_factory=dict)

    def text(self, *names: str) -> str | None:
        """The first of these properties that is a non-empty string, of the article or else of the page."""
        for node in (self.article, self.page):
            for name in names:
                if value := plain(node.get(name)):
                    return value
        return None

    def names(self, name: str) -> list[tuple[str, str]]:
        """``(type, name)`` of the persons or organisations in a property, references resolved."""
        return [*_named(self.article.get(name), self.by_id)] or [*_named(self.page.get(name), self.by_id)]

    def addresses(self, name: str) -> list[str]:
        """Addresses that stand in a property instead of names."""
        items = [*_items(self.article.get(name))]
        found = [item if isinstance(item, str) else item.get("url") or item.get("@id") for item in items if item]
        return [address for address in found if isinstance(address, str) and "://" in address]


def read_jsonld(scripts: Sequence[str], url: str | None = None) -> Linked:
    """Read the texts of a page's ``application/ld+json`` scripts; ``url`` picks the right article of several."""
    nodes = [node for script in scripts for node in _nodes(parse(script))]
    typed = [(node, types_of(node)) for node in nodes]
    articles = [node for node, types in typed if not ARTICLE_TYPES.isdisjoint(types)]
    pages = [node for node, types in typed if not PAGE_TYPES.isdisjoint(types)]
    by_id: dict[str, Node] = {}
    for node in nodes:
        key = node.get("@id")
        if isinstance(key, str) and len(node) > 1:
            by_id.setdefault(key, node)
    types = tuple(dict.fromkeys(t for _, kinds in typed for t in kinds))
    return Linked(_chosen(articles, url), _chosen(pages, url), types, by_id)


def parse(script: str) -> Any:
    """The value of a JSON text; repaired where it is wrapped in comments, has trailing commas, or more behind it."""
    if len(script) > MAX_LENGTH:
        return None
    if not script.strip():
        return None
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        text = _unwrapped(script)
    try:
        return json.loads(_TRAILING_COMMA.sub(r"\1", _CONTROLS.sub(" ", text)), strict=False)
    except (ValueError, RecursionError):
        return _pieces(text)


def _unwrapped(script: str) -> str:
    """The text without the comment or CDATA marks around it."""
    before = None
    while script != before:
        before = script
        for mark in _WRAPPING:
            script = script.strip().removeprefix(mark).removesuffix(mark)
    return script


def _pieces(text: str) -> list[Any]:
    """As many values as can be read one after the other."""
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    at = 0
    while at < len(text) and len(values) < 50:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
        at += len(text[at : at + 100]) - len(text[at : at + 100].lstrip(" \t\r\n,;"))
    return values


def _nodes(value: Any) -> Iterator[Node]:
    """All objects in a value, outer ones first, in order."""
    queue = [value]
    for seen, item in enumerate(queue):
        if seen > MAX_NODES:
            return
        if isinstance(item, list):
            queue += item
        elif isinstance(item, dict):
            yield item
            queue += [v for k, v in item.items() if isinstance(v, dict | list) and k not in _ASIDE]


_ASIDE = frozenset({"comment", "isRelatedTo", "relatedLink", "citation", "review", "hasOfferCatalog"})
"""Properties that hold other people's articles."""


def types_of(node: Node) -> list[str]:
    """The node's types, lower-cased, without the vocabulary's address."""
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return [v.rpartition("/")[2].rpartition(":")[2].lower() for v in values if isinstance(v, str)]


def _chosen(nodes: list[Node], url: str | None) -> Node:
    """The node about this page; else the first that has a date or an author; else the first."""
    if url:
        path = _path(url)
        for node in nodes:
            about = node.get("mainEntityOfPage") or node.get("url") or node.get("@id")
            address = about.get("@id") or about.get("url") if isinstance(about, dict) else about
            if isinstance(address, str) and _path(address) == path and _says_something(node):
                return node
    return next((node for node in nodes if _says_something(node)), nodes[0] if nodes else {})


def _says_something(node: Node) -> bool:
    return bool(node.get("author") or node.get("datePublished") or node.get("articleBody"))


def _path(url: str) -> str:
    return re.sub(r"^\w+://(?:www\.)?|[?#].*$|/+$", "", url.lower())


def plain(value: Any) -> str | None:
    """A string property as one line of plain text; the first of several; None for anything else."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str) and v.strip()), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    if "&" in value:
        value = html.unescape(value)
    return " ".join(value.split()) or None


def _items(value: Any) -> Iterator[Any]:
    """The values of a property that is one, a list, a list in a list, or {"@list": …}."""
    queue = [value]
    for item in queue:
        inner = item.get("@list", item) if isinstance(item, dict) else item
        if isinstance(inner, list):
            queue += inner[: max(0, MAX_ITEMS - len(queue))]
        else:
            yield inner


def _named(value: Any, by_id: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    for item in _items(value):
        if isinstance(item, str):
            node = by_id.get(item)
            if name := plain(node.get("name")) if node else plain(item):
                yield "", name
        elif isinstance(item, dict):
            yield from _names_of(item, by_id)


def _names_of(item: Node, by_id: Mapping[str, Node]) -> Iterator[tuple[str, str]]:
    """The names of one node, or of the node that it points to or plays a role for."""
    node = item if _says_name(item) else by_id.get(str(item.get("@id")), item)
    if not _says_name(node) and isinstance(node.get("author"), dict):
        node = node["author"]
    names = node.get("name") or " ".join(filter(None, (plain(node.get(n)) for n in ("givenName", "familyName"))))
    kind = next(iter(types_of(node)), "")
    for each in names if isinstance(names, list) else [names]:
        if name := plain(each):
            yield kind, name


def _says_name(node: Node) -> bool:
    return bool(node.get("name") or node.get("familyName"))
