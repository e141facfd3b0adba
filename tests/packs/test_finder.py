"""Words of lists are found as whole words, the longest first."""

import pytest

from articleclean.packs.finder import Finder


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("anna roe, staff writer", "staff writer"),
        ("the staff of the mill", "staff"),
        ("staff writers", "staff"),
        ("a staffer's letter", None),
        ("editor-in-chief nils dahl", "editor-in-chief"),
        ("editor-in-chiefs", None),
    ],
)
def test_whole_words(text: str, found: str | None) -> None:
    place = Finder(["staff", "staff writer", "editor-in-chief"]).search(text)
    assert (text[slice(*place)] if place else None) == found
