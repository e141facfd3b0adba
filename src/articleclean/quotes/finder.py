"""The steps from blocks to quotations: stretches between marks, speech or not, speakers, groups."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from articleclean.model.article import ArticleBlock, Quote
from articleclean.quotes.attribution import Said, attributions
from articleclean.quotes.lexicon import lexicon_for
from articleclean.quotes.spans import Paragraph, Stretch, find_stretches

_SPEECH = 0.5
_SAMPLE = 50
"""Blocks looked at for the language."""


def quotes_of(source: str, blocks: Sequence[ArticleBlock], languages: Sequence[str] | None) -> tuple[Quote, ...]:
    """See ``find_quotes``; every block given is read."""
    paragraphs = [_paragraph(source, block) for block in blocks if block.end > block.start]
    lexicon = lexicon_for("\n".join(p.text for p in paragraphs[:_SAMPLE]), languages)
    stretches = find_stretches(paragraphs, lexicon)
    found = attributions(source, paragraphs, stretches, lexicon)
    quotes: list[Quote] = []
    group, last = 0, None
    around = True
    for number, stretch in enumerate(stretches):
        if stretch.depth == 0:
            around = found.odds.get(number, 1.0) >= _SPEECH
            said = found.said.get(number)
            if around and (said is None or said.speaker is None or (said.speaker, stretch.first) != last):
                group += 1
            last = (said.speaker, stretch.first) if said else None
        if around:
            odds = round(found.odds.get(number, 0.5), 2)
            quotes.extend(_quotes(source, paragraphs, stretch, said if not stretch.depth else None, group, odds))
    return tuple(quotes)


def _quotes(
    source: str, paragraphs: Sequence[Paragraph], stretch: Stretch, said: Said | None, group: int, odds: float
) -> Iterator[Quote]:
    """One quotation; several when something was cut out of it."""
    speaker = said.speaker if said else None
    cue = said.cue if said else None
    for start, end in _pieces(source, paragraphs, stretch):
        yield Quote(
            source[start:end],
            start,
            end,
            speaker=source[slice(*speaker)] if speaker else None,
            speaker_start=speaker[0] if speaker else None,
            speaker_end=speaker[1] if speaker else None,
            cue=source[slice(*cue)] if cue else None,
            group=group,
            nested=stretch.depth > 0,
            confidence=odds,
        )


def _pieces(source: str, paragraphs: Sequence[Paragraph], stretch: Stretch) -> Iterator[tuple[int, int]]:
    """The kept stretches of a quotation: it never crosses what was removed inside or between its paragraphs."""
    cuts = [c for p in paragraphs[stretch.first : stretch.last + 1] for c in p.cuts]
    for before, after in zip(
        paragraphs[stretch.first : stretch.last], paragraphs[stretch.first + 1 : stretch.last + 1], strict=True
    ):
        gap = (before.start + len(before.text), after.start)
        if source[slice(*gap)].strip():
            cuts.append(gap)
    at = stretch.start
    for start, end in [
        *sorted(c for c in cuts if c[0] < stretch.end and c[1] > stretch.start),
        (stretch.end, stretch.end),
    ]:
        piece = source[at:start]
        if piece.strip():
            yield at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())
        at = max(at, end)


def _paragraph(source: str, block: ArticleBlock) -> Paragraph:
    """The block's text with what was removed inside it blanked."""
    spans = block.spans or ((block.start, block.end),)
    start, end = spans[0][0], spans[-1][1]
    cuts = tuple((a, b) for (_, a), (b, _) in pairwise(spans) if b > a)
    pieces, at = [], start
    for left, right in cuts:
        pieces += [source[at:left], " " * (right - left)]
        at = right
    return Paragraph("".join([*pieces, source[at:end]]), start, cuts)
