"""Code of the page that ended up in its text.

Looks like: ".css-1ab{font-size:14px;}" glued to words, "window.dataLayer = …;", "(function(){…})();", JSON in braces,
shortcodes ("[ad_1]", "[caption width=…]"), tags with attributes, places of a template alone on a line ("{{title}}"),
the marks of pictures and links in Markdown that have no words. Minified rules, statements about the window and
attributes in brackets are written for machines: the span is cut, the rest of the line stays. A text about programming
stays as it is: it shows code on lines of its own, with spaces and line breaks, or speaks of tags without attributes.
Limit: code spread over several lines is left to the content score.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

Spans = Iterator[tuple[int, int, str]]

CODE_LINES = 3
"""Lines that end like code; a text with more of them is about code."""
SHORTEST_RULE = 40
"""Characters; a text may cite a short rule, unless its name has the digits of a made one."""
SELECTOR = 160
"""Characters before a brace in which its selector or its statement is looked for."""

_BRACE = regex.compile(r"[{}]")
_DECLARATION = regex.compile(r"(?:^|[{;])\s?-{0,2}[a-z][a-z-]*:[^;{}\s][^;{}]*(?=[;}]|$)")
_SELECTOR = regex.compile(
    r"(?:(?:(?<![\w.#])(?:a|p|b|i|div|span|ul|ol|li|img|svg|path|body|html|h[1-6]|table|t[rdh]|button|section)\b)?"
    r"(?:[.#][A-Za-z_-][\w-]*|:{1,2}[a-z-]+|\[[^\[\]]*\])+[\s,>+~]*"
    r"|(?<![\w.#])(?:div|span|ul|li|img|svg|html|h[1-6]|t[rdh])\b[\s,>+~]*|@[a-z-]+[^{}@]*)+$"
)
_SCRIPT = regex.compile(r"\bfunction\b|\bvar |=>|\bdocument\.|\bwindow\.|\breturn\b|\.push\(|\"@(?:context|type)\"")
_DATA = regex.compile(r"\"[\w$-]+\":[\"\[{\dtfn]")
"""Data printed without spaces, as only machines do."""
_STATEMENT = regex.compile(
    r"(?:(?:[\w$.]+\(|[!(;]{0,3})(?:async )?function ?[\w$]*\([^()]*\) ?"
    r"|(?:var |let |const )?[\w$.\[\]\"']+ ?= ?(?:[\w$.]+ ?\|\| ?)?\[?"
    r"|[\w$.]+\(\[?|\(\(?\) ?=> ?|\[)$"
)
_TAIL = regex.compile(r"[\])}\s]*(?:\([^(){};]{0,200}\))?[\])]*;?")
_CALL = regex.compile(
    r"(?<![\w.])(?:window|document|googletag|dataLayer|gtag|jQuery|ga|fbq|_gaq|var [\w$]+)"
    r"(?:\.[\w$]+|\[[^\[\]]{1,40}\])*"
    r"(?: ?=(?![=>]) ?[^;{}]{1,200}|\([^;{}]{0,200}\));"
)
_SHORTCODE = regex.compile(
    r"\[/?[a-z][a-z0-9]*_[a-z0-9_]+(?: [\w-]+ ?= ?[^\[\]]{0,300})?\](?!\()"
    r"|\[[a-z][a-z0-9_-]* [\w-]+ ?= ?[\"“”″'][^\[\]]{0,400}\]|\[[a-z][a-z0-9_-]+(?: [\w-]+=[\w./-]+)+\]"
    r"|\[/(?:caption|gallery|embed|video|audio|quote|button|column|box|b|i|url)\]"
)
_PLACES = regex.compile(r"[-–*•\s]*(?:\{\{[#/^&]?\s?[\w.$ -]{1,40}\}\}\s*)+")
"""A line of nothing but places of a template; a text about templates names them among words."""
_TEMPLATE = regex.compile(r"\{\{[\w-]+ ?= ?[\"'][^{}]{0,200}\}\}")
_TAG = regex.compile(r"<[a-z][a-z0-9]*(?:\s[\w:-]+\s?=\s?[\"'][^<>]{0,600})/?>", regex.I)
_CLOSING_TAG = regex.compile(r"</[a-z][a-z0-9]*>|<(?:br|hr|p) ?/?>", regex.I)
_BREAK = regex.compile(r"\S<(?:br ?/?|/p)>", regex.I)
_TARGET = r"\((?=[^()\s]*[/.:#])[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
_NO_WORDS = r"[^\p{L}\p{N}\[\]()\n]*+"
_WORDLESS = regex.compile(rf"!?\[{_NO_WORDS}(?:!?\[{_NO_WORDS}\]{_TARGET}{_NO_WORDS})*\]{_TARGET}")
_ONLY_WORDLESS = regex.compile(rf"[\s#>*+|.\d-]*(?:{_WORDLESS.pattern}[\s|]*)+")
_SHOWN = regex.compile(r"\b(?:pre|code|kbd|samp)\b")
_ENDS, _STARTS = frozenset(";{}"), frozenset("/#id$")
"""Characters with which a line of code ends or opens: most lines have neither."""
_CODE_END = regex.compile(r"[;{}]$|^(?://|#include|import \w|def \w+\(|\$ )")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Spans of code, in texts that are not about code."""
    source = scan.doc.source
    if not any(mark in source for mark in ("{", "[", "<", ");", "window.")) or _is_about_code(scan):
        return
    for block in scan.doc.blocks:
        for start, end, what in _spans(source, block):
            evidence = (Evidence("code", source[start:end][:60]),)
            strength = Strength.CERTAIN if what == WORDLESS else Strength.STRONG
            yield Finding(DETECTOR.code, start, end, strength, what, Category.OTHER, None, evidence)


