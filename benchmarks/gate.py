"""Floors under the quality: ``python -m benchmarks.gate`` checks them, ``--pin`` writes them anew.

``tests/quality/floors.toml`` holds, for each set, figures that must not fall, figures that must not rise (article text
lost), and a digest of the data they were pinned on. Sets that are not present keep their floors. Pinning raises floors;
it lowers one only with ``--lower "reason"``, which adds a line to CHANGELOG.md. Sets outside the project are looked for
in the folder that ARTICLECLEAN_DATA names, else in ``shared/data`` beside the checkout.
"""

import argparse
import importlib.util
import os
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from articleclean import Cleaner
from benchmarks.cases import won
from benchmarks.scores import LineCount, Output, everything, page_figures, word_scores
from benchmarks.sets import digest, labelled, pages

ROOT = Path(__file__).parents[1]
FLOORS = ROOT / "tests" / "quality" / "floors.toml"
CHANGELOG = ROOT / "CHANGELOG.md"
MARGIN = 0.002
"""What another machine's arithmetic may change, for shares; counts of cases are exact."""
FEW = 100
"""Labels with fewer lines than this get no floor of their own: one line would move it too far."""


@dataclass(slots=True)
class Measured:
    """Figures of one set: ``floors`` must not fall under what is pinned, ``ceilings`` must not rise over it."""

    digest: str
    floors: dict[str, float] = field(default_factory=dict)
    ceilings: dict[str, float] = field(default_factory=dict)


Pinned = dict[str, Measured]


def data_folder() -> Path:
    """Where the sets outside the project are, if they are."""
    named = os.environ.get("ARTICLECLEAN_DATA")
    return Path(named) if named else ROOT.parent / "shared" / "data"


def measure_cases(folder: Path, cleaner: Cleaner) -> Measured:
    """Cases won, by detector: what must go and went, and what must stay and stayed; known failures included."""
    result = Measured(digest([folder]))
    for path in sorted(p for p in folder.iterdir() if p.is_dir()):
        hits, left_alone = won(path, cleaner)
        result.floors |= {f"{path.name} found": hits, f"{path.name} left alone": left_alone}
    return result


def measure_texts(path: Path, cleaner: Cleaner) -> Measured:
    """Scraped texts line by line: in all, by group of languages, and by label."""
    counts = {"all": LineCount()}
    for doc in labelled(path):
        article = cleaner.clean(doc.text)
        for view in ("all", doc.group):
            counts.setdefault(view, LineCount()).add(doc, Output(everything(article)), article)
    result = Measured(digest([path]))
    for view, count in counts.items():
        figures = count.figures()
        result.floors |= {f"{name} {view}": figures[name] for name in ("junk_f1", "doc_mean", "roles")}
        result.ceilings[f"chars_lost {view}"] = figures["chars_lost"]
    for label, figures in counts["all"].labels().items():
        if figures["lines"] >= FEW:
            result.floors[f"lines {label}"] = figures["right"]
    return result


def measure_pages(folder: Path, cleaner: Cleaner, *, step: int, rendering: str) -> Measured:
    """Word F1 and recall of pages, as HTML or as a plain-text rendering: in all, and by group of languages."""
    from training.renderings import RENDERINGS

    rows: dict[str, list[tuple[float, float, float]]] = {}
    for page in pages(folder, step):
        source = page.html if rendering == "html" else RENDERINGS[rendering](page.html)
        score = word_scores(cleaner.clean(source).text, page.body)
        for view in ("all", page.group) if page.group else ("all",):
            rows.setdefault(view, []).append(score)
    result = Measured(digest([folder]))
    for view, scores in rows.items():
        figures = page_figures(scores)
        result.floors[f"f1 {view}"] = figures["f1"]
        result.ceilings[f"words_lost {view}"] = 1 - figures["recall"]
    return result


def sets() -> dict[str, tuple[Path, Callable[[Path, Cleaner], Measured]]]:
    """Name -> where the set is, and how it is measured. The steps keep all of it under half a minute."""
    data = data_folder()
    return {
        "cases": (ROOT / "tests" / "cases", measure_cases),
        "own scraped texts": (ROOT / "tests" / "fixtures" / "scraped", measure_texts),
        "scraped texts": (data / "scraped-text" / "dev.jsonl", measure_texts),
        "fundus html": (data / "pages" / "fundus", partial(measure_pages, step=3, rendering="html")),
        "fundus dump": (data / "pages" / "fundus", partial(measure_pages, step=3, rendering="dump")),
        "wcxb html": (data / "pages" / "wcxb", partial(measure_pages, step=16, rendering="html")),
        "wcxb dump": (data / "pages" / "wcxb", partial(measure_pages, step=16, rendering="dump")),
    }


def missing(name: str) -> str | None:
    """Why a set cannot be measured here, None when it can."""
    path, _ = sets()[name]
    if not path.exists():
        return f"{path} is not here: name a folder with the public sets in ARTICLECLEAN_DATA"
    if name.endswith("dump") and importlib.util.find_spec("resiliparse") is None:
        return "page dumps are made with resiliparse: pip install resiliparse"
    return None


