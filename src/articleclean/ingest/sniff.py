"""HTML, Markdown or plain text: told by content, and plain text in doubt, since it is the common case."""

import re

from articleclean.model.document import SourceKind
from articleclean.model.space import TRIM

HEAD = 20_000
"""Characters that are looked at."""
MAX_HEAD = 1_000_000
"""The same where pictures stand in the text themselves, as a page-to-Markdown service leaves them."""
MIN_TAGS = 4
"""Structural tags. Scraped text may hold a stray <br> or <p>; a fragment of a page has its paragraphs in pairs."""
TAGGED_LINES = 0.5
"""Share of lines with a tag. A text about HTML, or one with a page's code left in it, stays under it."""
MIN_MARKS = 3
"""Marks that only Markdown has. One link or heading may be a quirk of the scraper."""

_PAGE = re.compile(
    r"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_LATE_PAGE = re.compile(r"^\s*<(?:!doctype\s+html|html)\b", re.I | re.M)
"""A page's begin behind what was put in front of it, such as a script."""
_TAG = re.compile(
    r"<(/?)(p|div|article|section|main|ul|ol|li|table|tr|td|h[1-6]|figure|blockquote|header|footer|a|span|br)\b[^<>]{0,1000}>",
    re.I,
)
_LINK = re.compile(
    r"!?\[[^\[\]\n]{0,300}\]\((?:<[^<>\n]{0,500}>|[^()\s]{1,500}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?)[^()\n]{0,200}\)"
)
_HEADING = re.compile(r"^#{1,6} \S", re.M)
_UNDERLINED = re.compile(r"^[^\n]{3,120}\n(?:={3,}|-{3,})[ \t]*$", re.M)
_TABLE_RULE = re.compile(r"^ {0,3}\|?(?: ?:?-{3,}:? ?\|)+(?: ?:?-{3,}:?)? ?$", re.M)
_DATA = re.compile(r"data:[\w/+.-]{1,60};base64,[\w+/=]*")
_FENCE = re.compile(r"^```", re.M)
_STRONG = re.compile(r"\*\*[^*\n]{1,200}\*\*|__[^_\n]{1,200}__")
_MARKS = (
    (("]",), _LINK),
    (("---",), _TABLE_RULE),
    (("#",), _HEADING),
    (("=", "---"), _UNDERLINED),
    (("`",), _FENCE),
    (("*", "_"), _STRONG),
)
"""What each mark cannot be without, and its pattern: to look for a character or three takes no time."""


def sniff(text: str) -> SourceKind:
    """Which of the three ``text`` is."""
    head = text[:HEAD]
    if ";base64," in head:
        head = _DATA.sub("", text[:MAX_HEAD])[:HEAD]
    if _is_html(head):
        return "html"
    return "markdown" if _is_markdown(head) else "text"


def _is_html(head: str) -> bool:
    start = head.lstrip(TRIM)
    if not start.startswith("<") and head.count("<") < MIN_TAGS:
        return False
    if _PAGE.match(start) or (start.startswith("<") and _LATE_PAGE.search(head)):
        return True
    tags = _TAG.findall(head)
    opened = {name.lower() for slash, name in tags if not slash}
    closed = {name.lower() for slash, name in tags if slash}
    if opened & closed and start.startswith("<"):
        return True
    if len(tags) < MIN_TAGS or not opened & closed - {"a", "span"}:
        return False
    lines = [line for line in head.splitlines() if line.strip()]
    return sum(_TAG.search(line) is not None for line in lines) >= TAGGED_LINES * len(lines)


def _is_markdown(head: str) -> bool:
    """Links and tables count alone; headings, rules and bold type also stand in text, so they must come together."""
    found = [len(pattern.findall(head)) if any(s in head for s in signs) else 0 for signs, pattern in _MARKS]
    links, tables, *_ = found
    if links >= MIN_MARKS or tables:
        return True
    return sum(found) >= MIN_MARKS and sum(map(bool, found)) >= 2
