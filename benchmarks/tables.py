"""Writes the tables of README.md and docs/quality.md from a report: ``python -m benchmarks.tables quality.json``.

In a page, a table stands between ``<!-- NAME:begin -->`` and ``<!-- NAME:end -->``. The README has two:
``figures`` and, in one sentence, ``short``.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from articleclean.scoring import model

ROOT = Path(__file__).parents[1]
OURS = "articleclean"
NOTES = {"unseen sites": "*", "seen in training": "†", "not trained on": ""}
LEGEND = {
    "*": "\\* cross-validated: each document was cleaned with weights fitted without its site",
    "†": "† measured with the weights of the package, which were fitted on this set: better than what a new site gets",
}
TITLES = {
    "html": "HTML", "dump": "text dump", "tags": "paragraph tags", "soup": "text nodes", "markdown": "Markdown",
}  # fmt: skip
Report = dict[str, Any]


def grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def share(value: float | None, note: str = "") -> str:
    """A share as 0.000, a dash where there is none."""
    return "–" if value is None else f"{value:.3f}{note}"


def percent(value: float | None, note: str = "") -> str:
    """A share as per cent with one digit."""
    return "–" if value is None else f"{value:.1%}{note}"


def pick(report: Report, rendering: str, view: str = "all") -> list[dict[str, Any]]:
    """Rows of one rendering and view, in the order of measuring."""
    return [row for row in report["rows"] if row["rendering"] == rendering and row["view"] == view]


def note_of(row: dict[str, Any]) -> str:
    """The mark of how our weights stand to the set; others have none."""
    return NOTES[row["weights"]] if row["system"] == OURS else ""


def pages_table(report: Report, wanted: Sequence[str]) -> str:
    """Word F1: a row for each system, a column for each set and rendering."""
    rows = [row for rendering in wanted for row in pick(report, rendering)]
    columns = list(dict.fromkeys((row["set"], row["rendering"]) for row in rows))
    cells = {(row["system"], row["set"], row["rendering"]): share(row["figures"]["f1"], note_of(row)) for row in rows}
    systems = dict.fromkeys(row["system"] for row in rows)
    head = ["", *(f"{name}, {TITLES[rendering]}" for name, rendering in columns)]
    return grid(head, [[s, *(cells.get((s, *column), "–") for column in columns)] for s in systems])


def lines_table(report: Report, view: str = "all") -> str:
    """Junk found and article lost on labelled scraped texts."""
    names: tuple[tuple[str, str, Callable[..., str]], ...] = (
        ("junk F1", "junk_f1", share),
        ("precision", "junk_precision", share),
        ("recall", "junk_recall", share),
        ("article characters lost", "chars_lost", percent),
        ("article lines lost", "lines_lost", percent),
        ("lines right, mean", "doc_mean", percent),
        ("perfect documents", "perfect_docs", percent),
        ("roles right", "roles", percent),
    )
    rows = pick(report, "lines", view)
    body = [[r["system"], *(show(r["figures"].get(key), note_of(r)) for _, key, show in names)] for r in rows]
    return grid(["", *(title for title, _, _ in names)], body)


def views_table(report: Report, rendering: str, prefix: str, figures: Sequence[str]) -> str:
    """Our figures by a view such as "language ", in order of names; counts first."""
    rows = [r for r in report["rows"] if r["rendering"] == rendering and r["system"] == OURS]
    rows = sorted((r for r in rows if r["view"].startswith(prefix)), key=lambda r: r["view"])
    body = [[r["set"], r["view"].removeprefix(prefix), *(_cell(r["figures"], n) for n in figures)] for r in rows]
    return grid(["set", prefix.strip() or "view", *(name.replace("_", " ") for name in figures)], body)


COUNTS = ("pages", "documents", "lines")


def _cell(figures: dict[str, float], name: str) -> str:
    return f"{figures[name]:.0f}" if name in COUNTS else share(figures[name])


def fields_table(report: Report) -> str:
    """Title, authors, date, captions, credits, subheads."""
    names = ("title", "authors", "date", "captions", "credits", "headings")
    rows = pick(report, "fields")
    body = [[f"{r['system']}, {r['set']}", *(share(r["figures"].get(n), note_of(r)) for n in names)] for r in rows]
    return grid(["", *names], body)


def validated_table() -> str:
    """The cross-validated figures of the content score alone, from the weights files."""
    body = []
    for path in sorted(model.WEIGHTS.glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        for name, row in raw["cross_validated"].items():
            body.append([path.name, name, str(row["documents"]), *(share(row[key]) for key in "PRF")])
    return grid(["weights", "set/rendering", "documents", "precision", "recall", "F1"], body)


def provenance(report: Report) -> str:
    """Date, versions, sets."""
    versions = ", ".join(f"{name} {number}" for name, number in report["versions"].items())
    sets = ", ".join(f"{name} ({digest})" for name, digest in report["digests"].items())
    part = "" if report["step"] == 1 else f" Every {report['step']}th page only."
    return f"Measured {report['date']} with {versions}. Sets and the digests of their gold: {sets}.{part}"


def legend(text: str) -> str:
    """What the marks in a table mean."""
    body = [line for line in text.split("\n") if line.startswith("|")]
    return "; ".join(words for mark, words in LEGEND.items() if any(mark in line for line in body))


def readme(report: Report) -> str:
    """The README's tables: the headline figures beside others, and what they mean."""
    texts = lines_table(report)
    parts = [
        "**Scraped texts**, each line labelled by hand:",
        texts,
        "**Plain-text dumps of whole pages**, F1 of the article's words:",
        pages_table(report, ("dump", "tags")),
        "**HTML**, F1 of the article's words:",
        pages_table(report, ("html",)),
    ]
    meaning = "What each figure means: [docs/quality.md](docs/quality.md)."
    parts.append(f"{legend(chr(10).join(parts))}. {provenance(report)} {meaning}")
    return "\n\n".join(parts)


