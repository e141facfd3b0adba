"""One walk over an HTML tree: text runs are gathered until a block-level edge, and each run becomes a draft of a block.

The walk keeps its own stack, so nesting of any depth is survived; it changes nothing in the tree.
"""

import re
from dataclasses import dataclass
from typing import Any

from articleclean.ingest.html_captions import mark_captions
from articleclean.ingest.html_frame import Frame, is_hidden
from articleclean.ingest.html_tables import Rows, cell_text, data_rows, link_characters
from articleclean.ingest.html_tags import BLOCK, BREAK, FLOW, IMAGE, LIST_ITEMS, PARAGRAPH_LIKE, TABLE

_LINE = "\x1e"
"""Stands for a ``<br>`` in gathered text; ``str.split`` takes it for white space."""
_CREDIT = re.compile(r"credit|copyright|byline|photographer|author|source|attribution|agency|rights|kredit|foto", re.I)
_PARTED = frozenset({"span", "a", "time", "label", "abbr"})
"""Inline elements that style sheets set apart: two of them without a space between are two words."""
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*\n")
_IMAGE_SOURCES = ("src", "data-src", "data-lazy-src", "data-original", "data-srcset", "srcset")
FIGURES = frozenset({"figure", "figcaption"})


@dataclass(slots=True)
class Draft:
    """A block before it has its place: ``lines`` are joined by line breaks in the rendered text."""

    lines: list[str]
    frame: Frame
    """The innermost element that holds all of the text."""
    link_share: float
    gap: int
    rows: Rows | None = None
    is_caption: bool = False
    """Whether an image beside it says the same in its alternative text."""

    @property
    def owner(self) -> Frame:
        """The block-level element that the text stands in."""
        return self.frame.owner or self.frame