def _spans(source: str, block: "Block") -> Spans:
    if block.markup is not None and _SHOWN.search(block.markup.path):
        return
    line = source[block.start : block.end]
    if whole := _whole(line):
        yield block.start, block.end, whole
        return
    if "{" in line:
        yield from ((block.start + s, block.start + e, what) for s, e, what in _braces(line))
    for mark, pattern, what in _PATTERNS:
        if mark in line:
            yield from ((block.start + m.start(), block.start + m.end(), what) for m in pattern.finditer(line))
    if "<" in line:
        tags = list(_CLOSING_TAG.finditer(line))
        if _TAG.search(line) or _BREAK.search(line):
            yield from ((block.start + m.start(), block.start + m.end(), "a tag of the page") for m in tags)


def _whole(line: str) -> str | None:
    """What a line is that holds nothing else."""
    if "{{" in line and _PLACES.fullmatch(line):
        return "places of a template that nothing was put into"
    return WORDLESS if "](" in line and _ONLY_WORDLESS.fullmatch(line) else None


WORDLESS = "a picture or link without words"
_PATTERNS = (
    (";", _CALL, "a statement of a script"),
    ("[", _SHORTCODE, "a shortcode of the publishing system"),
    ("{{", _TEMPLATE, "a shortcode of the publishing system"),
    ("<", _TAG, "a tag of the page"),
    ("](", _WORDLESS, WORDLESS),
)


def _braces(line: str) -> Spans:
    """Pairs of braces with what belongs to them; one look at each brace, so linear."""
    depth = opened = done = 0
    for match in _BRACE.finditer(line + "}" * (line.count("{") - line.count("}"))):
        at = match.start()
        if match.group() == "{":
            opened = opened if depth else at
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and (found := _code(line, done, opened, min(at + 1, len(line)))):
                yield found
                done = found[1]


def _code(line: str, done: int, opened: int, closed: int) -> tuple[int, int, str] | None:
    inside, lead = line[opened + 1 : closed], max(done, opened - SELECTOR)
    before = line[lead:opened]
    if _DECLARATION.search(inside) and (rule := _SELECTOR.search(before)):
        start = lead + rule.start()
        is_made = closed - start >= SHORTEST_RULE or any(c.isdigit() for c in line[start:opened])
        return (start, closed, "a rule of the page's style sheet") if is_made else None
    statement = _STATEMENT.search(before)
    if _SCRIPT.search(inside) or _DATA.match(inside) or (statement and "function" in statement.group()):
        tail = _TAIL.match(line, closed)
        start = lead + statement.start() if statement else opened
        return start, tail.end() if tail else closed, "a piece of a script or its data"
    return None


def _is_about_code(scan: "Scan") -> bool:
    """Whether several short lines end like lines of code."""
    lines = 0
    for block in scan.doc.blocks:
        text = block.text
        if (text[-1:] in _ENDS or text[:1] in _STARTS) and block.end - block.start < 100 and _CODE_END.search(text):
            lines += 1
    return lines >= CODE_LINES


DETECTOR = Detector("J20", "code_noise", Category.OTHER, "alone", detect)
