from datetime import UTC, date, datetime
from typing import Any

import pytest

from articleclean.ingest.html import parse_html
from articleclean.metadata.page import read_metadata
from articleclean.model.metadata import PageMetadata
from articleclean.packs.schema import WordLists

WORDS = WordLists(byline=("by", "von"), roles=("staff writer",), months=(("march", 3), ("märz", 3)))


def read(head: str = "", body: str = "", url: str | None = None) -> PageMetadata:
    tree: Any = parse_html(f"<html lang=en-GB><head>{head}</head><body>{body}<p>Text.</p></body></html>")
    return read_metadata(tree, url, words=WORDS)


def test_open_graph_and_meta() -> None:
    page = read(
        "<title>Bridge opens at last | The Paper</title>"
        "<meta property='og:title' content='Bridge opens at last'><meta property='og:site_name' content='The Paper'>"
        "<meta property='og:description' content='After  years.'><meta property='og:image' content='/b.jpg'>"
        "<meta property='article:published_time' content='2025-03-14T09:30:00Z'>"
        "<meta property='article:modified_time' content='2025-03-15'>"
        "<meta property='article:section' content='Region'><meta name='keywords' content='bridge, river'>"
        "<meta name='author' content='By Anna Berg, Staff Writer'><link rel=canonical href='/story'>"
        "<meta property='og:type' content='Article'>",
        url="https://paper.example/story?x=1",
    )
    assert page == PageMetadata(
        title="Bridge opens at last",
        dek="After years.",
        authors=("Anna Berg",),
        published=datetime(2025, 3, 14, 9, 30, tzinfo=UTC),
        modified=date(2025, 3, 15),
        site="The Paper",
        language="en",
        canonical_url="https://paper.example/story",
        section="Region",
        tags=("bridge", "river"),
        image="https://paper.example/b.jpg",
        page_types=("article",),
    )


def test_json_ld_goes_first() -> None:
    page = read(
        "<meta name=author content=Webmaster><meta name=date content=2020-01-01>"
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"H","datePublished":"2025-03-14",'
        '"author":[{"@type":"Person","name":"Anna Berg"},{"@type":"Organization","name":"dpa"}],'
        '"publisher":{"name":"The Paper"},"articleBody":"Words of it."}</script>'
    )
    assert page.authors == ("Anna Berg", "dpa")
    assert page.published == date(2025, 3, 14)
    assert (page.site, page.article_body) == ("The Paper", "Words of it.")


@pytest.mark.parametrize(
    "body",
    [
        "<p class=byline>By Anna Berg</p>",
        "<a rel=author href=/a>Anna Berg</a>",
        "<div itemprop=author><span itemprop=name>Anna Berg</span></div>",
        "<div class='Article_author__x1'><span>Von</span> <a>Anna Berg</a></div>",
        "<div class=comments><i class=comment-author>Troll Lund</i></div><span class=author-name>Anna Berg</span>",
        "<aside><p class=author>Tom Lind</p></aside><p class=author>Anna Berg</p>",
    ],
)
def test_byline_in_the_markup(body: str) -> None:
    assert read(body=body).authors == ("Anna Berg",)


def test_several_authors_in_one_byline() -> None:
    assert read(body="<div class=byline>By <a>Anna Berg</a> <a>Tom Lind</a></div>").authors == ("Anna Berg", "Tom Lind")


def test_the_site_is_author_only_where_nobody_else_is() -> None:
    head = "<meta property='og:site_name' content='The Paper'><meta name=author content='The Paper'>"
    assert read(head).authors == ("The Paper",)
    assert read(head, "<p class=byline>By Anna Berg</p>").authors == ("Anna Berg",)


def test_addresses_are_no_authors() -> None:
    assert read("<meta property='article:author' content='https://social.example/paper'>").authors == ()


def test_cited_names_are_turned_round() -> None:
    head = "<meta name=citation_author content='Berg, Anna'><meta name=citation_author content='Lind, Tom'>"
    assert read(head).authors == ("Anna Berg", "Tom Lind")


@pytest.mark.parametrize(
    ("head", "body", "url"),
    [
        ("<meta itemprop=datePublished content=2025-03-14>", "", None),
        ("<meta name=DC.date.issued content='14 March 2025'>", "", None),
        ("", "<time datetime='2025-03-14T00:00'>yesterday</time>", None),
        ("", "<span itemprop=datePublished>14. März 2025</span>", None),
        ("", "", "https://paper.example/2025/03/14/bridge"),
    ],
)
def test_date(head: str, body: str, url: str | None) -> None:
    found = read(head, body, url).published
    assert found is not None
    assert (found.year, found.month, found.day) == (2025, 3, 14)


def test_a_silent_page() -> None:
    assert read() == PageMetadata(language="en")


def test_a_line_break_in_a_headline_parts_words() -> None:
    assert read(body="<h1>Bridge<br>opens <b>after<br>two</b> years</h1>").title == "Bridge opens after two years"