class Walk:
    """Gathers the drafts of a tree. ``drafts`` is the result of ``run``."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._frame: Frame | None = None
        self._link: Frame | None = None
        self._buffer: list[str] = []
        self._chars = self._link_chars = 0
        self._cover: Frame | None = None
        self._candidate: Frame | None = None
        self._after_inline = self._after_link = self._after_break = False
        self._gap = 2
        self._credits: dict[str, bool] = {}
        self._images: list[tuple[int, str]] = []
        """Alternative texts of images, each with the number of drafts before it."""

    def run(self, root: Any) -> list[Draft]:
        """Walk ``root`` and everything under it, and what broken pages put behind their end: a second root."""
        for top in [root, *root.itersiblings()] if root.getparent() is None else [root]:
            if isinstance(top.tag, str):
                self._under(top)
        self._flush()
        mark_captions(self.drafts, self._images)
        return self.drafts

    def _under(self, root: Any) -> None:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                tag = element.tag
                flow = FLOW.get(tag)
                if flow == BLOCK:
                    self._enter(element, tag, True)
                elif not (self._inline(element, tag) if flow is None else self._special(element, tag, flow)):
                    walk.skip_subtree()
                continue
            frame = self._frame
            if frame is not None and frame.element is element:
                self._leave(frame)
            elif element.tag in _PARTED:
                self._after_inline = True
            if (tail := element.tail) and element is not root and (self._buffer or not tail.isspace()):
                self._text(tail)

    def _inline(self, element: Any, tag: str) -> bool:
        """Enter an element that the list of elements does not name; False where nothing under it is to be read."""
        if "{" in tag or "-" in tag or not tag.islower():
            return self._odd(element, tag)
        if tag != "a" and self._frame is not None:
            names = element.keys()
            if not names:
                if text := element.text:
                    self._text(text)
                return True
            if ("style" in names or "hidden" in names) and is_hidden(element):
                return False
            if "class" in names and self._is_credit(element):
                return self._enter(element, tag, True)
        return self._enter(element, tag, False)

    def _odd(self, element: Any, tag: str) -> bool:
        """Elements of a namespace or with capitals, and custom elements: these are blocks, but not in a paragraph."""
        name = tag.rpartition("}")[2].lower()
        flow = FLOW.get(name)
        if flow is not None and flow != BLOCK:
            return self._special(element, name, flow)
        frame = self._frame
        alone = frame is None or (frame.owner or frame).tag not in PARAGRAPH_LIKE
        return self._enter(element, name, flow == BLOCK or ("-" in name and alone))

    def _enter(self, element: Any, tag: str, block: bool) -> bool:
        if block and self._buffer:
            self._flush()
        frame = Frame(element, tag, self._frame, block)
        self._frame = frame
        if tag == "a" and self._link is None and element.get("href") is not None:
            self._link = frame
            if self._after_link and self._buffer:
                self._buffer.append(" ")  # links side by side are words apart
        if (text := element.text) and (self._buffer or not text.isspace()):
            self._text(text)
        return True

    def _leave(self, frame: Frame) -> None:
        if frame.owner is None:
            if self._buffer:
                self._flush()
        elif frame.tag in _PARTED:
            self._after_inline = True
        if self._link is frame:
            self._link = None
            self._after_link = True
        if self._candidate is frame:
            self._candidate = frame.parent
        self._frame = frame.parent

    def _special(self, element: Any, tag: str, flow: int) -> bool:
        if flow == TABLE:
            return self._table(element)
        if flow == BREAK:
            self._break()
        elif flow == IMAGE:
            self._image(element)
        elif tag == "template" and element.get("shadowrootmode"):
            return self._enter(element, tag, True)
        return False

    def _is_credit(self, element: Any) -> bool:
        """Whether an inline element in a figure is set apart as its credit."""
        classes = element.get("class")
        frame = self._frame
        if frame is None or not classes or not self._means_credit(classes):
            return False
        if frame.resolve().inside.isdisjoint(FIGURES):
            return False
        self._flush()
        self._gap = 1
        return True

    def _means_credit(self, classes: str) -> bool:
        """Whether a class attribute speaks of credits; most come many times in a page."""
        known = self._credits.get(classes)
        if known is None:
            known = self._credits[classes] = _CREDIT.search(classes) is not None
        return known

    def _text(self, text: str) -> None:
        frame = self._frame
        if frame is None:
            return
        buffer = self._buffer
        if text.isspace():
            if buffer:
                buffer.append(text)
                self._after_inline = False
            return
        if not buffer:
            self._cover = self._candidate = frame
        else:
            self._cover = self._candidate
            if self._after_inline and _runs_together(buffer[-1], text):
                buffer.append(" ")
        self._after_inline = self._after_link = self._after_break = False
        buffer.append(text)
        self._chars += len(text)
        if self._link is not None:
            self._link_chars += len(text)

    def _break(self) -> None:
        if not self._buffer:
            return
        if self._after_break:
            self._flush()
        else:
            self._buffer.append(_LINE)
            self._after_break = True

    def _image(self, element: Any) -> None:
        url = next((u for name in _IMAGE_SOURCES if (u := element.get(name)) and not u.startswith("data:")), "")
        if self._frame is not None and len(url) <= 2000 and url.strip():
            self._frame.add_image(url.split()[0].rstrip(","))
        self._images.append((len(self.drafts), element.get("alt") or element.get("title") or ""))

    def _table(self, element: Any) -> bool:
        rows = data_rows(element)
        if rows is None:
            return self._enter(element, "table", True)
        self._flush()
        frame = Frame(element, "table", self._frame, True)
        for caption in element.iterchildren("caption"):
            if text := cell_text(caption):
                self.drafts.append(Draft([text], Frame(caption, "caption", frame, True), 0.0, 2))
        lines = ["\t".join(cell for cell in row if cell) for row in rows]
        share = min(1.0, link_characters(element) / sum(map(len, lines)))
        self.drafts.append(Draft(lines, frame, share, 2, rows))
        return False

    def _flush(self) -> None:
        """Make drafts of the gathered text, if there is any."""
        cover = self._cover
        if not self._buffer or cover is None:
            return
        raw = "".join(self._buffer)
        share = min(1.0, self._link_chars / self._chars) if self._link_chars else 0.0
        owner = cover.owner or cover
        if self._gap == 2 and owner.tag in LIST_ITEMS and self.drafts and self.drafts[-1].owner.tag in LIST_ITEMS:
            self._gap = 1
        for lines in _preformatted(raw) if owner.resolve().pre else _folded(raw):
            self.drafts.append(Draft(lines, cover, share, self._gap))
        self._buffer = []
        self._gap = 2
        self._chars = self._link_chars = 0
        self._after_inline = self._after_link = self._after_break = False


def _folded(raw: str) -> list[list[str]]:
    """One block, its lines ended by line break elements."""
    if _LINE not in raw:
        return [[" ".join(raw.split())]]
    return [[folded for line in raw.split(_LINE) if (folded := " ".join(line.split()))]]


def _preformatted(raw: str) -> list[list[str]]:
    """Blocks parted by blank lines; lines keep their indent."""
    blocks = []
    for part in _PARAGRAPH_BREAK.split(raw.replace(_LINE, "\n")):
        lines = [line.rstrip() for line in part.splitlines() if not line.isspace() and line]
        if lines:
            blocks.append([lines[0].lstrip(), *lines[1:]])
    return blocks


def _runs_together(before: str, after: str) -> bool:
    """Whether two words would be glued: "By" + "Anna", "at sea." + "Anna"; not "H" + "ello" or "Mc" + "donald"."""
    first = after[0]
    last = before[-2:-1] if before[-1] in ".!?" else before[-1]
    apart = (first.isupper() or first.isdigit()) and (last.islower() or last.isdigit())
    return apart and len(before) > 1
