"""One open element of the walk: what the blocks inside it inherit from it."""

import re
from typing import Any

from articleclean.ingest.html_tags import HEADINGS, INSIDE, LIST_ITEMS, LISTS, PREFORMATTED, ROLES

MAX_TOKENS = 40
MAX_DEPTH = 60
"""Ancestors looked at for tokens and path: deeper nesting than this is damage, not structure."""
MAX_VALUE = 300
"""Characters of one attribute that are read for tokens."""
TOKEN_ATTRIBUTES = frozenset({"class", "id", "role", "itemprop", "data-testid", "data-component"})
_WANTED = TOKEN_ATTRIBUTES | {"style", "hidden", "href"}

_INVISIBLE_STYLE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_PRE_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break)", re.I)

_CAPTIONS = ("caption", "caption-text", "caption__text", "captiontext", "caption_text")

Attributes = list[tuple[str, str]]


class Figure:
    """A figure and the address of its first image, which may come after the caption."""

    __slots__ = ("image",)

    def __init__(self) -> None:
        self.image: str | None = None


class Context:
    """What holds for everything inside an element; shared by all frames that change nothing about it."""

    __slots__ = ("figure", "hidden", "inside", "link", "list_depth", "pre")

    def __init__(self, base: "Context | None" = None) -> None:
        self.inside: frozenset[str] = base.inside if base else frozenset()
        self.link: str | None = base.link if base else None
        self.figure: Figure | None = base.figure if base else None
        self.list_depth: int = base.list_depth if base else 0
        self.pre: bool = base.pre if base else False
        self.hidden: bool = base.hidden if base else False


ROOT = Context()


class Frame:
    """An open element. ``owner`` is the nearest block-level frame above; None for a block-level frame itself."""

    __slots__ = ("_path", "_tokens", "attributes", "context", "element", "image", "owner", "parent", "tag")

    def __init__(self, element: Any, tag: str, parent: "Frame | None", attributes: Attributes, block: bool) -> None:
        self.element = element
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        context = parent.context if parent else ROOT
        self.owner: Frame | None = None if block or parent is None else parent.owner or parent
        self.image: str | None = None
        self._path: str | None = None
        self._tokens: tuple[str, ...] | None = None
        if attributes:
            context = self._with_attributes(context, attributes, block)
        if block:
            context = self._with_tag(context, tag)
        self.context: Context = context

    def _with_attributes(self, context: Context, attributes: Attributes, block: bool) -> Context:
        for name, value in attributes:
            if name == "style":
                if _INVISIBLE_STYLE.search(value):
                    context = Context(context)
                    context.hidden = True
                elif _PRE_STYLE.search(value):
                    context = Context(context)
                    context.pre = True
            elif name == "hidden":
                context = Context(context)
                context.hidden = True
            elif name == "href":
                if self.tag == "a":
                    context = Context(context)
                    context.link = value
            elif block and name == "role" and value in ROLES:
                context = _inside(context, ROLES[value])
            elif block and name == "class" and "caption" in value and self.tag not in INSIDE and _is_caption(value):
                context = _inside(context, "figure" if "wp-caption" in value.split() else "figcaption")
        return context

    def _with_tag(self, context: Context, tag: str) -> Context:
        if tag in INSIDE:
            context = _inside(context, INSIDE[tag])
        if tag in LISTS:
            context = Context(context)
            context.list_depth += 1
        elif tag in PREFORMATTED:
            context = Context(context)
            context.pre = True
        return context

    @property
    def tokens(self) -> tuple[str, ...]:
        """Lower-cased class, id, role, itemprop and test-id tokens of the element and its ancestors, nearest first."""
        open_frames: list[Frame] = []
        frame: Frame | None = self
        tokens: tuple[str, ...] = ()
        while frame is not None and len(open_frames) < MAX_DEPTH:
            if frame._tokens is not None:
                tokens = frame._tokens
                break
            open_frames.append(frame)
            frame = frame.parent
        for frame in reversed(open_frames):
            if frame.attributes and (own := own_tokens(frame.attributes)):
                tokens = (*own, *tokens)[:MAX_TOKENS]
            frame._tokens = tokens
        return tokens

    @property
    def path(self) -> str:
        """Tags from the body down, such as ``body/main/article/div/p``; of very deep nesting the innermost part."""
        open_frames: list[Frame] = []
        frame: Frame | None = self
        path = ""
        while frame is not None and len(open_frames) < MAX_DEPTH and frame.tag != "html":
            if frame._path is not None:
                path = frame._path
                break
            open_frames.append(frame)
            frame = frame.parent
        for frame in reversed(open_frames):
            path = f"{path}/{frame.tag}" if path else frame.tag
            frame._path = path
        return path

    @property
    def level(self) -> int | None:
        """Heading level, or depth of the list whose item this is."""
        if self.tag in HEADINGS:
            return HEADINGS[self.tag]
        item = self.tag in LIST_ITEMS or (self.parent is not None and self.tag == "p" and self.parent.tag in LIST_ITEMS)
        return max(1, self.context.list_depth) if item else None

    def image_near(self) -> str | None:
        """Address of the image in the same figure, or else under one of the nearest ancestors."""
        if self.context.figure is not None:
            return self.context.figure.image
        frame: Frame | None = self
        for _ in range(4):
            if frame is None or frame.image:
                break
            frame = frame.parent
        return frame.image if frame else None


def read_attributes(element: Any) -> Attributes:
    """The attributes that say something; lxml's ``items`` takes quadratic time on an element with very many."""
    return [(name, element.get(name)) for name in element.keys() if name in _WANTED]  # noqa: SIM118 (lxml, no dict)


def own_tokens(attributes: Attributes) -> list[str]:
    """The tokens of an element's own attributes, lower-cased, in the order of the source."""
    tokens: list[str] = []
    for name, value in attributes:
        if name in TOKEN_ATTRIBUTES:
            tokens += value[:MAX_VALUE].lower().split()
    return tokens


def _is_caption(value: str) -> bool:
    """Whether a class is that of a caption, and not of a page on which captions float."""
    return any(token.endswith(_CAPTIONS) for token in value.lower().split())


def _inside(context: Context, place: str) -> Context:
    context = Context(context)
    context.inside = context.inside | {place}
    if place == "figure":
        context.figure = Figure()
    return context
