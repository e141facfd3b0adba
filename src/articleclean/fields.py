"""Fields beside the text: what the page says of itself first, then what stands in the blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from articleclean.ingest.fold import fold
from articleclean.metadata.authors import names_behind
from articleclean.metadata.authorship import byline_names, is_placeholder
from articleclean.metadata.credits import bare_caption, bare_credit, is_label, lone_credit, names_maker, split_credit
from articleclean.metadata.dates import parse_date
from articleclean.metadata.signed import text_authors
from articleclean.metadata.title import as_shown
from articleclean.model.article import ArticleBlock, Caption
from articleclean.model.document import Document
from articleclean.model.labels import Role
from articleclean.model.metadata import PageMetadata
from articleclean.packs.wordlists import WordIndex

CLOCKS = timedelta(days=1)
"""By so much a date may differ in another time zone."""
_OF_PICTURES = (Role.CAPTION, Role.CREDIT)
_BYLINES = (Role.BYLINE, Role.DATELINE)


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
        title=_title(page, first.get(Role.TITLE)),
        dek=first.get(Role.DEK) or _dek(page),
        authors=text_authors(blocks, words) if doc.metadata is None else _page_authors(page, blocks, words),
        published=_page_published(page, blocks, words),
        modified=page.modified,
        site=page.site,
        language=page.language,
        url=page.canonical_url or doc.url,
        section=page.section,
        tags=page.tags,
        image=page.image,
    )


def _title(page: PageMetadata, shown: str | None) -> str | None:
    """The title that the page names. One that does not name its site may have it there, beside the headline."""
    return as_shown(page.title, shown) if page.title and shown and not page.site else page.title or shown


def _dek(page: PageMetadata) -> str | None:
    """The page's description, unless it only says its title again."""
    return None if page.dek and page.title and fold(page.dek) == fold(page.title) else page.dek


def _page_authors(page: PageMetadata, blocks: Sequence[ArticleBlock], words: WordIndex) -> tuple[str, ...]:
    """The authors that the page names, or where these stand for the site alone, those of a byline in sight."""
    if page.authors and not all(is_placeholder(name, page.site) for name in page.authors):
        return page.authors
    single: tuple[str, ...] = ()
    for names in _bylines(blocks, words):
        if full := tuple(n for n in names if " " in n or not n.isascii()):
            return full
        single = single or names
    return page.authors or single


def _bylines(blocks: Sequence[ArticleBlock], words: WordIndex) -> Iterator[tuple[str, ...]]:
    """The names in bylines: over the text with a byline's word, under the headline without it, then anywhere."""
    roles = [b.role for b in blocks]
    text = roles.index(Role.PARAGRAPH) if Role.PARAGRAPH in roles else len(blocks)
    title = roles.index(Role.TITLE) if Role.TITLE in roles else text
    places = [at for at, role in enumerate(roles) if role in _BYLINES]
    for at in (at for at in places if at < text):
        yield _opened(blocks, at, words)
    for at in (at for at in places if title < at < text and roles[at] is Role.BYLINE):
        names = byline_names([blocks[at].text], words.lists)
        yield tuple(n for n in names if (" " in n or not n.isascii()) and fold(n) not in words.agencies)
    for at in (at for at in places if at > text):
        yield _opened(blocks, at, words)


def _opened(blocks: Sequence[ArticleBlock], at: int, words: WordIndex) -> tuple[str, ...]:
    """The names behind a byline's word, or where the line ends with it, in the next line."""
    text = blocks[at].text
    if not words.byline_opener(fold(text)):
        text = names_behind(text, words.lists.byline) or ""
    names = byline_names([text], words.lists) if text else ()
    if text and not names and at + 1 < len(blocks):
        names = byline_names([blocks[at + 1].text], words.lists)
    return names


def _page_published(page: PageMetadata, blocks: Sequence[ArticleBlock], words: WordIndex) -> date | datetime | None:
    """The date that the page claims; where it claims no earlier one than that of its last change, as programs do that
    know only this, an earlier one over the text.
    """
    claimed, changed = page.published, page.modified
    if claimed is not None and (changed is None or _day(claimed) < _day(changed)):
        return claimed
    roles = [b.role for b in blocks]
    text = roles.index(Role.PARAGRAPH) if Role.PARAGRAPH in roles else len(blocks)
    title = roles.index(Role.TITLE, 0, text) if Role.TITLE in roles[:text] else 0
    shown = _published([*blocks[title:text], *blocks[max(0, title - 1) : title]], words)
    if claimed is None:
        return shown or _published(blocks, words)
    return shown if shown and _day(claimed) - _day(shown) > CLOCKS else claimed


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _published(blocks: Iterable[ArticleBlock], words: WordIndex) -> date | datetime | None:
    dates = (parse_date(b.text, words.months) for b in blocks if b.role in (Role.DATELINE, Role.BYLINE))
    return next((d for d in dates if d is not None), None)


def read_captions(doc: Document, blocks: Sequence[ArticleBlock], words: WordIndex) -> tuple[Caption, ...]:
    """Caption blocks, each once, with the credit inside it or in the credit blocks beside it; no pull quotes. Credits
    without a caption count where the page has no caption at all: beside captions they are as often those of teasers.
    """
    quotes = {b.start for b in doc.blocks if b.markup is not None and "blockquote" in b.markup.inside}
    blocks = [b for b in blocks if b.role not in _OF_PICTURES or not is_label(b.text, words)]
    captions: dict[tuple[str, str | None], Caption] = {}
    used = -1
    for i, block in enumerate(blocks):
        if block.role is not Role.CAPTION or block.start in quotes:
            if i > used and _is_alone(blocks, i, words):
                lone = lone_credit(block.text, words)
                captions.setdefault(lone, Caption(*lone, block.start, block.end, block.url))
            continue
        text, credit = split_credit(block.text, words)
        if beside := _credits_beside(blocks, i, used):
            used = beside[-1]
            credit = _joined([*([credit] if credit else ()), *(bare_credit(blocks[j].text, words) for j in beside)])
        text = bare_caption(text, words)
        captions.setdefault((text, credit), Caption(text, credit, block.start, block.end, block.url))
    found = tuple(captions.values())
    return tuple(caption for caption in found if caption.text) or found


def _is_alone(blocks: Sequence[ArticleBlock], at: int, words: WordIndex) -> bool:
    """Whether a line is the credit of a picture without a caption. Where no picture is known, it may be the story's."""
    block = blocks[at]
    if block.role is not Role.CREDIT or block.url is None or not names_maker(block.text, words):
        return False
    return not any(b.role is Role.CAPTION for b in blocks[at + 1 : at + 2])


def _joined(makers: Sequence[str]) -> str:
    """The makers of a picture as one credit, without those that another repeats."""
    different = (m for i, m in enumerate(makers) if not any(m in other for other in (*makers[:i], *makers[i + 1 :])))
    return " / ".join(different) or makers[0]


def _credits_beside(blocks: Sequence[ArticleBlock], at: int, used: int) -> range:
    """Places of the credit lines behind a caption; where there are none, of the one before it."""
    end = at + 1
    while end < len(blocks) and _is_credit_of(blocks[end], blocks[at]):
        end += 1
    if end == at + 1 and at - 1 > used and _is_credit_of(blocks[at - 1], blocks[at]):
        return range(at - 1, at)
    return range(at + 1, end)


def _is_credit_of(block: ArticleBlock, caption: ArticleBlock) -> bool:
    """Whether a line is a credit, and not that of another picture than the caption's."""
    return block.role is Role.CREDIT and (block.url == caption.url or block.url is None or caption.url is None)
