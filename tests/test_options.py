"""Options and sources of the wrong type are refused with one of our errors, before anything is read."""

from typing import Any

import pytest

from articleclean import Cleaner, InputError, OptionsError, clean


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"languages": "en"}, r"languages takes several: give a list, such as languages=\['en'\]"),
        ({"languages": 5}, "languages takes several"),
        ({"packs": [5]}, "packs takes Pack or str or Path, not 5"),
        ({"disable": [5]}, "disable takes str, not 5"),
        ({"disable": None}, "disable takes several"),
        ({"detectors": [5]}, "5 is no Detector"),
        ({"kind": "pdf"}, "kind 'pdf' is unknown"),
        ({"encoding": "martian"}, "encoding 'martian' is unknown"),
        ({"encoding": 5}, "encoding 5 is unknown"),
        ({"max_chars": 0}, "max_chars must be a whole number of at least 1, not 0"),
        ({"max_chars": "5"}, "max_chars must be a whole number of at least 1, not '5'"),
        ({"colour": True}, "unknown options colour; known: languages, packs"),
    ],
)
def test_wrong_options_are_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionsError, match=message):
        Cleaner(**given)


def test_lists_of_any_kind_become_tuples() -> None:
    options = Cleaner(languages=(name for name in ("de", "en")), disable={"share_bar"}).options
    assert (options.languages, options.disable) == (("de", "en"), ("share_bar",))


def test_options_that_are_none() -> None:
    wrong: Any = {"languages": ["en"]}
    with pytest.raises(OptionsError, match="options must be an Options, not dict"):
        Cleaner(wrong)
    with pytest.raises(OptionsError, match="options must be an Options, not dict"):
        clean("Text.", options=wrong)


@pytest.mark.parametrize("source", [None, 5, ["text"], {}])
def test_a_source_of_another_type(source: Any) -> None:
    with pytest.raises(InputError, match=f"cannot read an article from {type(source).__name__}: give bytes, str"):
        clean(source)


def test_a_source_with_a_wrong_url_or_kind() -> None:
    wrong: Any = 5
    with pytest.raises(InputError, match="url must be a string or None, not int"):
        clean("Text.", url=wrong)
    unknown: Any = "pdf"
    with pytest.raises(OptionsError, match="kind 'pdf' is unknown"):
        Cleaner().clean("Text.", kind=unknown)


def test_a_source_that_is_too_long() -> None:
    assert Cleaner(max_chars=5).clean("abcde").source_text == "abcde"
    with pytest.raises(InputError, match="has 6 characters, more than max_chars=5: cut it, or raise"):
        Cleaner(max_chars=5).clean("abcdef")
    with pytest.raises(InputError, match="has 6 characters"):
        Cleaner(max_chars=5).clean(b"abcdef")
