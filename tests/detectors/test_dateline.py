"""Which of several dates is the story's."""

import datetime

from articleclean import clean

STORY = """The harbour opened again on Monday after a storm that had kept it shut for six days, the port said.

A spokeswoman for the port said that the pier would be mended before the spring, and that nobody had been hurt.

The union asked for an inquiry into the missing accounts of the harbour board, which has not met since May.
"""
TITLE = "Harbour opens again after the storm"


def test_the_day_of_the_visit_over_the_menu_goes() -> None:
    article = clean(f"Monday, 5 October 2020\n\nHome\n\nSport\n\n{TITLE}\n\n14 February 2019\n\n{STORY}")
    assert article.published == datetime.date(2019, 2, 14)
    assert [block.text for block in article.blocks][:2] == [TITLE, "14 February 2019"]
    assert "Monday, 5 October 2020" in [removal.text for removal in article.removed]


def test_the_only_date_over_a_headline_stays() -> None:
    article = clean(f"Monday, 5 October 2020\n\nBy Ida Krohn\n\n{TITLE}\n\n{STORY}")
    assert article.published == datetime.date(2020, 10, 5)
    assert "Monday, 5 October 2020" in [block.text for block in article.blocks]
