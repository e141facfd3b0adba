"""Packs in memory: the ones that come along, and the user's own."""

import functools
import json
from collections.abc import Iterable
from pathlib import Path

from articleclean.errors import PackError
from articleclean.model.labels import Category
from articleclean.packs.reading import read_pack
from articleclean.packs.schema import Entry, Pack, Scope, WordLists

HERE = Path(__file__).parent
_CATEGORIES = {category.value: category for category in Category}
_SCOPES = {scope.value: scope for scope in Scope}


def known_languages() -> tuple[str, ...]:
    """Names of the packs that come with articleclean."""
    return tuple(sorted(p.stem for p in HERE.glob("*.json") if "." not in p.stem))


def load_packs(languages: Iterable[str] | None, extra: Iterable[Pack | str | Path] = ()) -> tuple[Pack, ...]:
    """The named packs (None: all), English first, then the user's: Pack objects or folders. Raises PackError."""
    known = known_languages()
    names = known if languages is None else tuple(languages)
    if unknown := [n for n in names if n not in known]:
        raise PackError(f"no pack for {', '.join(unknown)}; known: {', '.join(known)}")
    ordered = sorted(names, key=lambda n: (n != "en", n))
    own = tuple(p if isinstance(p, Pack) else read_pack(Path(p)) for p in extra)
    return tuple(load_pack(n) for n in ordered) + own


@functools.cache
def load_pack(name: str) -> Pack:
    """A compiled pack. Constant data of the package: the same for every document."""
    raw = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    entries = tuple(
        Entry(phrase, _CATEGORIES[category], _SCOPES[scope], name, pattern, max_words, bool(weak))
        for phrase, category, scope, pattern, max_words, weak in raw["entries"]
    )
    lists = {k: tuple(values) for k, values in raw["words"].items() if k != "months"}
    months = tuple((str(month), int(number)) for month, number in raw["words"]["months"])
    return Pack(name, entries, WordLists(months=months, **lists))
