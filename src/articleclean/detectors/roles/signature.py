"""Names that stand under a headline, or behind the story, with no byline's word before them.

What is a name shows in three ways: packs know its given name; nowhere in the text do its words stand in small letters;
it is a line or two from a date, under the headline. A label of a menu ("Key Takeaways") has one of them by chance.
"""

from typing import TYPE_CHECKING

import regex

from articleclean.detectors.protocol import once
from articleclean.detectors.roles.headline import headline
from articleclean.detectors.roles.shape import (
    first_paragraph,
    is_name,
    last_paragraph,
    may_open_with_name,
    names_before_story,
    near_tokens,
)
from articleclean.metadata.signed import is_known, line_names
from articleclean.packs.schema import Scope

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

MAX_WORDS = 18
DATE_WORDS = 14
"""Words of a line beside the name that holds the date."""
UNDER, FAR_UNDER = 6, 10
"""Lines under the headline in which a name stands; further down there is a date beside it. Of names that packs know, 92
and 70 of 100 were the author's in dumps of public pages."""
BESIDE_DATE = 4
"""Lines under the headline in which a name that no pack knows stands one or two lines from the date: 4 of 5."""
BEFORE = 16
"""Lines before the first paragraph in which a known name counts beside a date, twice or under a line of the story's
words, whatever the headline."""
TITLE_WORDS, TITLE_OVERLAP = range(4, 35), 0.4
"""Words, and share of them that are the story's, of a line over a name that may be the headline."""
AT_TOP = 2
"""Lines before the first paragraph in which a known name is enough, in a text without a headline."""
BEHIND = 2
"""Lines behind the first paragraph, which may be the standfirst."""
BEHIND_STORY = 3
"""Lines behind the last paragraph in which a name alone is the author's: 9 of 10 that the story does not mention."""
MOST_NAMES = 3
"""Lines in a row that are a name and nothing else."""
MOST_OTHER = 5
"""Words of a line that are no name, no date and no word of a role."""

SHORT = 2
"""Letters of an agency's name that are a button too ("AA" for larger print)."""

_WORDS = regex.compile(r"\w+")
_DATE = regex.compile(r"\d")
_COUNTED = regex.compile(r"\s*[:：]\s*\d")
"""What stands behind a name in a list of results ("Mercedes Rossa: 4,988 votes")."""
_FIRST = regex.compile(r"[\W_]*([\p{L}\p{M}’'-]+)")
_EDGE = " \t-–—•*|"
_PICTURE_TOKENS = regex.compile(r"credit|copyright|photo|image|caption|figure|picture")
_OWN = (Scope.LINE, Scope.START, Scope.OPENER, Scope.FOOTER)


def signatures_behind(scan: "Scan") -> list["Block"]:
    """Lines right behind the story that are a name which it does not mention, as those of its subjects are."""
    last = last_paragraph(scan)
    behind = scan.doc.blocks[last + 1 : last + 1 + BEHIND_STORY]
    names = [b for b in behind if _may_sign(scan, b) and is_name(b.text) and is_known(b.text, scan.words)]
    story = scan.doc.blocks[: last + 1]
    return [b for b in names if not any(_is_in(b.text, p.text) for p in story) and not _is_subject(scan, b)]


def _is_subject(scan: "Scan", block: "Block") -> bool:
    """Whether the next line takes the name up inside it, as what stands under a subhead does; a note opens with it."""
    after = "".join(b.text for b in scan.doc.blocks[block.index + 1 : block.index + 2])
    return block.text in after and not after.startswith(block.text)


@once
def signatures(scan: "Scan") -> dict[int, tuple[str, ...]]:
    """The names on lines that hold them and little else, by the index of the block; subheads aside."""
    found: dict[int, tuple[str, ...]] = {}
    for index in _places(scan):
        block = scan.doc.blocks[index]
        if not _begins_like_name(scan, block) or not _may_sign(scan, block):
            continue
        if ((names := _names(scan, block)) and _is_shown(scan, index, names[0])) or _is_agency(scan, index):
            found[index] = names
    title = headline(scan)
    inside = _subheads(scan, [index for index in found if title is None or index > title])
    found = {index: names for index, names in found.items() if index not in inside}
    if title is not None and any(index > title for index in found):
        return {index: names for index, names in found.items() if index > title}
    return found


