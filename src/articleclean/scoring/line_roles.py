"""What the kept lines of plain text are: subhead, list item or paragraph.

A subhead stands alone over a paragraph, list items stand in a row, and no single sign tells them: length, end mark,
list mark, what the rules for subheads and lists say, and all of this for the line before and the line after are
weighed together, in any language (a multinomial logistic regression). The weights were fitted by
``training/line_roles.py`` on dumps of public pages, whose markup says what each line was, and on labelled texts;
figures on other sites stand beside them. Role findings stay what moves the content score: only the name is given here.
"""

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import regex

from articleclean.features import Floats
from articleclean.model.labels import Role
from articleclean.scoring.matrix import product
from articleclean.stems import Bools, Ints

if TYPE_CHECKING:
    from articleclean.scan import Scan

WEIGHTS = Path(__file__).with_name("line_roles.json")
ROLES = (Role.HEADING, Role.LIST_ITEM, Role.PARAGRAPH)
"""The roles that a line is given here, and must have to be given another, in the order of the weights."""
OWN = (
    "log_words", "end", "colon_end", "ellipsis_end", "quote_end", "starts_mark", "starts_digit", "starts_lower",
    "starts_quote", "upper_words", "upper_share", "lower_words", "digit_share", "punct_share", "commas", "sentences",
    "gap", "linkish", "repeats", "overlap",
)  # fmt: skip
"""Columns of the scan that are looked at."""
SHAPE = ("prose", "prose_words", "bullet", "number", "asks", "score", "as_heading", "as_list_item", "other_role")
LINE = OWN + SHAPE
"""What is weighed of a line, and of the lines before and after it."""
PLACE = (
    "none_before", "none_after", "next_number", "previous_number", "removed_before", "removed_after", "short_before",
    "short_after",
)  # fmt: skip
SIGNS = (*LINE, *(f"{name}-1" for name in LINE), *(f"{name}+1" for name in LINE), *PLACE)
"""Names of all that is weighed for a line."""
_COUNTS = slice(PLACE.index("next_number"), PLACE.index("previous_number") + 1)
MENU, TEXT = -4.0, 6.0
"""Log-odds beyond which the content score says no more."""
PROSE_WORDS, MOST_REMOVED, MOST_SHORT = 60.0, 3, 6

_BULLET = regex.compile(r"(?:[•●▪■◦‣·*+]|[-–—](?=\s))\s*\S")
_NUMBER = regex.compile(r"\(?(\d{1,3})[.):]\s")
_ASKS = frozenset("?？؟!")
"""One of them is the line's last character, or the last but a closing mark."""
_STARTS = [OWN.index("starts_mark"), OWN.index("starts_digit")]
_BULLETED, _AS_ITEM = LINE.index("bullet"), LINE.index("as_list_item")
_PLACE_OF = {role: place for place, role in enumerate(ROLES)}


@dataclass(frozen=True, slots=True)
class Weights:
    """``of_line``: what a line says for its own roles, for those of the line after and of the line before it, shape
    (signs of a line, 3 * roles). ``of_place``: shape (signs of a place, roles). ``bias``: shape (roles,).
    """

    of_line: Floats
    of_place: Floats
    bias: Floats


def line_roles(scan: "Scan", kept: Sequence[int], roles: Sequence[Role]) -> list[Role]:
    """The roles of the kept blocks, anew where they are of ``ROLES``; sentences of one line keep theirs.

    ``kept``: indexes of blocks in order, at least one. ``roles``: what the findings say of each.
    """
    prose = scan.columns["prose"]
    if all(role not in ROLES or (role is Role.PARAGRAPH and prose[i] > 0) for i, role in zip(kept, roles, strict=True)):
        return list(roles)  # a third of all scraped texts: prose has no other name
    weights, (line, place) = _weights(), signs(scan, kept, roles)
    said = product(line, weights.of_line)
    sums = said[:, :3] + product(place, weights.of_place) + weights.bias
    sums[1:] += said[:-1, 3:6]
    sums[:-1] += said[1:, 6:]
    listed = is_listed(line, place).tolist()
    glued = {i for b in scan.doc.blocks[1:] if b.gap == 0 for i in (b.index - 1, b.index)}
    return [
        ROLES[choice] if role in ROLES and index not in glued and not is_item else role
        for index, role, choice, is_item in zip(kept, roles, sums.argmax(axis=1).tolist(), listed, strict=True)
    ]


