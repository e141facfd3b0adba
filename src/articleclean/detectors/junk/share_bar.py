"""Share bars and follow prompts.

Looks like: "Share", "Tweet", "Share on Facebook", "Copy link", "Follow us on Instagram", one a line or all in one
line; names of networks in a row or run together, in any language; icons that became single letters. Labels of buttons
that stand alone in a line. A sentence in which somebody shares something stays, and so does a line that names one
network. Limit: icons that a scraper turned into words of a font are only caught beside other labels.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.phrases import is_inside_story, phrase_findings
from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.shape import is_marginal
from articleclean.ingest.fold import fold
from articleclean.model.finding import Evidence, Finding
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

# fmt: off
NETWORKS = frozenset({
    "facebook", "twitter", "whatsapp", "linkedin", "reddit", "pinterest", "telegram", "tumblr", "messenger",
    "instagram", "youtube", "tiktok", "flipboard", "threads", "bluesky", "mastodon", "xing", "viber", "vk",
    "vkontakte", "weibo", "wechat", "line", "kakaotalk", "odnoklassniki", "pocket", "snapchat", "digg",
    "stumbleupon", "google+", "rss", "email", "e-mail", "mail", "x",
})
EVERYDAY = frozenset({"line", "x", "mail", "email", "e-mail", "pocket", "threads", "messenger", "rss"})
# fmt: on
LABEL_WORDS, ROW_WORDS, FEWEST = 6, 16, 3
"""Longest button of one network, longest line of several, and how many make a bar."""

_WORD = regex.compile(r"[\p{L}+-]+")
_GLUED = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")
"""Where labels were run together ("FacebookTwitterEmail")."""
MAX_ICONS = 60
"""Characters of a row of icons that a scraper turned into letters."""
ICON = 2
"""Letters of an icon."""
_ICONS = regex.compile(r"(?:\p{L}{1,2}\W+){2,9}\p{L}{1,2}")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind, and bars by the networks that they name."""
    yield from phrase_findings(scan, DETECTOR.code, Category.SHARE)
    run: list[Block] = []
    columns = scan.columns
    for block, line, words, end in zip(scan.doc.blocks, scan.lines, columns["words"], columns["end"], strict=True):
        named = _networks(line) if words <= ROW_WORDS and end == 0 else 0
        if named < FEWEST and words <= ROW_WORDS and ("twitter" in line or "facebook" in line):
            named = max(named, _networks(fold(_GLUED.sub(" ", block.text))))
        if named and words <= LABEL_WORDS and (words <= named or scan.has_hit(block.index) or not _is_everyday(line)):
            run.append(block)
        elif run:
            yield from _bar(scan, run)
            run = []
        if named >= FEWEST and 2 * named >= words:
            yield _finding(block, f"names {named} networks and little else")
        elif _may_be_icons(scan, line) and _is_row_of_icons(block.text) and not is_inside_story(scan, block.index):
            yield _finding(block, "single letters, as icons become")
    yield from _bar(scan, run)


def _networks(line: str) -> int:
    """How many networks a line of labels names."""
    if line.isalpha():
        return int(line in NETWORKS)
    return len(NETWORKS.intersection(line.split() if line.replace(" ", "").isalpha() else _WORD.findall(line)))


def _is_everyday(line: str) -> bool:
    """Whether the networks that a line names are words that mean something else as well ("the short line")."""
    return EVERYDAY.issuperset(NETWORKS.intersection(_WORD.findall(line)))


def _may_be_icons(scan: "Scan", line: str) -> bool:
    """Whether the line opens with a letter or two, or ends with one and opens with a button's word ("Follow f t x")."""
    return not line[:3].isalpha() or (line[-2:-1] == " " and line.split(maxsplit=1)[0] in scan.words.buttons)


def _is_row_of_icons(text: str) -> bool:
    """Whether the text is nothing but letters, alone or in pairs, behind a word at most."""
    if len(text) > MAX_ICONS:
        return False
    first, _, rest = text.partition(" ")
    return _ICONS.fullmatch(text if len(first) <= ICON else rest) is not None


def _bar(scan: "Scan", run: "list[Block]") -> Iterator[Finding]:
    """Findings for lines in a row; a story on networks may list them, in lines that the score keeps."""
    if len(run) >= FEWEST and (is_marginal(scan, run[0], 0) or sum(scan.score[b.index] for b in run) < 0):
        reason = f"one of {len(run)} lines in a row that name a network"
        for block in run:
            yield _finding(block, reason)


def _finding(block: "Block", reason: str) -> Finding:
    return DETECTOR.about(block, reason, Evidence("labels", block.text[:60]))


DETECTOR = Detector("J04", "share_bar", Category.SHARE, "alone", detect)
