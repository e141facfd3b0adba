"""The scorers, line rules and tables of benchmarks/."""

import re
from pathlib import Path

import pytest
from benchmarks import peers, tables
from benchmarks.scores import LineCount, Output, everything, name_f1, word_scores
from benchmarks.sets import LabelledText

from articleclean import Article
from articleclean.model.article import ArticleBlock
from articleclean.model.labels import Role

ROLES = (Role.PARAGRAPH, Role.HEADING)
STORY = LabelledText(
    "x",
    "en",
    "The gate\n\nRead more:\nThe gate was opened at six by the keeper, as on every day.\nNobody came to see it.",
    ("title", "related", "paragraph", "paragraph"),
)


def test_words_count_as_often_as_they_occur() -> None:
    assert word_scores("a a b", "A, b. C!") == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert word_scores("", "a") == (0.0, 0.0, 0.0)


def test_lines_are_found_whole_or_by_most_of_their_words() -> None:
    output = Output("The gate was opened at six by the keeper. Nobody came.")
    assert [output.holds(line) for line in STORY.lines] == [False, False, True, False]


def test_lines_lost_and_junk_kept_are_counted() -> None:
    count = LineCount()
    count.add(STORY, Output("The gate\nRead more:\nNobody came to see it."))
    figures = count.figures()
    assert (figures["junk_recall"], figures["doc_mean"], figures["perfect_docs"]) == (0.0, 0.5, 0.0)
    assert figures["chars_lost"] == pytest.approx(len(STORY.lines[2]) / sum(len(STORY.lines[i]) for i in (0, 2, 3)))
    assert count.labels()["paragraph"] == {"right": 0.5, "lines": 2.0}


def test_unsure_lines_are_free() -> None:
    count = LineCount()
    unsure = LabelledText("x", "en", STORY.text, STORY.labels, frozenset({1}))
    count.add(unsure, Output(STORY.text))
    assert count.figures()["perfect_docs"] == 1.0


def test_roles_are_read_from_the_article() -> None:
    count = LineCount()
    spans = {role: (STORY.text.index(line), len(line)) for role, line in zip(ROLES, STORY.lines[2:], strict=True)}
    blocks = tuple(ArticleBlock(r, STORY.text[s : s + n], s, s + n, ((s, s + n),)) for r, (s, n) in spans.items())
    article = Article(STORY.text, blocks=blocks)
    count.add(STORY, Output(everything(article)), article)
    assert count.figures()["roles"] == 0.5


def test_names_are_compared_as_sets() -> None:
    assert name_f1(["Oona Hartwell"], ["oona hartwell", "Jo Tan"]) == pytest.approx(2 / 3)


def test_line_rules() -> None:
    text = "He came at six.\nRead more\n12 likes\nBREAKING NEWS TODAY\nWe use cookies on this site.\nWord"
    assert peers.c4_lines(text) == "He came at six."
    assert peers.refinedweb_lines(text) == "He came at six.\nWe use cookies on this site."


def row(system: str, weights: str, rendering: str = "html") -> dict[str, object]:
    figures = {"pages": 3, "precision": 0.9, "recall": 0.8, "f1": 0.85}
    return {
        "set": "s", "weights": weights, "rendering": rendering, "view": "all", "system": system, "figures": figures,
    }  # fmt: skip


def test_tables_tell_unseen_from_seen() -> None:
    rows = [row("articleclean", "unseen sites"), row("other", "unseen sites")]
    rows += [row("articleclean", "seen in training", "dump")]
    table = tables.pages_table({"rows": rows}, ("html", "dump"))
    assert "| articleclean | 0.850* | 0.850† |" in table
    assert "| other | 0.850 | – |" in table
    assert "without its site" in tables.legend(table)
    assert "fitted on this set" in tables.legend(table)


def test_a_table_is_put_between_its_marks() -> None:
    page = "a\n<!-- one:begin -->\nold\n<!-- one:end -->\nb"
    assert tables.filled(page, "one", "new") == "a\n<!-- one:begin -->\nnew\n<!-- one:end -->\nb"
    with pytest.raises(ValueError, match="two:begin"):
        tables.filled(page, "two", "new")


def test_the_readme_says_in_one_sentence_what_its_table_says() -> None:
    page = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    said = re.search(r"<!-- short:begin -->\n(.*)\n<!-- short:end -->", page)
    cells = re.search(r"^\| articleclean \| \S+ \| \S+ \| ([\d.]+)\* \| ([\d.]+)%\* \|", page, re.MULTILINE)
    assert said
    assert cells
    ours = {**row("articleclean", "unseen sites", "lines"), "view": "all"}
    ours["figures"] = {"documents": 155, "junk_recall": float(cells[1]), "chars_lost": float(cells[2]) / 100}
    assert tables.short({"rows": [ours]}) == said[1]
    with pytest.raises(ValueError, match="--unseen"):
        tables.short({"rows": [{**ours, "weights": "seen in training"}]})
