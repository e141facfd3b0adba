"""Navigation, login lines, menus, tag lines.

Looks like: "Skip to content", "Home", "Log in", "Filed under: …", "Tags: …", "Back to top", "World > Europe > Seas",
"News | Sport | Weather". Labels of the page frame; the common ones count only outside the story. A path or a menu is
a line of short names with the same mark between them, or in a plain text with nothing between them, no full stop and no
date, above or under the story. An address of a page alone on its line goes too, unless the line before ends with a
colon. Behind the story a label ("Tags") takes the short names under it along. Over the headline of a plain text a few
words in capitals are a section or the paper, whatever they are, and a line that begins like a menu and ends with the
headline is the path to it; a person, an agency or a date stays there, and so does a subhead inside the story. A link to
a place of its own page goes where the heading there says the same. Limit: names of sections that a pack does not know,
with no mark between them and not over the headline, are left to the content score.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.phrases import openers, phrase_findings, region_finding
from articleclean.detectors.protocol import Detector
from articleclean.detectors.regions.contents import contents
from articleclean.detectors.regions.over_headline import names_over_headline
from articleclean.detectors.roles.shape import ends_sentence, first_paragraph, last_paragraph
from articleclean.model.finding import Evidence, Finding
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_LINE, NAME_WORDS = 200, 4
"""Characters of a menu line, and words of one name in it."""
_SCHEMES = ("http", "www.")
_ADDRESS = regex.compile(r"(?:https?://|www\.)[^\s/]+\.[^\s]{2,}")
MANY_JOINTS = 3
"""Places in a line where a word in small letters goes over into one with a capital; names of firms have one or two."""
LONG_WORDS = 5.0
"""Letters of a word on average: words run together are longer than others, which spares most lines the rest."""
_JOINT = regex.compile(r"\p{Ll}{2}(?=\p{Lu}\p{Ll})")
MOST_NAMES = 12
"""Names under a label: of tags there are fewer."""
FEWEST = {">": 2, "›": 2, "»": 2, "→": 2, "|": 4, "/": 4, "•": 5, "·": 5}
"""Names that make a path or a menu: a headline with its section and its site has two bars, a byline two points."""


def detect(scan: "Scan") -> Iterator[Finding]:
    """Stock phrases of this kind, and lines of names with marks between them."""
    yield from phrase_findings(scan, DETECTOR.code, Category.NAV)
    for block in contents(scan):
        yield DETECTOR.about(block, "an entry of the page's contents", Evidence("heading", block.text[:60]))
    for block, reason in names_over_headline(scan):
        yield DETECTOR.about(block, reason, Evidence("label", block.text[:60]))
    first, last = first_paragraph(scan), last_paragraph(scan)
    for opener in openers(scan, Category.NAV):
        if opener > last:
            yield from (
                region_finding(scan, DETECTOR.code, Category.NAV, i, opener) for i in _names_under(scan, opener)
            )
    is_text = scan.doc.kind == "text"
    for block, linkish in zip(scan.doc.blocks, scan.columns["linkish"], strict=True):
        if block.text.startswith(_SCHEMES) and _ADDRESS.fullmatch(block.text) and not _is_led_to(scan, block):
            yield DETECTOR.about(block, "an address of a page alone", Evidence("address", block.text[:60]))
        elif is_text and not first <= block.index <= last and _is_run_together(scan, block):
            yield DETECTOR.about(block, "labels run together, outside the story", Evidence("menu", block.text[:60]))
        elif linkish > 0 and not first <= block.index <= last and (mark := _menu_mark(scan, block)):
            reason = f"names of sections with “{mark}” between them, outside the story"
            yield DETECTOR.about(block, reason, Evidence("menu", block.text[:60]))


def _names_under(scan: "Scan", opener: int) -> Iterator[int]:
    """The short names right under a label, up to a paragraph break, a sentence, a date, or other furniture."""
    blocks, words = scan.doc.blocks, scan.columns["words"]
    gap = blocks[opener + 1].gap if opener + 1 < len(blocks) else 0
    for block in blocks[opener + 1 : opener + 1 + MOST_NAMES]:
        if words[block.index] > NAME_WORDS or block.gap > gap or ends_sentence(block.text):
            return
        if scan.has_date(block) or any(
            hit.entry.category is not Category.NAV for hit in scan.hits.get(block.index, ())
        ):
            return
        yield block.index


def _is_run_together(scan: "Scan", block: "Block") -> bool:
    """Whether the line is names with nothing between them ("HarbourCanalsLocks")."""
    text, columns = block.text, scan.columns
    if columns["word_length"][block.index] < LONG_WORDS or columns["digit_share"][block.index] > 0:
        return False
    if len(text) > MAX_LINE or "/" in text or ends_sentence(text):
        return False
    joints = len(_JOINT.findall(text))
    return joints >= MANY_JOINTS or (joints == MANY_JOINTS - 1 and " " not in text)


def _is_led_to(scan: "Scan", block: "Block") -> bool:
    """Whether the line before leads to this one ("The form is here:")."""
    return block.index > 0 and scan.doc.blocks[block.index - 1].text.endswith((":", "："))


def _menu_mark(scan: "Scan", block: "Block") -> str | None:
    text = block.text
    if len(text) > MAX_LINE or ":" in text or ends_sentence(text):
        return None
    for mark, fewest in FEWEST.items():
        if text.count(mark) < fewest - 1:
            continue
        names = [name.strip() for name in text.strip(f" {mark}").split(f" {mark} ")]
        if len(names) >= fewest:
            return mark if _are_names(scan, names) else None
    return None


def _are_names(scan: "Scan", names: list[str]) -> bool:
    """Whether all are short and none holds a date."""
    short = all(0 < len(name.split()) <= NAME_WORDS for name in names)
    return short and not any(scan.words.is_date(name) for name in names)


DETECTOR = Detector("J11", "navigation", Category.NAV, "alone", detect)
