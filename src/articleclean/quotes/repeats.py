"""Pull quotes: blocks set apart by the layout whose words stand in the running text too."""

import re
from collections.abc import Sequence

from articleclean.quotes.spans import Paragraph

_WORD = re.compile(r"\w+")
_SIZE = 5
"""Words that are compared at a time."""
_SHARE = 0.8
"""Share of a block's runs of words that must stand elsewhere. Set by hand."""


class Repeats:
    """Runs of five words of the paragraphs that are no blocks, gathered when first asked for."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._runs: frozenset[tuple[str, ...]] | None = None

    def elsewhere(self, index: int) -> bool:
        """Whether the words of the paragraph stand in the running text."""
        if self._runs is None:
            self._runs = frozenset(run for p in self._paragraphs if not p.set_apart for run in _runs(p.text))
        own = _runs(self._paragraphs[index].text)
        return bool(own) and sum(run in self._runs for run in own) >= _SHARE * len(own)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return list(zip(*(words[i:] for i in range(_SIZE)), strict=False))
