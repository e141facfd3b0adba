"""Packs that people write wrongly are refused with the place and what must stand there."""

import os
from pathlib import Path

import pytest

from articleclean import PackError
from articleclean.packs.checking import check_pack
from articleclean.packs.reading import read_pack

ENTRY = {"phrase": '"ahoy"', "category": '"ad"', "scope": '"line"', "example": '"Ahoy"', "keep": '"No"', "seen": '"x"'}


def written(tmp_path: Path, name: str, text: str) -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def entry(**changes: str) -> str:
    return "[[entry]]\n" + "".join(f"{key} = {value}\n" for key, value in {**ENTRY, **changes}.items())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("entry = 5", r"'entry' must be \[\[entry\]\] tables"),
        ("entry = [5]", r"'entry' must be \[\[entry\]\] tables"),
        ('title = "x"', r"unknown keys title: it holds \[\[entry\]\] tables only"),
        (entry(phrase="5"), "phrase must be a string, not 5"),
        (entry(example="5"), "example must be a string, not 5"),
        (entry(pattern="5"), "pattern must be a string, not 5"),
        (entry(max_words='"many"'), "max_words must be a whole number, not 'many'"),
        (entry(weak="1"), "weak must be true or false, not 1"),
        (entry(pattern='"("'), "the pattern does not compile"),
        (entry(keep='""'), "lacks keep"),
        (entry(colour='"red"'), "unknown keys colour"),
        (entry(scope='"page"'), "'page' is not a valid Scope"),
        ("x =", "is not valid TOML"),
    ],
)
def test_entries(tmp_path: Path, text: str, message: str) -> None:
    folder = written(tmp_path, "junk.toml", text)
    with pytest.raises(PackError, match=message):
        read_pack(folder)
    with pytest.raises(PackError, match=message):
        list(check_pack(folder))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("byline = 5", "byline must be a list of phrases"),
        ('byline = "by"', "byline must be a list of phrases, such as byline = .*, not 'by'"),
        ("byline = [5]", "byline must be a list of phrases"),
        ('byline = [" "]', "byline must be a list of phrases"),
        ('months = ["may"]', "months must be a table of numbers from 1 to 12"),
        ('months = {may = "5"}', "months must be a table of numbers from 1 to 12"),
        ("months = {may = 13}", "months must be a table of numbers from 1 to 12"),
        ('verbs = ["say"]', "unknown keys verbs; known: agencies, byline"),
    ],
)
def test_words(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        read_pack(written(tmp_path, "words.toml", text))


def test_a_pack_of_one_file(tmp_path: Path) -> None:
    pack = read_pack(written(tmp_path, "words.toml", 'byline = ["By the Hand of"]\nmonths = {May = 5}'))
    assert (pack.entries, pack.words.byline, pack.words.months) == ((), ("by the hand of",), (("may", 5),))
    assert list(check_pack(tmp_path)) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_pack_that_may_not_be_read(tmp_path: Path) -> None:
    folder = written(tmp_path, "junk.toml", entry())
    (folder / "junk.toml").chmod(0)
    with pytest.raises(PackError, match=r"junk\.toml cannot be read: Permission denied"):
        read_pack(folder)
