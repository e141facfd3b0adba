"""Speakers for all quotations of an article: from their own sentence, else carried over from the words before.

A quotation without a speaker of its own takes, in this order: the speaker of the quotation it goes on from ("Stay," he
said. "Go."), the subject of the sentence before, the speaker that comes after it in its paragraph, the last person who
spoke in the paragraph before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articleclean.model.article import Span
from articleclean.quotes.context import Context, read_context
from articleclean.quotes.lexicon import CUE, RELATIVE, Lexicon
from articleclean.quotes.phrases import first_phrase, is_pronoun, text_span
from articleclean.quotes.spans import Paragraph, Stretch
from articleclean.quotes.speakers import Source, attribute, subject
from articleclean.quotes.speech import judge
from articleclean.quotes.unspaced import told_around

_LONG = 500
_CLOSERS = "\"“”’'»«›‹」』 \xa0"


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker and a cue as offsets of the source, and how they were found."""

    speaker: Span | None
    cue: Span | None
    how: str
    pronoun: bool = False


@dataclass(slots=True)
class Attributions:
    """What is known of each stretch, by its number."""

    said: dict[int, Said] = field(default_factory=dict)
    odds: dict[int, float] = field(default_factory=dict)
    """How probably it is speech, 0..1."""
    mixed: set[int] = field(default_factory=set)
    """Those that are part of a paraphrase."""


@dataclass(slots=True)
class Passage:
    """A paragraph, its tokens once they are needed, and the stretches in it: ``(left, right, number)``."""

    paragraph: Paragraph
    parts: list[tuple[int, int, int]] = field(default_factory=list)
    context: Context | None = None

    def read(self, lexicon: Lexicon) -> Context:
        """The tokens of the paragraph."""
        if self.context is None:
            text = self.paragraph.text
            self.context = read_context(text, [(a, b, _last(text, a, b)) for a, b, _ in self.parts], lexicon)
        return self.context


def attributions(
    source: str, paragraphs: Sequence[Paragraph], stretches: Sequence[Stretch], lexicon: Lexicon
) -> Attributions:
    """Speaker, cue and odds of every stretch that is not inside another."""
    passages = passages_of(paragraphs, stretches)
    found = Attributions()
    last: Span | None = None
    for index, passage in enumerate(passages):
        if not passage.parts:
            continue
        if lexicon.spaces:
            _own(source, passage, stretches, lexicon, found)
            if not lexicon.is_guess:
                _carry(passages, index, lexicon, found)
        else:
            last = _unspaced(passage, lexicon, found, last)
    return found


def passages_of(paragraphs: Sequence[Paragraph], stretches: Sequence[Stretch]) -> list[Passage]:
    """Every paragraph with the stretches in it that are not inside others."""
    passages = [Passage(p) for p in paragraphs]
    for number, stretch in enumerate(stretches):
        if stretch.depth == 0:
            for index, left, right in stretch.parts:
                passages[index].parts.append((left, right, number))
    return passages


def _own(source: str, passage: Passage, stretches: Sequence[Stretch], lexicon: Lexicon, found: Attributions) -> None:
    """The speakers named in the sentence of the quotation."""
    context = passage.read(lexicon)
    for place, (left, right, number) in enumerate(passage.parts):
        stretch = stretches[number]
        if (left, right) not in (stretch.parts[0][1:], stretch.parts[-1][1:]):
            continue
        named = attribute(context, place, lexicon)
        if named and number not in found.said:
            found.said[number] = _absolute(context, named, passage.paragraph.start)
        inner = _ends_of(source, stretch)
        if stretch.label:
            found.said[number] = Said(stretch.label, None, "label")
        odds, mixed = judge(context, context.places[place], inner, stretch.mark, named, lexicon)
        if odds > found.odds.get(number, 0.0):
            found.odds[number] = 1.0 if stretch.mark in ":>" or len(stretch.parts) > 1 else odds
        if mixed and len(stretch.parts) == 1:
            found.mixed.add(number)


def _carry(passages: Sequence[Passage], index: int, lexicon: Lexicon, found: Attributions) -> None:
    """Speakers for the quotations of a paragraph that name none."""
    passage = passages[index]
    for place, (_, _, number) in enumerate(passage.parts):
        if number not in found.said:
            said = next(_elsewhere(passages, index, place, lexicon, found), None)
            if said:
                found.said[number] = said


