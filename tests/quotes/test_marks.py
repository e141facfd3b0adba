import pytest

from articleclean.quotes.marks import pair_marks

STYLES = [
    ('"Yes," he said. "No."', ["Yes,", "No."]),
    ("“Yes,” he said. “No.”", ["Yes,", "No."]),
    ("‘Yes,’ he said. ‘No.’", ["Yes,", "No."]),
    ("„Ja“, sagte er. „Nein.”", ["Ja", "Nein."]),
    ("»Ja«, sagte er.", ["Ja"]),
    ("« Oui », dit-il.", [" Oui "]),
    ("‹Oui›, dit-il.", ["Oui"]),
    ("”Ja”, sa han. »Nej»", ["Ja", "Nej"]),
    ("「はい」と『いいえ』", ["はい", "いいえ"]),
    ("``Yes,'' he said.", ["Yes,"]),
    ('“Yes," he said. "No.”', ["Yes,", "No."]),
    ("He said 'I don't know' twice.", ["I don't know"]),
    ("The players’ ‘union’ of the ‘80s and the '90s.", ["union"]),
    ("‘The players’ boat is gone,’ he said.", ["The players’ boat is gone,"]),
    ('A 6\'2" man said "big" things.', ["big"]),
    ('"Yes"—"No"', ["Yes", "No"]),
]


@pytest.mark.parametrize(("text", "inner"), STYLES)
def test_styles(text: str, inner: list[str]) -> None:
    pairs = pair_marks(text).pairs
    assert [text[p.start : p.end] for p in pairs if not p.depth] == inner


def test_nested_marks_have_depth() -> None:
    text = "“He said ‘no’ to “all” of us,” she said."
    assert [(text[p.start : p.end], p.depth) for p in pair_marks(text).pairs] == [
        ("He said ‘no’ to “all” of us,", 0),
        ("no", 1),
        ("all", 1),
    ]


def test_of_too_many_open_marks_the_first_are_given_up() -> None:
    text = "“one " * 10 + "two” " * 10
    pairs = pair_marks(text).pairs
    assert len(pairs) == 8
    assert min(pair.left for pair in pairs) == text.index("“", text.index("“", 1) + 1)


def test_lost_marks_are_reported_not_guessed() -> None:
    lost_closer = pair_marks("“Yes, he said. “No.”")
    assert [p.left for p in lost_closer.pairs] == [15]
    assert [o[0] for o in lost_closer.openers] == [0]
    lost_opener = pair_marks("Yes,” he said. “No.”")
    assert [p.left for p in lost_opener.pairs] == [15]
    assert lost_opener.closers == ((4, 5),)
