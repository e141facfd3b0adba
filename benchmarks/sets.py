"""Measuring sets: pages with gold text, and scraped texts with a label for every line."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ALPHABETS = {
    "zh ja ko": {"zh", "ja", "ko", "th"},
    "other alphabets": {"ar", "bn", "el", "fa", "he", "hi", "ru", "uk", "bg", "sr"},
    "English": {"en"},
}
"""Languages that share difficulties. All others are written in Latin letters with spaces."""
COUNTRIES = {
    "English": {"us", "uk", "ca", "za", "au", "na", "tz", "my"},
    "German": {"de", "at", "ch", "lu"},
    "zh ja ko": {"jp", "kr", "tw"},
}
"""The same for sets that tell the country of a site and not its language."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its gold record; ``body`` is the article's text, ``gold`` has whatever fields the set knows."""

    id: str
    html: bytes
    body: str
    gold: dict[str, Any]

    @property
    def site(self) -> str:
        """The site as training names it: folds are made of these."""
        from urllib.parse import urlparse

        return urlparse(self.gold["url"]).netloc if self.gold.get("url") else self.id

    @property
    def group(self) -> str:
        """The group of languages that the page's country belongs to; empty where the set tells no country."""
        country = self.gold.get("country")
        if not country:
            return ""
        return next((name for name, members in COUNTRIES.items() if country in members), "other languages")


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A scraped text: its non-empty lines with a label each; lines numbered in ``unsure`` do not count."""

    id: str
    language: str
    text: str
    labels: tuple[str, ...]
    unsure: frozenset[int] = frozenset()

    @property
    def lines(self) -> list[str]:
        """The lines that have labels."""
        return [line for line in self.text.split("\n") if line.strip()]

    @property
    def group(self) -> str:
        """The group of languages it belongs to."""
        found = (name for name, members in ALPHABETS.items() if self.language in members)
        return next(found, "other Latin letters")


def pages(folder: Path, step: int = 1, kinds: tuple[str, ...] = ("article",)) -> Iterator[Page]:
    """Every ``step``-th page with gold text of a folder that holds gold.jsonl and ID.html.gz."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        records = [g for g in map(json.loads, lines) if g["kind"] in kinds and g["body"]]
    for gold in records[::step]:
        yield Page(gold["id"], gzip.decompress((folder / f"{gold['id']}.html.gz").read_bytes()), gold["body"], gold)


def labelled(path: Path) -> list[LabelledText]:
    """Texts of a JSONL file with id, lang, text, labels and unsure, or of a folder of label files."""
    if path.is_dir():
        return [_label_file(file) for file in sorted(path.glob("*.txt"))]
    return [
        LabelledText(d["id"], d["lang"], d["text"], tuple(d["labels"]), frozenset(d.get("unsure") or ()))
        for d in map(json.loads, path.read_text(encoding="utf-8").rstrip("\n").split("\n"))
    ]


def _label_file(path: Path) -> LabelledText:
    """``language-shape.txt``: a label, a bar and the line; empty lines stay as they are; ``?`` marks an unsure line."""
    labels, lines, unsure = list[str](), list[str](), set[int]()
    for line in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        label, bar, rest = line.partition(" | ")
        lines.append(rest)
        if bar:
            unsure |= {len(labels)} if label.endswith("?") else set()
            labels.append(label.strip("? "))
    return LabelledText(path.stem, path.stem.split("-")[0], "\n".join(lines), tuple(labels), frozenset(unsure))


def digest(paths: Iterable[Path]) -> str:
    """SHA-256 over names and bytes: the files given, the gold file of a folder of pages, all texts of other folders."""
    total = hashlib.sha256()
    for path in paths:
        gold = path / "gold.jsonl"
        files = [path] if path.is_file() else [gold] if gold.is_file() else sorted(path.rglob("*.txt"))
        for file in files:
            total.update(file.name.encode() + file.read_bytes())
    return total.hexdigest()[:16]
