"""What the content score gains from each of its parts: ``python -m training.study --pages DIR --scraped FILE``.

On held-out sites, with every ``step``-th page and fewer training draws than the real fit, so that it ends in minutes:
an ablation (each group of columns off in turn), the looks, a learning curve, and training on one set to try on another.
Figures are word F1, mean over documents. The tables go into docs/quality.md by ``--write``.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
from benchmarks.tables import ROOT, grid, share, write

from articleclean.features import Floats
from articleclean.scoring.context import Context
from training import fitting, sequence
from training.fitting import fit, fold_of, predict
from training.samples import Sample
from training.train import figures, load

FOLDS = 5
"""One fold of sites is held out, the others are trained on."""
DRAWN = 40_000
OWN = {
    "length and letters": ("log_words", "word_length", "upper_", "lower_words", "digit_share"),
    "punctuation": ("punct_share", "linkish", "end", "quote_end", "colon_end", "ellipsis_end", "commas", "quotes"),
    "first characters, sentences": ("starts_", "sentences"),
    "phrases of packs": ("hit", "since_", "after_comment"),
    "words of stock phrases": ("stock_",),
    "lines that repeat, gaps": ("repeats", "gap"),
}
CONTEXT = {
    "neighbours' scores": ("alone-", "alone+"),
    "neighbours' shape": ("log_words", "end", "upper_words", "linkish", "gap"),
    "windows": ("mass", "purity"),
    "region of the story": ("story_", "log_before", "log_after", "inside", "ahead", "behind", "outside_", "from_"),
    "the story's own words": ("overlap", "new_words", "function"),
    "the page as a whole": ("page_",),
}
"""Groups of a block's own columns and of the columns of its context, by how their names begin."""
PARTS = (
    ("without the second look", fitting, "LOOKS", 2),
    ("the third look sees one block to either side", sequence, "DILATIONS", (1,)),
    ("without words", sequence, "MIN_SITES", 10**9),
    ("fitted to blocks alone, not to word F1", sequence, "F1_WEIGHT", 0.0),
)
SETS = ("dump", "tags", "soup", "thinned", "scraped")
Scores = dict[str, float]


