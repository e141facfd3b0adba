"""Quality on sets of pages and of labelled scraped texts, beside others, as JSON for benchmarks/tables.py.

    python -m benchmarks.quality --pages DIR --pages DIR --scraped FILE --unseen FOLDS --json quality.json

Pages: a folder with gold.jsonl (id, url, kind, body, and title, authors, date, captions, sections where known) and
ID.html.gz. Scraped texts: JSONL with id, lang, text, labels (one for each non-empty line), unsure.
"""

import argparse
import json
import platform
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from training.unseen import FoldWeights

from articleclean import Cleaner
from articleclean.scoring import model
from benchmarks.fields import field_figures
from benchmarks.peers import EXTRACTORS, LINE_FILTERS, present
from benchmarks.scores import LineCount, Output, everything, page_figures, rounded, word_scores
from benchmarks.sets import LabelledText, Page, digest, labelled, pages

OURS = "articleclean"
PACKAGES = (OURS, "trafilatura", "justext", "resiliparse", "numpy", "lxml")
Row = dict[str, Any]


def markdown(page: bytes) -> str:
    """As services that turn pages into Markdown have it, with links and images."""
    import html2text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    writer = html2text.HTML2Text()
    writer.body_width = 0
    return str(writer.handle(bytes_to_str(page, detect_encoding(page) or "utf-8")))


def renderings() -> dict[str, Callable[[bytes], Any]]:
    """Ways in which a page may arrive: as it is, or as plain text with all its junk."""
    from training.renderings import RENDERINGS

    return {"html": lambda page: page, **RENDERINGS, "markdown": markdown}


def views(page: Page) -> tuple[str, ...]:
    """What a page counts in: everything, its group of languages, its country."""
    country = page.gold.get("country")
    return ("all", page.group, f"country {country}") if country else ("all",)


def page_rows(found: Sequence[Page], rendering: str, systems: Iterable[str], folds: FoldWeights) -> Iterator[Row]:
    """Word figures of every system on pages in one rendering."""
    cleaner = Cleaner(quotes=False)
    sources = [renderings()[rendering](page.html) or " " for page in found]
    peers: dict[str, Callable[[Any], str]] = {**(EXTRACTORS if rendering == "html" else LINE_FILTERS)}
    for system in (OURS, *peers):
        if system not in systems or not present(system):
            continue
        scores: dict[str, list[tuple[float, float, float]]] = {}
        for page, source in zip(found, sources, strict=True):
            if system == OURS:
                with folds.for_site(page.site):
                    text = cleaner.clean(source).text
            else:
                text = peers[system](source)
            for view in views(page):
                scores.setdefault(view, []).append(word_scores(text, page.body))
        for view, rows in scores.items():
            yield {"rendering": rendering, "view": view, "system": system, "figures": rounded(page_figures(rows))}


def line_rows(docs: Sequence[LabelledText], systems: Iterable[str], folds: FoldWeights) -> Iterator[Row]:
    """Line figures of every system on labelled texts: in all, by group of languages, by language, by label."""
    cleaner = Cleaner(quotes=False)
    for system in (OURS, *LINE_FILTERS):
        if system not in systems or not present(system):
            continue
        counts: dict[str, LineCount] = {}
        for doc in docs:
            article = None
            if system == OURS:
                with folds.for_site(doc.id):
                    article = cleaner.clean(doc.text)
            output = Output(everything(article) if article is not None else LINE_FILTERS[system](doc.text))
            for view in ("all", doc.group, f"language {doc.language}"):
                counts.setdefault(view, LineCount()).add(doc, output, article)
        for view, count in counts.items():
            yield {"rendering": "lines", "view": view, "system": system, "figures": rounded(count.figures())}
        for label, figures in counts["all"].labels().items():
            yield {"rendering": "lines", "view": f"label {label}", "system": system, "figures": rounded(figures)}


def weights_seen(rendering: str, name: str, unseen: Path | None) -> str:
    """How the package's weights stand to a set: "unseen sites", "seen in training" or "not trained on"."""
    path = model.WEIGHTS / f"{rendering}.json"
    raw = json.loads((path if path.is_file() else model.WEIGHTS / "text.json").read_text(encoding="utf-8"))
    if name not in raw["trained_on"]:
        return "not trained on"
    return "unseen sites" if unseen else "seen in training"


def versions() -> dict[str, str]:
    """Versions of all that took part."""
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    if OURS not in found:
        import tomllib

        project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
        found[OURS] = project["project"]["version"]
    return found


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """All rows, with versions, date and digests."""
    folds = FoldWeights(options.unseen)
    systems = options.systems.split(",") if options.systems else [OURS, *EXTRACTORS, *LINE_FILTERS]
    rows: list[Row] = []
    for folder in options.pages:
        found = list(pages(folder, options.step))
        for rendering in options.renderings.split(","):
            kind = weights_seen(rendering, folder.name, options.unseen)
            new = page_rows(found, rendering, systems, folds)
            rows += [{"set": folder.name, "weights": kind} | row for row in new]
            print(f"{folder.name} {rendering}: {len(found)} pages", file=sys.stderr, flush=True)
        if "captions" in found[0].gold and "html" in options.renderings:
            kind = weights_seen("html", folder.name, options.unseen)
            rows += [{"set": folder.name, "weights": kind} | row for row in field_figures(found, systems, folds)]
    for path in options.scraped:
        kind = weights_seen("text", path.name, options.unseen)
        rows += [{"set": path.name, "weights": kind} | row for row in line_rows(labelled(path), systems, folds)]
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "versions": versions(),
        "step": options.step,
        "digests": {path.name: digest([path]) for path in [*options.pages, *options.scraped]},
        "rows": rows,
    }


def main(argv: Sequence[str] | None = None) -> None:
    """Measure, and write JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, action="append", default=[])
    parser.add_argument("--scraped", type=Path, action="append", default=[])
    parser.add_argument("--unseen", type=Path, metavar="FOLDER", help="weights by fold, for sets used in training")
    parser.add_argument("--renderings", default="html,dump,tags,soup,markdown")
    parser.add_argument("--systems", help="names, with commas between; all that are installed by default")
    parser.add_argument("--step", type=int, default=1, help="every n-th page only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write; standard output by default")
    options = parser.parse_args(argv)
    text = json.dumps(measure(options), ensure_ascii=False, indent=1) + "\n"
    if options.json:
        options.json.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
