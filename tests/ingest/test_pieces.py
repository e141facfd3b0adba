"""Pages whose line breaks were lost."""

import articleclean

STORY = (
    "The council voted on Tuesday to build a footbridge over the river, after two years of debate about its cost. "
    "Work will begin in April, the engineer told the meeting, and should take about nine months. "
    "Opponents said that the money should go into the schools first, and left before the vote."
)
TAIL = (
    "Share this: Click to share on Facebook (Opens in new window) Like this: Like Loading... "
    "Leave a Reply Cancel reply Save my name and email in this browser Post Comment All rights reserved."
)


def test_labels_at_the_end_of_a_page_on_one_line_go_and_its_story_stays() -> None:
    article = articleclean.clean(f"{STORY} {TAIL}")
    assert article.text == STORY


def test_one_label_does_not_take_its_line_along() -> None:
    article = articleclean.clean(f"{STORY} All rights reserved. Copyright 2025 The River Press. {STORY[:109]}")
    assert "left before the vote." in article.text


def test_a_paragraph_alone_stays_as_it_is() -> None:
    assert articleclean.clean(STORY).removed == ()
