"""A caption without the word that announces it."""

import pytest

from articleclean import Article, clean
from tests.detectors.story import story_with


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Image caption, The ferry in the harbour on Monday", "The ferry in the harbour on Monday"),
        ("Pictured: Ann Roe at the wheel of the ferry", "Ann Roe at the wheel of the ferry"),
        ("Pictured above is the ferry in the harbour", "Pictured above is the ferry in the harbour"),
    ],
)
def test_the_word_goes_where_a_mark_parts_it(line: str, caption: str) -> None:
    article: Article = clean(story_with(line, "start")[0])
    assert [found.text for found in article.captions] == [caption]
    assert line in [block.text for block in article.blocks]
