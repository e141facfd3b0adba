"""What the kept lines of plain text are named, and that nothing but the name changes."""

import json

import pytest

from articleclean import Role, clean
from articleclean.scoring.line_roles import SIGNS, WEIGHTS

OPENING = (
    "The ferry between the two villages will stop running in November, the harbour board said on Tuesday evening.",
    "Its hull is older than anyone on the board, and the last yard that could mend it has closed for good this spring.",
)
MIDDLE = (
    "Pupils on the far side will take the bus around the bay, which leaves forty minutes earlier than the boat did.",
    "The council has promised a second bus for the winter months, once the road over the hill is gritted every day.",
)
LAST = "A farewell trip is planned for the last Sunday of the month, weather permitting, with a band on the upper deck."


def roles(*lines: str) -> dict[str, Role]:
    return {block.text: block.role for block in clean("\n\n".join(lines)).blocks}


def test_every_sign_has_its_weights() -> None:
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    assert tuple(weights) == (*SIGNS, "bias")
    assert all(len(row) == 3 for row in weights.values())


@pytest.mark.parametrize("line", ["What pupils will do", "THE WAY TO SCHOOL", "How will pupils get to school?"])
def test_a_line_alone_over_paragraphs_is_a_subhead(line: str) -> None:
    assert roles(*OPENING, line, *MIDDLE, LAST)[line] is Role.HEADING


def test_a_subhead_over_a_subhead() -> None:
    found = roles(*OPENING, "The bus instead of the boat", "Mornings", *MIDDLE, "Evenings", *OPENING[::-1], LAST)
    assert found["The bus instead of the boat"] is Role.HEADING
    assert found["Mornings"] is Role.HEADING


def test_items_under_a_subhead() -> None:
    items = ("- thirty life jackets", "- two lifeboats from 1961", "- the bell of the old pier")
    found = roles(*OPENING, "What is for sale", *items, *MIDDLE, LAST)
    assert [found[item] for item in items] == [Role.LIST_ITEM] * 3


def test_sentences_whose_numbers_count_on_are_a_list() -> None:
    items = ("1. Close the gate and wait for the bell.", "2. Let the boat come in.", "3. Open the gate.")
    found = roles(*OPENING, *items, *MIDDLE, LAST)
    assert [found[item] for item in items] == [Role.LIST_ITEM] * 3


def test_short_sentences_are_paragraphs() -> None:
    line = "“Nobody asked us.”"
    assert roles(*OPENING, line, *MIDDLE, LAST)[line] is Role.PARAGRAPH


def test_sentences_of_one_line_stay_together() -> None:
    (block,) = (b for b in clean(" ".join((*OPENING, *MIDDLE, LAST))).blocks if b.role is not Role.TITLE)
    assert block.role is Role.PARAGRAPH


def test_the_name_of_a_line_leaves_the_text_alone() -> None:
    source = "\n\n".join((*OPENING, "What pupils will do", *MIDDLE, LAST))
    assert clean(source).text == source
