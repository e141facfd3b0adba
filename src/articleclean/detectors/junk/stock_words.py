"""Lines in the words of stock phrases, though no pack has the phrase.

Looks like: "Please share this story on Facebook!", "Story Continued Below", "Video loading Watch next". Sites say the
same in ever new words; here most words of a line stand in the phrases of packs, and hardly any in their look-alikes
from articles. Where the story uses these words too (a report on streaming sites) or the line is short, the finding is a
hint. Limit: headlines and names of sections, whose words are anybody's.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from articleclean.detectors.protocol import Detector
from articleclean.model.finding import Evidence, Finding, Strength
from articleclean.model.labels import Category

if TYPE_CHECKING:
    from articleclean.scan import Scan

MIN_MEAN, MIN_SUM = 1.2, 2.5
"""Mean log-odds of the line's words, and their sum over the root of their number, from which a line is one."""
CLEAR_MEAN, CLEAR_SUM, SURE_SUM = 1.4, 4.0, 5.0
OWN = 0.5
"""From which mean and sum, or from which sum alone, the evidence is strong, and up to which share of words that the
story has too. Of lines without a phrase in 166 texts that no pack was written on, 22 of junk and none of an article are
such; in dumps of 198 pages of all kinds of sites 414 and 21, in those of 38 news pages 139 and none.
"""
MIN_WORDS = 2
"""Words of a line, and those of them that speak of a page."""
MAX_NAMED = 5
"""Words that the reason tells."""
_ANNOUNCES = (":", "：")


def detect(scan: "Scan") -> Iterator[Finding]:
    """Lines without a pack's hit whose words are mostly those of packs."""
    from articleclean.packs.stock_words import load_stock_words

    columns = scan.columns
    rows = zip(columns["stock_mean"], columns["stock_sum"], columns["words"], strict=True)
    for index, (mean, total, words) in enumerate(rows):
        if mean >= MIN_MEAN and total >= MIN_SUM and words >= MIN_WORDS and not scan.has_hit(index):
            category, spoken = load_stock_words().spoken(scan.stems, index, scan.doc.folded)
            if len(spoken) < MIN_WORDS:
                continue
            reason = f"its words are those of stock phrases: {', '.join(f'“{word}”' for word in spoken[:MAX_NAMED])}"
            evidence = Evidence("stock_words", f"{columns['stock_share'][index]:.0%}")
            finding = DETECTOR.about(scan.doc.blocks[index], reason, evidence, strength=_strength(scan, index))
            yield replace(finding, category=category)


def _strength(scan: "Scan", index: int) -> Strength:
    mean, total, own = (scan.columns[name][index] for name in ("stock_mean", "stock_sum", "overlap"))
    is_clear = total >= SURE_SUM or (mean >= CLEAR_MEAN and total >= CLEAR_SUM)
    is_strong = is_clear and own <= OWN and not scan.lines[index].endswith(_ANNOUNCES)
    return Strength.STRONG if is_strong else Strength.HINT


DETECTOR = Detector("J23", "stock_words", Category.OTHER, "context", detect)
