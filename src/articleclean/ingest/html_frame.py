"""One open element of the walk, and what the blocks inside it inherit: worked out only for elements that hold text."""

import functools
import re
from typing import Any

from articleclean.ingest.html_tags import HEADINGS, INSIDE, LIST_ITEMS, LISTS, PREFORMATTED, ROLES

MAX_TOKENS = 40
MAX_DEPTH = 60
"""Ancestors looked at: deeper nesting than this is damage, not structure."""
MAX_VALUE = 300
"""Characters of one attribute that are read for tokens."""
MAX_FIGURE_DEPTH = 10
IMAGE_DEPTH = 3
"""Ancestors that an image without a figure may be the picture of."""
_QUOTE = frozenset({"blockquote"})
_NAMES = frozenset({"class", "id"})
_TOKENS = frozenset({"class", "id", "role", "itemprop", "data-testid", "data-component"})

_INVISIBLE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_PRE_STYLE = re.compile(r"white-space\s*:\s*(?:pre|break)", re.I)
_PICTURE = r"(?:image|img|imgs|photo|foto|media|picture|pic|figure|bild)"
_CAPTION = re.compile(
    r"(?:(?:.*[-_a-z])?(?:caption|bildunterschrift|bildtext|didascalia|onderschrift|bildetekst|billedtekst|kuvateksti)"
    rf"|(?:.*[-_])?(?:{_PICTURE}[-_]{{0,2}}(?:[a-z]{{1,8}}[-_]{{1,2}})?(?:description|legend|legende)|mediainfo|infotext"
    r"|foto-?tekst|pie-?(?:de-?)?foto))"
    r"(?:[-_]{0,2}(?:text|txt|content|inner|body|wrap|wrapper|copy))?(?:__?[a-z0-9-]{5,7})?"
)
_NO_CAPTION = re.compile(
    r"(?:has|with|without|no|hide|show|toggle|layout)[-_]?caption|menu|nav|card|promo|related|author|quote|lightbox"
    r"|^text-|sub-?caption|read-?more|carousel|slider|product|button|modal|teaser|cta|grid|necessary|logo|widget|social"
)


class Frame:
    """An open element. ``owner`` is the nearest block-level frame above; None for a block-level frame itself.

    What holds for everything in it is there once it is resolved. ``path``: tags from the body down; ``tokens``:
    lower-cased class, id, role, itemprop and test-id tokens of the element and its ancestors, nearest first;
    ``inside``: names of ``Markup.inside``.
    """

    __slots__ = (
        "element", "hidden", "image", "inside", "list_depth", "owner", "parent", "path", "pre", "tag", "tokens",
    )  # fmt: skip

    tokens: tuple[str, ...]
    inside: frozenset[str]
    list_depth: int
    pre: bool
    hidden: bool

    def __init__(self, element: Any, tag: str, parent: "Frame | None", block: bool) -> None:
        self.element = element
        self.tag = tag
        self.parent = parent
        self.owner: Frame | None = None if block or parent is None else parent.owner or parent
        self.image: str | None = None
        self.path: str | None = None

    def resolve(self) -> "Frame":
        """This frame, resolved; its ancestors are on the way, each once."""
        if self.path is not None:
            return self
        if self.parent is not None and self.parent.path is not None:
            _resolve(self, self.parent)
            return self
        waiting: list[Frame] = []
        frame: Frame | None = self
        while frame is not None and frame.path is None and len(waiting) < MAX_DEPTH:
            waiting.append(frame)
            frame = frame.parent
        above = _ROOT if frame is None or frame.path is None else frame
        for frame in reversed(waiting):
            _resolve(frame, above)
            above = frame
        return self

    @property
    def level(self) -> int | None:
        """Heading level, or depth of the list whose item this is."""
        if self.tag in HEADINGS:
            return HEADINGS[self.tag]
        if self.tag in LIST_ITEMS or (self.tag == "p" and self.parent is not None and self.parent.tag in LIST_ITEMS):
            return max(1, self.resolve().list_depth)
        return None

    def add_image(self, url: str) -> None:
        """Note an image in this element for its nearest ancestors and for the figure it is in."""
        frame: Frame | None = self
        for depth in range(MAX_FIGURE_DEPTH):
            if frame is None:
                return
            if (depth < IMAGE_DEPTH or frame.tag == "figure") and frame.image is None:
                frame.image = url
            if frame.tag == "figure":
                return
            frame = frame.parent

    def link(self) -> str | None:
        """Where the link leads that this element is, or stands in."""
        frame: Frame | None = self
        for _ in range(MAX_DEPTH):
            if frame is None or frame.tag == "a":
                break
            frame = frame.parent
        return frame.element.get("href") if frame is not None and frame.tag == "a" else None

    def image_near(self) -> str | None:
        """Address of the image in the same figure, or else under one of the nearest ancestors."""
        frame: Frame | None = self
        for _ in range(IMAGE_DEPTH + 1):
            if frame is None or frame.image:
                break
            frame = frame.parent
        return frame.image if frame else None