def _subheads(scan: "Scan", found: list[int]) -> list[int]:
    """Names over paragraphs of the story, under its first sentences: several, or one in a row of other subheads."""
    prose, colon, title = scan.columns["prose"], scan.columns["colon_end"], headline(scan)
    under = range(0 if title is None else title + 1, len(prose))
    opening = next((i for i in under if prose[i] > 0 or colon[i] > 0), len(prose))
    inside = [index for index in found if index > opening and prose[index + 1 : index + 2] > [0]]
    if len(inside) > 1:
        return inside
    story = scan.doc.blocks[first_paragraph(scan) + 1 : last_paragraph(scan)]
    others = (b.index for b in story if inside and is_name(b.text) and b.index not in inside)
    return inside if any(prose[i + 1] > 0 for i in others) and inside[0] > first_paragraph(scan) else []


def _places(scan: "Scan") -> list[int]:
    title, first, last = headline(scan), first_paragraph(scan), last_paragraph(scan)
    under = range(title + 1, min(title + FAR_UNDER + 1, max(first, last))) if title is not None else range(0)
    return sorted({*under, *range(max(0, first - BEFORE), first)})


def _begins_like_name(scan: "Scan", block: "Block") -> bool:
    """A quick look: a given name that packs know, or a line near the headline, which may hold any name."""
    title = headline(scan)
    if title is not None and 0 < block.index - title <= BESIDE_DATE:
        return True
    first = _FIRST.match(block.text)
    return first is not None and is_known(first[1], scan.words)


def _may_sign(scan: "Scan", block: "Block") -> bool:
    words = scan.columns["words"][block.index]
    if not words <= MAX_WORDS or _ends(scan, block) or scan.has_hit(block.index, *_OWN):
        return False
    if scan.lines[block.index].split(maxsplit=1)[0].strip(_EDGE + ":") in scan.words.published:
        return False
    if scan.words.buttons.issuperset(scan.folded(block).split()):
        return False
    if _PICTURE_TOKENS.search(near_tokens(block)):
        return False
    return not _is_of_picture(scan, scan.folded(block)) and not _in_menu_of_names(scan, block.index)


def _ends(scan: "Scan", block: "Block") -> bool:
    return scan.columns["end"][block.index] > 0 or scan.columns["colon_end"][block.index] > 0


def _is_agency(scan: "Scan", index: int) -> bool:
    """Whether the line is an agency, also with a place behind it ("AFP, Manila"), between headline and date."""
    title, agencies = headline(scan), scan.words.agencies
    line = scan.lines[index].strip(_EDGE)
    if title is None or not 0 < index - title <= BESIDE_DATE:
        return False
    name, comma, _ = line.partition(",")
    return len(name) > SHORT and name in agencies and (bool(comma) or is_beside_date(scan, index))


def _is_of_picture(scan: "Scan", folded: str) -> bool:
    """Whether the line is a picture's credit ("Anna Roe/Agency", "© Anna Roe")."""
    if folded[0] == "©" or "copyright" in folded or scan.words.credit_opener(folded) or scan.words.credit_at(folded):
        return True
    return "/" in folded and scan.words.agency_at_end(folded) is not None


def _names(scan: "Scan", block: "Block") -> tuple[str, ...]:
    """The names that the line opens with; none where much else stands in it."""
    text = block.text.strip(_EDGE)
    names = line_names(text, scan.words) if may_open_with_name(text) else ()
    if not names or not _is_person(names[0]) or not text.startswith(names[0].split()[0]):
        return ()
    if _COUNTED.match(text, len(names[0])):
        return ()
    return names if _others(scan, _DATE.split(text)[0], names) <= MOST_OTHER else ()


def _is_person(name: str) -> bool:
    return is_name(name) or (name[0] >= "\u0590" and len(name.split()) > 1)


