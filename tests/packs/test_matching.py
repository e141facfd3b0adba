"""Phrases are found in time that grows with the text, however often one comes."""

import time

import pytest

from articleclean.ingest.text import read_text
from articleclean.packs.loader import load_packs
from articleclean.packs.matching import Matcher
from articleclean.packs.schema import Scope

MOST_SECONDS = 5.0
"""A look at the whole line for each hit took minutes."""


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_packs(("en",), ()))


@pytest.mark.parametrize("phrase", ["says: ", "(click here ", "[read more ", "toggle caption "])
def test_a_phrase_that_comes_forty_thousand_times_in_a_line(matcher: Matcher, phrase: str) -> None:
    doc = read_text(phrase * 40_000)
    start = time.process_time()
    matcher.scan(doc)
    assert time.process_time() - start < MOST_SECONDS


def test_a_cut_takes_each_place_and_no_more(matcher: Matcher) -> None:
    doc = read_text("The lift is out [read more] of order [read more here] since March.")
    cuts = [h for hits in matcher.scan(doc).values() for h in hits if h.entry.scope is Scope.CUT]
    assert {doc.source[h.start : h.end] for h in cuts} == {"[read more]", "[read more here]"}
