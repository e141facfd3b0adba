"""Captions and credits.

A caption opens with a word for pictures ("Image caption", "Pictured:"), follows a line that is just such a word, or
goes over into who made the picture ("… Photograph: A. Roe/Agency", "… (Photo by A. Roe)", "… (A. Roe/Agency)"). A
credit is a short line with only that. A paragraph that names an agency as its source, also in brackets at its end,
stays. Limit: a caption with no marker and no credit reads like a paragraph and is kept as one.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import Detector
from articleclean.detectors.roles.shape import ends_sentence, first_paragraph, last_paragraph, near_tokens
from articleclean.ingest.fold import fold
from articleclean.ingest.html_tags import HEADINGS
from articleclean.metadata.credits import split_credit
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Role

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.packs.wordlists import WordIndex
    from articleclean.scan import Scan

MAX_CAPTION, MAX_CREDIT = 70, 14
MAX_MARKED = 120
"""Words of a caption that markup tells."""
SHORT_CREDIT = 5
HALF, FEWEST_WORDS = 0.5, 5
"""Share of links, and words, of a caption that only its figure shows."""
BEFORE = 8
"""Blocks before the first paragraph in which a picture belongs to the story."""
FAR = 20
"""The same where words tell of a picture and no markup does."""
IN_MENU = -4.0
"""Log-odds of a word for pictures alone in its line under which it is an entry of a menu ("Photos", "Cartoon"): of 23
such words in labelled texts and dumps none belongs to a picture.
"""
_PICTURES = frozenset({"figure", "figcaption"})
_CREDIT_TOKENS = regex.compile(r"credit|copyright|photographer|byline|source|agency|rights|kredit|attribution")
_CREDIT_TAGS = frozenset({"footer", "cite", "small"})
ONE_LINK = 0.95
_CREDIT_NAME = regex.compile(
    r"(?:.*[-_])?(?:image|img|photo|foto|picture|media|caption|bild)[-_]{0,2}"
    r"(?:credits?|copyright|source|author|rights|nachweis|quelle)(?:__[a-z0-9-]{5,7})?"
)
MIN_CAPTION = 3
"""Words before a credit that make the line a caption with its credit."""
SHORT_CAPTION = 2
"""Words before a credit that are enough where they end a sentence ("Harbour police. Photo: dpa")."""
MOST_SMALL_WORDS = 2
"""Words in lower case behind the name of a photographer ("for the Harbour Light")."""
MIN_SMALL_WORDS, MANY_SMALL_WORDS = 2, 6
"""Words in lower case that a name with its agency does not have, where they end a sentence and where they end none."""


_MAKER = regex.compile(r"\(\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]*){0,3} ?/ ?\p{Lu}[\p{L}\d ]{1,30}\)$")
"""A person and an agency in brackets at the end: "… at the gate. (Anna Berg/Quay Post)"."""
TOLD = 5
"""Words before an agency in brackets that are more than a photographer's name."""


def detect(scan: "Scan") -> Iterator[Finding]:
    """Captions and credits, in the order of the text."""
    marked = -1
    for block, words, folded in zip(scan.doc.blocks, scan.columns["words"], scan.lines, strict=True):
        if words > (MAX_MARKED if block.markup is not None and "figcaption" in block.markup.inside else MAX_CAPTION):
            continue
        if block.markup is not None and (role := _marked(scan, block)):
            yield _by_markup(scan, block, role)
            continue
        if words > MAX_CAPTION or (block.markup is not None and not _near(scan, block, FAR)):
            continue
        opener = scan.words.caption_opener(folded)
        if opener is not None and not folded[len(opener) :].strip(" :："):
            if (block.markup is None or " " in opener) and not _is_entry(scan, block, folded):
                marked = block.index + 1
        elif found := _role(scan, block, folded, opener, marked):
            role, phrase = found
            yield DETECTOR.about(block, f"{role}: “{phrase}”", Evidence("phrase", phrase), role=role)


def _marked(scan: "Scan", block: "Block") -> Role | None:
    """The role that markup gives a block in or under a picture."""
    markup = block.markup
    if markup is None or markup.rows is not None:
        return None
    if markup.inside.isdisjoint(_PICTURES):
        is_credit = any(map(_is_credit_name, markup.tokens[:2]))
        return Role.CREDIT if is_credit and scan.block_words(block) <= MAX_CREDIT else None
    if markup.link_share >= ONE_LINK and markup.tag in HEADINGS:
        return None
    if markup.tag in _CREDIT_TAGS or _CREDIT_TOKENS.search(near_tokens(block, 2)):
        return Role.CREDIT
    folded = scan.folded(block)
    if scan.words.credit_opener(folded) and scan.block_words(block) <= MAX_CREDIT:
        return Role.CREDIT
    if scan.words.agency_at_end(folded) and scan.block_words(block) <= SHORT_CREDIT:
        return Role.CREDIT
    if "figcaption" in markup.inside or markup.tag in ("figcaption", "caption", "p"):
        return Role.CAPTION
    return Role.CAPTION if markup.tag == "div" and _is_beside_picture(scan, block) else None


def _is_beside_picture(scan: "Scan", block: "Block") -> bool:
    """Whether a block in a figure with a picture, but in no caption's element, is a sentence or more, and no quote."""
    markup = block.markup
    if markup is None or markup.url is None or "blockquote" in markup.inside or markup.link_share >= HALF:
        return False
    return scan.block_words(block) >= FEWEST_WORDS and (ends_sentence(block.text) or ". " in block.text)


