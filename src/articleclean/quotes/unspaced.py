"""Speaker and cue in Chinese and Japanese, which part no words: read from characters and particles."""

import re
from dataclasses import dataclass
from functools import cache

from articleclean.quotes.lexicon import Lexicon

_REACH = 80
_CLAUSE = re.compile(r"[，,。！？!?；;：:\n「」『』“”]")
_NOT_NAME = re.compile(r"[在于於对對向就从從日月年当當时時]|今天|昨|近日|随后|隨後|则|也|还|並|并")
_END = r"(?=[，。：:；“「『\"]|$)"
_TOPIC = re.compile(r"([\u4e00-\u9fff\u30a0-\u30ffA-Za-z・＝ー々の]{1,24})[はがも]")


@dataclass(frozen=True, slots=True)
class Told:
    """Speaker and cue as offsets of the paragraph."""

    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    near: bool
    """Whether the cue touches the quotation."""


def told_around(text: str, left: int, right: int, lexicon: Lexicon) -> Told | None:
    """What stands around the quotation ``left..right`` (with its marks), or None when nothing speaks."""
    if lexicon.verb_last:
        return _before_and_after(text, left, right, lexicon)
    found = list(_speech(lexicon.speech).finditer(text, max(0, left - _REACH), left))
    if found and not re.search("[。！？]", text[found[-1].end() : left]):
        cue = found[-1].span()
        return Told(_subject(text, cue[0]), cue, left - cue[1] <= 2)
    after = _speech(lexicon.speech).search(text, right, right + 30)
    if after and not re.search("[。！？]", text[right : after.start()]):
        return Told(_subject(text, after.start(), right), after.span(), near=after.start() - right < 15)
    return None


def _subject(text: str, at: int, floor: int = 0) -> tuple[int, int] | None:
    """The clause before the cue up to the first adverbial."""
    start = max(floor, at - 40)
    for clause in _CLAUSE.finditer(text, start, at):
        start = clause.end()
    while start < at and text[start].isspace():
        start += 1
    adverbial = _NOT_NAME.search(text, start + 1, at)
    end = adverbial.start() if adverbial else at
    return (start, end) if end - start > 1 else None


def _before_and_after(text: str, left: int, right: int, lexicon: Lexicon) -> Told | None:
    cue = _speech(lexicon.speech).match(text, right)
    start = text.rfind("。", max(0, left - _REACH), left) + 1 or max(0, left - _REACH)
    topics = [m.span(1) for m in _TOPIC.finditer(text, start, left)]
    if cue is None:
        return None
    return Told(topics[-1] if topics else None, cue.span(), near=True)


@cache
def _speech(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words, longest first; one of a single character only where the clause ends with it (说：, not 小说家)."""
    ordered = sorted(words, key=len, reverse=True)
    return re.compile("|".join(re.escape(w) + (_END if len(w) == 1 else "") for w in ordered) or "(?!)")
