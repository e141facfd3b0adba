"""Made-up stories for corpora, the same every time."""

import json
import random
from pathlib import Path
from typing import Any

from articleclean.corpus.run import CorpusJob, Shards, clean_corpus
from articleclean.corpus.state import Counts

_WORDS = """
harbour council vote ferry crews plan budget river school bridge engine winter market report minister storm coast
team final season union pay strike light road teacher farm valley court judge doctor nurse train station
"""
WORDS = _WORDS.split()


def story(number: int, paragraphs: int | None = None) -> str:
    """A story of some paragraphs, with junk between them."""
    chance = random.Random(number)

    def sentence() -> str:
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 18))).capitalize() + "."

    body = [" ".join(sentence() for _ in range(3)) for _ in range(paragraphs or chance.randint(3, 8))]
    return "\n\n".join([sentence()[:-1], "By Orla Finch", *body[:2], "Read more", *body[2:], "Share"]) + "\n"


def rows(count: int, first: int = 0) -> list[dict[str, Any]]:
    """Records of a corpus over seven sites."""
    return [
        {"id": f"doc-{n}", "url": f"https://www.site{n % 7}.example/story/{n}", "text": story(n)}
        for n in range(first, first + count)
    ]


def write_jsonl(path: Path, records: list[dict[str, Any]]) -> Path:
    """The records as a line each."""
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder with their bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def clean(source: Path, output: Path, *, workers: int = 2, **changed: Any) -> Counts:
    """Run a small job."""
    job = CorpusJob(inputs=(str(source),), output=output, **{"shards": Shards("jsonl", 60), **changed})
    return clean_corpus(job, workers=workers)


def json_rows(folder: Path) -> list[dict[str, Any]]:
    """All lines of all shards, in order."""
    return [json.loads(line) for p in sorted(folder.glob("*.jsonl")) for line in p.read_text("utf-8").splitlines()]