def measure(name: str, cleaner: Cleaner | None = None) -> Measured:
    """Measure one set."""
    path, how = sets()[name]
    return how(path, cleaner or Cleaner(quotes=False))


def read(path: Path = FLOORS) -> Pinned:
    """What is pinned."""
    raw = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {name: Measured(row["digest"], row["floors"], row["ceilings"]) for name, row in raw.items()}


def complaints(pinned: Measured, now: Measured) -> list[str]:
    """Every figure that is worse than what is pinned, in words. A figure that is no longer measured is worse."""
    worse = [
        f"{name}: {now.floors.get(name, 0):g} is under the floor of {floor:g}"
        for name, floor in pinned.floors.items()
        if now.floors.get(name, -1.0) < floor
    ]
    return worse + [
        f"{name}: {now.ceilings.get(name, 1):g} is over the ceiling of {ceiling:g}"
        for name, ceiling in pinned.ceilings.items()
        if now.ceilings.get(name, 2.0) > ceiling
    ]


def with_margin(now: Measured) -> Measured:
    """Floors a little under the figures, ceilings a little over them; counts as they are."""
    floors = {n: v if isinstance(v, int) else max(0.0, round(v - MARGIN, 4)) for n, v in now.floors.items()}
    return Measured(now.digest, floors, {n: round(v + MARGIN / 2, 4) for n, v in now.ceilings.items()})


def raised(pinned: Measured, now: Measured) -> Measured:
    """The stricter of both, figure by figure; digest and names are those of now."""
    fresh = with_margin(now)
    return Measured(
        fresh.digest,
        {n: max(v, pinned.floors.get(n, v)) for n, v in fresh.floors.items()},
        {n: min(v, pinned.ceilings.get(n, v)) for n, v in fresh.ceilings.items()},
    )


def pin(found: Pinned, floors: Path, changelog: Path, reason: str | None) -> list[str]:
    """Write new floors, unless one would be lowered without a reason: then nothing, and why is returned."""
    pinned = read(floors)
    worse = {name: complaints(pinned[name], now) for name, now in found.items() if name in pinned}
    lowered = [f"{name}: {line}" for name, lines in worse.items() for line in lines]
    if lowered and not reason:
        return lowered
    for name, now in found.items():
        keep = name in pinned and not worse[name]
        pinned[name] = raised(pinned[name], now) if keep else with_margin(now)
    floors.write_text(as_toml(pinned), encoding="utf-8")
    if lowered and reason:
        note_lowering(changelog, reason, sorted(name for name, lines in worse.items() if lines))
    return []


def note_lowering(changelog: Path, reason: str, names: Sequence[str]) -> None:
    """Add a line to the unreleased part of the changelog."""
    text = changelog.read_text(encoding="utf-8")
    head, mark, rest = text.partition("## Unreleased\n")
    line = f"- Quality floors lowered ({', '.join(names)}): {' '.join(reason.split())}\n"
    section, heading, tail = rest.partition("### Quality floors\n\n")
    changed = f"{section}{heading}{line}{tail}" if heading else f"\n### Quality floors\n\n{line}{rest}"
    changelog.write_text(head + mark + changed, encoding="utf-8")


def as_toml(pinned: Mapping[str, Measured]) -> str:
    """The file, readable in a diff."""
    parts = ["# Written by `python -m benchmarks.gate --pin`. Guards against regress; how good it is: docs/quality.md"]
    for name, row in pinned.items():
        parts.append(f'\n["{name}"]\ndigest = "{row.digest}"')
        for kind, figures in (("floors", row.floors), ("ceilings", row.ceilings)):
            parts.append(f'\n["{name}".{kind}]')
            parts += [f'"{key}" = {value}' for key, value in sorted(figures.items())]
    return "\n".join(parts) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Check or pin; 1 when a floor is broken or would be lowered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true", help="write the figures of now as floors")
    parser.add_argument("--lower", metavar="REASON", help="let --pin lower floors, and tell why in the changelog")
    parser.add_argument("--set", action="append", choices=list(sets()), dest="names", help="only this set")
    options = parser.parse_args(argv)
    names = options.names or list(sets())
    for name in names:
        if why := missing(name):
            print(f"{name}: not measured. {why}", file=sys.stderr)
    found = {name: measure(name) for name in names if not missing(name)}
    if options.pin:
        broken = pin(found, FLOORS, CHANGELOG, options.lower)
        hint = 'nothing was written; if the floors must fall: --pin --lower "why"'
    else:
        pinned = read()
        broken = [f"{n}: {line}" for n, now in found.items() if n in pinned for line in complaints(pinned[n], now)]
        hint = "python -m benchmarks.gate --set NAME measures one set again"
    for line in broken:
        print(line, file=sys.stderr)
    if broken:
        print(hint, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
