import subprocess
import sys

import pyarrow as pa
import pytest

from articleclean import Cleaner, Options
from articleclean.engines.arrow import SCHEMA_VERSION, clean_batches, clean_table, output_schema
from articleclean.engines.columns import Columns
from articleclean.errors import InputError
from tests.corpus.stories import rows, story


def test_one_row_in_one_row_out_in_order() -> None:
    table = pa.Table.from_pylist(rows(40))
    out = list(clean_batches(table.to_batches(max_chunksize=7)))
    assert [batch.num_rows for batch in out] == [7, 7, 7, 7, 7, 5]
    assert all(batch.schema.equals(output_schema(), check_metadata=True) for batch in out)
    found = pa.Table.from_batches(out).to_pylist()
    assert [row["id"] for row in found] == [f"doc-{n}" for n in range(40)]
    article = Cleaner().clean(story(9), url="https://www.site2.example/story/9")
    assert found[9]["text"] == article.text
    assert found[9]["authors"] == list(article.authors)
    assert [b["role"] for b in found[9]["blocks"]] == [b.role for b in article.blocks]
    assert [(r["start"], r["end"], r["code"]) for r in found[9]["removed"]] == [
        (r.start, r.end, r.code) for r in article.removed
    ]
    assert found[9]["quality"] == article.quality


def test_the_version_stands_in_the_schema() -> None:
    assert output_schema().metadata == {b"articleclean.schema_version": str(SCHEMA_VERSION).encode()}


def test_a_row_that_cannot_be_cleaned_is_a_row_with_an_error() -> None:
    texts = ["A story of one line.", None, "\x00\x01\x02" * 50, "Another story."]
    found = clean_table(pa.table({"text": texts})).to_pylist()
    assert [row["id"] for row in found] == ["0", "1", "2", "3"]
    assert [row["error"] is None for row in found] == [True, False, False, True]
    assert "missing" in found[1]["error"]
    assert "binary" in found[2]["error"]
    assert found[1]["text"] is None


def test_options_reach_the_cleaner() -> None:
    table = pa.table({"text": [story(1)]})
    every = clean_table(table).to_pylist()[0]["removed"]
    fewer = clean_table(table, Options(disable=("share_bar",))).to_pylist()[0]["removed"]
    assert "J04" in {r["code"] for r in every}
    assert "J04" not in {r["code"] for r in fewer}


def test_columns_are_guessed_or_named() -> None:
    assert Columns().found_in(["URL", "Raw_Content", "text", "ID"]) == Columns("text", "URL", "ID")
    assert Columns().found_in(["content", "html"]).content == "html"
    assert Columns(content="page").found_in(["text", "page"]) == Columns("page")
    with pytest.raises(InputError, match="no column 'page'; the input has: text"):
        Columns(content="page").found_in(["text"])
    with pytest.raises(InputError, match="no column looks like the document"):
        clean_table(pa.table({"name": ["x"]}))


def test_large_and_binary_columns_and_lone_surrogates() -> None:
    from articleclean.engines.arrow import Source, clean_row, to_batch

    large = pa.table({"text": pa.array(["A story of one line."], pa.large_string())})
    assert clean_table(large).to_pylist()[0]["error"] is None
    row = clean_row(Cleaner(), Source("a\ud800", "A story \udc00 of one line.", "https://a.example/\udfff"))
    assert row["error"] is None
    assert to_batch([row]).to_pylist()[0]["id"] == "a\ufffd"


@pytest.mark.parametrize(
    ("module", "call", "hidden", "extra"),
    [
        ("articleclean.engines.arrow", "output_schema()", "pyarrow", "corpus"),
        ("articleclean.engines.ray", "clean_dataset(None)", "ray", "ray"),
        ("articleclean.engines.spark", "_types()", "pyspark", "spark"),
        ("articleclean.engines.datatrove", "0", "datatrove", "datatrove"),
        ("articleclean.engines.scrapy", "0", "scrapy", "scrapy"),
        ("articleclean.corpus.sites", "learn_sites([], None)", "duckdb", "corpus"),
        ("articleclean.corpus.duplicates", "_rensa()", "rensa", "corpus"),
        ("articleclean", "Cleaner(detect_language=True)", "py3langid", "language"),
        ("articleclean.corpus.inputs", "find_inputs(['s3://a/b.jsonl'])", "fsspec", "corpus"),
    ],
)
def test_a_missing_extra_says_what_to_install(module: str, call: str, hidden: str, extra: str) -> None:
    """Where the package is not there, which hiding it from the import system stands for."""
    code = f"import sys; sys.modules[{hidden!r}] = None; import {module} as m; m.{call}" if call != "0" else ""
    code = code or f"import sys; sys.modules[{hidden!r}] = None; import {module}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert f"pip install 'articleclean[{extra}]'" in done.stderr


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, articleclean.engines.arrow, articleclean.corpus.run, articleclean.corpus.sites;"
        "print([m for m in ('pyarrow', 'duckdb', 'numpy', 'fastwarc', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
