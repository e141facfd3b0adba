"""The only place that builds output: kept spans become typed blocks, removed spans become removals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from articleclean.decide import Verdict
from articleclean.ingest.text import block_text
from articleclean.metadata.authors import clean_names
from articleclean.metadata.dates import parse_date
from articleclean.model.article import Article, ArticleBlock, Caption, Comment, Removal, Span
from articleclean.model.document import Block, Document
from articleclean.model.finding import Finding
from articleclean.model.labels import Category, Role
from articleclean.model.space import TRIM, is_lost
from articleclean.packs.wordlists import WordIndex
from articleclean.quality import judge
from articleclean.scan import Scan


@dataclass(frozen=True, slots=True)
class _Pieces:
    blocks: tuple[ArticleBlock, ...]
    removed: tuple[Removal, ...]


def assemble(scan: Scan, verdicts: Sequence[Verdict]) -> Article:
    """The article that the verdicts make of the document."""
    doc = scan.doc
    pieces = _pieces(doc, verdicts)
    first = {b.role: b.text for b in reversed(pieces.blocks)}
    quality, reasons = judge(scan, pieces.blocks)
    return Article(
        source_text=doc.source,
        title=first.get(Role.TITLE),
        dek=first.get(Role.DEK),
        authors=_authors(pieces.blocks, scan.words),
        published=_published(pieces.blocks, scan.words),
        url=doc.url,
        blocks=pieces.blocks,
        captions=_captions(pieces.blocks),
        comments=tuple(Comment(r.text, r.start, r.end) for r in pieces.removed if r.category is Category.COMMENT),
        removed=pieces.removed,
        quality=quality,
        quality_reasons=reasons,
    )


def _pieces(doc: Document, verdicts: Sequence[Verdict]) -> _Pieces:
    blocks: list[ArticleBlock] = []
    removed: list[Removal] = []
    last_index = -2
    for verdict in verdicts:
        block = doc.blocks[verdict.block]
        if verdict.because is not None:
            removed.append(_removal(doc, block, verdict.because, (block.start, block.end)))
            continue
        spans, cuts = _cut(doc, block, verdict.cuts)
        removed += [_removal(doc, block, finding, span) for finding, span in cuts]
        if spans and verdict.role is not None:
            kept = _kept(doc, block, verdict.role, spans)
            if block.gap == 0 and blocks and last_index == block.index - 1 and blocks[-1].role is kept.role:
                kept = _merged(blocks.pop(), kept)
            blocks.append(kept)
            last_index = block.index
    return _Pieces(tuple(blocks), tuple(removed))


def _cut(doc: Document, block: Block, cuts: Sequence[Finding]) -> tuple[list[Span], list[tuple[Finding, Span]]]:
    """The stretches of a block that stay, and those that go, none overlapping, all trimmed."""
    spans: list[Span] = []
    gone: list[tuple[Finding, Span]] = []
    at = block.start
    for finding in sorted(cuts, key=lambda f: (f.start, -f.end)):
        if finding.start < at:
            continue
        _add_trimmed(doc.source, (at, finding.start), spans)
        gone += [(finding, span) for span in _add_trimmed(doc.source, (finding.start, min(finding.end, block.end)), [])]
        at = min(finding.end, block.end)
    _add_trimmed(doc.source, (at, block.end), spans)
    return spans, gone


def _add_trimmed(source: str, span: Span, spans: list[Span]) -> list[Span]:
    start, end = span
    text = source[start:end]
    if is_lost(text):
        lead = len(text) - len(text.lstrip(TRIM))
        spans.append((start + lead, start + lead + len(text.strip(TRIM))))
    return spans


def _kept(doc: Document, block: Block, role: Role, spans: list[Span]) -> ArticleBlock:
    markup = block.markup
    whole = spans == [(block.start, block.end)]
    text = block.text if whole else " ".join(block_text(doc.source[s:e]) for s, e in spans)
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


def _merged(a: ArticleBlock, b: ArticleBlock) -> ArticleBlock:
    text = f"{a.text} {b.text}" if a.end < b.start else a.text + b.text
    return ArticleBlock(a.role, text, a.start, b.end, a.spans + b.spans, a.level, a.rows, a.url, a.path, a.line)


def _removal(doc: Document, block: Block, finding: Finding, span: Span) -> Removal:
    markup = block.markup
    return Removal(
        doc.source[span[0] : span[1]],
        span[0],
        span[1],
        finding.code,
        finding.category or Category.OTHER,
        finding.reason,
        finding.evidence,
        markup.path if markup else None,
        markup.line if markup else None,
    )


def _authors(blocks: Sequence[ArticleBlock], words: WordIndex) -> tuple[str, ...]:
    names = [
        n for b in blocks if b.role is Role.BYLINE for n in clean_names(b.text, words.words.byline, words.words.roles)
    ]
    return tuple(dict.fromkeys(names))


def _published(blocks: Sequence[ArticleBlock], words: WordIndex) -> date | datetime | None:
    dates = (parse_date(b.text, words.months) for b in blocks if b.role in (Role.DATELINE, Role.BYLINE))
    return next((d for d in dates if d is not None), None)


def _captions(blocks: Sequence[ArticleBlock]) -> tuple[Caption, ...]:
    """Caption blocks, each with the credit in it or in the credit block beside it."""
    captions: list[Caption] = []
    used = -1
    for i, block in enumerate(blocks):
        if block.role is not Role.CAPTION:
            continue
        credit = None
        for j in (i + 1, i - 1):
            if 0 <= j < len(blocks) and j != used and blocks[j].role is Role.CREDIT:
                credit, used = blocks[j].text, j
                break
        captions.append(Caption(block.text, credit, block.start, block.end, block.url))
    return tuple(captions)