@contextmanager
def every(folder: Path, step: int) -> Iterator[Path]:
    """A folder of the same name with every ``step``-th page of the set."""
    with tempfile.TemporaryDirectory() as place:
        part = Path(place) / folder.name
        part.mkdir()
        lines = (folder / "gold.jsonl").read_text(encoding="utf-8").rstrip("\n").split("\n")[::step]
        (part / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")
        for name in (f"{json.loads(line)['id']}.html.gz" for line in lines):
            (part / name).symlink_to((folder / name).resolve())
        yield part


@contextmanager
def without(prefixes: Sequence[str]) -> Iterator[None]:
    """Context columns that begin so are zero, in fitting and in scoring."""
    kept = Context.look

    def reduced(self: Context, alone: Floats) -> None:
        kept(self, alone)
        for name in self.columns:
            if prefixes and name.startswith(tuple(prefixes)):
                self.columns[name][:] = 0.0

    Context.look = reduced  # type: ignore[method-assign]
    try:
        yield
    finally:
        Context.look = kept  # type: ignore[method-assign]


def blanked(columns: Mapping[str, Floats], prefixes: Sequence[str]) -> dict[str, Floats]:
    """The columns, those whose names begin so set to zero."""
    return {n: np.zeros_like(c) if prefixes and n.startswith(tuple(prefixes)) else c for n, c in columns.items()}


def tried(
    train: Sequence[Sample], test: Sequence[Sample], own: Sequence[str] = (), around: Sequence[str] = ()
) -> Scores:
    """F1 on ``test`` by kind of text after training on ``train``. Columns that begin with ``own``, and those of the
    context that begin with ``around``, are zero.
    """
    train, test = ([replace(s, columns=_own(s, own)) for s in part] for part in (train, test))
    with without(around):
        fitted = fit(train)
        scored = [(s, predict(fitted, s)) for s in test]
    groups: dict[str, list[tuple[float, float]]] = {}
    for name, row in figures(scored).items():
        groups.setdefault(kind_of(name), []).append((row["F"], row["documents"]))
    return {kind: sum(f * n for f, n in rows) / sum(n for _, n in rows) for kind, rows in groups.items()}


def _own(sample: Sample, off: Sequence[str]) -> dict[str, Floats]:
    """The length in words also weighs samples and figures; it is no input, so it stays."""
    return blanked(sample.columns, off) | {name: sample.columns[name] for name in fitting.LEFT_OUT}


def kind_of(name: str) -> str:
    """A set and rendering as one of SETS."""
    dataset, _, rendering = name.partition("/")
    return "scraped" if dataset == "scraped" else "thinned" if rendering.endswith("-thin") else rendering


def ablation(train: Sequence[Sample], test: Sequence[Sample]) -> str:
    """Each group off in turn, and fewer looks."""
    rows = [("everything", tried(train, test))]
    for name, module, constant, value in PARTS:
        with setting(module, constant, value):
            rows.append((name, tried(train, test)))
    rows += [(f"without {name}", tried(train, test, own=off)) for name, off in OWN.items()]
    rows += [(f"without {name}", tried(train, test, around=off)) for name, off in CONTEXT.items()]
    return table("", rows)


def learning_curve(train: Sequence[Sample], test: Sequence[Sample]) -> str:
    """An eighth, a quarter, a half and all of the training sites."""
    rows = []
    for part in (8, 4, 2, 1):
        fewer = [s for s in train if fold_of(f"curve:{s.site}", part) == 0]
        sites = len({s.site for s in fewer})
        rows.append((f"{sites} sites, {sum(len(s.labels) for s in fewer)} blocks", tried(fewer, test)))
    return table("trained on", rows)


def across(samples: Sequence[Sample]) -> str:
    """Trained on one set, tried on all of the others."""
    sets = sorted({s.dataset for s in samples})
    rows = []
    for name in sets:
        own, others = ([s for s in samples if (s.dataset == name) == inside] for inside in (True, False))
        rows.append((f"{name} alone, tried on {' and '.join(s for s in sets if s != name)}", tried(own, others)))
        rows.append((f"all but {name}, tried on {name}", tried(others, own)))
    return table("trained on", rows)


@contextmanager
def setting(module: ModuleType, name: str, value: object) -> Iterator[None]:
    """A constant of the fit, changed for a while."""
    kept = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, kept)


def table(head: str, rows: Sequence[tuple[str, Scores]]) -> str:
    """A Markdown table of F1 by kind of text."""
    return grid([head, *SETS], [[name, *(share(scores.get(kind)) for kind in SETS)] for name, scores in rows])


def main(argv: Sequence[str] | None = None) -> None:
    """Run the study on plain text, and print or write its tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, action="append", default=[])
    parser.add_argument("--scraped", type=Path, action="append", default=[])
    parser.add_argument("--step", type=int, default=4)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/quality.md")
    options = parser.parse_args(argv)
    samples: list[Sample] = []
    for folder in options.pages:
        with every(folder, options.step) as part:
            samples += load("text", [part], [])
    samples += load("text", [], options.scraped)
    train = [s for s in samples if fold_of(s.site, FOLDS) != 0]
    test = [s for s in samples if fold_of(s.site, FOLDS) == 0]
    tables = {"step": f"Every {options.step}th page; {len(train)} samples trained on, {len(test)} held out."}
    with setting(fitting, "DRAWN", DRAWN), setting(fitting, "TOGETHER", 1):
        for name, made in (("ablation", ablation), ("curve", learning_curve)):
            tables[name] = made(train, test)
            print(f"{tables[name]}\n", file=sys.stderr, flush=True)
        tables["across"] = across(samples)
    if options.write:
        write(ROOT / "docs" / "quality.md", tables)
    print("\n\n".join(tables.values()))


if __name__ == "__main__":
    main()