def _others(scan: "Scan", text: str, names: tuple[str, ...]) -> int:
    named = {part for name in names for part in name.split()}
    roles, months = scan.words.role_parts, scan.words.months
    rest = [w.strip(".,:|()") for w in scan.words.without_published(text).split()]
    others = [w.lower() for w in rest if len(w) > 1 and w[0].isalpha() and w not in named]
    return sum(word not in roles and word not in months for word in others)


def _is_shown(scan: "Scan", index: int, name: str) -> bool:
    """Whether something shows that the line is the author's name."""
    title, first = headline(scan), first_paragraph(scan)
    if title is not None and _is_in(name, scan.doc.blocks[title].text):
        return False
    small = [is_small(scan, word) for word in name.split() if len(word) > 2]
    under = index - title if title is not None and index > title else None
    if index > first + BEHIND and (scan.lines[index][0] == "-" or not is_beside_date(scan, index)):  # "-- Anna Berg"
        return False
    if is_known(name, scan.words):
        if all(small):
            return False
        if title is None and first - AT_TOP <= index < first:
            return True
        return (under is not None and under <= UNDER) or is_beside_date(scan, index) or _is_in_place(scan, index)
    if any(small) or under is None or under > BESIDE_DATE or index > first + BEHIND:
        return False
    return is_beside_date(scan, index) or _is_introduced(scan, name) or (index < first and _is_twice(scan, index))


def _is_in(name: str, text: str) -> bool:
    """Whether the family name stands in the text."""
    return name.rsplit(maxsplit=1)[-1] in text


def is_label(scan: "Scan", text: str) -> bool:
    """Whether nothing shows that the words are a name: packs know no given name in front, and all stand in small
    letters elsewhere or are buttons; words of roles ("staff") aside.
    """
    parts = [w for w in regex.findall(r"[\p{L}\p{M}’'-]+", text)[:MAX_WORDS] if len(w) > 1]
    if not parts or is_known(parts[0], scan.words) or not scan.words.role_parts.isdisjoint(map(str.lower, parts)):
        return False
    return all(part.lower() in scan.words.buttons or is_small(scan, part) for part in parts)


def is_small(scan: "Scan", word: str) -> bool:
    """Whether the word stands in the text in small letters, as no name does."""
    small = word.lower()
    return small != word and _words_as_printed(scan).issuperset(_WORDS.findall(small))


@once
def _words_as_printed(scan: "Scan") -> frozenset[str]:
    """The different words of the text; cut once, for a page may have thousands of names to look up."""
    return frozenset(_WORDS.findall(scan.doc.source))


def is_beside_date(scan: "Scan", index: int) -> bool:
    """Whether a date stands in the line or one or two lines from it."""
    blocks = scan.doc.blocks
    near = (blocks[i] for i in range(max(0, index - 2), min(len(blocks), index + 3)))
    return any(scan.columns["words"][b.index] <= DATE_WORDS and scan.has_date(b) for b in near)


def _is_in_place(scan: "Scan", index: int) -> bool:
    """Whether the line stands twice in a row, as under a portrait, or under what may be the headline."""
    if _is_twice(scan, index):
        return True
    columns = scan.columns
    over = index > 0 and columns["words"][index - 1] in TITLE_WORDS
    return over and columns["overlap"][index - 1] >= TITLE_OVERLAP


def _is_twice(scan: "Scan", index: int) -> bool:
    """Whether the line stands twice in a row."""
    return scan.lines[index] in (*scan.lines[max(0, index - 1) : index], *scan.lines[index + 1 : index + 2])


def _is_introduced(scan: "Scan", name: str) -> bool:
    """Whether a note at the story's end opens with the name ("Nils Aberg is a columnist")."""
    return any(block.text.startswith(f"{name} ") for block in scan.doc.blocks[last_paragraph(scan) + 1 :])


def _in_menu_of_names(scan: "Scan", index: int) -> bool:
    """Whether the line is one of many names in a row: no story has so many authors, but a menu has."""
    names = names_before_story(scan)
    above = next(n for n in range(index + 1) if index - 1 - n not in names)
    below = next(n for n in range(len(names) + 1) if index + 1 + n not in names)
    return above + 1 + below > MOST_NAMES
