"""Teasers of other stories without an opener: lines in a row that somebody cut off after so many characters.

A page's widget cuts every teaser ("the council said that its…"); a writer trails off once, and seldom in the middle of
a long line. So three such lines in a row, with a headline or a teaser short enough to be whole between them, behind
the story's prose, are a list.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from articleclean.detectors.roles.shape import SENTENCE_ENDS, ends_sentence

if TYPE_CHECKING:
    from articleclean.model.document import Block
    from articleclean.scan import Scan

FEWEST = 3
"""Cut lines of a list. On the pages measured none of 86 lines found like this was the story's."""
FEWEST_WORDS = 6
"""Words of a cut line: shorter ones trail off in verse and in talk."""
MOST_BETWEEN, HEADLINE_WORDS = 2, 20
"""Lines from one teaser to the next (a headline, a date), and words of each."""
_DOTS = ".… "


def cut_teasers(scan: "Scan") -> Iterator[Sequence["Block"]]:
    """Each list of teasers, with what stands between them; all other prose of the text stands before it."""
    cut = [i for i, dots in enumerate(scan.columns["ellipsis_end"]) if dots > 0 and _is_cut(scan, i)]
    if len(cut) < FEWEST:
        return
    lists = list(_lists(scan, cut))
    listed = {i for run in lists for i in range(run[0], run[-1] + 1)}
    prose = [i for i, words in enumerate(scan.columns["prose"]) if words > 0 and i not in listed]
    for run in lists:
        if prose and run[0] > prose[-1]:
            has_headlines = len(run) < run[-1] + 1 - run[0] and _are_headlines(scan, range(run[0] - 1, run[0]))
            yield scan.doc.blocks[run[0] - has_headlines : run[-1] + 1]


def _lists(scan: "Scan", cut: Sequence[int]) -> Iterator[list[int]]:
    """Cut lines with nothing but headlines from one to the next, or one teaser that was not cut."""
    run: list[int] = []
    for index in cut:
        if run and not _is_next(scan, run, index):
            if len(run) >= FEWEST:
                yield run
            run = []
        run.append(index)
    if len(run) >= FEWEST:
        yield run


def _is_next(scan: "Scan", run: Sequence[int], index: int) -> bool:
    between = range(run[-1] + 1, index)
    if len(between) == 1 and len(run) >= FEWEST:
        return scan.columns["words"][between[0]] <= 2 * HEADLINE_WORDS
    return len(between) <= MOST_BETWEEN and _are_headlines(scan, between)


def _are_headlines(scan: "Scan", indexes: range) -> bool:
    words, blocks = scan.columns["words"], scan.doc.blocks
    return all(words[i] <= HEADLINE_WORDS and not ends_sentence(blocks[i].text) for i in indexes)


def _is_cut(scan: "Scan", index: int) -> bool:
    """Whether the line ends in dots, in the middle of a sentence."""
    text = scan.doc.blocks[index].text.rstrip(_DOTS)
    return scan.columns["words"][index] >= FEWEST_WORDS and text[-1:] not in SENTENCE_ENDS
