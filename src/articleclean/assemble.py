"""The only place that builds output: kept spans become typed blocks, removed spans become removals."""

from collections.abc import Sequence
from dataclasses import dataclass

from articleclean.decide import Verdict
from articleclean.fields import read_captions, read_fields
from articleclean.ingest.text import block_text
from articleclean.metadata.page_kind import PageKind, page_kind
from articleclean.model.article import Article, ArticleBlock, Comment, Removal, Span
from articleclean.model.document import Block, Document
from articleclean.model.finding import Finding
from articleclean.model.labels import Category, Role
from articleclean.model.space import TRIM, is_visible
from articleclean.packs.wordlists import WordIndex
from articleclean.quality import judge
from articleclean.scan import Scan


@dataclass(frozen=True, slots=True)
class _Pieces:
    blocks: tuple[ArticleBlock, ...]
    removed: tuple[Removal, ...]


def assemble(scan: Scan, verdicts: Sequence[Verdict]) -> Article:
    """The article that the verdicts make of the document."""
    pieces = _pieces(scan.doc, verdicts)
    return _article(scan.doc, pieces, scan.words, scan.kind, judge(scan, pieces.blocks))


def assemble_fields(doc: Document, words: WordIndex) -> Article:
    """The article of a document without any text: what the page's head says of it."""
    why = "the page holds no text; scripts may bring it" if doc.kind == "html" else "the source holds no text"
    return _article(doc, _Pieces((), ()), words, page_kind(doc), (0.0, (why,)))


def _article(
    doc: Document, pieces: _Pieces, words: WordIndex, kind: PageKind, quality: tuple[float, tuple[str, ...]]
) -> Article:
    fields = read_fields(doc, pieces.blocks, words)
    return Article(
        source_text=doc.source,
        title=fields.title,
        dek=fields.dek,
        authors=fields.authors,
        published=fields.published,
        modified=fields.modified,
        site=fields.site,
        language=fields.language,
        url=fields.url,
        section=fields.section,
        tags=fields.tags,
        image=fields.image,
        page_kind=kind.kind,
        blocks=pieces.blocks,
        captions=read_captions(doc, pieces.blocks, words),
        comments=tuple(Comment(r.text, r.start, r.end) for r in pieces.removed if r.category is Category.COMMENT),
        removed=pieces.removed,
        quality=quality[0],
        quality_reasons=quality[1],
    )


def _pieces(doc: Document, verdicts: Sequence[Verdict]) -> _Pieces:
    blocks: list[ArticleBlock] = []
    removed: list[Removal] = []
    last_index = -2
    for verdict in verdicts:
        block = doc.blocks[verdict.block]
        if verdict.because is not None:
            removed.append(_removal(doc.source, block, verdict.because, block.start, block.end))
            continue
        spans, cuts = _cut(doc, block, verdict.cuts)
        removed += [_removal(doc.source, block, finding, *span) for finding, span in cuts]
        if spans and verdict.role is not None:
            kept = _kept(doc, block, verdict.role, spans)
            if block.gap == 0 and blocks and last_index == block.index - 1 and blocks[-1].role is kept.role:
                kept = _merged(blocks.pop(), kept)
            blocks.append(kept)
            last_index = block.index
    return _Pieces(tuple(blocks), tuple(removed))


def _cut(doc: Document, block: Block, cuts: Sequence[Finding]) -> tuple[list[Span], list[tuple[Finding, Span]]]:
    """The stretches of a block that stay, and those that go, none overlapping, all trimmed."""
    if not cuts and doc.source[block.start] not in TRIM and doc.source[block.end - 1] not in TRIM:
        return [(block.start, block.end)], []
    spans: list[Span] = []
    gone: list[tuple[Finding, Span]] = []
    at = block.start
    for finding in sorted(cuts, key=lambda f: (f.start, -f.end)):
        if finding.start < at:
            continue
        end = min(finding.end, block.end)
        spans += _trimmed(doc.source, at, finding.start)
        gone += [(finding, span) for span in _trimmed(doc.source, finding.start, end)]
        at = end
    spans += _trimmed(doc.source, at, block.end)
    return spans, gone


def _trimmed(source: str, start: int, end: int) -> list[Span]:
    """The stretch without white space at its edges; none where it shows nothing."""
    text = source[start:end]
    if not is_visible(text):
        return []
    lead = len(text) - len(text.lstrip(TRIM))
    return [(start + lead, start + lead + len(text.strip(TRIM)))]


def _kept(doc: Document, block: Block, role: Role, spans: list[Span]) -> ArticleBlock:
    markup = block.markup
    whole = spans == [(block.start, block.end)]
    text = block.text if whole else " ".join(_without_marks(doc, start, end) for start, end in spans)
    if markup is None:
        return ArticleBlock(role, text, spans[0][0], spans[-1][1], tuple(spans))
    return ArticleBlock(
        role,
        text,
        spans[0][0],
        spans[-1][1],
        tuple(spans),
        level=markup.level,
        rows=markup.rows,
        url=markup.url,
        path=markup.path,
        line=markup.line,
    )


def _without_marks(doc: Document, start: int, end: int) -> str:
    """The text of a stretch of a block of which something was cut."""
    if doc.kind != "markdown":
        return block_text(doc.source[start:end])
    from articleclean.ingest.markdown import plain_markdown

    return plain_markdown(doc.source[start:end])


def _merged(a: ArticleBlock, b: ArticleBlock) -> ArticleBlock:
    text = f"{a.text} {b.text}" if a.end < b.start else a.text + b.text
    return ArticleBlock(a.role, text, a.start, b.end, a.spans + b.spans, a.level, a.rows, a.url, a.path, a.line)


def _removal(source: str, block: Block, finding: Finding, start: int, end: int) -> Removal:
    category, markup = finding.category or Category.OTHER, block.markup
    path, line = (markup.path, markup.line) if markup is not None else (None, None)
    return Removal(source[start:end], start, end, finding.code, category, finding.reason, finding.evidence, path, line)
