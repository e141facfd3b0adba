"""What is known about a document before the detectors look: phrase hits, numbers per block, the content score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articleclean.features import Floats
from articleclean.model.document import Block, Document
from articleclean.packs.matching import Hit
from articleclean.packs.schema import Scope
from articleclean.packs.wordlists import WordIndex


@dataclass(frozen=True, slots=True)
class Scan:
    """The document as detectors see it. ``score``: log-odds that a block belongs to the text, shape (blocks,).

    ``story``: index of the first and the last block of the densest run of likely text. ``words``: word lists of all
    packs in use.
    """

    doc: Document
    hits: Mapping[int, Sequence[Hit]]
    columns: Mapping[str, Floats]
    score: Floats
    story: tuple[int, int]
    words: WordIndex

    def block_words(self, block: Block) -> float:
        """Words of a block; in scripts without spaces two characters make one."""
        return float(self.columns["words"][block.index])

    def folded(self, block: Block) -> str:
        """The folded text of a block."""
        return self.doc.folded[block.start : block.end]

    def has_hit(self, index: int, *scopes: Scope) -> bool:
        """Whether a pack entry that decides (not a weak one) speaks of the block."""
        return any(not h.entry.weak and (not scopes or h.entry.scope in scopes) for h in self.hits.get(index, ()))
