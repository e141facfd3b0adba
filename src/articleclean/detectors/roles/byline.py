"""Who wrote it.

A short line that opens with a byline word ("By", "Von", "Words by") and goes on with a name; the byline word alone with
the names on the next lines; a name alone, or with a date or a role behind it, under the headline, beside the date or
right behind a story that has no other byline; a desk with its place; an agency between headline and date. Names that
take turns with paragraphs are subheads. A sentence that begins with "By"
goes on with a small word, a subhead in capitals stands inside the story, a menu sorts "By Industry" or has many names
in a row, its labels are words that the story has in small letters: all stay what they are. Limit: a name that no pack
knows counts only beside a date.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.headline import headline
from articleclean.detectors.roles.shape import (
    ends_sentence,
    far_behind,
    first_paragraph,
    is_marginal,
    is_name,
    is_of_reporter,
    last_paragraph,
    near_tokens,
)
from articleclean.detectors.roles.signature import UNDER, is_beside_date, is_label, signatures, signatures_behind
from articleclean.ingest.fold import fold
from articleclean.metadata.reporters import reporters
from articleclean.metadata.signed import is_known, line_names
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Role
from articleclean.packs.schema import Scope

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_WORDS = 18
MAX_NAME_LINE = 10
MOST_LINES = 6
"""Lines behind a byline's word that are looked at for names."""

NEAR = 3
"""Lines before the first paragraph up to which a byline's word is enough, whatever follows it."""

_MARKS = " :：|/—–-"
_NAME_AHEAD = regex.compile(r"[\s:：|/—–-]*(?:the |l'|la |le |el |die |der )?(?:\p{Lu}|\p{Lo}|@)")
REACH = 12
"""Blocks before the first paragraph in which an author may be marked up; further up are menus."""
_MAIL = regex.compile(r":.*<[^<>@]+@[^<>]+>$")
"""The head of a letter by mail ("Von: Redaktion <post@paper.example>")."""
_TOKENS = regex.compile(r"byline|author|autor|auteur")
_EDGE = " \t-–—•*|"
_ALONE = (Scope.LINE, Scope.OPENER, Scope.FOOTER)
_GLUED = regex.compile(r"\p{L}\p{Ll}+(?=\p{Lu}\p{Ll}+ \p{Lu})")
_MENUS = frozenset({"nav", "form"})
_MENU_ON_TOP = frozenset({"header", "ul"})


def detect(scan: "Scan") -> Iterator[Finding]:
    """Bylines by their word and names under the headline, in the order of the text; behind the story a name alone,
    where there is none of them over it. Those of other stories are hints only.
    """
    found = list(_over_and_inside(scan))
    opening = {block.start: block.index for block in scan.doc.blocks}
    places = [opening[finding.start] for finding in found]
    others, over = far_behind(scan, places), any(at < last_paragraph(scan) for at in places)
    for finding, at in zip(found, places, strict=True):
        yield replace(finding, strength=Strength.HINT) if at in others else finding
    for block in () if over else signatures_behind(scan):
        yield _finding(block, "a name alone behind the story", Evidence("name", block.text))


def _over_and_inside(scan: "Scan") -> Iterator[Finding]:
    first = first_paragraph(scan)
    for block, words in zip(scan.doc.blocks, scan.columns["words"], strict=True):
        if (
            words > MAX_WORDS
            or _is_in_menu(scan, block, first)
            or (block.text.endswith(">") and _MAIL.search(block.text))
            or (words > 2 and _is_sentence(block.text))
        ):
            continue
        lead = len(block.text) - len(block.text.lstrip(_EDGE))
        if _is_marked(scan, block, first):
            yield _finding(block, "marked up as the author", Evidence("tokens", near_tokens(block)[:60]))
            continue
        opener = scan.words.byline_opener(scan.folded(block)[lead:]) or _glued_opener(scan, block.text, lead)
        if opener is not None:
            yield from _announced(scan, block, opener, lead)
        elif names := reporters(block.text):
            yield _finding(block, "says who reports from where", Evidence("name", names))
        elif block.index in signatures(scan):
            yield _finding(block, "a name alone under the headline", Evidence("name", block.text))
        elif (_is_name_with_role(scan, block) or is_of_reporter(scan, block)) and is_marginal(scan, block):
            yield _finding(block, "a name with a reporter's role", Evidence("name", block.text))


