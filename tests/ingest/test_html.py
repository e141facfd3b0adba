from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articleclean.errors import InputError
from articleclean.ingest.html import read_html
from articleclean.model.document import Block, Document
from articleclean.model.space import is_visible

PARTS = [
    "<p>", "</p>", "<div class='a b'>", "</div>", "<br>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>",
    "</table>", "<pre>", "</pre>", "<b>", "</b>", "<a href='/x'>", "</a>", "<script>var x='<p>';</script>",
    "<!-- c -->", "&nbsp;", "Some words.", "more\n\nwords", " ", "\u200b", "<span>One</span><span>Two</span>",
    "<figure><img src=/i.jpg>", "</figure>", "<figcaption>", "</figcaption>", "<body>", "</html>", "<head>",
    "<title>T</title>", "<x-card>", "</x-card>", "\x00", "<noscript>", "</noscript>", "<svg><text>no</text></svg>",
    "<option>no</option>", "<hr>", "<blockquote>", "</blockquote>",
]  # fmt: skip


def page(body: str) -> Document:
    return read_html(f"<html><head><title>No block</title></head><body>{body}</body></html>")


def texts(body: str) -> list[str]:
    return [b.text for b in page(body).blocks]


def only(body: str) -> Block:
    (block,) = page(body).blocks
    return block


def check_spans(doc: Document) -> None:
    assert len(doc.folded) == len(doc.source)
    for block in doc.blocks:
        assert doc.source[block.start : block.end].strip() == doc.source[block.start : block.end]
    edges = [0, *(edge for b in doc.blocks for edge in (b.start, b.end)), len(doc.source)]
    assert edges == sorted(edges)
    for end, start in zip(edges[::2], edges[1::2], strict=True):
        assert not is_visible(doc.source[end:start])
    assert [b.index for b in doc.blocks] == list(range(len(doc.blocks)))
    for a, b in pairwise(doc.blocks):
        assert doc.source[a.end : b.start].count("\n") == b.gap


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=60))
def test_spans_partition_the_rendered_text(parts: list[str]) -> None:
    doc = read_html("".join(parts))
    check_spans(doc)
    for block in doc.blocks:
        assert " ".join(doc.source[block.start : block.end].replace("\u200b", "").split()) == block.text


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        doc = read_html(data)
    except InputError:
        return
    check_spans(doc)


def test_paragraphs_and_bare_text() -> None:
    body = "Bare text<p>First <b>bold</b>ly.</p>after<div>in a div<div>nested</div>tail</div>"
    assert texts(body) == ["Bare text", "First boldly.", "after", "in a div", "nested", "tail"]


def test_what_readers_never_see_is_no_block() -> None:
    body = "<script>x</script><style>y</style><template><p>t</p></template><svg><text>s</text></svg>"
    assert texts(body + "<p>Seen.</p><select><option>o</select><textarea>t</textarea><video>Old browser.</video>") == [
        "Seen."
    ]


def test_line_breaks() -> None:
    doc = page("<p>One<br>two<br><br>three<br>\n&nbsp;<br/>four</p>")
    assert [doc.source[b.start : b.end] for b in doc.blocks] == ["One\ntwo", "three", "four"]
    assert doc.blocks[0].text == "One two"


def test_markup_of_a_block() -> None:
    block = only(
        "<main><article class='Story' id=s1><div role=region><p class='lead Text' itemprop=name>Words.</p></div></main>"
    )
    assert block.markup is not None
    assert block.markup.path == "body/main/article/div/p"
    assert block.markup.tag == "p"
    assert block.markup.tokens == ("lead", "text", "name", "region", "story", "s1")
    assert block.markup.inside == {"main", "article"}


def test_tokens_come_from_the_element_that_holds_all_the_text() -> None:
    markup = only("<div class=outer><span class=inner>All <i class=deep>of</i> it.</span></div>").markup
    assert markup is not None
    assert markup.tokens == ("inner", "outer")
    markup = only("<div class=outer><span class=inner>Some</span> of it.</div>").markup
    assert markup is not None
    assert markup.tokens == ("outer",)


def test_links() -> None:
    doc = read_html("<p><a href='../b'>All link</a></p><p>Half <a href=c>half</a></p>", url="https://paper.example/a/x")
    one, half = (b.markup for b in doc.blocks)
    assert one is not None
    assert (one.link_share, one.url) == (1.0, "https://paper.example/b")
    assert half is not None
    assert 0.3 < half.link_share < 0.6
    assert half.url is None


def test_words_that_only_a_style_sheet_parts() -> None:
    assert texts("<div><span>By</span><span>Anna</span><a>News</a><a>Sport</a></div>") == ["By Anna News Sport"]
    assert texts("<nav><a href=/>首页</a><a href=/n>新闻</a></nav>") == ["首页 新闻"]
    assert texts("<p><span>H</span>ere and <b>Mc</b><i>Donald</i></p>") == ["Here and McDonald"]


def test_hidden_is_marked() -> None:
    doc = page(
        "<div style='color:red; display: none'><p>Hidden.</p></div><p hidden>Too.</p>"
        "<p>Seen <i style='display:none'>x</i></p>"
    )
    assert [(b.text, b.markup and b.markup.hidden) for b in doc.blocks] == [
        ("Hidden.", True),
        ("Too.", True),
        ("Seen", False),
    ]


def test_inline_text_in_hidden_blocks_is_kept() -> None:
    (block,) = page("<div style='display:none'>Read <b class=x>all</b> of it.</div>").blocks
    assert block.text == "Read all of it."
    assert block.markup is not None
    assert block.markup.hidden


