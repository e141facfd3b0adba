"""Who signed a text: names out of bylines as plain text prints them, and which of many bylines is the text's own."""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from articleclean.ingest.fold import fold
from articleclean.metadata.authors import clean_names, names_behind
from articleclean.model.article import ArticleBlock
from articleclean.model.labels import Role
from articleclean.packs.wordlists import WordIndex

PARAGRAPH = 25
"""Words from which a paragraph is the story's; a standfirst may be shorter."""

SLACK = 2
"""Blocks behind the story's first paragraph in which its byline may stand, where that is a standfirst."""

OUTLET = 3
"""Words of a name and of what stands before a section's word, as in "Anna Berg Harbour News"."""
MOST_DESK = 4
"""Words of a newsroom's name."""
APART = 8
"""Characters of white space between two blocks at most; more is a line that was removed."""

_SIGNED = (Role.BYLINE, Role.DATELINE)

_EDGE = " \t-–—•*|"
_GLUED = re.compile(r"(?<=[^\W\d_A-Z]{3})(?=[A-Z][^\W\d_A-Z])")
"""Where a page's text runs a name and what follows together ("Anna BergPolitical reporter"); not "MacDonald"."""


def line_names(text: str, words: WordIndex) -> tuple[str, ...]:
    """The names in a byline of plain text, also with no mark between them, or with a role glued to the last."""
    lists = words.lists
    if fold(text.partition(",")[0]).strip() in words.roles:  # a desk and its place: "Our Correspondent, Manila"
        return ()
    found = clean_names(_apart(_once(text), words), lists.byline, lists.roles, words.date_words)
    names = [bare for name in found if (bare := _bare(name, words))]
    if any(" " in n and is_known(n, words) for n in names):
        names = [n for n in names if is_known(n, words) or not _is_behind_name(n, words)]
    if names and fold(names[0]) in words.agencies:  # and the place: "AFP, Manila"
        names = [n for n in names if n == names[0] or " " in n]
    return tuple(dict.fromkeys(names))


def _once(text: str) -> str:
    """The first half of a line that says everything twice ("By Anna Berg By Anna Berg")."""
    parts = text.split()
    half = len(parts) // 2
    return " ".join(parts[:half]) if half > 1 and parts[:half] == parts[half:] else text


def _is_behind_name(piece: str, words: WordIndex) -> bool:
    """Whether a piece beside a full name is a post, a degree, a paper or a button ("Anna Berg, Guest Columnist")."""
    parts = fold(piece).split()
    if len(parts) == 1:
        return piece.isupper() and parts[0] not in words.agencies
    return parts[0] == "the" or any(part in words.role_parts or part in words.buttons for part in parts)


def is_known(name: str, words: WordIndex) -> bool:
    """Whether a name begins with a given name that packs know, in full or with a hyphen behind it."""
    first = fold(name.split(maxsplit=1)[0])
    return first in words.given_names or first.partition("-")[0] in words.given_names


def _apart(text: str, words: WordIndex) -> str:
    """The text with a mark between names that stand side by side: a given name behind a family name begins another."""
    name: list[str] = []
    pieces: list[str] = []
    parts = text.split()
    for part, after in zip_longest(parts, parts[1:], fillvalue=""):
        glued = _GLUED.search(part) if name and is_known(name[0], words) else None
        if glued and is_known(part[glued.start() :], words):
            pieces += [part[: glued.start()], "|", part[glued.start() :]]
            name = [part[glued.start() :]]
            continue
        if _ends_name(name, words) and after[:1].isupper() and part[0].isalpha() and is_known(part, words):
            pieces.append("|")
            name = []
        pieces.append(part)
        name = [*name, part] if part[-1].isalpha() else []
    return " ".join(pieces)


def _ends_name(name: Sequence[str], words: WordIndex) -> bool:
    """Whether the words are a given name and a family name."""
    return len(name) > 1 and is_known(name[0], words) and not all(is_known(p, words) for p in name)


def _bare(name: str, words: WordIndex) -> str:
    """A known name without what is glued to it, and without words of roles behind it."""
    if not is_known(name, words):
        return name
    parts = name.split()
    for at, part in enumerate(parts[1:], 1):
        if glued := _GLUED.search(part):
            parts = [*parts[:at], part[: glued.start()]]
            break
    behind = (at for at, part in enumerate(parts) if at > 1 and _is_no_name(part, parts, words))
    end = next(behind, len(parts))
    is_section = end < len(parts) and fold(parts[end]) in words.buttons
    return " ".join(parts[: end - (is_section and end == OUTLET and not is_known(parts[1], words))])


def _is_no_name(part: str, parts: Sequence[str], words: WordIndex) -> bool:
    """Whether a word behind a full name is a post's or a button's, or in capitals where the name is not."""
    folded = fold(part)
    if folded in words.role_parts or folded in words.buttons:
        return True
    return part.isupper() and len(part) > 2 and not parts[1].isupper()


def text_authors(blocks: Sequence[ArticleBlock], words: WordIndex) -> tuple[str, ...]:
    """The authors of a text: whom the bylines over the story name; else those right under it; else the only names that
    any byline further down has. Teasers have bylines too, with many names.
    """
    if not any(b.role in _SIGNED for b in blocks):
        return ()
    paragraphs = [i for i, b in enumerate(blocks) if is_story(b)] or [len(blocks)]
    story = min(paragraphs[0] + SLACK, paragraphs[-1]) + 1
    over = _authors(blocks[:story], words)
    if over:
        return over
    near = [b for a, b in pairwise(blocks[story - 1 :]) if b.start - a.end <= APART]
    far = {names for b in blocks[story:] if (names := _names(b, words))}
    return _authors(near, words) or (far.pop() if len(far) == 1 else ())


def _authors(blocks: Sequence[ArticleBlock], words: WordIndex) -> tuple[str, ...]:
    """The names in bylines; of those who edited or reviewed only where nobody else is named."""
    found = [(names, words.editing_opener(fold(b.text).lstrip(_EDGE))) for b in blocks if (names := _names(b, words))]
    own = [names for names, editing in found if not editing] or [names for names, _ in found]
    return tuple({fold(name): name for names in own for name in names}.values())


def is_story(block: ArticleBlock) -> bool:
    """Whether a block is a paragraph as long as the story's."""
    return block.role is Role.PARAGRAPH and len(block.text.split()) >= PARAGRAPH


def _names(block: ArticleBlock, words: WordIndex) -> tuple[str, ...]:
    text: str | None = block.text if block.role is Role.BYLINE else None
    if block.role is Role.DATELINE:
        text = names_behind(block.text, words.lists.byline)
    names = line_names(text, words) if text else ()
    return names or (_desk(block.text, words) if block.role is Role.BYLINE else ())


def _desk(text: str, words: WordIndex) -> tuple[str, ...]:
    """What stands behind a byline's word where it is a newsroom ("By News Desk")."""
    folded = fold(text)
    opener = words.byline_opener(folded)
    rest = text[len(opener) :].strip(_EDGE + ":") if opener else ""
    is_desk = rest[:1].isupper() and 1 < len(rest.split()) <= MOST_DESK and words.role_in(fold(rest))
    return (rest,) if is_desk and not any(map(str.isdigit, rest)) else ()