def _is_in_menu(scan: "Scan", block: "Block", first: int) -> bool:
    """Whether the block is a button, or stands in a menu, a form or the page's footer, which is never before the story;
    a list in a header is a menu too, but not under the headline.
    """
    if block.markup is None:
        return False
    inside = block.markup.inside
    if block.markup.tag == "button" or not inside.isdisjoint(_MENUS) or ("footer" in inside and block.index >= first):
        return True
    title = headline(scan)
    return inside >= _MENU_ON_TOP and (title is None or not title < block.index <= title + UNDER)


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and not text.endswith("）")


def _is_marked(scan: "Scan", block: "Block", first: int) -> bool:
    """Whether class or id tokens call a short line the author, near the headline."""
    if block.markup is None or not first - REACH <= block.index <= first + 2 or scan.has_hit(block.index):
        return False
    name_like = scan.columns["upper_words"][block.index] >= 0.5 and scan.columns["digit_share"][block.index] == 0
    return name_like and _TOKENS.search(near_tokens(block)) is not None


def _announced(scan: "Scan", block: "Block", opener: str, lead: int) -> Iterator[Finding]:
    rest = block.text[lead + len(opener) :]
    reason, evidence = f"byline: opens with “{opener}”", Evidence("phrase", opener)
    if not rest.strip(" :：|.-–—"):
        names = _on_next_lines(scan, block.index + 1)
        for named in (block, *names) if names else ():
            yield _finding(named, reason, evidence)
    elif _NAME_AHEAD.match(rest) and _is_own(scan, block, rest):
        yield _finding(block, reason, evidence)


def _glued_opener(scan: "Scan", text: str, lead: int) -> str | None:
    """A byline's word that a page's text ran together with the name ("ByAnna Berg")."""
    match = _GLUED.match(text, lead)
    return scan.words.byline_opener(fold(match[0])) if match and len(match[0]) > 1 else None


def _on_next_lines(scan: "Scan", index: int) -> "list[Block]":
    """The line behind a byline's word that stands alone, and further lines that are a name and nothing else."""
    blocks = scan.doc.blocks[index : index + MOST_LINES]
    if not blocks or not _may_name(scan, blocks[0]):
        return []
    more = takewhile(lambda b: is_name(b.text) and is_known(b.text, scan.words), blocks[1:])
    return [blocks[0], *more]


def _may_name(scan: "Scan", block: "Block") -> bool:
    if scan.block_words(block) > MAX_NAME_LINE or ends_sentence(block.text) or scan.has_hit(block.index, *_ALONE):
        return False
    if scan.words.byline_opener(scan.folded(block)) is not None or is_label(scan, block.text):
        return False
    return bool(line_names(block.text, scan.words)) or not scan.has_date(block)


def _is_own(scan: "Scan", block: "Block", rest: str) -> bool:
    """Whether a line with a byline's word is no subhead of the story and no entry of a menu ("By Industry")."""
    if not is_marginal(scan, block):
        return _has_small_words(scan, block)
    title, first = headline(scan), first_paragraph(scan)
    if title is not None and title < block.index <= title + UNDER:
        return True
    if block.index < first - NEAR:
        return is_known(rest.strip(_MARKS), scan.words) or is_beside_date(scan, block.index)
    return block.index > first or not is_label(scan, rest)


def _is_name_with_role(scan: "Scan", block: "Block") -> bool:
    """Whether a name in a script without capitals goes before a role: "홍길동 기자", with or without an address."""
    folded = scan.folded(block)
    if folded.isascii():
        return False
    words = [w for w in folded.split() if "@" not in w]
    return 2 <= len(words) <= 3 and words[0][0] >= "\u2e80" and words[-1] in scan.words.roles


def _has_small_words(scan: "Scan", block: "Block") -> bool:
    """Inside the story a byline ("By Anna Roe, Staff writer") is not all in capitals, as a subhead may be."""
    return scan.columns["upper_share"][block.index] < 0.6


def _finding(block: "Block", reason: str, evidence: Evidence) -> Finding:
    return DETECTOR.about(block, reason, evidence, role=Role.BYLINE)


DETECTOR = Detector("R02", "byline", None, "context", detect)
