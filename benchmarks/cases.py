"""How many of a detector's cases are won. See articleclean.report.cases for the files."""

from pathlib import Path

from tests.detectors.story import story_with

from articleclean import Article, Cleaner
from articleclean.detectors import ALL_DETECTORS
from articleclean.model.labels import Role
from articleclean.model.space import is_visible
from articleclean.report.cases import FILES, Case, read_cases

CODES = {detector.name: detector.code for detector in ALL_DETECTORS}


def won(folder: Path, cleaner: Cleaner) -> tuple[int, int]:
    """Cases of a detector's folder that should be found and are, and that should be left alone and are."""
    counts = {True: 0, False: 0}
    for case in (case for file in FILES for case in read_cases(folder / f"{file}.txt")):
        text, offset = story_with(case.text, case.place)
        counts[case.found] += _is_won(folder.name, case, cleaner.clean(text), offset)
    return counts[True], counts[False]


def _is_won(detector: str, case: Case, article: Article, offset: int) -> bool:
    marked = [(offset + start, offset + end) for start, end in case.marked]
    if (detector in set(Role)) or case.role is not None:
        wanted = case.role or Role(detector)
        return all((_roles(article, *span) == {wanted}) == case.found for span in marked)
    if case.found:
        return all(_codes(article, *span) == {CODES[detector]} for span in marked)
    return not _codes(article, offset, offset + len(case.text))


def _codes(article: Article, start: int, end: int) -> set[str]:
    """Codes of what was removed between two places, white space aside."""
    return {
        r.code
        for r in article.removed
        if r.start < end and r.end > start and is_visible(article.source_text[max(start, r.start) : min(end, r.end)])
    }


def _roles(article: Article, start: int, end: int) -> set[Role]:
    return {block.role for block in article.blocks for s, e in block.spans if s < end and e > start}
