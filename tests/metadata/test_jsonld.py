import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articleclean.metadata.jsonld import parse, read_jsonld

ARTICLE = {"@type": "NewsArticle", "headline": "Bridge opens", "author": {"@type": "Person", "name": "Anna Berg"}}


def test_article_in_a_graph_with_references() -> None:
    graph = {
        "@graph": [
            {"@type": "Person", "@id": "#anna", "name": "Anna Berg"},
            {"@type": ["Article", "NewsArticle"], "headline": "A &amp; B", "author": [{"@id": "#anna"}, "Tom Lind"]},
        ]
    }
    linked = read_jsonld([json.dumps(graph)])
    assert linked.text("headline") == "A & B"
    assert linked.names("author") == [("person", "Anna Berg"), ("", "Tom Lind")]
    assert set(linked.types) == {"person", "article", "newsarticle"}


@pytest.mark.parametrize(
    "script",
    [
        "<!-- {} -->",
        "//<![CDATA[\n{}\n//]]>",
        "{};",
        "{}\n{{}}",
        '[{}, {{"@type": "Thing"}}]',
    ],
)
def test_wrapped_json_is_read(script: str) -> None:
    assert read_jsonld([script.format(json.dumps(ARTICLE))]).text("headline") == "Bridge opens"


def test_trailing_commas_and_raw_line_breaks_are_read() -> None:
    assert parse('{"a": [1, 2,], "b": "x\ny",}') == {"a": [1, 2], "b": "x\ny"}


@pytest.mark.parametrize("script", ["", "{", "nonsense", "[" * 100_000, '{"a":' * 20_000, "null", "3"])
def test_broken_json_says_nothing(script: str) -> None:
    assert read_jsonld([script]).text("headline") is None


def test_the_article_of_this_page_is_chosen() -> None:
    other = {"@type": "Article", "headline": "Other", "url": "https://paper.example/other", "author": "A B"}
    this = {
        "@type": "Article",
        "headline": "This",
        "mainEntityOfPage": {"@id": "https://www.paper.example/this/"},
        "author": "C D",
    }
    assert read_jsonld([json.dumps([other, this])], "https://paper.example/this").text("headline") == "This"
    assert read_jsonld([json.dumps([other, this])]).text("headline") == "Other"


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.text() | st.floats(), lambda c: st.lists(c) | st.dictionaries(st.text(), c), max_leaves=9
    )
)
def test_any_json_is_survived(value: object) -> None:
    linked = read_jsonld(
        [json.dumps({"@type": "Article", "author": value, "headline": value, "url": value})], "http://x"
    )
    linked.text("headline")
    linked.names("author")
