"""Speed by stage: python benchmarks/speed.py FOLDER [--kind text|html|markdown] [--repeat N] [--detectors].

FOLDER holds the documents, one a file: texts, Markdown or pages. Every stage is run on every document ``--repeat``
times; the least processor time of each document counts, so that other work on the machine disturbs little.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from articleclean import Cleaner
from articleclean.assemble import assemble
from articleclean.decide import decide
from articleclean.errors import InputError
from articleclean.features import block_features
from articleclean.model.document import Document, folded_lines
from articleclean.pipeline import find, scan_document

T = TypeVar("T")


def least(step: Callable[[T], object], items: Sequence[T], repeat: int) -> float:
    """Microseconds an item: the sum of each item's fastest run over their number."""
    fastest = [float("inf")] * len(items)
    for _ in range(repeat):
        for i, item in enumerate(items):
            began = time.process_time()
            step(item)
            fastest[i] = min(fastest[i], time.process_time() - began)
    return sum(fastest) / len(items) * 1e6


def readable(cleaner: Cleaner, folder: Path) -> list[tuple[bytes, Document]]:
    """The files that hold text, as they are and as documents."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        raw = path.read_bytes()
        try:
            doc = cleaner.read(raw)
        except InputError as problem:
            print(f"{path}: {problem}")
            continue
        if doc.blocks:
            found.append((raw, doc))
    return found


def stages(cleaner: Cleaner, sources: list[bytes], docs: list[Document], repeat: int) -> dict[str, float]:
    """Microseconds a document, stage by stage. ``features`` and ``phrases`` are parts of ``scan``."""
    words, detectors = cleaner._words, cleaner._detectors
    scans = [scan_document(doc, cleaner.matcher, words) for doc in docs]
    parsed = [(doc, folded_lines(doc), block_features(doc).strict) for doc in docs]
    findings = [(scan, list(find(scan, detectors))) for scan in scans]
    verdicts = [(scan, decide(scan, found)) for scan, found in findings]

    def scan_and_find(doc: Document) -> None:
        list(find(scan_document(doc, cleaner.matcher, words), detectors))

    return {
        "read": least(cleaner.read, sources, repeat),
        "features": least(block_features, docs, repeat),
        "phrases": least(lambda parts: cleaner.matcher.scan(*parts), parsed, repeat),
        "scan": least(lambda doc: scan_document(doc, cleaner.matcher, words), docs, repeat),
        "scan and detect": least(scan_and_find, docs, repeat),
        "decide": least(lambda pair: decide(*pair), findings, repeat),
        "assemble": least(lambda pair: assemble(*pair), verdicts, repeat),
        "all": least(cleaner.clean, sources, repeat),
    }


def by_detector(cleaner: Cleaner, docs: list[Document], repeat: int) -> dict[str, float]:
    """Microseconds a document for each detector, on scans that the detectors before it have already asked."""
    scans = [scan_document(doc, cleaner.matcher, cleaner._words) for doc in docs]
    return {
        detector.name: least(lambda scan, look=detector.detect: list(look(scan)), scans, repeat)
        for detector in cleaner._detectors
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", choices=["text", "html", "markdown"])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--detectors", action="store_true", help="time each detector too")
    args = parser.parse_args()
    cleaner = Cleaner(kind=args.kind)
    found = readable(cleaner, args.folder)
    if not found:
        parser.error(f"no document with text in {args.folder}")
    sources, docs = [raw for raw, _ in found], [doc for _, doc in found]
    size = sum(map(len, sources)) / len(sources)
    blocks = sum(len(doc.blocks) for doc in docs) / len(docs)
    print(f"{len(docs)} documents of {size:.0f} bytes and {blocks:.0f} blocks")
    took = stages(cleaner, sources, docs, args.repeat)
    if args.detectors:
        took |= by_detector(cleaner, docs, args.repeat)
    for name, microseconds in took.items():
        print(f"{name:18}{microseconds:10.0f} us")
    print(f"{size / took['all']:.2f} MB/s")


if __name__ == "__main__":
    main()
