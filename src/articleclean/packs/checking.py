"""Does a pack keep its own word? Every example must be found by its entry, every look-alike must be left."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from articleclean.features import block_features
from articleclean.ingest.text import read_text
from articleclean.model.document import folded_lines
from articleclean.packs.matching import WHOLE_LINE, Matcher, line_key
from articleclean.packs.reading import raw_entries, read_entry, read_pack
from articleclean.packs.schema import Entry, Scope


def check_pack(folder: Path) -> Iterator[str]:
    """What is wrong with the entries of a folder, in words, in their order. Raises PackError for a malformed pack.

    A look-alike may hold a weak phrase (the content score decides) or a footer's (it counts only outside the story).
    """
    matcher = Matcher([read_pack(folder)])
    file = folder / "junk.toml"
    for raw in raw_entries(file):
        entry = read_entry(raw, folder.name, file)
        yield from _check(matcher, entry, raw)


def _check(matcher: Matcher, entry: Entry, raw: dict[str, Any]) -> Iterator[str]:
    name = f"{raw['phrase']!r} ({entry.category}, {entry.scope})"
    if entry.scope in WHOLE_LINE and not line_key(entry.phrase):
        yield f"{name} is nothing but marks and digits, and would take every such line"
    if entry not in _entries(matcher, raw["example"]):
        yield f"{name} does not find its example: {raw['example']}"
    taken = [found for found in _entries(matcher, raw["keep"]) if not found.weak and found.scope is not Scope.FOOTER]
    if taken:
        yield f"{name}: its look-alike is taken by {taken[0].phrase!r} ({taken[0].scope}): {raw['keep']}"


def _entries(matcher: Matcher, line: str) -> list[Entry]:
    doc = read_text(line)
    found = matcher.scan(doc, folded_lines(doc), block_features(doc).strict)
    return [hit.entry for hits in found.values() for hit in hits]