def short(report: Report) -> str:
    """The README's figures in one sentence. Raises ValueError where the report does not measure sites never seen."""
    rows = [row for row in pick(report, "lines") if row["system"] == OURS and row["weights"] == "unseen sites"]
    if not rows:
        raise ValueError("the report has no scraped texts with weights of unseen sites: measure with --unseen")
    figures = rows[0]["figures"]
    recall = round(figures["junk_recall"], 3)  # as the table has it: twice rounded differently they would not agree
    return (
        f"In {figures['documents']:.0f} scraped texts, with weights fitted without their sites, "
        f"{percent(recall)} of the junk lines go and {percent(figures['chars_lost'])} of the articles' "
        "characters are lost."
    )


def quality_tables(report: Report) -> dict[str, str]:
    """The tables of docs/quality.md by name."""
    pages = pages_table(report, tuple(TITLES))
    lines = lines_table(report)
    return {
        "provenance": provenance(report),
        "pages": f"{pages}\n\n{legend(pages)}.",
        "lines": f"{lines}\n\n{legend(lines)}.",
        "languages": views_table(report, "lines", "language ", ("documents", "junk_f1", "doc_mean", "chars_lost")),
        "labels": views_table(report, "lines", "label ", ("lines", "right")),
        "countries": views_table(report, "dump", "country ", ("pages", "precision", "recall", "f1")),
        "fields": fields_table(report),
        "validated": validated_table(),
    }


def filled(text: str, name: str, table: str) -> str:
    """The page with a table put between its marks. Raises ValueError where they are missing."""
    marks = re.compile(rf"(<!-- {name}:begin -->\n).*?(<!-- {name}:end -->)", re.S)
    if not marks.search(text):
        raise ValueError(f"no <!-- {name}:begin --> and <!-- {name}:end --> in the page")
    return marks.sub(lambda match: f"{match[1]}{table}\n{match[2]}", text)


def write(page: Path, tables: dict[str, str]) -> None:
    """Fill the tables of a page."""
    text = page.read_text(encoding="utf-8")
    for name, table in tables.items():
        text = filled(text, name, table)
    page.write_text(text, encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> None:
    """Write both pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path)
    report = json.loads(parser.parse_args(argv).report.read_text(encoding="utf-8"))
    write(ROOT / "README.md", {"figures": readme(report), "short": short(report)})
    write(ROOT / "docs" / "quality.md", quality_tables(report))


if __name__ == "__main__":
    main()
