"""Articles as plain values and back. The shape is described by docs/article.schema.json.

Nothing is rounded, joined or left out, so ``article_from_dict(article_to_dict(a)) == a``. Dates are ISO 8601: a date
alone stays a ``date``, a date with a time a ``datetime``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar, get_args

from articleclean.errors import InputError
from articleclean.model.article import Article, ArticleBlock, Caption, Comment, Quote, QuoteKind, Removal
from articleclean.model.finding import Evidence
from articleclean.model.labels import Category, Role

SCHEMA_VERSION = 1
"""Raised when a reader of the old shape would misread the new one; a field added does not raise it."""

_KEPT_AS = {"found_quotes": "quotes"}
_LEFT_OUT = frozenset({"quote_languages"})
"""How quotes are looked for is of no use once they are found."""

QUOTE_KINDS: dict[str, QuoteKind] = {kind: kind for kind in get_args(QuoteKind)}

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def article_to_dict(article: Article) -> dict[str, Any]:
    """The article as dicts, lists, strings and numbers. ``text`` is there for readers; ``from_dict`` ignores it."""
    return {"schema_version": SCHEMA_VERSION, "text": article.text, **_plain_fields(article)}


def article_from_dict(data: Mapping[str, Any]) -> Article:
    """Build an article from what ``article_to_dict`` gave. Keys it does not know are ignored.

    Raises InputError, naming the place, when the version is another or a value has the wrong shape.
    """
    if not isinstance(data, Mapping):
        raise InputError(f"an article must be a mapping as to_dict() gives it, not {type(data).__name__}")
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise InputError(
            f"schema_version is {version!r}, this articleclean reads {SCHEMA_VERSION}: "
            "clean the source again, or install the version that wrote it"
        )
    read = _Reader(data, "article")
    return Article(
        source_text=read.text("source_text"),
        title=read.maybe_text("title"),
        dek=read.maybe_text("dek"),
        authors=read.texts("authors"),
        published=read.when("published"),
        modified=read.when("modified"),
        site=read.maybe_text("site"),
        language=read.maybe_text("language"),
        url=read.maybe_text("url"),
        section=read.maybe_text("section"),
        tags=read.texts("tags"),
        image=read.maybe_text("image"),
        page_kind=read.text("page_kind"),
        blocks=read.each("blocks", _block),
        captions=read.each("captions", _caption),
        found_quotes=read.each("quotes", _quote),
        comments=read.each("comments", _comment),
        removed=read.each("removed", _removal),
        quality=read.real("quality"),
        quality_reasons=read.texts("quality_reasons"),
    )


def _plain_fields(record: Any) -> dict[str, Any]:
    names = [_KEPT_AS.get(field.name, field.name) for field in fields(record) if field.name not in _LEFT_OUT]
    return {name: _plain(getattr(record, name)) for name in names}


def _plain(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case None | str() | int() | float():
            return value
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return _plain_fields(value)


class _Reader:
    """Takes typed values out of a mapping; an InputError names the key that does not fit."""

    def __init__(self, data: Any, place: str) -> None:
        if not isinstance(data, Mapping):
            raise InputError(f"{place} must be an object, not {type(data).__name__}; see docs/article.schema.json")
        self._data = data
        self._place = place

    def _fail(self, key: str, wanted: str) -> InputError:
        got = repr(self._data[key])[:60] if key in self._data else "nothing"
        return InputError(f"{self._place}.{key} must be {wanted}, not {got}; see docs/article.schema.json")

    def _get(self, key: str, kind: type[T] | tuple[type[T], ...], wanted: str) -> T:
        value = self._data.get(key)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self._fail(key, wanted)
        return value

    def text(self, key: str) -> str:
        return self._get(key, str, "a string")

    def maybe_text(self, key: str) -> str | None:
        return None if self._data.get(key) is None else self.text(key)

    def whole(self, key: str) -> int:
        return self._get(key, int, "a whole number")

    def maybe_whole(self, key: str) -> int | None:
        return None if self._data.get(key) is None else self.whole(key)

    def real(self, key: str) -> float:
        return float(self._get(key, (int, float), "a number"))

    def flag(self, key: str) -> bool:
        return self._get(key, bool, "true or false")

    def choice(self, key: str, kind: type[E]) -> E:
        try:
            return kind(self.text(key))
        except ValueError:
            raise self._fail(key, f"one of {', '.join(kind)}") from None

    def when(self, key: str) -> date | datetime | None:
        value = self.maybe_text(key)
        if value is None:
            return None
        try:
            return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        except ValueError:
            raise self._fail(key, "an ISO 8601 date or date and time") from None

    def items(self, key: str) -> Sequence[Any]:
        value = self._data.get(key)
        if not isinstance(value, list | tuple):
            raise self._fail(key, "a list")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        items = self.items(key)
        if not all(isinstance(item, str) for item in items):
            raise self._fail(key, "a list of strings")
        return tuple(items)

    def each(self, key: str, build: Callable[["_Reader"], T]) -> tuple[T, ...]:
        return tuple(
            build(_Reader(item, f"{self._place}.{key}[{number}]")) for number, item in enumerate(self.items(key))
        )

    def spans(self, key: str) -> tuple[tuple[int, int], ...]:
        pairs = self.items(key)
        if not all(isinstance(pair, list | tuple) and [type(end) for end in pair] == [int, int] for pair in pairs):
            raise self._fail(key, "a list of [start, end] pairs of whole numbers")
        return tuple((start, end) for start, end in pairs)

    def rows(self, key: str) -> tuple[tuple[str, ...], ...] | None:
        if self._data.get(key) is None:
            return None
        rows = self.items(key)
        if not all(isinstance(row, list | tuple) and all(isinstance(cell, str) for cell in row) for row in rows):
            raise self._fail(key, "a list of rows of strings")
        return tuple(tuple(row) for row in rows)


def _block(read: _Reader) -> ArticleBlock:
    return ArticleBlock(
        role=read.choice("role", Role),
        text=read.text("text"),
        start=read.whole("start"),
        end=read.whole("end"),
        spans=read.spans("spans"),
        level=read.maybe_whole("level"),
        rows=read.rows("rows"),
        url=read.maybe_text("url"),
        path=read.maybe_text("path"),
        line=read.maybe_whole("line"),
    )


def _caption(read: _Reader) -> Caption:
    return Caption(
        text=read.text("text"),
        credit=read.maybe_text("credit"),
        start=read.whole("start"),
        end=read.whole("end"),
        url=read.maybe_text("url"),
    )


def _quote(read: _Reader) -> Quote:
    kind = QUOTE_KINDS.get(read.text("kind"))
    if kind is None:
        raise InputError(f"a quote's kind must be one of {', '.join(QUOTE_KINDS)}, not {read.text('kind')[:60]!r}")
    return Quote(
        text=read.text("text"),
        start=read.whole("start"),
        end=read.whole("end"),
        speaker=read.maybe_text("speaker"),
        speaker_start=read.maybe_whole("speaker_start"),
        speaker_end=read.maybe_whole("speaker_end"),
        speaker_name=read.maybe_text("speaker_name"),
        cue=read.maybe_text("cue"),
        kind=kind,
        group=read.whole("group"),
        nested=read.flag("nested"),
        confidence=read.real("confidence"),
    )


def _comment(read: _Reader) -> Comment:
    return Comment(text=read.text("text"), start=read.whole("start"), end=read.whole("end"))


def _removal(read: _Reader) -> Removal:
    return Removal(
        text=read.text("text"),
        start=read.whole("start"),
        end=read.whole("end"),
        code=read.text("code"),
        category=read.choice("category", Category),
        reason=read.text("reason"),
        evidence=read.each("evidence", lambda each: Evidence(each.text("kind"), each.text("value"))),
        path=read.maybe_text("path"),
        line=read.maybe_whole("line"),
    )