def is_listed(line: Floats, place: Floats) -> Bools:
    """Which lines are items of a list beyond doubt: the rules say so, and a list mark opens them, or a number that
    counts on from one line to the next. Pages often have such lines in paragraphs.
    """
    shown = place[:, _COUNTS].max(axis=1) + line[:, _BULLETED]
    return np.asarray((line[:, _AS_ITEM] > 0) & (shown > 0), dtype=bool)


@functools.cache
def _weights() -> Weights:
    raw = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    of_line = [np.array([raw[name + step] for name in LINE]) for step in ("", "-1", "+1")]
    return Weights(np.hstack(of_line), np.array([raw[name] for name in PLACE]), np.array(raw["bias"]))


def signs(scan: "Scan", kept: Sequence[int], roles: Sequence[Role]) -> tuple[Floats, Floats]:
    """What is to be seen of each kept block, shape (kept, signs of a line), and of its place among the others, shape
    (kept, signs of a place).
    """
    at = np.array(kept)
    own = scan.columns.arrays((*OWN, "prose"))[:, at]
    marked = np.flatnonzero(own[_STARTS].any(axis=0)).tolist()
    prose, texts, numbers = own[-1], [scan.doc.blocks[i].text for i in kept], np.zeros(len(kept))
    line = np.zeros((len(LINE), len(kept)))
    line[: len(OWN)] = own[:-1]
    shape = line[len(OWN) :]
    shape[0] = prose > 0
    np.minimum(prose / PROSE_WORDS, 1.0, out=shape[1])
    for i in marked:
        shape[2, i] = _BULLET.match(texts[i]) is not None
        numbers[i] = _number(texts[i])
    shape[3] = numbers > 0
    shape[4] = [not _ASKS.isdisjoint(text[-2:]) for text in texts]
    shape[5] = np.array(scan.score)[at]
    np.minimum(np.maximum(shape[5], MENU), TEXT, out=shape[5])
    named = np.array([_PLACE_OF.get(role, len(ROLES)) for role in roles])
    for row, place in ((6, _PLACE_OF[Role.HEADING]), (7, _PLACE_OF[Role.LIST_ITEM]), (8, len(ROLES))):
        shape[row] = named == place
    return line.T, _places(numbers, at, prose > 0)


def _number(text: str) -> int:
    """The number that opens a line, 0 where there is none."""
    found = _NUMBER.match(text)
    return int(found[1]) if found else 0


def _places(numbers: Floats, at: Ints, prose: Bools) -> Floats:
    """Whether a line is the first or the last, its number counts on from one line to the next, how many blocks were
    removed between, and how many lines that are no prose stand in a row before and after.
    """
    out = np.zeros((len(numbers), len(PLACE)))
    out[0, 0] = out[-1, 1] = 1.0
    removed = np.minimum(np.diff(at) - 1, MOST_REMOVED)
    out[1:, 4], out[:-1, 5] = removed, removed
    follows = (numbers[:-1] > 0) & (numbers[1:] == numbers[:-1] + 1)
    out[:-1, 2], out[1:, 3] = follows, follows
    is_prose = prose.tolist()
    out[:, 6], out[::-1, 7] = _run_before(is_prose), _run_before(is_prose[::-1])
    return out


def _run_before(prose: Sequence[bool]) -> list[int]:
    """How many lines that are no prose come right before each, at most ``MOST_SHORT``."""
    counts, run = [], 0
    for is_prose in prose:
        counts.append(run)
        run = 0 if is_prose else min(run + 1, MOST_SHORT)
    return counts
