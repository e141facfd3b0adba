"""The steps from blocks to quotations: stretches between marks, speech or not, speakers, groups."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from articleclean.model.article import ArticleBlock, Quote, QuoteKind
from articleclean.model.labels import Role
from articleclean.quotes.attribution import Attributions, Said, attributions
from articleclean.quotes.lexicon import lexicon_for
from articleclean.quotes.repeats import Repeats
from articleclean.quotes.spans import Paragraph, Stretch, find_stretches, may_quote
from articleclean.quotes.trace import trace_names

_SPEECH = 0.5
_AGAIN = ' \t\n\xa0"“„‟«»‘'
"""Before the words when a quotation opens again in its next paragraph."""
_SAMPLE = 20
"""Blocks looked at for the language."""


def quotes_of(source: str, blocks: Sequence[ArticleBlock], languages: Sequence[str] | None) -> tuple[Quote, ...]:
    """See ``find_quotes``; every block given is read."""
    paragraphs = [_paragraph(source, block) for block in blocks if block.end > block.start]
    if not any(may_quote(p) for p in paragraphs):
        return ()
    lexicon = lexicon_for("\n".join(p.text for p in paragraphs[:_SAMPLE]), languages)
    stretches = find_stretches(paragraphs, lexicon)
    found = attributions(source, paragraphs, stretches, lexicon)
    kept = list(_speech(stretches, found))
    said = [None if stretches[n].depth else found.said.get(n) for n in kept]
    names = trace_names(source, said, lexicon)
    groups = _groups([stretches[n] for n in kept], said)
    repeats = Repeats(paragraphs)
    quotes: list[Quote] = []
    for number, one, name, group in zip(kept, said, names, groups, strict=True):
        stretch = stretches[number]
        speaker = one.speaker if one else None
        kind = _kind(stretch, paragraphs, repeats, mixed=number in found.mixed)
        quotes += (
            Quote(
                text=source[start:end],
                start=start,
                end=end,
                speaker=source[slice(*speaker)] if speaker else None,
                speaker_start=speaker[0] if speaker else None,
                speaker_end=speaker[1] if speaker else None,
                speaker_name=name,
                cue=source[slice(*one.cue)] if one and one.cue else None,
                kind=kind,
                group=group,
                nested=stretch.depth > 0,
                confidence=round(found.odds.get(number, _SPEECH), 2),
            )
            for start, end in _pieces(source, paragraphs, stretch)
        )
    return tuple(quotes)


def _speech(stretches: Sequence[Stretch], found: Attributions) -> Iterator[int]:
    """Numbers of the stretches that hold speech, and of what is quoted inside them."""
    around = False
    for number, stretch in enumerate(stretches):
        if stretch.depth == 0:
            around = found.odds.get(number, _SPEECH) >= _SPEECH
        if around:
            yield number


def _groups(stretches: Sequence[Stretch], said: Sequence[Said | None]) -> Iterator[int]:
    """Numbers from 1; pieces in one paragraph with one and the same speaker share theirs."""
    group = 0
    last: tuple[int, tuple[int, int]] | None = None
    for stretch, one in zip(stretches, said, strict=True):
        if stretch.depth == 0:
            key = (stretch.parts[0][0], one.speaker) if one and one.speaker else None
            group += key is None or key != last
            last = (stretch.parts[-1][0], one.speaker) if one and one.speaker else None
        yield group


def _kind(stretch: Stretch, paragraphs: Sequence[Paragraph], repeats: Repeats, *, mixed: bool) -> QuoteKind:
    if paragraphs[stretch.parts[0][0]].set_apart and stretch.depth == 0:
        return "pull" if repeats.elsewhere(stretch.parts[0][0]) else "block"
    return "mixed" if mixed else "direct"


def _pieces(source: str, paragraphs: Sequence[Paragraph], stretch: Stretch) -> Iterator[tuple[int, int]]:
    """The kept stretches of a quotation: it never crosses what was removed inside or between its paragraphs."""
    if len(stretch.parts) == 1 and not paragraphs[stretch.parts[0][0]].cuts:
        yield stretch.start, stretch.end
        return
    own = paragraphs[stretch.parts[0][0] : stretch.parts[-1][0] + 1]
    gaps = [(a.start + len(a.text), b.start) for a, b in pairwise(own)]
    cuts = [c for p in own for c in p.cuts] + [g for g in gaps if source[slice(*g)].strip()]
    inside = sorted(c for c in cuts if c[0] < stretch.end and c[1] > stretch.start)
    at = stretch.start
    for start, end in [*inside, (stretch.end, stretch.end)]:
        piece = source[at:start]
        if piece.strip(_AGAIN):
            yield at + len(piece) - len(piece.lstrip(_AGAIN if at > stretch.start else None)), at + len(piece.rstrip())
        at = max(at, end)


def _paragraph(source: str, block: ArticleBlock) -> Paragraph:
    """The block's text with what was removed inside it blanked."""
    spans = block.spans or ((block.start, block.end),)
    start, end = spans[0][0], spans[-1][1]
    quote = block.role is Role.QUOTE
    if len(spans) == 1:
        return Paragraph(source[start:end], start, set_apart=quote)
    cuts = tuple((a, b) for (_, a), (b, _) in pairwise(spans) if b > a)
    pieces, at = [], start
    for left, right in cuts:
        pieces += [source[at:left], " " * (right - left)]
        at = right
    return Paragraph("".join([*pieces, source[at:end]]), start, cuts, set_apart=quote)
