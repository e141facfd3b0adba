"""The steps from blocks to quotations: stretches between marks, speech or not, speakers, groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from articleclean.model.article import ArticleBlock, Quote
from articleclean.quotes.context import Context, read_context
from articleclean.quotes.lexicon import Lexicon, lexicon_for
from articleclean.quotes.phrases import is_pronoun, text_span
from articleclean.quotes.spans import Paragraph, Stretch, find_stretches
from articleclean.quotes.speech import speech_odds
from articleclean.quotes.speakers import Source, attribute
from articleclean.quotes.unspaced import told_around

_SPEECH = 0.5
_CROWD = 400
"""Quotations in one paragraph above which it is no prose: no speakers are sought there."""


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker and a cue as offsets of the source."""

    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    how: str
    pronoun: bool = False


def quotes_of(source: str, blocks: Sequence[ArticleBlock], languages: Sequence[str] | None) -> tuple[Quote, ...]:
    """See ``find_quotes``; every block given is read."""
    paragraphs = [_paragraph(source, block) for block in blocks]
    lexicon = lexicon_for("\n".join(p.text for p in paragraphs[:50]), languages)
    stretches = find_stretches(paragraphs, lexicon)
    said, odds = _attributions(source, paragraphs, stretches, lexicon)
    quotes: list[Quote] = []
    last: Said | None = None
    for number, stretch in enumerate(stretches):
        mine = said.get(number)
        if odds.get(number, 1.0) < _SPEECH:
            continue
        if stretch.depth == 0:
            if mine is None:
                mine = last
            last = mine
        s = mine.speaker if mine else None
        c = mine.cue if mine else None
        quotes.append(
            Quote(
                source[stretch.start : stretch.end],
                stretch.start,
                stretch.end,
                speaker=source[slice(*s)] if s else None,
                speaker_start=s[0] if s else None,
                speaker_end=s[1] if s else None,
                cue=source[slice(*c)] if c else None,
                nested=stretch.depth > 0,
            )
        )
    return tuple(quotes)


def _paragraph(source: str, block: ArticleBlock) -> Paragraph:
    """The block's text with what was removed inside it blanked."""
    spans = block.spans or ((block.start, block.end),)
    cuts = tuple((a, b) for (_, a), (b, _) in zip(spans, spans[1:], strict=False) if b > a)
    text = source[spans[0][0] : spans[-1][1]]
    for start, end in cuts:
        text = text[: start - spans[0][0]] + " " * (end - start) + text[end - spans[0][0] :]
    return Paragraph(text, spans[0][0], cuts)


def _attributions(
    source: str, paragraphs: Sequence[Paragraph], stretches: Sequence[Stretch], lexicon: Lexicon
) -> tuple[dict[int, Said], dict[int, float]]:
    by_paragraph: dict[int, list[tuple[int, int, int]]] = {}
    for number, stretch in enumerate(stretches):
        if stretch.depth == 0:
            for index, left, right in stretch.parts:
                by_paragraph.setdefault(index, []).append((left, right, number))
    said: dict[int, Said] = {}
    odds: dict[int, float] = {}
    for index, parts in by_paragraph.items():
        if len(parts) > _CROWD:
            continue
        paragraph = paragraphs[index]
        if not lexicon.spaces:
            _unspaced(paragraph, parts, lexicon, said, odds)
            continue
        context = read_context(paragraph.text, [(a, b, _last(paragraph.text, a, b)) for a, b, _ in parts], lexicon)
        for place, (_, _, number) in enumerate(parts):
            named = attribute(context, place, lexicon)
            if named:
                said.setdefault(number, _absolute(context, named, paragraph.start))
            s = stretches[number]
            odds.setdefault(
                number, speech_odds(context, context.places[place], source[s.start : s.end], s.mark, named, lexicon)
            )
    return said, odds


def _unspaced(
    paragraph: Paragraph,
    parts: Sequence[tuple[int, int, int]],
    lexicon: Lexicon,
    said: dict[int, Said],
    odds: dict[int, float],
) -> None:
    """Speakers and odds in languages that part no words."""
    at = paragraph.start
    for left, right, number in parts:
        told = told_around(paragraph.text, left, right, lexicon)
        long = right - left > 10
        odds[number] = 0.9 if told and (told.near or long) else 0.6 if right - left > 25 else 0.2
        if told:
            s, c = told.speaker, told.cue
            said[number] = Said(
                (s[0] + at, s[1] + at) if s else None, (c[0] + at, c[1] + at) if c else None, "unspaced"
            )


def _last(text: str, left: int, right: int) -> str:
    """The last character before the closing mark."""
    inner = text[left:right].rstrip("\"“”’'»«›‹」』 \xa0")
    return inner[-1:] or " "


def _absolute(context: Context, source: Source, at: int) -> Said:
    speaker = text_span(context, source.speaker) if source.speaker else None
    cue = text_span(context, source.cue) if source.cue else None
    return Said(
        (speaker[0] + at, speaker[1] + at) if speaker else None,
        (cue[0] + at, cue[1] + at) if cue else None,
        source.how,
        bool(source.speaker and is_pronoun(context, source.speaker)),
    )