@lru_cache(maxsize=8192)
def _is_credit_name(token: str) -> bool:
    """Whether a class is that of a picture's credit; most come many times in a page."""
    return _CREDIT_NAME.fullmatch(token) is not None


def _near(scan: "Scan", block: "Block", before: int = BEFORE) -> bool:
    """Whether the block stands where a picture belongs to the story."""
    return first_paragraph(scan) - before <= block.index <= last_paragraph(scan) + 1


def _may_be_byline(scan: "Scan", block: "Block") -> bool:
    """Whether the block could as well be a byline or a date: a figure may hold the whole head of a story."""
    if block.markup is None or "figcaption" not in block.markup.inside:
        return block.markup is None or not any(map(_is_credit_name, block.markup.tokens[:2]))
    return scan.words.byline_opener(scan.folded(block)) is not None or scan.has_date(block)


def _by_markup(scan: "Scan", block: "Block", role: Role) -> Finding:
    strength = Strength.HINT
    if _near(scan, block) and (role is Role.CREDIT or not scan.has_hit(block.index)):
        strength = Strength.STRONG if _may_be_byline(scan, block) else Strength.CERTAIN
    evidence = Evidence("inside", " ".join(sorted(block.markup.inside if block.markup else ())))
    return DETECTOR.about(block, f"{role} of a picture by its markup", evidence, strength=strength, role=role)


def _is_entry(scan: "Scan", block: "Block", folded: str) -> bool:
    """Whether a word for pictures, alone in its line, is an entry of a menu."""
    return scan.score[block.index] <= IN_MENU and not folded.endswith((":", "："))


def _role(scan: "Scan", block: "Block", folded: str, opener: str | None, marked: int) -> tuple[Role, str] | None:
    """The role and the words that show it."""
    words = scan.words
    credit = words.credit_opener(folded.lstrip("(["))
    if credit == folded and _is_entry(scan, block, folded):
        return None
    if credit is not None and len(credit) >= len(opener or ""):
        return _by_credit(scan, block, folded, credit, opener)
    if opener is not None:
        return Role.CAPTION, opener
    at = None if scan.has_hit(block.index) else words.credit_at(folded)
    if at is not None and not _is_sentence(scan.doc.source[block.start + at[2] : block.end]):
        before = folded[: folded.rfind(at[1][:-1].strip(), 0, at[2])].rstrip(" (")
        is_caption = at[0] >= MIN_CAPTION or (at[0] >= SHORT_CAPTION and ends_sentence(before))
        return (Role.CAPTION if is_caption else Role.CREDIT), at[1]
    if folded.endswith(")") and scan.block_words(block) >= MIN_CAPTION and (maker := _MAKER.search(block.text)):
        return Role.CAPTION, maker[0]
    if scan.columns["end"][block.index] == 0 and (agency := words.agency_at_end(folded, block.text)):
        if _is_told_first(block.text, words):
            return Role.CAPTION, agency
        if scan.block_words(block) <= MAX_CREDIT:
            return (Role.CAPTION if _is_bracketed(block.text, agency) else Role.CREDIT), agency
    follows = block.index == marked and not ends_sentence(block.text)
    return (Role.CAPTION, "after an image marker") if follows else None


def _by_credit(scan: "Scan", block: "Block", folded: str, credit: str, opener: str | None) -> tuple[Role, str] | None:
    """The role of a line that opens with a word for who made a picture: with more than names behind it a caption."""
    if captioned := scan.words.caption_inside(folded):
        return Role.CAPTION, captioned
    if opener is not None and _tells(block.text[len(opener) :]):
        return Role.CAPTION, opener
    is_open = not block.text.endswith((".", "。")) or scan.words.agency_at_end(folded) is not None
    most = 2 * MAX_CREDIT if folded[0] == "(" and folded[-1] == ")" else MAX_CREDIT
    return (Role.CREDIT, credit) if scan.block_words(block) <= most and is_open else None


def _is_told_first(text: str, words: "WordIndex") -> bool:
    """Whether a sentence stands before a person with an agency ("The ferry lay in port. Anna Berg/Quay Post"); an
    agency alone behind a paragraph is its source.
    """
    caption, credit = split_credit(text, words)
    if credit is None or words.agency_at_end(folded := fold(credit)) == folded:
        return False
    is_named = ". " not in credit and not any(word.islower() for word in credit.split())
    return is_named and caption.endswith(".") and len(caption.split()) >= MIN_CAPTION


def _is_bracketed(text: str, agency: str) -> bool:
    """Whether the agency stands in brackets behind what tells of a picture ("The gate was shut on Friday (PA)")."""
    before = text[: -len(agency) - 1].rstrip()
    is_told = len(before.split()) > TOLD and sum(word[0].islower() for word in before.split()) > MOST_SMALL_WORDS
    return text[-1] == ")" and before[-1:] == "(" and is_told


def _tells(rest: str) -> bool:
    """Whether more than names follow, as in "Image: The ferry lay in port for a week and a day"."""
    words = rest.strip(" :：").split()
    return bool(words) and words[0][0].isupper() and sum(w[0].islower() for w in words) > MOST_SMALL_WORDS


def _is_sentence(rest: str) -> bool:
    """Whether words follow and no names, as in "It thinks in images: few words, much sky."."""
    small = sum(word[0].islower() for word in rest.split())
    return small >= MANY_SMALL_WORDS or (small >= MIN_SMALL_WORDS and ends_sentence(rest))


DETECTOR = Detector("R04", "caption", None, "context", detect)
