"""Captions that no element is named after: a text beside an image that says what its alternative text says, or that
follows it in italics.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from articleclean.ingest.html_tags import HEADINGS, LIST_ITEMS

if TYPE_CHECKING:
    from articleclean.ingest.html_walk import Draft

BEFORE, AFTER = 2, 4
"""Blocks before and after an image in which its caption may stand; lightboxes repeat it further away."""
MIN_LENGTH = 20
"""Characters of an alternative text that can be a caption; shorter ones name the thing in the picture."""
MAX_REST = 80
"""Characters that a caption may have beyond the alternative text: who made the picture."""
HALF = 0.5
MIN_WORDS, MAX_WORDS = 3, 25
"""Words of a caption in italics."""
_ITALICS = frozenset({"em", "i"})
_PICTURES = frozenset({"img", "picture", "br", "amp-img"})
"""What may stand in the caption's element beside it."""


def mark_captions(drafts: "Sequence[Draft]", images: Sequence[tuple[int, str]]) -> None:
    """Mark the drafts that are captions; ``images`` are alternative texts with the number of drafts before each."""
    for at, text in images:
        alt = " ".join(text[:1000].split())
        if len(alt) >= MIN_LENGTH:
            for draft in drafts[max(0, at - BEFORE) : at + AFTER]:
                draft.is_caption |= _repeats(" ".join(draft.lines), alt) and _may_be_caption(draft)
        if at < len(drafts) and _is_short(drafts[at]) and _in_italics(drafts[at]):
            drafts[at].is_caption |= _may_be_caption(drafts[at])


def _repeats(text: str, alt: str) -> bool:
    """Whether one of the two is the other with its credit."""
    shorter, longer = sorted((text, alt), key=len)
    return len(shorter) >= MIN_LENGTH and longer.startswith(shorter) and len(longer) - len(shorter) <= MAX_REST


def _may_be_caption(draft: "Draft") -> bool:
    tag = draft.owner.tag
    return tag not in HEADINGS and tag not in LIST_ITEMS and draft.link_share < HALF and draft.lines[-1][-1:] != ":"


def _is_short(draft: "Draft") -> bool:
    return MIN_WORDS <= sum(len(line.split()) for line in draft.lines) <= MAX_WORDS


def _in_italics(draft: "Draft") -> bool:
    """Whether all of a block stands in one element for italics."""
    block = draft.owner.element
    inner = [element for element in block if isinstance(element.tag, str)]
    if any((text or "").strip() for text in (block.text, *(element.tail for element in inner))):
        return False
    shown = [element for element in inner if element.tag not in _PICTURES and not _is_linked_picture(element)]
    return len(shown) == 1 and shown[0].tag in _ITALICS


def _is_linked_picture(element: Any) -> bool:
    return (
        element.tag == "a"
        and len(element) == 1
        and element[0].tag in _PICTURES
        and not "".join(element.itertext()).strip()
    )
