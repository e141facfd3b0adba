"""The word lists of all packs, made ready: what a line opens or ends with is looked up, not tried word by word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any

from articleclean.metadata.dates import parse_date
from articleclean.model.labels import Category
from articleclean.packs.finder import Finder, alternatives, by_key
from articleclean.packs.schema import Pack, Scope, WordLists

_KEY = 2
_FIRST, _LAST = itemgetter(slice(None, _KEY)), itemgetter(slice(-_KEY, None))
FRONT, BACK = itemgetter(slice(None, 4)), itemgetter(slice(-4, None))
_MARKS = ":/|=丨ㅣ- "
MAX_BARE_CREDIT = 5
"""Words of a line such as "Photo Anna Roe", which has no mark behind the word for pictures."""
LONG_LABEL = 7
"""Letters of a single word that may be glued to a headline: shorter ones begin names ("PlayStation", "WatchOS")."""
MAX_SHORT = 3
"""Letters of an agency's name that may be a word of another language."""
MAX_CREDIT = 70
"""Characters that may follow a credit's opening words to the end of the line."""
_CREDIT_PHRASES = ("photo by ", "image by ", "foto von ", "photo courtesy of ", "image courtesy of ")
_SIGN = r"(?<!copyright )©(?!\s*\d)"
"""With a year or the word it is the site's own copyright line, no credit."""

_MARK = re.compile("[:：/]")
_DIGIT = re.compile(r"\d")

_LEADS_ON = frozenset({Category.RELATED, Category.VIDEO})
_ALONE = frozenset({Scope.LINE, Scope.FOOTER})
_LINES = frozenset({Scope.LINE, Scope.FOOTER, Scope.OPENER})
_MARKERS = _LINES | {Scope.CUT}
_OPENS_LINE = frozenset({Scope.START, Scope.LINE, Scope.OPENER})


class WordIndex:
    """Word lists of some packs. Safe to share between threads. All texts given must be folded."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        words = merged_words(packs)
        self.lists = words
        self.months = dict(words.months)
        self.date_words = (*self.months, *words.published)
        """Months and words of publishing, with which a date may begin."""
        self.agencies, self.roles, self.published = map(frozenset, (words.agencies, words.roles, words.published))
        self.openers = frozenset(words.openers)
        """Words with which a sentence opens ("the")."""
        self.given_names = frozenset(words.given_names)
        self.role_parts = frozenset(part for role in (*words.roles, *words.posts) for part in role.split())
        """Single words of roles and posts ("staff", "political", "director")."""
        self.buttons = frozenset(_buttons(packs))
        """Words that packs know as a line of their own ("follow")."""
        self.link_labels = frozenset(_link_labels(packs))
        """Words that packs know to open a line that leads to another story or a film ("read more")."""
        self.ad_labels = frozenset(_ad_labels(packs))
        """Words that packs know as a marker of an advertisement."""
        self.glued = by_key(filter(_is_long, self.link_labels | self.ad_labels), FRONT)
        """Words of both that a page may run together with what follows, by how they begin (``FRONT``)."""
        self.ad_ends = by_key(filter(_is_long, self.ad_labels), BACK)
        """Markers of advertisements by how they end (``BACK``)."""
        self.labels = frozenset(_labels(packs))
        """Words that packs know as a label of a menu by themselves ("home")."""
        self._bylines = by_key(_spaced(words.byline), _FIRST)
        self._editing = by_key(_spaced(words.editing), _FIRST)
        self._captions = by_key(words.caption, _FIRST)
        self._credits = by_key(words.credit, _FIRST)
        self._agencies = by_key(words.agencies, _LAST)
        self._credit_ends = by_key((w.rstrip(_MARKS) or w for w in words.credit), _LAST)
        self._roles = Finder(words.roles)
        self._works = Finder((*words.roles, *words.writing))
        self._caption_inside = Finder(w.rstrip(_MARKS) for w in words.caption if " " in w)

    @cached_property
    def _published(self) -> re.Pattern[str]:
        return re.compile(_joined(self.lists.published))

    @cached_property
    def _credit_inside(self) -> re.Pattern[str]:
        return re.compile(
            rf"[\s(/|.]((?:(?:{_joined(self.lists.credit)})\s*[:：/]"
            rf"|(?<=[\s(])(?:{_SIGN}|{'|'.join(map(re.escape, self._credit_phrases))})(?!\d))\s*\S)"
        )

    @cached_property
    def _credit_phrases(self) -> tuple[str, ...]:
        """What needs no mark before the name: a few phrases, and words that are cut short with a point ("fot. ")."""
        return (*_CREDIT_PHRASES, *(f"{word} " for word in self.lists.credit if word.endswith(".")))

    def byline_opener(self, folded: str) -> str | None:
        """The byline word that the line opens with."""
        return _opener(self._bylines, folded)

    def editing_opener(self, folded: str) -> str | None:
        """The word for somebody else than the author ("edited by") that the line opens with."""
        return _opener(self._editing, folded)

    def caption_opener(self, folded: str) -> str | None:
        """The word for pictures that the line opens with; a single everyday word ("image") asks for a colon."""
        word = _opener(self._captions, folded)
        return word if word and _announces(word, folded) else None

    def credit_opener(self, folded: str) -> str | None:
        """The word for who made a picture that opens the line; a single everyday word asks for a colon or a name."""
        word = _opener(self._credits, folded)
        if word is None or _announces(word, folded):
            return word
        return word if len(folded.split()) <= MAX_BARE_CREDIT and word != folded else None

    def agency_at_end(self, folded: str, text: str | None = None) -> str | None:
        """The agency whose name ends the line, brackets and full stop aside. ``text``: the line as it stands, in which
        a name of few letters must have a capital ("PA"), because it is a word elsewhere."""
        tail = folded.rstrip(" .)]")
        names = self._agencies.get(tail[-_KEY:])
        if names is None or not tail.endswith(names):
            return None
        for name in names:
            if tail.endswith(name) and not tail[: -len(name)][-1:].isalnum():
                is_word = (
                    text is not None and len(name) <= MAX_SHORT and text[len(tail) - len(name) : len(tail)].islower()
                )
                return None if is_word else name
        return None

    def role_in(self, folded: str) -> str | None:
        """A reporter's role ("staff writer") anywhere in the text, as whole words."""
        place = self._roles.search(folded)
        return folded[slice(*place)] if place else None

    def work_in(self, folded: str) -> str | None:
        """A reporter's role or what tells of writing ("writes about"), anywhere in the text, as whole words."""
        place = self._works.search(folded)
        return folded[slice(*place)] if place else None

    def caption_inside(self, folded: str) -> str | None:
        """A word for pictures anywhere in the line."""
        place = self._caption_inside.search(folded)
        return folded[slice(*place)] if place else None

    def credit_at(self, folded: str) -> tuple[int, str, int] | None:
        """Where a line goes over into who made the picture: words before it, the words that say so, where they end."""
        if not self._may_credit(folded):
            return None
        match = self._credit_inside.search(folded)
        if match is None or len(folded) - match.end() > MAX_CREDIT:
            return None
        return len(folded[: match.start(1)].split()), match[1].strip(), match.end() - 1

    def _may_credit(self, folded: str) -> bool:
        """Whether a line holds what goes before a name; saves nearly all lines the long pattern."""
        if "©" in folded:
            return True
        has_mark = ":" in folded or "/" in folded
        if not has_mark and "(" not in folded and "courtesy of " not in folded:
            return False
        for phrase in self._credit_phrases:
            if phrase in folded:
                return True
        return has_mark and self._credit_before_mark(folded)

    def _credit_before_mark(self, folded: str) -> bool:
        ends = self._credit_ends
        for mark in _MARK.finditer(folded):
            end = mark.start()
            while end and folded[end - 1].isspace():
                end -= 1
            words = ends.get(folded[max(0, end - _KEY) : end]) or ends.get(folded[max(0, end - 1) : end])
            if words is not None and folded.endswith(words, 0, end):
                return True
        return False

    def is_date(self, text: str) -> bool:
        """Whether a date stands in the text."""
        return _DIGIT.search(text) is not None and parse_date(text, self.months) is not None

    def without_published(self, folded: str) -> str:
        """The line without words of publishing ("updated on")."""
        return self._published.sub(" ", folded)


