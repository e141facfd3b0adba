from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from articleclean.model.article import Article, ArticleBlock
from articleclean.model.labels import Role
from tests.samples import ferry


def block(role: Role, text: str, level: int | None = None) -> ArticleBlock:
    return ArticleBlock(role, text, 0, len(text), level=level)


def tokens(*blocks: ArticleBlock) -> list[Token]:
    return MarkdownIt().enable("table").parse(Article(source_text="", blocks=blocks).to_markdown())


def test_an_article_in_order() -> None:
    assert ferry().to_markdown() == (
        "# Ferry crews vote to strike over rotas\n\n"
        "Orla Finch · 2024-03-04\n\n"
        "The island ferries' crews voted on Monday to stop work for two days. The vote was close.\n\n"
        "“We asked for one weekend in four,” said the deckhand Milo Dray.\n\n"
        "*The ferry Alma at its berth.*\n\n"
        "*Credit: Tove Lund*\n"
    )


def test_each_role_has_its_form() -> None:
    blocks = (
        block(Role.DEK, "What the vote means"),
        block(Role.HEADING, "Next steps"),
        block(Role.HEADING, "Talks", level=4),
        block(Role.QUOTE, "We shall see."),
        block(Role.LIST_ITEM, "first", level=3),
        block(Role.LIST_ITEM, "second", level=2),
        block(Role.PARAGRAPH, "End."),
    )
    assert Article(source_text="", published=datetime(2024, 3, 4, 5, 6, tzinfo=UTC), blocks=blocks).to_markdown() == (
        "2024-03-04 05:06:00+00:00\n\n**What the vote means**\n\n## Next steps\n\n#### Talks\n\n> We shall see.\n\n"
        "- first\n  - second\n\nEnd.\n"
    )


def test_tables_keep_their_cells() -> None:
    table = ArticleBlock(Role.TABLE, "Team Points A|B 3 C", 0, 3, rows=(("Team", "Points"), ("A|B", "3"), ("C",)))
    cells = [token.content for token in tokens(table) if token.type == "inline"]
    assert cells == ["Team", "Points", "A|B", "3", "C", ""]


def test_lines_stand_in_where_no_field_was_read() -> None:
    blocks = (block(Role.BYLINE, "Words by the night desk"), block(Role.DATELINE, "Monday"))
    assert Article(source_text="", blocks=blocks).to_markdown() == "Words by the night desk · Monday\n"
    assert Article(source_text="").to_markdown() == ""


MARKS = st.text(alphabet="a1 #-+*_=>|<&;`~[]()!\\.:/", min_size=1, max_size=12)
TRAPS = ["1. May", "# 1", "---", "a_b _c_", "&amp; co", "<b>", "C #", "#", "===", "[x](y)", "* *", "1)", "a\\"]


@settings(deadline=None)
@given(MARKS.filter(str.strip) | st.sampled_from(TRAPS))
def test_a_reader_shows_the_text_as_it_was(text: str) -> None:
    for role in (Role.PARAGRAPH, Role.HEADING, Role.QUOTE, Role.LIST_ITEM):
        inline = [token for token in tokens(block(role, text)) if token.type == "inline"]
        assert len(inline) == 1
        children = inline[0].children or []
        assert {child.type for child in children} <= {"text", "text_special"}
        assert "".join(child.content for child in children) == " ".join(text.split())
