"""Who wrote it.

A short line that opens with a byline word ("By", "Von", "Words by") and goes on with a name; the byline word alone with
the name on the next line; or a name alone, or with a role behind it, right under the headline or beside the date. A
sentence that begins with "By" goes on with a small word, a subhead in capitals stands inside the story, a menu sorts
"By Industry" or has many names in a row: all stay what they are. Limit: a name alone on a line far from the headline is
not taken for a byline.
"""

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.headline import headline
from articleclean.detectors.roles.shape import (
    ends_sentence,
    first_paragraph,
    is_marginal,
    is_name,
    last_paragraph,
    names_before_story,
    near_tokens,
)
from articleclean.metadata.authors import JOINER
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_WORDS = 18
MAX_NAME_LINE = 10
MOST_NAMES = 3
"""Lines in a row that are a name and nothing else."""
MOST_ROLE = 6
"""Words of a role with its desk and paper ("Local Affairs Correspondent")."""

_NAME_AHEAD = regex.compile(r"[\s:：|/—–-]*(?:the |l'|la |le |el |die |der )?(?:\p{Lu}|\p{Lo}|@)")
REACH = 12
"""Blocks before the first paragraph in which an author may be marked up; further up are menus."""
_MAIL = regex.compile(r":.*<[^<>@]+@[^<>]+>$")
"""The head of a letter by mail ("Von: Redaktion <post@paper.example>")."""
_PLACE = regex.compile(r" (?:in|à|i|w|v) \p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?$")
_BAR = regex.compile(r"\s[·|•]\s")
_TOKENS = regex.compile(r"byline|author|autor|auteur")
_EDGE = " \t-–—•*|"
_MENUS = frozenset({"nav", "form", "footer"})
_MENU_ON_TOP = frozenset({"header", "ul"})


def detect(scan: "Scan") -> Iterator[Finding]:
    """Bylines by their word, in the order of the text, then names under the headline."""
    first = first_paragraph(scan)
    for block, words in zip(scan.doc.blocks, scan.columns["words"], strict=True):
        if (
            words > MAX_WORDS
            or _is_in_menu(block)
            or _MAIL.search(block.text)
            or (words > 2 and _is_sentence(block.text))
        ):
            continue
        lead = len(block.text) - len(block.text.lstrip(_EDGE))
        if _is_marked(scan, block, first):
            yield _finding(block, "marked up as the author", Evidence("tokens", near_tokens(block)[:60]))
            continue
        opener = scan.words.byline_opener(scan.folded(block)[lead:])
        if opener is not None:
            yield from _announced(scan, block, opener, lead)
        elif 0 < block.index < first and _is_signature(scan, block) and _is_beside_head(scan, block.index):
            yield _finding(block, "a name alone under the headline", Evidence("name", block.text))
        elif _is_name_with_role(scan, block) and is_marginal(scan, block):
            yield _finding(block, "a name with a reporter's role", Evidence("name", block.text))


def _is_in_menu(block: "Block") -> bool:
    """Whether the block stands in a menu or a form; a list in the page's header is a menu too."""
    if block.markup is None:
        return False
    inside = block.markup.inside
    return not inside.isdisjoint(_MENUS) or inside >= _MENU_ON_TOP


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and not text.endswith("）")


def _are_names(text: str) -> bool:
    """Whether the text is a name, or several with "and" between."""
    return all(is_name(part) for part in JOINER.split(text))


def _is_signature(scan: "Scan", block: "Block") -> bool:
    """Whether the block is names, also with a place behind ("Anna Berg in Oslo"), or a name and behind a comma a
    reporter's role, behind a bar a date, and no menu ("Home About").
    """
    if match := _BAR.search(block.text):
        return is_name(block.text[: match.start()]) and scan.has_date(block)
    name, comma, role = block.text.partition(",")
    if comma:
        return is_name(name) and len(role.split()) <= MOST_ROLE and scan.words.role_in(role.casefold()) is not None
    if match := _PLACE.search(name):
        name = name[: match.start()]
    return _are_names(name) and not scan.words.labels.issuperset(scan.folded(block).split())


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
        following = scan.doc.blocks[block.index + 1 : block.index + 2]
        if following and scan.block_words(following[0]) <= MAX_NAME_LINE and not ends_sentence(following[0].text):
            yield _finding(block, reason, evidence)
            yield _finding(following[0], reason, evidence)
    elif _NAME_AHEAD.match(rest) and (is_marginal(scan, block) or _has_small_words(scan, block)):
        yield _finding(block, reason, evidence)


def _is_name_with_role(scan: "Scan", block: "Block") -> bool:
    """Whether a name in a script without capitals goes before a role: "홍길동 기자", with or without an address."""
    folded = scan.folded(block)
    if folded.isascii():
        return False
    words = [w for w in folded.split() if "@" not in w]
    return 2 <= len(words) <= 3 and words[0][0] >= "\u2e80" and words[-1] in scan.words.words.roles


def _has_small_words(scan: "Scan", block: "Block") -> bool:
    """Inside the story a byline ("By Anna Roe, Staff writer") is not all in capitals, as a subhead may be."""
    return scan.columns["upper_share"][block.index] < 0.6


def _is_beside_head(scan: "Scan", index: int) -> bool:
    """Whether a date or a headline stands next to the block."""
    if scan.has_hit(index) or scan.columns["overlap"][index] > 0.6 or _in_menu_of_names(scan, index):
        return False
    blocks = scan.doc.blocks
    around = [i for i in (index - 1, index + 1, index + 2) if 0 <= i < len(blocks)]
    if any(scan.has_date(blocks[i]) for i in around):
        return True
    if headline(scan) == index - 1 and _is_introduced(scan, blocks[index].text):
        return True
    return 4 <= scan.columns["words"][index - 1] <= 34 and scan.columns["overlap"][index - 1] >= 0.4


def _is_introduced(scan: "Scan", name: str) -> bool:
    """Whether a note at the story's end opens with the name ("Nils Aberg is a columnist")."""
    return any(block.text.startswith(f"{name} ") for block in scan.doc.blocks[last_paragraph(scan) + 1 :])


def _in_menu_of_names(scan: "Scan", index: int) -> bool:
    """Whether the line is one of many names in a row: no story has so many authors, but a menu has."""
    names = names_before_story(scan)
    above = next(n for n in count() if index - 1 - n not in names)
    below = next(n for n in count() if index + 1 + n not in names)
    return above + 1 + below > MOST_NAMES


def _finding(block: "Block", reason: str, evidence: Evidence) -> Finding:
    return Finding("R02", block.start, block.end, Strength.STRONG, reason, None, Role.BYLINE, (evidence,))


DETECTOR = Detector("R02", "byline", None, "context", detect)
