"""Articles put together by hand, for tests of what comes after cleaning."""

from datetime import date

from articleclean.model.article import Article, ArticleBlock, Caption, Comment, Quote, Removal
from articleclean.model.finding import Evidence
from articleclean.model.labels import Category, Role

SOURCE = """Ferry crews vote to strike over rotas | local news

By Orla Finch

The island ferries' crews voted on Monday to stop work for two days. READ MORE: Bridge toll to rise The vote was close.

“We asked for one weekend in four,” said the deckhand Milo Dray.

Read more:
Harbour wall to be rebuilt

Image: The ferry Alma at its berth. Credit: Tove Lund

Leave a Reply

Nice piece, thank you!
"""


def span(text: str, after: str = "") -> tuple[int, int]:
    """Where ``text`` stands in SOURCE."""
    start = SOURCE.index(text, SOURCE.index(after))
    return start, start + len(text)


def block(role: Role, *texts: str) -> ArticleBlock:
    spans = tuple(span(text) for text in texts)
    return ArticleBlock(role, " ".join(texts), spans[0][0], spans[-1][1], spans)


def removal(text: str, code: str, category: Category, reason: str, after: str = "") -> Removal:
    start, end = span(text, after)
    return Removal(text, start, end, code, category, reason, (Evidence("phrase", text[:9].lower()),))


def ferry() -> Article:
    """An article with a cut inside a paragraph, a caption and a quote."""
    quote = span("We asked for one weekend in four,")
    comment = span("Nice piece, thank you!")
    return Article(
        source_text=SOURCE,
        title="Ferry crews vote to strike over rotas",
        authors=("Orla Finch",),
        published=date(2024, 3, 4),
        language="en",
        blocks=(
            block(Role.TITLE, "Ferry crews vote to strike over rotas"),
            block(Role.BYLINE, "By Orla Finch"),
            block(
                Role.PARAGRAPH,
                "The island ferries' crews voted on Monday to stop work for two days.",
                "The vote was close.",
            ),
            block(Role.PARAGRAPH, "“We asked for one weekend in four,” said the deckhand Milo Dray."),
            block(Role.CAPTION, "The ferry Alma at its berth."),
            block(Role.CREDIT, "Credit: Tove Lund"),
        ),
        captions=(Caption("The ferry Alma at its berth.", "Tove Lund", *span("The ferry Alma at its berth.")),),
        found_quotes=(
            Quote(
                "We asked for one weekend in four,",
                *quote,
                speaker="the deckhand Milo Dray",
                speaker_start=span("the deckhand Milo Dray")[0],
                speaker_end=span("the deckhand Milo Dray")[1],
                speaker_name="Milo Dray",
                cue="said",
            ),
        ),
        comments=(Comment("Nice piece, thank you!", *comment),),
        removed=(
            removal("| local news", "AC90", Category.OTHER, "the site's section after the title"),
            removal("READ MORE: Bridge toll to rise", "AC20", Category.RELATED, "a link cut into the paragraph"),
            removal("Read more:", "AC20", Category.RELATED, "opens a block of links"),
            removal("Harbour wall to be rebuilt", "AC20", Category.RELATED, "belongs to the block of links above"),
            removal("Image:", "AC30", Category.OTHER, "marks a picture"),
            removal("Leave a Reply", "AC40", Category.COMMENT_FORM, "opens a comment form"),
            removal("Nice piece, thank you!", "AC41", Category.COMMENT, "stands under a comment form"),
        ),
        quality=0.9,
        quality_reasons=("only 2 paragraphs",),
    )
