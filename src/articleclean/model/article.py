"""The result: an article in typed, frozen pieces, with every removal and the source it came from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from articleclean.model.finding import Evidence
from articleclean.model.labels import TEXT_ROLES, Category, Role
from articleclean.model.quick_init import quick_init
from articleclean.model.space import is_visible

QuoteKind = Literal["direct", "mixed", "block", "pull"]

Span = tuple[int, int]
"""``(start, end)`` in characters of ``Article.source_text``."""


@quick_init
@dataclass(frozen=True, slots=True)
class ArticleBlock:
    """A kept piece. ``text`` is what stands in ``spans`` of the source, white space folded."""

    role: Role
    text: str
    start: int
    end: int
    spans: tuple[Span, ...] = ()
    """The kept stretches between ``start`` and ``end``, in order; removals cut inside a block lie between them."""
    level: int | None = None
    """Heading level 1..6 or list depth from 1, where the source says so."""
    rows: tuple[tuple[str, ...], ...] | None = None
    """Cells of a table, row by row."""
    url: str | None = None
    """Address of the image that a caption or credit belongs to."""
    path: str | None = None
    """Tag path in the HTML source."""
    line: int | None = None
    """Line in the HTML source, from 1."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands under a picture or film, and who made it; ``text`` is empty where only that is printed."""

    text: str
    credit: str | None
    start: int
    end: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody, between ``start`` and ``end`` of the source, without the marks around them.

    ``kind``: direct; mixed (quoted words in a paraphrase); block (set apart in the layout); pull (repeats the text).
    ``group``: pieces of one interrupted quotation share a number. ``speaker`` is as written ("she"), ``speaker_name``
    the person it was traced to. ``confidence`` is 0..1.
    """

    text: str
    start: int
    end: int
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_name: str | None = None
    cue: str | None = None
    kind: QuoteKind = "direct"
    group: int = 0
    nested: bool = False
    confidence: float = 1.0


@quick_init
@dataclass(frozen=True, slots=True)
class Removal:
    """A removed piece: what, where, which detector, and why, in words."""

    text: str
    start: int
    end: int
    code: str
    category: Category
    reason: str
    evidence: tuple[Evidence, ...] = ()
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment found under the article. It is also among the removals."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article. Offsets everywhere are characters of ``source_text``."""

    source_text: str
    title: str | None = None
    dek: str | None = None
    authors: tuple[str, ...] = ()
    published: date | datetime | None = None
    modified: date | datetime | None = None
    site: str | None = None
    language: str | None = None
    url: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    page_kind: str = "article"
    blocks: tuple[ArticleBlock, ...] = ()
    captions: tuple[Caption, ...] = ()
    found_quotes: tuple[Quote, ...] | None = field(default=None, compare=False, repr=False)
    """What ``quotes`` gives; None until somebody asks, for looking takes longer than all the rest."""
    quote_languages: tuple[str, ...] | None = field(default=None, compare=False, repr=False)
    """Languages (ISO 639-1) whose words of speech ``quotes`` looks for; None for all."""
    comments: tuple[Comment, ...] = ()
    removed: tuple[Removal, ...] = ()
    quality: float = 0.0
    """How sure we are that this is an article and that it is whole, 0..1."""
    quality_reasons: tuple[str, ...] = ()
    """What lowers ``quality``."""

    @property
    def text(self) -> str:
        """The running text: dek, subheads, paragraphs, quotes, list items and tables, a blank line between."""
        return "\n\n".join(b.text for b in self.blocks if b.role in TEXT_ROLES)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Quotes and their speakers, in the order of the text. Looked for when first asked for, then kept."""
        if self.found_quotes is None:
            from articleclean.quotes import find_quotes

            # The same for every thread that gets here first: they follow from the source and the blocks alone.
            found = find_quotes(self.source_text, self.blocks, self.quote_languages)
            object.__setattr__(self, "found_quotes", found)
        return self.found_quotes or ()

    @property
    def paragraphs(self) -> tuple[ArticleBlock, ...]:
        """The blocks whose role is paragraph."""
        return tuple(b for b in self.blocks if b.role is Role.PARAGRAPH)

    @property
    def headings(self) -> tuple[ArticleBlock, ...]:
        """The subheads."""
        return tuple(b for b in self.blocks if b.role is Role.HEADING)

    def restore(self) -> str:
        """Put the source together again from kept pieces, removals and the white space between them.

        Raises ValueError when the pieces overlap or leave out anything but white space: that would be a defect.
        """
        pieces = sorted([s for b in self.blocks for s in b.spans] + [(r.start, r.end) for r in self.removed])
        out: list[str] = []
        at = 0
        for start, end in [*pieces, (len(self.source_text), len(self.source_text))]:
            gap = self.source_text[at:start]
            if start < at or is_visible(gap):
                raise ValueError(f"pieces do not partition the source at {at}..{start}: {gap[:60]!r}")
            out += (gap, self.source_text[start:end])
            at = end
        return "".join(out)

    def to_dict(self) -> dict[str, Any]:
        """The article as plain values, with ``schema_version``; ``from_dict`` reads it back."""
        from articleclean.model.serial import article_to_dict

        return article_to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The article as JSON (dates as ISO 8601)."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_markdown(self) -> str:
        """Title, byline and every kept block as Markdown."""
        from articleclean.report.markdown import article_to_markdown

        return article_to_markdown(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Article":
        """Build an article from what ``to_dict`` gave. Raises InputError for another schema version or shape."""
        from articleclean.model.serial import article_from_dict

        return article_from_dict(data)
