"""Fields beside the text: title, authors, date, captions with credits, subheads."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import fmean
from typing import Any

from training.unseen import FoldWeights

from articleclean import Cleaner
from benchmarks.scores import name_f1, rounded, word_scores, words
from benchmarks.sets import Page

ALIKE = 0.8
"""Word F1 from which two titles, captions or subheads count as the same."""
Fields = dict[str, Any]


def ours(cleaner: Cleaner, page: Page) -> Fields:
    """Fields as articleclean gives them."""
    article = cleaner.clean(page.html)
    return {
        "title": article.title or "",
        "authors": article.authors,
        "date": str(article.published or "")[:10],
        "captions": [c.text for c in article.captions],
        "credits": [c.credit for c in article.captions if c.credit],
        "headings": [h.text for h in article.headings],
    }


def trafilatura_fields(page: Page) -> Fields:
    """Fields as trafilatura gives them; captions and subheads it does not name."""
    import trafilatura

    found = trafilatura.bare_extraction(page.html, with_metadata=True)
    if found is None:
        return {"title": "", "authors": [], "date": ""}
    raw = found.as_dict()
    authors = [name.strip() for name in (raw["author"] or "").split(";") if name.strip()]
    return {"title": raw["title"] or "", "authors": authors, "date": (raw["date"] or "")[:10]}


def gold_fields(page: Page) -> Fields:
    """The gold record in the same names."""
    gold = page.gold
    return {
        "title": gold["title"] or "",
        "authors": gold["authors"],
        "date": (gold["date"] or "")[:10],
        "captions": [c["text"] for c in gold["captions"]],
        "credits": [name for c in gold["captions"] for name in c["credit"]],
        "headings": [line for section in gold["sections"] for line in section["headline"]],
    }


def field_figures(pages: Sequence[Page], systems: Iterable[str], folds: FoldWeights) -> Iterator[dict[str, Any]]:
    """A row for each system that can be asked for fields."""
    cleaner = Cleaner(quotes=False)
    readers: dict[str, Callable[[Page], Fields]] = {
        "articleclean": lambda page: ours(cleaner, page),
        "trafilatura": trafilatura_fields,
    }
    for system in (name for name in readers if name in systems):
        found = []
        for page in pages:
            with folds.for_site(page.site):
                found.append(readers[system](page))
        figures = rounded(compared(found, [gold_fields(page) for page in pages]))
        yield {"rendering": "fields", "view": "all", "system": system, "figures": figures}


def compared(found: Sequence[Fields], gold: Sequence[Fields]) -> dict[str, float]:
    """Share of right titles and dates, F1 of authors, and F1 of captions, credits and subheads over all pages."""
    pairs = list(zip(found, gold, strict=True))
    figures = {
        "title": fmean(alike(f["title"], g["title"]) for f, g in pairs),
        "authors": fmean(name_f1(f["authors"], g["authors"]) for f, g in pairs if g["authors"]),
        "date": fmean(f["date"] == g["date"] for f, g in pairs if g["date"]),
    }
    for name, same in (("captions", alike), ("credits", within), ("headings", alike)):
        if name in found[0]:
            figures[name] = _pooled_f1([(f[name], g[name]) for f, g in pairs], same)
    return figures


def alike(a: str, b: str) -> bool:
    """Nearly the same words."""
    return words(a) == words(b) or word_scores(a, b)[2] >= ALIKE


def within(a: str, b: str) -> bool:
    """One holds the other."""
    first, second = " ".join(words(a)), " ".join(words(b))
    return bool(first and second) and (first in second or second in first)


def _pooled_f1(pairs: Sequence[tuple[Sequence[str], Sequence[str]]], same: Callable[[str, str], bool]) -> float:
    right = sum(any(same(f, g) for g in gold) for found, gold in pairs for f in found)
    matched = sum(any(same(f, g) for f in found) for found, gold in pairs for g in gold)
    precision = right / max(1, sum(len(found) for found, _ in pairs))
    recall = matched / max(1, sum(len(gold) for _, gold in pairs))
    return 2 * precision * recall / max(1e-9, precision + recall)
