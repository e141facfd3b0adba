"""Fields beside the text: what the page says of itself first, then what stands in the blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from articleclean.metadata.authors import clean_names, names_behind
from articleclean.metadata.credits import bare_caption, bare_credit, split_credit
from articleclean.metadata.dates import parse_date
from articleclean.model.article import ArticleBlock, Caption
from articleclean.model.document import Document
from articleclean.model.labels import Role
from articleclean.model.metadata import PageMetadata
from articleclean.packs.wordlists import WordIndex


@dataclass(frozen=True, slots=True)
class Fields:
    """Named as the fields of Article that they fill."""

    title: str | None
    dek: str | None
    authors: tuple[str, ...]
    published: date | datetime | None
    modified: date | datetime | None
    site: str | None
    language: str | None
    url: str | None
    section: str | None
    tags: tuple[str, ...]
    image: str | None


def read_fields(doc: Document, blocks: Sequence[ArticleBlock], words: WordIndex) -> Fields:
    """The fields of an article made of ``blocks``."""
    page = doc.metadata or PageMetadata()
    first = {b.role: b.text for b in reversed(blocks)}
    return Fields(
        title=page.title or first.get(Role.TITLE),
        dek=first.get(Role.DEK) or page.dek,
        authors=page.authors or _authors(blocks, words),
        published=page.published or _published(blocks, words),
        modified=page.modified,
        site=page.site,
        language=page.language,
        url=page.canonical_url or doc.url,
        section=page.section,
        tags=page.tags,
        image=page.image,
    )


def _authors(blocks: Iterable[ArticleBlock], words: WordIndex) -> tuple[str, ...]:
    lists = words.words
    dates = words.date_words
    names: dict[str, None] = {}
    for block in blocks:
        if block.role is Role.BYLINE:
            text: str | None = block.text
        else:
            text = names_behind(block.text, lists.byline) if block.role is Role.DATELINE else None
        names.update(dict.fromkeys(clean_names(text, lists.byline, lists.roles, dates) if text else ()))
    return tuple(names)


def _published(blocks: Iterable[ArticleBlock], words: WordIndex) -> date | datetime | None:
    dates = (parse_date(b.text, words.months) for b in blocks if b.role in (Role.DATELINE, Role.BYLINE))
    return next((d for d in dates if d is not None), None)


def read_captions(blocks: Sequence[ArticleBlock], words: WordIndex) -> tuple[Caption, ...]:
    """Caption blocks, each with the credit inside it or in the credit block beside it."""
    captions: list[Caption] = []
    used = -1
    for i, block in enumerate(blocks):
        if block.role is not Role.CAPTION:
            continue
        text, credit = split_credit(block.text, words)
        beside = [j for j in (i + 1, i - 1) if 0 <= j < len(blocks) and j != used and blocks[j].role is Role.CREDIT]
        if credit is None and beside:
            used = beside[0]
            credit = bare_credit(blocks[used].text, words)
        captions.append(Caption(bare_caption(text, words), credit, block.start, block.end, block.url))
    return tuple(captions)
