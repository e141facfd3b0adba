import re
from dataclasses import replace

from articleclean.model.article import Article, ArticleBlock, Removal
from articleclean.model.labels import Category, Role
from articleclean.report.explain import explain_text
from articleclean.report.html import explain_html
from articleclean.report.pieces import pieces_of
from tests.samples import ferry

ANSI = re.compile("\x1b\\[[0-9;]*m")


def test_plain_is_one_line_a_piece_in_order() -> None:
    assert explain_text(ferry(), color=False).splitlines() == [
        "# 6 kept, 7 removed (33% of the characters), quality 0.90 (only 2 paragraphs)",
        "# title: Ferry crews vote to strike over rotas",
        "# authors: Orla Finch",
        "# published: 2024-03-04",
        "# language: en",
        "  [title] Ferry crews vote to strike over rotas",
        "- [AC90 other] | local news   # the site's section after the title",
        "  [byline] By Orla Finch",
        "  [paragraph] The island ferries' crews voted on Monday to stop work for two days.",
        "- [AC20 related] READ MORE: Bridge toll to rise   # a link cut into the paragraph",
        "  [paragraph…] The vote was close.",
        "  [paragraph] “We asked for one weekend in four,” said the deckhand Milo Dray.",
        "- [AC20 related] Read more:   # opens a block of links",
        "- [AC20 related] Harbour wall to be rebuilt   # belongs to the block of links above",
        "- [AC30 other] Image:   # marks a picture",
        "  [caption] The ferry Alma at its berth.",
        "  [credit] Credit: Tove Lund",
        "- [AC40 comment_form] Leave a Reply   # opens a comment form",
        "- [AC41 comment] Nice piece, thank you!   # stands under a comment form",
    ]


def test_color_strikes_through_what_went_and_wraps() -> None:
    text = explain_text(ferry(), color=True, width=60)
    assert "\x1b[9;31mHarbour wall to be rebuilt\x1b[0m" in text
    assert "AC20: belongs to the block of links above" in ANSI.sub("", text)
    assert all(len(line) <= 60 for line in ANSI.sub("", text).splitlines())


def test_every_piece_is_shown_and_explaining_changes_nothing() -> None:
    article = ferry()
    before = article.to_json()
    shown = "".join(piece.text for piece in pieces_of(article))
    assert "".join(shown.split()) == "".join(article.source_text.split())
    for report in (explain_text(article, color=True), explain_text(article, color=False), explain_html(article)):
        assert report
    assert article.to_json() == before


def hostile() -> Article:
    text = "\x1b]0;pwned\x07 <script>alert(1)</script> \u202egnp\ud800"
    removal = Removal(text, 0, len(text), "AC99", Category.SPAM, "names <b>\x1b[2Jnothing")
    block = ArticleBlock(Role.PARAGRAPH, text, len(text), 2 * len(text), ((len(text), 2 * len(text)),))
    return Article(source_text=text * 2, title=text, blocks=(block,), removed=(removal,))


def test_a_page_cannot_steer_the_terminal_or_the_browser() -> None:
    for text in (explain_text(hostile(), color=False), ANSI.sub("", explain_text(hostile(), color=True))):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\ud800]", text)
    page = explain_html(hostile())
    assert "<script" not in page
    assert "names <b>" not in page
    page.encode("utf-8")


def test_the_page_needs_no_other_file() -> None:
    page = explain_html(ferry())
    assert "http://" not in page
    assert "https://" not in page
    assert "<del>Harbour wall to be rebuilt</del>" in page
    assert "AC20: belongs to the block of links above" in page


def test_an_empty_article_has_a_header_only() -> None:
    empty = replace(Article(source_text=""), quality_reasons=("the text is empty",))
    assert explain_text(empty, color=False) == (
        "# 0 kept, 0 removed (0% of the characters), quality 0.00 (the text is empty)\n"
    )
    assert "<main>\n\n</main>" in explain_html(empty)
