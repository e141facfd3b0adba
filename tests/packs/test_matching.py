"""Phrases are found wherever they stand, in time that grows with the text, however often one comes."""

import time
from collections.abc import Iterator

import pytest

from articleclean.features import block_features
from articleclean.ingest.text import read_text
from articleclean.model.document import Document, folded_lines
from articleclean.packs.anchors import Anchors
from articleclean.packs.loader import load_packs
from articleclean.packs.matching import Matcher, is_in_word, line_key
from articleclean.packs.schema import Scope
from articleclean.stems import Words

MOST_SECONDS = 5.0
"""A look at the whole line for each hit took minutes."""


def strict_words(doc: Document) -> Words:
    return block_features(doc).strict


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_packs(("en",), ()))


@pytest.mark.parametrize("phrase", ["says: ", "(click here ", "[read more ", "toggle caption "])
def test_a_phrase_that_comes_forty_thousand_times_in_a_line(matcher: Matcher, phrase: str) -> None:
    doc = read_text(phrase * 40_000)
    words = strict_words(doc)
    start = time.process_time()
    matcher.scan(doc, folded_lines(doc), words)
    assert time.process_time() - start < MOST_SECONDS


NEIGHBOURS = ["", "\u0301", "ʼ", "가", "Ａ", "は", "3", "３", "٣", "ـ", "²", "ก", "ً", "_", "é", "©", "\ud800"]
"""What may stand right before or behind a phrase: parts of words, marks of letters, other scripts, digits of them."""


@pytest.mark.parametrize("odd", NEIGHBOURS)
def test_every_phrase_is_found_where_a_plain_search_finds_it(odd: str) -> None:
    entries = [e for pack in load_packs(("en", "ko", "ar", "hi", "zh", "uk", "th"), ()) for e in pack.entries]
    phrases = sorted({e.phrase for e in entries if e.scope in (Scope.START, Scope.CONTAINS, Scope.CUT)})
    lines = [f"{odd}{p}{odd}\nx {p}{odd} {p.replace(' ', odd)}\n{p.replace(chr(39), odd).title()}{p}" for p in phrases]
    doc = read_text("\n".join(lines))
    found = {(start, end) for end, start, _ in Anchors(phrases).places(doc.folded, strict_words(doc))}
    alone = {place for p in phrases for place in plain_places(doc.folded, p)}
    assert {(start, end) for start, end in alone - found if not is_in_word(doc.folded, start, end)} == set()
    assert found <= alone


def plain_places(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    at = text.find(phrase)
    while at >= 0:
        yield at, at + len(phrase)
        at = text.find(phrase, at + 1)


def test_the_longer_of_two_phrases_with_one_end_comes_first() -> None:
    doc = read_text("Please read more about this here and there")
    phrases = ["this", "more about this", "read more", "here", "about"]
    found = [phrase for _, _, phrase in Anchors(phrases).places(doc.folded, strict_words(doc))]
    assert found == ["read more", "about", "more about this", "this", "here"]


def test_a_cut_takes_each_place_and_no_more(matcher: Matcher) -> None:
    doc = read_text("The lift is out [read more] of order [read more here] since March.")
    cuts = [
        h
        for hits in matcher.scan(doc, folded_lines(doc), strict_words(doc)).values()
        for h in hits
        if h.entry.scope is Scope.CUT
    ]
    assert {doc.source[h.start : h.end] for h in cuts} == {"[read more]", "[read more here]"}


@pytest.mark.parametrize("line", ["comments (12)", "comments (१२)", "comments (১২)", "comments (๑๒)", "comments ।"])
def test_digits_and_marks_of_any_script_are_no_part_of_a_label(line: str) -> None:
    assert line_key(line) == "comments"