def _elsewhere(
    passages: Sequence[Passage], index: int, place: int, lexicon: Lexicon, found: Attributions
) -> Iterator[Said]:
    passage = passages[index]
    context = passage.read(lexicon)
    at = context.places[place]
    start = context.borders[at]
    before = passage.parts[place - 1][2] if place else None
    if start < at and (phrase := first_phrase(context, start, at)):
        yield _absolute(context, Source(phrase, None, "subject"), passage.paragraph.start)
    if start:
        previous = context.borders[start - 1]
        if before in found.said and context.places[place - 1] >= previous:
            yield found.said[before]
        if told := _teller(context, previous, start, lexicon):
            yield _absolute(context, told, passage.paragraph.start)
        if before in found.said:
            yield found.said[before]
    for _, _, number in passage.parts[place + 1 : place + 3]:
        if number in found.said and found.said[number].how in {"after", "according"}:
            yield found.said[number]
    if index:
        yield from _from_before(passages[index - 1], lexicon, found)


def _from_before(passage: Passage, lexicon: Lexicon, found: Attributions) -> Iterator[Said]:
    """Who spoke last in the paragraph before."""
    context = passage.read(lexicon)
    if context.words:
        last = context.borders[-1]
        told = _teller(context, last, len(context.words), lexicon)
        if not (context.places and context.places[-1] >= last) and told and told.cue:
            yield _absolute(context, told, passage.paragraph.start)
        if passage.parts and passage.parts[-1][2] in found.said:
            yield found.said[passage.parts[-1][2]]
        if told:
            yield _absolute(context, told, passage.paragraph.start)


def _teller(context: Context, start: int, end: int, lexicon: Lexicon) -> Source | None:
    """The subject of the sentence, of its verb of speech when it has one."""
    cue = next((i for i in range(start, end) if context.kinds[i] & CUE and not _relative(context, i)), None)
    if cue is not None and (phrase := subject(context, cue, start, end, lexicon)):
        return Source(phrase, (cue, cue + 1), "carried")
    phrase = first_phrase(context, start, end)
    if phrase is None or context.words[phrase[0]].lower() in lexicon.dummies:
        return None  # "It is well." names nobody
    return Source(phrase, None, "carried")


def _relative(context: Context, cue: int) -> bool:
    """Whether the verb belongs to a relative clause: "who said"."""
    return cue > 0 and bool(context.kinds[cue - 1] & RELATIVE)


def _unspaced(passage: Passage, lexicon: Lexicon, found: Attributions, last: Span | None) -> Span | None:
    """Speakers and odds in languages that part no words; ``last`` is the speaker before, and the new one is given back.

    The odds are set by hand: words beside a verb of speech surely are speech, long ones without it rather than not.
    """
    at = passage.paragraph.start
    for left, right, number in passage.parts:
        told = told_around(passage.paragraph.text, left, right, lexicon)
        size = right - left
        found.odds[number] = 0.9 if told and (told.near or size > 10) else 0.6 if size > 25 else 0.2
        if found.odds[number] > 0.5:
            last = _shifted(told.speaker, at) or last if told else last
            found.said[number] = Said(last, _shifted(told.cue, at) if told else None, "after" if told else "carried")
    return last


def _shifted(span: Span | None, by: int) -> Span | None:
    return (span[0] + by, span[1] + by) if span else None


def _ends_of(source: str, stretch: Stretch) -> str:
    """The quoted words; of very long ones only the beginning and the end."""
    if stretch.end - stretch.start <= _LONG:
        return source[stretch.start : stretch.end]
    return source[stretch.start : stretch.start + _LONG] + source[stretch.end - 1]


def _last(text: str, left: int, right: int) -> str:
    """The last character before the closing mark."""
    at = right
    while at > left and text[at - 1] in _CLOSERS:
        at -= 1
    return text[at - 1] if at > left else " "


def _absolute(context: Context, source: Source, at: int) -> Said:
    speaker = text_span(context, source.speaker) if source.speaker else None
    cue = text_span(context, source.cue) if source.cue else None
    pronoun = bool(source.speaker and is_pronoun(context, source.speaker))
    return Said(_shifted(speaker, at), _shifted(cue, at), source.how, pronoun)