def test_nested_lists() -> None:
    doc = page("<p>P</p><ul><li>One<ul><li>Two</li></ul>rest</li><li><p>Three</p></li></ul><dl><dt>T<dd>D</dl>")
    assert [(b.text, b.markup and b.markup.level, b.gap) for b in doc.blocks] == [
        ("P", None, 0), ("One", 1, 2), ("Two", 2, 1), ("rest", 1, 1), ("Three", 1, 2), ("T", 1, 2), ("D", 1, 1),
    ]  # fmt: skip


def test_headings_have_levels() -> None:
    assert [b.markup and b.markup.level for b in page("<h1>A</h1><h3>B</h3>").blocks] == [1, 3]


def test_head_of_a_table_without_a_row() -> None:
    (table,) = read_html(
        "<table><thead><th>Boat</th><th>Length</th></thead><tbody><tr><td>Tern</td><td>8 m</td></tr></tbody></table>"
    ).blocks
    assert table.markup is not None
    assert table.markup.rows == (("Boat", "Length"), ("Tern", "8 m"))


def test_data_table() -> None:
    block = only("<table><tr><th>Team<th>Points<tr><td>North<td>3<br>(away)<tr><td><td></table>")
    assert block.markup is not None
    assert block.markup.rows == (("Team", "Points"), ("North", "3 (away)"))
    assert block.text == "Team Points North 3 (away)"


@pytest.mark.parametrize(
    "table",
    [
        "<table role=presentation><tr><td>A<td>B<tr><td>C<td>D</table>",
        "<table><tr><td>A<td><table><tr><td>B</table><tr><td>C<td>D</table>",
        "<table><tr><td>A<td><h2>B</h2><tr><td>C<td>D</table>",
        "<table><tr><td>A<tr><td>B<tr><td>C</table>",
    ],
)
def test_layout_table(table: str) -> None:
    blocks = page(table).blocks
    assert len(blocks) >= 3
    assert all(b.markup and b.markup.rows is None for b in blocks)


def test_long_cells_are_layout() -> None:
    assert len(page(f"<table><tr><td>A<td>{'word ' * 200}<tr><td>C<td>D</table>").blocks) == 4


def test_caption_and_credit_of_a_figure() -> None:
    body = (
        "<figure><img src=/a.jpg><figcaption>A boat. <span class='photo-credit'>Anna Berg</span></figcaption></figure>"
    )
    doc = read_html(body, url="https://paper.example/story")
    assert [b.text for b in doc.blocks] == ["A boat.", "Anna Berg"]
    for block in doc.blocks:
        assert block.markup is not None
        assert block.markup.url == "https://paper.example/a.jpg"
        assert {"figure", "figcaption"} <= block.markup.inside
    assert doc.blocks[1].markup is not None
    assert "photo-credit" in doc.blocks[1].markup.tokens


def test_image_may_follow_its_caption_and_be_lazy() -> None:
    body = "<figure><figcaption>Boat.</figcaption><img src='data:image/gif;base64,R0' data-src='/late.jpg'></figure>"
    markup = only(body).markup
    assert markup is not None
    assert markup.url == "/late.jpg"


def test_wordpress_caption() -> None:
    markup = only("<div class='wp-caption'><img src=/a.jpg><p class='wp-caption-text'>A boat.</p></div>").markup
    assert markup is not None
    assert {"figure", "figcaption"} <= markup.inside
    assert markup.url == "/a.jpg"


def test_preformatted_text_keeps_lines_and_parts_at_blank_ones() -> None:
    doc = page("<pre>one\n  two\n\nthree</pre>")
    assert [doc.source[b.start : b.end] for b in doc.blocks] == ["one\n  two", "three"]


def test_trees_and_soups_stay_as_they_are() -> None:
    from bs4 import BeautifulSoup
    from lxml import etree, html

    source = "<html><body><!-- c -->Bare <!-- d -->text<p>Words.</p><script>x</script></body></html>"
    tree = html.document_fromstring(source)
    soup = BeautifulSoup(source, "html.parser")
    before, soup_before = etree.tostring(tree), str(soup)
    for given_source in (tree, tree.getroottree(), soup, source, source.encode()):
        assert [b.text for b in read_html(given_source).blocks] == ["Bare text", "Words."]
    assert (etree.tostring(tree), str(soup)) == (before, soup_before)


def test_xhtml_namespace() -> None:
    from lxml import etree

    tree = etree.fromstring("<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Words.</p><p>More.</p></body></html>")
    assert [b.text for b in read_html(tree).blocks] == ["Words.", "More."]


@pytest.mark.parametrize("source", ["", "  \n", b"", b"<!-- x -->", "<html></html>"])
def test_nothing_in_nothing_out(source: str | bytes) -> None:
    assert read_html(source).blocks == ()


def test_other_types_are_refused_with_advice() -> None:
    with pytest.raises(InputError, match="give bytes, str"):
        read_html(42)


@pytest.mark.parametrize("nest", ["<div>", "<b>", "<ul><li>", "<blockquote>", "<table><tr><td>"])
def test_deep_nesting(nest: str) -> None:
    blocks = page("<p>Before.</p>" + nest * 20_000 + "deep").blocks
    assert [b.text for b in blocks] == ["Before.", "deep"]
    assert blocks[1].markup is not None
    assert len(blocks[1].markup.path) < 1000
