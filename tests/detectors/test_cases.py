"""Runs every case file: what must go goes, by that detector; what must stay stays whole. See tests/cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from articleclean import Article, clean
from articleclean.detectors import JUNK_DETECTORS, ROLE_DETECTORS, Detector
from articleclean.model.article import Span
from articleclean.model.labels import Role
from articleclean.model.space import is_visible
from articleclean.report.cases import Case, read_cases
from tests.detectors.story import story_with

FOLDER = Path(__file__).parents[1] / "cases"
FILES = {
    **{detector: {"junk": 4, "keep": 4, "known_failures": 1} for detector in JUNK_DETECTORS},
    **{detector: {"role": 4, "other": 4, "known_failures": 1} for detector in ROLE_DETECTORS},
}
"""Detector -> its case files and how many cases each holds at least."""


def cases() -> Iterator[ParameterSet]:
    for detector, files in FILES.items():
        for kind in files:
            for case in read_cases(FOLDER / detector.name / f"{kind}.txt"):
                marks = [pytest.mark.xfail(strict=True, raises=AssertionError)] if kind == "known_failures" else []
                yield pytest.param(detector, case, id=f"{detector.name}-{kind}-{case.name}", marks=marks)


@pytest.mark.parametrize(("detector", "case"), list(cases()))
def test_case(detector: Detector, case: Case) -> None:
    text, offset = story_with(case.text, case.place)
    article = clean(text)
    assert article.restore() == text
    marked = [(offset + start, offset + end) for start, end in case.marked]
    whole = (offset, offset + len(case.text))
    if detector in ROLE_DETECTORS:
        check_role(article, case.role or Role(detector.name), marked, wanted=case.found)
    elif case.found:
        check_removed(article, detector.code, marked)
        check_kept(article, whole, but=marked)
    else:
        for span in marked:
            check_kept(article, span, but=[])


def check_removed(article: Article, code: str, marked: list[Span]) -> None:
    for start, end in marked:
        codes = {removal.code for removal in article.removed if removal.start < end and removal.end > start}
        assert codes == {code}, f"{article.source_text[start:end]!r} went by {codes or 'nothing'}"
        left = [article.source_text[s:e] for s, e in kept_spans(article) if s < end and e > start]
        assert not left, f"{left} was kept"


def check_kept(article: Article, span: Span, but: list[Span]) -> None:
    for removal in article.removed:
        start, end = max(removal.start, span[0]), min(removal.end, span[1])
        inside = any(s <= start and end <= e for s, e in but)
        assert inside or not is_visible(article.source_text[start:end]), f"{removal.text!r} went: {removal.reason}"


def check_role(article: Article, role: Role, marked: list[Span], *, wanted: bool) -> None:
    for start, end in marked:
        roles = {block.role for block in article.blocks for s, e in block.spans if s < end and e > start}
        fits = roles == {role} if wanted else bool(roles) and role not in roles
        assert fits, f"{article.source_text[start:end]!r} is {', '.join(roles) or 'gone'}"


def kept_spans(article: Article) -> list[Span]:
    return [span for block in article.blocks for span in block.spans]


@pytest.mark.parametrize("detector", FILES, ids=lambda detector: detector.name)
def test_every_detector_has_cases(detector: Detector) -> None:
    for kind, least in FILES[detector].items():
        assert len(read_cases(FOLDER / detector.name / f"{kind}.txt")) >= least, kind


def test_every_case_folder_belongs_to_a_detector() -> None:
    assert {folder.name for folder in FOLDER.iterdir()} == {detector.name for detector in FILES}
