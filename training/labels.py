"""Which blocks of a rendering belong to the gold text: 1 yes, 0 no, -1 not counted."""

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from articleclean.model.document import Document

_WORD = re.compile(r"\w+")
RUN = 4
SHORT = 4
"""Words up to which a block must be a whole line of the gold text to count as part of it."""
IN, OUT = 0.7, 0.3
"""Share of a block's word runs found in the gold text from which it counts as in, and up to which as out."""


def words(text: str) -> list[str]:
    """Lower-case words."""
    return _WORD.findall(text.lower())


def key(text: str) -> str:
    """Words with one space between, to compare lines by."""
    return " ".join(words(text))


def block_labels(doc: Document, gold: str, ignore: Iterable[str] = ()) -> NDArray[np.int64]:
    """Labels of all blocks. ``ignore``: keys of lines that are neither (title, captions, authors)."""
    gold_words = words(gold)
    runs = set(zip(*(gold_words[i:] for i in range(RUN)), strict=False))
    lines = {key(line) for line in gold.split("\n")}
    whole = f" {' '.join(gold_words)} "
    skipped = set(ignore) - {""}
    first = [_label(words(b.text), runs, lines, whole, skipped) for b in doc.blocks]
    settled = [_settled(first, i) for i in range(len(first))]
    return np.array(settled, dtype=np.int64)


UNCLEAR = -2


def _label(block: list[str], runs: set[tuple[str, ...]], lines: set[str], whole: str, skipped: set[str]) -> int:
    text = " ".join(block)
    if not block or text in skipped:
        return -1
    if len(block) <= SHORT:
        if text in lines:
            return 1
        return UNCLEAR if f" {text} " in whole else 0
    found = sum(run in runs for run in zip(*(block[i:] for i in range(RUN)), strict=False)) / (len(block) - RUN + 1)
    return 1 if found >= IN else 0 if found <= OUT else -1


def _settled(labels: list[int], index: int) -> int:
    """A short block whose words stand somewhere in the gold text counts only as out, far from text that is in."""
    if labels[index] != UNCLEAR:
        return labels[index]
    return -1 if 1 in labels[max(0, index - 2) : index + 3] else 0
