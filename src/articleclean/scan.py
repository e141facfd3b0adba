"""What is known about a document before the detectors look: phrase hits, numbers per block, the content score."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from articleclean.features import Floats
from articleclean.metadata.page_kind import PageKind
from articleclean.model.document import Block, Document
from articleclean.packs.matching import Hit
from articleclean.packs.schema import Scope
from articleclean.packs.wordlists import WordIndex
from articleclean.stems import Words


class Columns(dict[str, list[float]]):
    """Columns by name as plain lists, each made when first asked for: detectors read numbers one by one, which takes
    ten times as long from an array."""

    def __init__(self, arrays: Mapping[str, Floats]) -> None:
        super().__init__()
        self._arrays = arrays

    def __missing__(self, name: str) -> list[float]:
        values: list[float] = self._arrays[name].tolist()
        self[name] = values
        return values

    def arrays(self, names: Sequence[str]) -> Floats:
        """The named columns as an array of shape (names, blocks)."""
        return np.array([self._arrays[name] for name in names])


@dataclass(frozen=True, slots=True)
class Scan:
    """The document as detectors see it. ``score``: log-odds that a block belongs to the text, one a block.

    ``lines``: the folded text of each block. ``story``: index of the first and the last block of the densest run of
    likely text. ``words``: word lists of all packs in use. ``stems``: the document's own words. ``kind``: what the
    page is, if no article. ``known`` and ``dates`` remember what was found out already: by a detector, under the
    function that did (see ``once``), and which blocks hold a date.
    """

    doc: Document
    lines: Sequence[str]
    hits: Mapping[int, Sequence[Hit]]
    columns: Columns
    score: Sequence[float]
    story: tuple[int, int]
    words: WordIndex
    stems: Words
    kind: PageKind
    known: dict[Callable[["Scan"], Any], Any] = field(default_factory=dict)
    dates: dict[int, bool] = field(default_factory=dict)

    def block_words(self, block: Block) -> float:
        """Words of a block; in scripts without spaces two characters make one."""
        return self.columns["words"][block.index]

    def folded(self, block: Block) -> str:
        """The folded text of a block."""
        return self.lines[block.index]

    def has_hit(self, index: int, *scopes: Scope) -> bool:
        """Whether a pack entry that decides (not a weak one) speaks of the block."""
        hits = self.hits.get(index)
        return hits is not None and any(not h.entry.weak and (not scopes or h.entry.scope in scopes) for h in hits)

    def has_date(self, block: Block) -> bool:
        """Whether a date stands in the block."""
        index = block.index
        if self.columns["digit_share"][index] == 0:
            return False
        known = self.dates.get(index)
        if known is None:
            known = self.dates[index] = self.words.is_date(block.text)
        return known
