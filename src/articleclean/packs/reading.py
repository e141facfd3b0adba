"""Packs as people write them: TOML folders, checked key by key."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import regex

from articleclean.errors import PackError
from articleclean.ingest.fold import fold
from articleclean.model.labels import Category
from articleclean.packs.schema import Entry, Pack, Scope, Words

ENTRY_KEYS = {"phrase", "category", "scope", "pattern", "max_words", "weak", "example", "keep", "seen"}
REQUIRED = ("phrase", "category", "scope", "example", "keep", "seen")


def read_pack(folder: Path) -> Pack:
    """Read ``junk.toml`` and ``words.toml`` of a folder. Raises PackError that names the file and the entry."""
    junk, words = folder / "junk.toml", folder / "words.toml"
    if not junk.is_file() and not words.is_file():
        raise PackError(f"{folder} holds neither junk.toml nor words.toml: see docs/packs.md for what a pack is")
    entries = tuple(read_entry(e, folder.name, junk) for e in _load(junk).get("entry", []))
    return Pack(folder.name, entries, read_words(_load(words), words))


def read_entry(raw: Mapping[str, Any], language: str, where: Path) -> Entry:
    """One ``[[entry]]`` table as an Entry; the example and look-alike are for tests and stay behind."""
    name = f"{where}: entry {raw.get('phrase', '?')!r}"
    if missing := [k for k in REQUIRED if not raw.get(k)]:
        raise PackError(f"{name} lacks {', '.join(missing)}: every entry needs them (docs/packs.md)")
    if unknown := set(raw) - ENTRY_KEYS:
        raise PackError(f"{name} has unknown keys {', '.join(sorted(unknown))}; known: {', '.join(sorted(ENTRY_KEYS))}")
    try:
        category, scope = Category(raw["category"]), Scope(raw["scope"])
    except ValueError as error:
        raise PackError(f"{name}: {error}; see docs/packs.md for the categories and scopes") from error
    pattern = raw.get("pattern")
    if pattern is not None:
        try:
            regex.compile(pattern)
        except regex.error as error:
            raise PackError(f"{name}: the pattern does not compile: {error}") from error
    return Entry(
        fold(raw["phrase"]).strip(),
        category,
        scope,
        language,
        pattern,
        int(raw.get("max_words", 60)),
        bool(raw.get("weak")),
    )


def read_words(raw: Mapping[str, Any], where: Path) -> Words:
    """A ``words.toml`` as Words."""
    known = set(Words.__slots__)
    if unknown := set(raw) - known:
        raise PackError(f"{where} has unknown keys {', '.join(sorted(unknown))}; known: {', '.join(sorted(known))}")
    lists = {k: tuple(fold(str(v)) for v in raw[k]) for k in raw if k != "months"}
    months = tuple((fold(str(name)), int(number)) for name, number in raw.get("months", {}).items())
    return Words(months=months, **lists)


def _load(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path} is not valid TOML: {error}") from error