def _resolve(frame: Frame, above: Frame) -> None:
    """Note what holds in the frame, by its element and by what holds ``above``."""
    tag = frame.tag
    frame.path = "" if tag == "html" else f"{above.path}/{tag}" if above.path else tag
    frame.tokens, frame.inside = above.tokens, above.inside
    frame.list_depth, frame.pre, frame.hidden = above.list_depth, above.pre, above.hidden
    if names := frame.element.keys():
        _read_attributes(frame, names)
    if frame.owner is None:
        if tag in INSIDE:
            quote = _QUOTE if tag == "figure" and _is_quote(frame) else frozenset()
            frame.inside = frame.inside | quote | {INSIDE[tag]}
        if tag in LISTS:
            frame.list_depth += 1
        elif tag in PREFORMATTED:
            frame.pre = True


def _is_quote(figure: Frame) -> bool:
    """Whether a figure holds a pull quote and no picture."""
    return figure.element.find(".//blockquote") is not None and figure.element.find(".//img") is None


def _root() -> Frame:
    root = Frame(None, "", None, True)
    root.path, root.tokens, root.inside = "", (), frozenset()
    root.list_depth, root.pre, root.hidden = 0, False, False
    return root


_ROOT = _root()


def _read_attributes(frame: Frame, names: list[str]) -> None:
    tokens: tuple[str, ...] = ()
    get = frame.element.get
    for name in names:
        if name in _TOKENS:
            value = get(name)[:MAX_VALUE].lower()
            tokens += _tokens(value)
            if name == "role" or (name in _NAMES and _is_caption(value)):
                _note_place(frame, name, value)
        elif name == "style":
            value = get(name)
            frame.hidden = frame.hidden or is_invisible(value)
            frame.pre = frame.pre or _PRE_STYLE.search(value) is not None
        elif name == "hidden":
            frame.hidden = True
    if tokens:
        frame.tokens = (tokens + frame.tokens)[:MAX_TOKENS]


@functools.lru_cache(maxsize=8192)
def _tokens(value: str) -> tuple[str, ...]:
    """The tokens of an attribute; most come many times in a page."""
    return tuple(value.split())


def _note_place(frame: Frame, name: str, value: str) -> None:
    """What roles, and names of captions, say about where a block stands."""
    if name == "role":
        if value in ROLES and frame.owner is None:
            frame.inside = frame.inside | {ROLES[value]}
    elif frame.tag not in INSIDE:
        frame.inside = frame.inside | {"figure" if "wp-caption" in value.split() else "figcaption"}


def is_hidden(element: Any) -> bool:
    """Whether the element itself is hidden, by attribute or inline style."""
    style = element.get("style")
    return (style is not None and is_invisible(style)) or element.get("hidden") is not None


def is_invisible(style: str) -> bool:
    """Whether an inline style hides its element."""
    return ":" in style and _INVISIBLE.search(style) is not None


@functools.lru_cache(maxsize=8192)
def _is_caption(value: str) -> bool:
    """Whether a class or id is that of a caption, and not of a page on which captions float."""
    return any(_CAPTION.fullmatch(token) and not _NO_CAPTION.search(token) for token in value.split())
