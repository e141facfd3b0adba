"""Lines in the words of stock phrases, though no pack has the phrase.

Looks like: "Please share this story on Facebook!", "Story Continued Below", "Video loading Watch next". Sites say the
same in ever new words; here most words of a line stand in the phrases of packs, and hardly any in their look-alikes
from articles. The finding is a hint: where the score sees the story in the line, it stays. Limit: headlines and names
of sections, whose words are anybody's.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category
from articleclean.packs.stock_words import load_stock_words
from articleclean.scoring.stock_words import CLEARLY
from articleclean.stems import name_hashes, names_of

if TYPE_CHECKING:
    from articleclean.scan import Scan

MIN_MEAN, MIN_SUM = 1.2, 2.0
"""Mean log-odds of the line's words, and their sum over the root of their number, from which a line is one. Of 135
texts that no pack was written on, 68 junk lines and 6 others lie above; of 155 that some were, 425 and 17.
"""
MIN_WORDS = 2
MAX_NAMED = 5
"""Words that the reason tells."""


def detect(scan: "Scan") -> Iterator[Finding]:
    """Lines without a pack's hit whose words are mostly those of packs."""
    columns = scan.columns
    rows = zip(columns["stock_mean"], columns["stock_sum"], columns["words"], strict=True)
    for index, (mean, total, words) in enumerate(rows):
        if mean >= MIN_MEAN and total >= MIN_SUM and words >= MIN_WORDS and not scan.has_hit(index):
            yield _finding(scan, index)


def _finding(scan: "Scan", index: int) -> Finding:
    block = scan.doc.blocks[index]
    named, categories = _spoken(scan.lines[index])
    reason = f"its words are those of stock phrases: {', '.join(f'“{word}”' for word in named[:MAX_NAMED])}"
    evidence = (Evidence("stock_words", f"{scan.columns['stock_share'][index]:.0%}"),)
    category = max(categories, key=lambda c: (categories[c], c.value), default=Category.OTHER)
    return Finding(DETECTOR.code, block.start, block.end, Strength.HINT, reason, category, None, evidence)


def _spoken(line: str) -> tuple[list[str], Counter[Category]]:
    """The words of a folded line that speak of a page, and the categories whose phrases have them."""
    known = load_stock_words()
    named: dict[str, None] = {}
    categories: Counter[Category] = Counter()
    for word in line.split():
        if names := names_of(word):
            for row in known.rows(name_hashes(names)).tolist():
                if known.odds[row] > CLEARLY:
                    named[word.strip(".,:;!?…|()[]«»“”\"'")] = None
                    categories[known.categories[row]] += 1
    return list(named), categories


DETECTOR = Detector("J23", "stock_words", Category.OTHER, "alone", detect)
