from pathlib import Path

import pytest

from articleclean.errors import PackError
from articleclean.packs.checking import check_pack
from articleclean.packs.compiler import pack_folders
from articleclean.packs.reading import read_pack, spellings

ENTRY = """
[[entry]]
phrase = "{phrase}"
category = "related"
scope = "{scope}"
example = "Ahoy, read on: The whale again"
keep = "He said ahoy and read on."
seen = "a ship's newspaper"
"""


@pytest.mark.parametrize("folder", pack_folders(), ids=lambda folder: folder.name)
def test_every_pack_keeps_its_word(folder: Path) -> None:
    assert list(check_pack(folder)) == []


def problems(folder: Path, *entries: str) -> list[str]:
    (folder / "junk.toml").write_text("".join(entries), encoding="utf-8")
    return list(check_pack(folder))


def test_problems_are_told_entry_by_entry(tmp_path: Path) -> None:
    assert problems(tmp_path, ENTRY.format(phrase="Ahoy, read on:", scope="start")) == []
    unfound, taken = problems(
        tmp_path,
        ENTRY.format(phrase="Ahoy, read on:", scope="line"),
        ENTRY.format(phrase="read on", scope="contains"),
    )[:2]
    assert unfound.startswith("'Ahoy, read on:' (related, line) does not find its example")
    assert "its look-alike is taken by 'read on' (contains)" in taken


def test_a_label_of_marks_and_digits_alone_would_take_every_number(tmp_path: Path) -> None:
    found = problems(tmp_path, ENTRY.format(phrase="0:00 / 0:00", scope="line"))
    assert "nothing but marks and digits" in found[0]


def test_a_folder_that_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"junk\.toml"):
        list(check_pack(tmp_path))


@pytest.mark.parametrize(
    "spelt",
    [
        (
            "\u0906\u0917\u0947 \u092a\u0922\u093c\u0947\u0902",
            "\u0906\u0917\u0947 \u092a\u095d\u0947\u0902",
        ),  # Hindi, the dot apart
        ("\u09aa\u09dc\u09c1\u09a8", "\u09aa\u09a1\u09bc\u09c1\u09a8"),  # Bengali, the dot in the letter
        (
            "\u062f\u0631\u200c\u0647\u0627",
            "\u062f\u0631 \u0647\u0627",
            "\u062f\u0631\u0647\u0627",
        ),  # Persian, a joiner
        ("cite\u0219te", "cite\u015fte"),  # Romanian, a comma
        ("\u0627\u064a\u0636\u0627\u064b", "\u0627\u064a\u0636\u064b\u0627", "\u0627\u064a\u0636\u0627"),  # Arabic
    ],
)
def test_a_phrase_is_found_as_others_spell_it(spelt: tuple[str, ...], tmp_path: Path) -> None:
    assert set(spellings(spelt[0])) == set(spelt)
    (tmp_path / "words.toml").write_text(f'credit = ["{spelt[0]}"]\n[months]\n"{spelt[0]}" = 2\n', encoding="utf-8")
    words = read_pack(tmp_path).words
    assert set(words.credit) == set(spelt)
    assert dict(words.months) == dict.fromkeys(spelt, 2)


def test_a_phrase_with_one_spelling_stays_alone() -> None:
    assert spellings("read more") == ("read more",)
