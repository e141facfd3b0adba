"""The words of stock phrases: how much more often each stands in what sites print than in lines of articles.

Sites say the same in ever new words ("Please share this story on Facebook!"). No pack has all of these lines, but packs
have their words, beside look-alikes from articles: enough to tell which words speak of a page. A word's odds are those
of naive Bayes, log((n + 1/2) / N) for either side; the phrases of all packs together make one side, the other words of
their look-alikes and the packs' words for captions, credits and dates the other.
"""

import functools
import json
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import regex
from numpy.typing import NDArray

from articleclean.ingest.fold import fold
from articleclean.model.labels import Category
from articleclean.packs.schema import WordLists
from articleclean.stems import Hashes, Words, name_hashes, names_of, rows_of

FILE = Path(__file__).parent / "stock.words.json"
FEWEST = 2
"""Times a word must be counted: what stands in one phrase alone may be that phrase's subject."""
FAR = 3.0
"""Log-odds beyond which more says nothing."""
SCALE = 10
"""Odds are written as whole tenths."""
CLEARLY = 1.0
"""Log-odds from which a word speaks of a page and not of a story: it stands nearly three times as often there."""
_WORD = regex.compile(r"[^\W_\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}][\w']*")
_KINDS = tuple(Category)
_KEPT = ("caption", "credit", "published", "byline", "roles")


@dataclass(frozen=True, slots=True)
class StockWords:
    """Words by the hashes of their stems, in rising order; the odds of each, and the category whose phrases have it
    most often, as its place in ``Category``. Behind them an unknown word, with odds of zero.
    """

    hashes: Hashes
    odds: NDArray[np.float64]
    categories: NDArray[np.int64]

    def rows(self, stems: Hashes) -> NDArray[np.int64]:
        """The row of each stem."""
        return rows_of(self.hashes, stems)

    def spoken(self, words: Words, block: int, folded: str) -> tuple[Category, tuple[str, ...]]:
        """What most of a block's words that speak of a page speak of, and these words. ``words``: the document's;
        ``folded``: its folded source.
        """
        places = np.flatnonzero(words.blocks == block)
        rows = self.rows(words.stems.take(words.ids.take(places)))
        clear = self.odds.take(rows) > CLEARLY
        kinds = Counter(self.categories.take(rows[clear]).tolist())
        commonest = max(kinds, key=lambda kind: (kinds[kind], kind), default=-1)
        starts = words.starts.take(places[clear]).tolist()
        return _KINDS[commonest], tuple(dict.fromkeys(_word_at(folded, start) for start in starts))


def _word_at(folded: str, start: int) -> str:
    """The word that begins at a place; in scripts without spaces the pair of characters."""
    match = _WORD.match(folded, start)
    return match[0] if match else folded[start : start + 2]


@functools.cache
def load_stock_words() -> StockWords:
    """The words of all packs that come with articleclean: constant data, the same for every document."""
    raw = json.loads(FILE.read_text(encoding="utf-8"))
    hashes = name_hashes(raw["names"].split(" "))
    order = hashes.argsort()
    odds, categories = np.array([*raw["odds"], 0]) / SCALE, np.array([*raw["categories"], len(_KINDS) - 1])
    rows = np.append(order, len(order))
    return StockWords(hashes[order], odds[rows], categories[rows])


def count_stock_words(entries: Iterable[dict[str, Any]], lists: Iterable[WordLists]) -> dict[str, Any]:
    """What ``load_stock_words`` reads, from the raw entries and word lists of packs."""
    printed: dict[str, Counter[str]] = {}
    told: Counter[str] = Counter()
    for entry in entries:
        own = set(names_of(fold(entry["phrase"])))
        for name in own:
            printed.setdefault(name, Counter())[entry["category"]] += 1
        told.update(set(names_of(fold(entry["keep"]))) - own)
    for words in lists:
        told.update(name for key in _KEPT for phrase in getattr(words, key) for name in names_of(phrase))
    return _table(printed, told)


def _table(printed: dict[str, Counter[str]], told: Counter[str]) -> dict[str, Any]:
    all_printed, all_told = sum(c.total() for c in printed.values()), told.total()
    table: dict[str, Any] = {"names": [], "odds": [], "categories": []}
    for name in sorted(printed.keys() | told.keys()):
        by_category = printed.get(name, Counter())
        if by_category.total() + told[name] >= FEWEST:
            odds = math.log((by_category.total() + 0.5) / all_printed) - math.log((told[name] + 0.5) / all_told)
            commonest = min(by_category, key=lambda c: (-by_category[c], c), default=Category.OTHER.value)
            table["names"].append(name)
            table["odds"].append(round(min(max(odds, -FAR), FAR) * SCALE))
            table["categories"].append(_KINDS.index(Category(commonest)))
    return table | {"names": " ".join(table["names"])}
