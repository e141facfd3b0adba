"""Packs as people write them: TOML folders, checked key by key."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import regex

from articleclean.errors import PackError
from articleclean.ingest.fold import fold
from articleclean.model.labels import Category
from articleclean.packs.schema import Entry, Pack, Scope, WordLists

ENTRY_KEYS = {
    **dict.fromkeys(("phrase", "category", "scope", "pattern", "example", "keep", "seen"), str),
    "max_words": int,
    "weak": bool,
}
_TYPES = {str: "a string", int: "a whole number", bool: "true or false"}
_DOTTED = [(one, unicodedata.normalize("NFD", one)) for one in map(chr, (*range(0x958, 0x960), 0x9DC, 0x9DD, 0x9DF))]
_JOINER = "\u200c"
_TANWIN = ("\u0627\u064b", "\u064b\u0627", "\u0627")
"""An Arabic ending as pages print it: the sign behind the alef, before it, or left out."""
_CEDILLAS = str.maketrans("\u0219\u021b", "\u015f\u0163")
REQUIRED = ("phrase", "category", "scope", "example", "keep", "seen")


def read_pack(folder: Path) -> Pack:
    """Read ``junk.toml``, ``words.toml`` and ``names.toml`` of a folder. Raises PackError that names the file and the
    entry.
    """
    junk, words, names = (folder / f"{name}.toml" for name in ("junk", "words", "names"))
    if not _is_there(junk) and not _is_there(words):
        raise PackError(f"{folder} holds neither junk.toml nor words.toml: see docs/packs.md for what a pack is")
    entries = (read_entry(e, folder.name, junk) for e in raw_entries(junk))
    spelt = tuple(replace(entry, phrase=phrase) for entry in entries for phrase in spellings(entry.phrase))
    return Pack(folder.name, spelt, read_words(_load(words) | _load(names), words))


def raw_entries(path: Path) -> list[dict[str, Any]]:
    """The ``[[entry]]`` tables of a ``junk.toml`` as they stand; none without the file."""
    raw = _load(path)
    if unknown := set(raw) - {"entry"}:
        raise PackError(f"{path} has unknown keys {', '.join(sorted(unknown))}: it holds [[entry]] tables only")
    entries = raw.get("entry", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise PackError(f"{path}: 'entry' must be [[entry]] tables (docs/packs.md)")
    return entries


def read_entry(raw: Mapping[str, Any], language: str, where: Path) -> Entry:
    """One ``[[entry]]`` table as an Entry; the example and look-alike are for tests and stay behind."""
    name = f"{where}: entry {raw.get('phrase', '?')!r}"
    if missing := [k for k in REQUIRED if not raw.get(k)]:
        raise PackError(f"{name} lacks {', '.join(missing)}: every entry needs them (docs/packs.md)")
    if unknown := set(raw) - set(ENTRY_KEYS):
        raise PackError(f"{name} has unknown keys {', '.join(sorted(unknown))}; known: {', '.join(sorted(ENTRY_KEYS))}")
    if wrong := [key for key, value in raw.items() if type(value) is not ENTRY_KEYS[key]]:
        raise PackError(f"{name}: {wrong[0]} must be {_TYPES[ENTRY_KEYS[wrong[0]]]}, not {raw[wrong[0]]!r}")
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
        raw.get("max_words", 60),
        raw.get("weak", False),
    )


def read_words(raw: Mapping[str, Any], where: Path) -> WordLists:
    """A ``words.toml`` as WordLists."""
    known = set(WordLists.__slots__)
    if unknown := set(raw) - known:
        raise PackError(f"{where} has unknown keys {', '.join(sorted(unknown))}; known: {', '.join(sorted(known))}")
    months = raw.get("months", {})
    if not isinstance(months, dict) or not all(type(n) is int and 1 <= n <= 12 for n in months.values()):
        raise PackError(f'{where}: months must be a table of numbers from 1 to 12, such as months = {{"jan" = 1}}')
    lists = {key: _phrases(key, value, where) for key, value in raw.items() if key != "months"}
    named = tuple((spelt, number) for name, number in months.items() for spelt in spellings(fold(name)))
    return WordLists(months=named, **lists)


def _phrases(key: str, value: Any, where: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(phrase, str) and phrase.strip() for phrase in value):
        raise PackError(f'{where}: {key} must be a list of phrases, such as {key} = ["by"], not {value!r}')
    return tuple(spelt for phrase in value for spelt in spellings(fold(phrase)))


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise PackError(f"{path} cannot be read: {error.strerror}") from error


def spellings(text: str) -> tuple[str, ...]:
    """The text as pages spell it, which folding may not settle because it never changes a text's length: dotted letters
    of Indian scripts as two characters or as one, Persian endings behind a joiner, a space or nothing, an Arabic ending
    with its sign before or behind the letter or without. Romanian letters have a comma or a cedilla, which in Turkish
    is another letter.
    """
    parted = joined = text
    for one, two in _DOTTED:
        parted, joined = parted.replace(one, two), joined.replace(two, one)
    spaced, bare = parted.replace(_JOINER, " "), parted.replace(_JOINER, "")
    behind, before, _ = _TANWIN
    endings = (text.replace(before, behind).replace(behind, ending) for ending in _TANWIN) if behind[1] in text else ()
    return tuple(dict.fromkeys((parted, joined, spaced, bare, text.translate(_CEDILLAS), *endings)))


def _load(path: Path) -> dict[str, Any]:
    if not _is_there(path):
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path} is not valid TOML: {error}") from error
    except OSError as error:
        raise PackError(f"{path} cannot be read: {error.strerror}") from error
