"""Scorers: words of an article's text against gold, lines kept and removed against labels, roles."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from articleclean import Article
from articleclean.model.labels import Role
from benchmarks.sets import LabelledText

_WORD = re.compile(r"\w+")
WINDOW = 5
KEPT_SHARE = 0.5
"""A line is kept when it stands in the output as a line, or when more than this share of its windows of words does."""

Figures = dict[str, float]


def words(text: str) -> list[str]:
    """Lower-case words."""
    return _WORD.findall(text.lower())


def word_scores(found: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the words, as often as they occur, in any order."""
    a, b = Counter(words(found)), Counter(words(gold))
    both = (a & b).total()
    precision, recall = both / max(1, a.total()), both / max(1, b.total())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def page_figures(rows: Sequence[tuple[float, float, float]]) -> Figures:
    """Means over pages of what ``word_scores`` gives."""
    names = ("precision", "recall", "f1")
    return {"pages": len(rows)} | {name: fmean(row[i] for row in rows) for i, name in enumerate(names)}


class Output:
    """What an extractor gave back, made ready to be asked for lines."""

    def __init__(self, text: str) -> None:
        """Take the text, lines ended by newlines."""
        self._text = text
        self._lines = {" ".join(words(line)) for line in text.split("\n")}
        self._flat = f" {' '.join(words(text))} "

    def holds(self, line: str) -> bool:
        """Whether a line of the source is in it. Short lines count only as whole lines: their words occur anywhere."""
        tokens = words(line)
        if not tokens:
            return line.strip() in self._text
        if " ".join(tokens) in self._lines:
            return True
        if len(tokens) < WINDOW:
            return False
        windows = [f" {' '.join(tokens[i : i + WINDOW])} " for i in range(len(tokens) - WINDOW + 1)]
        return sum(window in self._flat for window in windows) > KEPT_SHARE * len(windows)


@dataclass(slots=True)
class LineCount:
    """Counts over labelled lines, pooled over documents."""

    found: int = 0
    missed: int = 0
    true: int = 0
    lost: int = 0
    chars: int = 0
    lost_chars: int = 0
    with_role: int = 0
    right_role: int = 0
    shares: list[float] = field(default_factory=list)
    by_label: Counter[tuple[str, bool]] = field(default_factory=Counter)

    def add(self, doc: LabelledText, output: Output, article: Article | None = None) -> None:
        """Count the lines of a document. Roles are counted where an article says them."""
        right = list[bool]()
        roles = _roles_of_lines(doc, article) if article is not None else {}
        for number, (line, label) in enumerate(zip(doc.lines, doc.labels, strict=True)):
            if number in doc.unsure:
                continue
            junk, kept = label not in set(Role), output.holds(line)
            right.append(kept != junk)
            self.by_label[label, kept != junk] += 1
            if junk:
                self.found += not kept
                self.missed += kept
                continue
            self.true += 1
            self.chars += len(line)
            self.lost += not kept
            self.lost_chars += 0 if kept else len(line)
            if kept and number in roles:
                self.with_role += 1
                self.right_role += roles[number] == label
        self.shares.append(fmean(right) if right else 1.0)

    def figures(self) -> Figures:
        """Junk precision, recall, F1; article lines and characters lost; documents; roles where they are known."""
        precision = self.found / max(1, self.found + self.lost)
        recall = self.found / max(1, self.found + self.missed)
        result = {
            "documents": float(len(self.shares)),
            "junk_precision": precision,
            "junk_recall": recall,
            "junk_f1": 2 * precision * recall / max(1e-9, precision + recall),
            "lines_lost": self.lost / max(1, self.true),
            "chars_lost": self.lost_chars / max(1, self.chars),
            "doc_mean": fmean(self.shares),
            "perfect_docs": fmean(share == 1.0 for share in self.shares),
        }
        return result | ({"roles": self.right_role / self.with_role} if self.with_role else {})

    def labels(self) -> dict[str, Figures]:
        """Share of lines treated right, and their number, by label."""
        names = sorted({label for label, _ in self.by_label})
        totals = {n: self.by_label[n, True] + self.by_label[n, False] for n in names}
        return {n: {"right": self.by_label[n, True] / totals[n], "lines": float(totals[n])} for n in names}


def _roles_of_lines(doc: LabelledText, article: Article) -> dict[int, str]:
    """Role of the block that holds the middle of each line, where one does."""
    spans = sorted((s, e, str(block.role)) for block in article.blocks for s, e in block.spans)
    roles, at, spot = dict[int, str](), 0, 0
    for number, line in enumerate(doc.lines):
        start = doc.text.index(line, at)
        at = start + len(line)
        while spot < len(spans) and spans[spot][1] <= start:
            spot += 1
        if spot < len(spans) and spans[spot][0] < at:
            roles[number] = spans[spot][2]
    return roles


def everything(article: Article) -> str:
    """All that an article kept, one block a line, as a line filter would have left it."""
    return "\n".join([article.title or "", *(block.text for block in article.blocks), *article.authors])


def rounded(figures: Figures, digits: int = 4) -> Figures:
    """Figures short enough to read."""
    return {name: round(value, digits) for name, value in figures.items()}


def name_f1(found: Iterable[str], gold: Iterable[str]) -> float:
    """F1 of two sets of names, letter case and punctuation aside."""
    a, b = ({" ".join(words(name)) for name in names} for names in (found, gold))
    return 2 * len(a & b) / max(1, len(a) + len(b))
