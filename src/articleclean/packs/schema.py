"""What a language pack holds. Words live in packs, structure in code."""

from dataclasses import dataclass
from enum import StrEnum

from articleclean.model.labels import Category
from articleclean.model.quick_init import quick_init


class Scope(StrEnum):
    """Where in a line a phrase must stand, and what goes when it does."""

    LINE = "line"
    """The phrase is the whole line (marks and digits around it aside): the line goes."""
    START = "start"
    """The line begins with the phrase: the line goes."""
    CONTAINS = "contains"
    """The phrase stands anywhere in the line: the line goes."""
    CUT = "cut"
    """The phrase (or the whole match of ``pattern``) is cut out of the line, the rest stays."""
    OPENER = "opener"
    """The phrase is the whole line and announces a block of junk: it goes, and so do the lines that belong to it."""
    FOOTER = "footer"
    """As ``line``, but only after the article's last paragraph or before its first: too common a word elsewhere."""


@quick_init
@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase that sites print. ``phrase`` is folded text and always present, also where ``pattern`` refines it.

    ``pattern`` is a regular expression searched in the folded line of a hit. ``max_words`` is the longest line (in
    words) that the entry may take. ``weak`` entries only shift the content score.
    """

    phrase: str
    category: Category
    scope: Scope
    language: str
    pattern: str | None = None
    max_words: int = 60
    weak: bool = False


@dataclass(frozen=True, slots=True)
class WordLists:
    """Word lists of a language that detectors of roles use; each a tuple of folded phrases.

    ``byline`` ("by", "von"), ``published`` ("published", "updated on"), ``months`` (name -> number 1..12),
    ``caption`` ("image caption", "pictured:"), ``credit`` ("photo:", "credit:"), ``agencies`` ("getty images", "afp"),
    ``roles`` of reporters ("staff writer", "correspondent"), ``posts`` of others who write ("director", "founder"),
    ``editing``: openers of ``byline`` before a name that is not the author's ("edited by"), ``given_names`` ("anna"),
    ``writing``: what a note on an author tells of his work ("writes about"), ``openers`` of sentences ("the", "he").
    """

    byline: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    caption: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    editing: tuple[str, ...] = ()
    given_names: tuple[str, ...] = ()
    writing: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything known of one language. ``name`` is its ISO 639-1 code, or a name of the user's."""

    name: str
    entries: tuple[Entry, ...] = ()
    words: WordLists = WordLists()
