"""A caption without the word that announces it."""

import pytest

from articleclean import Article, clean

STORY = """Ferry returns to the island

{}

The ferry came back to the island on Monday after eleven weeks in the dock, and two hundred people stood on the quay.

The captain said that the engine had been mended with parts of a tractor, which nobody on the island found strange.
"""


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Image caption, The ferry in the harbour on Monday", "The ferry in the harbour on Monday"),
        ("Pictured: Ann Roe at the wheel of the ferry", "Ann Roe at the wheel of the ferry"),
        ("Pictured above is the ferry in the harbour", "Pictured above is the ferry in the harbour"),
    ],
)
def test_the_word_goes_where_a_mark_parts_it(line: str, caption: str) -> None:
    article: Article = clean(STORY.format(line))
    assert [found.text for found in article.captions] == [caption]
    assert line in [block.text for block in article.blocks]
