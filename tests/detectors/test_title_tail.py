"""What stands behind a dash in a headline: a site's name, or the headline's own end."""

import pytest

import articleclean

STORY = (
    "The keeper opened the gate at six, as on every morning for thirty-one years, and she will not close it now.\n\n"
    "The office wrote to her in March that the gate would stay shut. She put the letter under the clock.\n\n"
    "“The gate is older than the law,” says the keeper, and the council has found nobody to contradict her.\n"
)


@pytest.mark.parametrize("tail", ["as it happened", "and what the council says", "Keeper, Gate and Law"])
def test_the_headlines_own_end_stays(tail: str) -> None:
    headline = f"Keeper of the gate stays at her lock – {tail}"
    assert articleclean.clean(f"{headline}\n\n{STORY}").title == headline


@pytest.mark.parametrize("site", ["The River News", "Gazette of the North", "riverpost"])
def test_a_sites_name_goes(site: str) -> None:
    mark = "|" if site.islower() else "-"
    article = articleclean.clean(f"Keeper of the gate stays at her lock {mark} {site}\n\n{STORY}")
    assert article.title == "Keeper of the gate stays at her lock"


def test_an_entry_of_a_ticker_is_no_headline() -> None:
    text = f"10:30 - The keeper opens the gate\n\nKeeper of the gate stays at her lock\n\n{STORY}"
    assert articleclean.clean(text).title == "Keeper of the gate stays at her lock"


def test_the_only_paragraph_is_no_note_on_its_author() -> None:
    text = "Fire at the mill\n\nAnna Brook, editor of the town's paper, told on Monday how the mill had burned down.\n"
    assert "Anna Brook" in articleclean.clean(text).text
