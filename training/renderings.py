"""Several plain-text dumps of the same page, so that the score does not depend on one way of scraping."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from articleclean.ingest.fold import fold
from articleclean.model.document import Block, Document


def crawl_dump(html: bytes) -> str:
    """As a crawl's text dump has it: the whole page by layout."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(_decoded(html))
    return str(extract_plain_text(tree, main_content=False, alt_texts=False, preserve_formatting=True, links=False))


def paragraph_tags(html: bytes) -> str:
    """As a quick scraper has it: the text of paragraph, heading, list and caption tags, one a line."""
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf8")
    tree = lxml_html.fromstring(_decoded(html).encode("utf8"), parser=parser)
    lines: list[str] = []
    for element in tree.iter("title", "h1", "h2", "h3", "h4", "p", "li", "figcaption", "blockquote", "button", "label"):
        line = " ".join(str(element.text_content()).split())
        if line and lines[-1:] != [line]:
            lines.append(line)
    return "\n\n".join(lines)


def soup_lines(html: bytes) -> str:
    """As BeautifulSoup's get_text has it: every text node on a line of its own."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(_decoded(html), "lxml")
    for element in soup(["script", "style", "noscript", "template"]):
        element.decompose()
    return "\n".join(line for line in (" ".join(raw.split()) for raw in soup.get_text("\n").split("\n")) if line)


def markdown(html: bytes, **options: object) -> str:
    """As page-to-Markdown services have it: links and images in place. ``options`` are html2text's."""
    import html2text

    converter = html2text.HTML2Text()
    converter.body_width = 0
    vars(converter).update(options)
    return str(converter.handle(_decoded(html)))


def plain_markdown(html: bytes) -> str:
    """As services that leave pictures out have it, with other marks."""
    return markdown(html, ignore_images=True, ul_item_mark="-", emphasis_mark="*")


RENDERINGS: dict[str, Callable[[bytes], str]] = {"dump": crawl_dump, "tags": paragraph_tags, "soup": soup_lines}
MARKDOWNS: dict[str, Callable[[bytes], str]] = {"markdown": markdown, "markdown-plain": plain_markdown}

KEPT_SHARES = (0.0, 0.05, 0.1, 0.2, 0.4)


def thinned(text: str, labels: NDArray[np.int64], rng: random.Random) -> str | None:
    """The text as a better scraper would leave it: most junk lines gone, in runs. None where lines are no blocks."""
    lines = [line for line in re.split("\n", text) if line.strip()]
    if len(lines) != len(labels):
        return None
    return "\n\n".join(line for line, stays in zip(lines, _staying(labels, rng), strict=True) if stays)


def thinned_page(doc: Document, labels: NDArray[np.int64], rng: random.Random) -> Document:
    """The page without most of its junk blocks, which go in runs."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for block, stays in zip(doc.blocks, _staying(labels, rng), strict=True):
        if stays:
            gap = block.gap if blocks else 0
            text = doc.source[block.start : block.end]
            parts += ("\n" * gap, text)
            start, at = at + gap, at + gap + len(text)
            blocks.append(replace(block, index=len(blocks), start=start, end=at, gap=gap))
    source = "".join(parts)
    return replace(doc, source=source, folded=fold(source), blocks=tuple(blocks))


def _staying(labels: NDArray[np.int64], rng: random.Random) -> Iterator[bool]:
    """Whether a block stays: all that is text, and some of the junk."""
    share, stays = rng.choice(KEPT_SHARES), True
    for label in labels.tolist():
        if rng.random() < 0.3:
            stays = rng.random() < share
        yield label != 0 or stays


def _decoded(html: bytes) -> str:
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return str(bytes_to_str(html, detect_encoding(html)))
