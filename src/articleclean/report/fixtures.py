"""Fixtures: a source and what must become of it, as short as a person can correct by hand.

A folder holds ``source.txt``, ``source.html`` or ``source.md``, ``article.json`` as ``expected_of`` gives it,
``findings.json`` as ``findings_of`` gives it, and ``origin.toml``, which says what the source is like and who wrote
it. ``article.json`` is what is right. ``findings.json`` is what the detectors claim on the way there: it may change
while the result stays right, and a change is for a person to read.
"""

import json
from pathlib import Path
from typing import Any

from articleclean.errors import InputError
from articleclean.model.article import Article
from articleclean.model.serial import article_to_dict

FIELDS = ("title", "dek", "authors", "published", "modified", "site", "language", "section", "tags", "page_kind")

ORIGIN = """\
# In whose words, and in the shape of what. Texts of publishers do not go into the repository.
shape = {shape}
words = "our own"
"""


def expected_of(article: Article) -> dict[str, Any]:
    """What a fixture pins: fields, the role and text of each kept block, category and text of each removal, quotes.

    Scores, reasons and offsets are left out: they may change while the result stays right.
    """
    plain = article_to_dict(article)
    return {
        **{name: plain[name] for name in FIELDS if plain[name]},
        "blocks": [f"{block.role}: {block.text}" for block in article.blocks],
        "captions": [f"{caption.text} | {caption.credit or ''}" for caption in article.captions],
        "quotes": [f"{quote.text} | {quote.speaker_name or quote.speaker or ''}" for quote in article.quotes],
        "removed": [f"{removal.category}: {' '.join(removal.text.split())}" for removal in article.removed],
    }


def findings_of(text: str) -> list[str]:
    """Every claim about a source in the order of its text: code, strength, role or category, place, reason."""
    from articleclean.api import Cleaner

    found = Cleaner().findings(text)
    lines = (f"{f.code} {f.strength.name.lower()} {f.role or f.category} {f.start}-{f.end} {f.reason}" for f in found)
    return list(dict.fromkeys(lines))  # packs share words: the same claim once


def pin_findings(folder: Path) -> None:
    """Write what the detectors claim now beside the source of a fixture."""
    (source,) = folder.glob("source.*")
    _write(folder / "findings.json", findings_of(source.read_text(encoding="utf-8")))


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def add_fixture(source: Path, folder: Path, shape: str) -> Path:
    """Copy a source into a new fixture folder beside what cleaning makes of it now. Raises InputError if it exists."""
    from articleclean.api import clean

    if folder.exists():
        raise InputError(f"{folder} is there already: take another --name, or remove it first")
    text = source.read_text(encoding="utf-8")
    folder.mkdir(parents=True)
    (folder / f"source{source.suffix or '.txt'}").write_text(text, encoding="utf-8")
    (folder / "origin.toml").write_text(ORIGIN.format(shape=json.dumps(shape, ensure_ascii=False)), encoding="utf-8")
    _write(folder / "article.json", expected_of(clean(text)))
    pin_findings(folder)
    return folder
