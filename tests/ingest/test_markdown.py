import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articleclean.ingest.markdown import plain_markdown, read_markdown
from articleclean.model.document import Block, Document, Markup
from articleclean.model.space import is_visible

MARKS = [
    "# ", "## Head\n", "* ", "  * ", "1. ", "> ", "\n", "\n\n", "  \n", "words here", "**", "_", "`", "```\n", "[",
    "](", ")", "![", "| a | b |\n", "| --- | --- |\n", "---\n", "===\n", "\\", "<b>", "&amp;", "\t", "    ",
    "\r\n", "\r",
    "[x]: http://y\n", "\u200b", "* * *\n", "~~",
]  # fmt: skip


def markup(block: Block) -> Markup:
    assert block.markup is not None
    return block.markup


def check_spans(doc: Document) -> None:
    assert len(doc.folded) == len(doc.source)
    edges = [0, *(edge for b in doc.blocks for edge in (b.start, b.end)), len(doc.source)]
    assert edges == sorted(edges)
    for end, start in zip(edges[::2], edges[1::2], strict=True):
        assert not is_visible(doc.source[end:start])


@settings(deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=50))
def test_spans_partition_the_source(parts: list[str]) -> None:
    check_spans(read_markdown("".join(parts)))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    check_spans(read_markdown(text))


def test_a_converted_page() -> None:
    doc = read_markdown(
        "[Home](/) [News](/news)\n\n"
        "#  The **new** bridge opens\n\n"
        "![A bridge over a river](/b.jpg)\n\n"
        "By _Anna Berg_\n\n"
        "The council, [nine to four](/vote), said \\- after years \\- *yes*.  \nIt was late.\n\n"
        "  * One\n    * Two\n\n"
        "> A quoted line\n> goes on\n\n"
        "* * *\n\n"
        "Team | Points\n---|---\nNorth | 3\nSouth | 1\n",
        url="https://paper.example/story",
    )
    assert [b.text for b in doc.blocks] == [
        "Home News",
        "The new bridge opens",
        "A bridge over a river",
        "By Anna Berg",
        "The council, nine to four, said - after years - yes. It was late.",
        "One",
        "Two",
        "A quoted line goes on",
        "* * *",
        "Team Points North 3 South 1",
    ]
    nav, head, image, _, story, one, two, quote, rule, table = (markup(b) for b in doc.blocks)
    assert nav.link_share == pytest.approx(8 / 9)
    assert nav.url is None
    assert (head.tag, head.level) == ("h1", 1)
    assert (image.tag, image.url) == ("figure", "https://paper.example/b.jpg")
    assert image.inside == {"figure"}
    assert 0 < story.link_share < 0.3
    assert (one.tag, one.level, one.path) == ("li", 1, "ul/li")
    assert (two.level, two.path) == (2, "ul/li/ul/li")
    assert "blockquote" in quote.inside
    assert rule.tag == "hr"
    assert table.rows == (("Team", "Points"), ("North", "3"), ("South", "1"))
    assert [b.gap for b in doc.blocks] == [0, 2, 2, 2, 2, 2, 1, 2, 2, 2]
    assert doc.source[doc.blocks[6].start : doc.blocks[6].end] == "* Two"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**bold** and __bold__ and *it* and _it_", "bold and bold and it and it"),
        ("***both*** snake_case_name 2 * 3 * 4", "both snake_case_name 2 * 3 * 4"),
        ("[text](http://x.example/a_(b) 'title')", "text"),
        ("[![alt](/i.jpg) Words](/x)", "Words"),
        ("![alt](/i.jpg)", "alt"),
        ("Words ![alt](/i.jpg)", "Words"),
        ("`code_with *marks*` \\*not bold\\*", "code_with *marks* *not bold*"),
        ("<https://x.example> <b>x</b> AT&amp;T ~~gone~~", "https://x.example x AT&T gone"),
        ("1998\\. A year", "1998. A year"),
        ("[Share](send://x?text=a b c) it", "Share it"),
        ('[Ruler 12" (T4)](https://shop.example/r "Ruler 12" (T4)") is good', 'Ruler 12" (T4) is good'),
        ("![](data:image/svg+xml,%3Csvg viewBox='0 0 12 6'%3E) A boat", "A boat"),
        ("[Call](tel:+1(415) 555-0100)", "Call"),
        ("a list [sic](as he wrote) and [x] (y)", "a list [sic](as he wrote) and [x] (y)"),
        ("3 < 5 and 7 > 2", "3 < 5 and 7 > 2"),
        ("[1] He said [so]", "[1] He said [so]"),
        ("**One**** _two_****three**", "One twothree"),
        ("# Head", "Head"),
        ("  * > nested", "nested"),
        ("Head\n====", "Head"),
    ],
)
def test_markup_goes(markdown: str, text: str) -> None:
    assert plain_markdown(markdown) == text


def test_empty_links_are_links() -> None:
    (block,) = read_markdown("[ ](https://x.example/share)").blocks
    assert markup(block).link_share == 1.0
    assert markup(block).url == "https://x.example/share"


def test_code_keeps_its_marks() -> None:
    (block,) = read_markdown("```\na *b* [c](d)\n```").blocks
    assert (block.text, markup(block).tag) == ("a *b* [c](d)", "pre")


def test_indented_text_is_text() -> None:
    (block,) = read_markdown("        Indented *by* the converter.").blocks
    assert (block.text, markup(block).tag) == ("Indented by the converter.", "p")


def test_items_that_are_indented_too_deep_are_items() -> None:
    doc = read_markdown("Menu\n    * [A](/a)\n    * B b\n      c\n     1. D\n\nIt was the year\n1998. A good one.\n")
    assert [(b.text, markup(b).tag, markup(b).line) for b in doc.blocks] == [
        ("Menu", "p", 1),
        ("A", "li", 2),
        ("B b c", "li", 3),
        ("D", "li", 5),
        ("It was the year 1998. A good one.", "p", 7),
    ]
    assert markup(doc.blocks[1]).path == "ul/li"
    check_spans(doc)


def test_layout_tables_are_read_line_by_line() -> None:
    doc = read_markdown("| Menu |\n| --- |\n| Home |\n\n" + "a | b\n--- | ---\n" + "word " * 200 + "| c\n")
    assert all(markup(b).rows is None for b in doc.blocks)
    assert [b.text for b in doc.blocks][:3] == ["Menu", "| --- |", "Home"]


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "](",
        "[a](b ",
        "![",
        "*a ",
        "**",
        "_a",
        "`",
        "> ",
        "* ",
        "<b",
        "| a ",
        "a\n",
        "\\",
        "&amp;",
        "[](a",
        "[](/a",
        "[a](/x(b)",
        "![](data:",
    ],
)
def test_hostile_runs_take_linear_time(unit: str) -> None:
    begun = time.process_time()
    check_spans(read_markdown("Words.\n\n" + unit * 40_000 + "\n\nWords."))
    assert time.process_time() - begun < 6
