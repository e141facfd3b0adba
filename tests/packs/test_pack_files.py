"""The rules of docs/packs.md that a pack's files must keep by themselves, whatever the matching does with them."""

import math
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import regex

from articleclean.ingest.fold import fold
from articleclean.model.labels import Category
from articleclean.packs.compiler import HERE, dump_pack, dump_stock_words, pack_folders
from articleclean.packs.matching import count_words
from articleclean.packs.reading import read_pack
from articleclean.packs.schema import Scope, WordLists
from articleclean.packs.stock_words import FILE

FOLDERS = pack_folders()
PATTERN_SECONDS = 0.25
"""For one search in a line of some 20,000 characters: a hundred times what the slowest honest pattern takes."""

each_pack = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def rows(folder: Path) -> list[dict[str, Any]]:
    file = folder / "junk.toml"
    found: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["entry"] if file.is_file() else []
    return found


@each_pack
def test_values_are_of_their_vocabulary_and_type(folder: Path) -> None:
    for row in rows(folder):
        assert Category(row["category"]), row
        assert Scope(row["scope"]), row
        assert all(isinstance(row[key], str) and row[key].strip() for key in ("phrase", "example", "keep", "seen")), row
        assert isinstance(row.get("weak", True), bool), row
        assert 0 < row.get("max_words", 60) <= 100, row


@each_pack
def test_no_entry_is_there_twice(folder: Path) -> None:
    """The same words in the same scope are one entry, unless patterns or strength tell them apart."""
    keys = Counter(
        (fold(row["phrase"]).strip(), row["scope"], row.get("pattern"), bool(row.get("weak"))) for row in rows(folder)
    )
    assert [key for key, count in keys.items() if count > 1] == []


@each_pack
def test_examples_hold_their_phrase_and_look_alikes_are_other_lines(folder: Path) -> None:
    for row in rows(folder):
        assert fold(row["phrase"]).strip() in fold(row["example"]), row
        assert fold(row["keep"]) != fold(row["example"]), row


@each_pack
def test_examples_are_not_longer_than_their_entry_takes(folder: Path) -> None:
    assert [r["phrase"] for r in rows(folder) if count_words(fold(r["example"])) > r.get("max_words", 60)] == []


@each_pack
def test_patterns_compile_and_match_their_example(folder: Path) -> None:
    for row in rows(folder):
        if "pattern" in row:
            assert regex.search(row["pattern"], fold(row["example"])), row


@each_pack
def test_patterns_are_linear_in_their_input(folder: Path) -> None:
    """Lines that begin like the example and never end as the pattern wants."""
    for row in rows(folder):
        if "pattern" not in row:
            continue
        pattern, head = regex.compile(row["pattern"]), fold(row["phrase"]).strip()
        for filler in ("a ", "a", " ", "1 ", "-", ", a", f"{head} "):
            line = (f"{head} " + filler * (20_000 // len(filler)))[:20_000] + "\x00"
            if count_words(line) > row.get("max_words", math.inf):
                continue
            begun = time.process_time()
            pattern.search(line)
            assert time.process_time() - begun < PATTERN_SECONDS, (row["pattern"], filler)


@each_pack
def test_words_are_told_once_and_months_are_months(folder: Path) -> None:
    words = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    assert set(words) <= set(WordLists.__slots__)
    for name, listed in words.items():
        if name != "months":
            assert [w for w, count in Counter(listed).items() if count > 1] == [], name
    assert set(words.get("months", {}).values()) <= set(range(1, 13))


@each_pack
def test_what_machines_read_is_up_to_date(folder: Path) -> None:
    """After a change of a pack: ``make packs``."""
    assert (HERE / f"{folder.name}.json").read_text(encoding="utf-8") == dump_pack(read_pack(folder))


def test_stock_words_are_up_to_date() -> None:
    """After a change of any pack: ``make packs``."""
    assert FILE.read_text(encoding="utf-8") == dump_stock_words()
