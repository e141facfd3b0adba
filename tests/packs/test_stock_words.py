"""Words of stock phrases: counted right, and known again in a document."""

import pytest

from articleclean import Cleaner
from articleclean.features import block_features
from articleclean.model.labels import Category
from articleclean.packs.schema import WordLists
from articleclean.packs.stock_words import FAR, SCALE, count_stock_words, load_stock_words
from articleclean.scoring.stock_words import stock_columns
from articleclean.stems import name_hashes, names_of

ENTRIES = [
    {"phrase": "Share this story", "category": "share", "keep": "They share this story of the ferry with nobody."},
    {
        "phrase": "Share this ferry",
        "category": "share",
        "keep": "The ferry is gone; they share this ferry no more.",
    },
    {"phrase": "Story follows", "category": "ad", "keep": "The story follows the ferry."},
]


def test_words_of_phrases_are_told_from_words_of_articles() -> None:
    table = count_stock_words(ENTRIES, [WordLists(caption=("ferry in port", "the ferry"))])
    names = table["names"].split(" ")
    odds = dict(zip(names, table["odds"], strict=True))
    assert odds["share"] > SCALE
    assert odds["ferry"] < 0 > odds["the"]
    assert "nobody" not in odds  # once only
    categories = dict(zip(names, table["categories"], strict=True))
    assert [list(Category)[categories[name]] for name in ("share", "story")] == [Category.SHARE, Category.AD]


@pytest.mark.parametrize("line", ["please share this story", "續看更多新聞 more", "한국어 기사 공유", "อ่านข่าวเพิ่มเติม"])
def test_a_document_has_the_same_words(line: str) -> None:
    stems = set(block_features(Cleaner().read(line, kind="text")).words.stems.tolist())
    assert {int(h) for h in name_hashes(names_of(line))} == stems


def test_a_line_of_stock_words_stands_out() -> None:
    text = "Please share this story on Facebook!\n\nThe mayor walked to the harbour, and the gulls went with her."
    columns = stock_columns(block_features(Cleaner().read(text, kind="text")))
    assert columns["stock_mean"][0] > 1
    assert columns["stock_mean"][1] < 0
    assert columns["stock_share"][0] > 0.5 > columns["stock_share"][1]


def test_odds_are_bounded_and_an_unknown_word_says_nothing() -> None:
    known = load_stock_words()
    assert abs(known.odds).max() <= FAR
    (row,) = known.rows(name_hashes(["zzyzx"])).tolist()
    assert known.odds[row] == 0.0


@pytest.mark.parametrize(
    ("line", "category", "spoken"),
    [
        ("Zzyzx", Category.OTHER, ()),
        ("The mayor, on Facebook!", Category.SHARE, ("facebook",)),
        ("更多新闻", Category.RELATED, ("更多", "多新", "新闻")),
    ],
)
def test_what_a_line_speaks_of(line: str, category: Category, spoken: tuple[str, ...]) -> None:
    doc = Cleaner().read(f"The mayor walked to the harbour.\n\n{line}", kind="text")
    assert load_stock_words().spoken(block_features(doc).words, 1, doc.folded) == (category, spoken)