def merged_words(packs: Iterable[Pack]) -> WordLists:
    """The word lists of all packs as one, each word once, in pack order."""
    lists: dict[str, dict[Any, None]] = {name: {} for name in WordLists.__slots__}
    for pack in packs:
        for name, seen in lists.items():
            seen.update(dict.fromkeys(getattr(pack.words, name)))
    return WordLists(**{name: tuple(seen) for name, seen in lists.items()})


def _link_labels(packs: Iterable[Pack]) -> Iterator[str]:
    for entry in (e for pack in packs for e in pack.entries):
        if entry.category in _LEADS_ON and entry.scope in _OPENS_LINE and not entry.weak:
            yield entry.phrase.rstrip(":：| ")


def _ad_labels(packs: Iterable[Pack]) -> Iterator[str]:
    for entry in (e for pack in packs for e in pack.entries):
        if entry.category is Category.AD and entry.scope in _MARKERS and not entry.weak and entry.pattern is None:
            yield entry.phrase


def _is_long(label: str) -> bool:
    return " " in label or len(label) >= LONG_LABEL


def _labels(packs: Iterable[Pack]) -> Iterator[str]:
    for entry in (e for pack in packs for e in pack.entries):
        if entry.category is Category.NAV and entry.scope in _ALONE and not entry.weak and " " not in entry.phrase:
            yield entry.phrase


def _buttons(packs: Iterable[Pack]) -> Iterator[str]:
    for entry in (e for pack in packs for e in pack.entries):
        if entry.scope in _LINES and " " not in entry.phrase:
            yield entry.phrase


def _spaced(words: Iterable[str]) -> Iterator[str]:
    """The words, and those with a colon also with a space before it ("editor :")."""
    for word in words:
        yield word
        if word.endswith(":"):
            yield f"{word[:-1].rstrip()} :"


def _opener(index: dict[str, tuple[str, ...]], folded: str) -> str | None:
    words = index.get(folded[:_KEY])
    if words is None or not folded.startswith(words):
        return None
    for word in words:
        if folded.startswith(word) and not (word[-1].isalnum() and _goes_on(folded, len(word))):
            return word
    return None


def _announces(word: str, folded: str) -> bool:
    """Whether the word opens a label and not a sentence: alone, of several words, or with a mark behind it."""
    if not word.isalpha() or word[0] >= "\u2e80":
        return True
    rest = folded[len(word) :].lstrip()
    return not rest or rest[0] in ":：/|=(©"


def _goes_on(folded: str, end: int) -> bool:
    after = folded[end : end + 1]
    return after.isalnum() and folded[end - 1] < "\u2e80"


def _joined(words: Iterable[str]) -> str:
    """Words without their marks, as one pattern."""
    return alternatives(w.rstrip(_MARKS) or w for w in words)
