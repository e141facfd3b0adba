"""Every engine gives what one machine gives. Slow: real engines, which start slowly and are heavy to install."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from articleclean import Options
from articleclean.corpus.run import Shards
from articleclean.corpus.sites import learn_sites
from tests.corpus.stories import clean, rows, write_jsonl

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

OPTIONS = Options(disable=("share_bar",))
RECORDS = [{**row, "text": f"Village Herald since 1911\n\n{row['text']}"} for row in rows(300)]
RECORDS[7]["text"] = "\x00\x01" * 100


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus as JSONL and Parquet, and what one machine makes of it."""
    made = tmp_path_factory.mktemp("engines")
    write_jsonl(made / "in.jsonl", RECORDS)
    pq.write_table(pa.Table.from_pylist(RECORDS), made / "in.parquet", row_group_size=50)
    clean(made / "in.jsonl", made / "out", options=OPTIONS, shards=Shards("parquet", 100))
    learn_sites([str(made / "in.jsonl")], made / "sites.parquet")
    return made


@pytest.fixture(scope="module")
def expected(folder: Path) -> list[dict[str, Any]]:
    return by_id(pq.read_table(folder / "out" / "articles").to_pylist())


def by_id(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted((row for row in found if row["error"] is None), key=lambda row: str(row["id"]))


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Two executors in processes of their own, on a master of their own."""
    import pyspark
    from pyspark.sql import SparkSession

    os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    paths = os.pathsep.join([str(Path.cwd()), *(p for p in sys.path if p)])
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.executorEnv.PYTHONPATH", paths)
        .config("spark.executor.memory", "1g")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark_equals_one_machine(spark: Any, folder: Path, expected: list[dict[str, Any]]) -> None:
    from articleclean.engines.spark import clean_dataframe

    frame = spark.read.parquet(str(folder / "in.parquet")).repartition(6)
    rows_found = clean_dataframe(frame, OPTIONS).collect()
    assert len(rows_found) == len(RECORDS)
    found = [row.asDict(recursive=True) for row in rows_found]
    assert [row["id"] for row in found if row["error"]] == ["doc-7"]
    assert by_id(found) == expected


def test_spark_learns_the_same_sites(spark: Any, folder: Path, tmp_path: Path) -> None:
    from articleclean.corpus.sites import load_site_lines
    from articleclean.engines.spark import learn_sites as learn

    frame = spark.read.parquet(str(folder / "in.parquet")).repartition(6)
    learn(frame).write.parquet(str(tmp_path / "sites"))
    one_machine = pq.read_table(folder / "sites.parquet").to_pylist()
    found = pq.read_table(tmp_path / "sites").to_pylist()
    key = ("site", "line")
    assert sorted(found, key=lambda r: [r[k] for k in key]) == sorted(one_machine, key=lambda r: [r[k] for k in key])
    assert load_site_lines(str(tmp_path / "sites")) == load_site_lines(str(folder / "sites.parquet"))
    assert any(row["line"] == "Village Herald since 1911" for row in found)


def test_ray_equals_one_machine(folder: Path, expected: list[dict[str, Any]]) -> None:
    import ray

    from articleclean.engines.ray import clean_dataset

    paths = os.pathsep.join([str(Path.cwd()), *(p for p in sys.path if p)])
    ray.init(num_cpus=3, include_dashboard=False, runtime_env={"env_vars": {"PYTHONPATH": paths}})
    try:
        dataset = ray.data.read_parquet(str(folder / "in.parquet"), override_num_blocks=6)
        found = clean_dataset(dataset, OPTIONS, concurrency=2).take_all()
    finally:
        ray.shutdown()
    assert len(found) == len(RECORDS)
    assert by_id(found) == expected


def test_datatrove_equals_one_machine(tmp_path: Path, expected: list[dict[str, Any]]) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from articleclean.engines.datatrove import ArticleCleaner

    (tmp_path / "in").mkdir()
    for part in range(2):
        write_jsonl(tmp_path / "in" / f"{part}.jsonl", RECORDS[part::2])
    steps = [
        JsonlReader(str(tmp_path / "in")),
        ArticleCleaner(OPTIONS, exclusion_writer=JsonlWriter(str(tmp_path / "rejected"), compression=None)),
        JsonlWriter(str(tmp_path / "out"), compression=None),
    ]
    LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir=str(tmp_path / "logs")).run()
    found = [json.loads(line) for path in (tmp_path / "out").glob("*") for line in path.read_text("utf-8").splitlines()]
    flat = [{**each["metadata"], "id": each["id"], "text": each["text"], "error": None} for each in found]
    flat = [{name: row[name] for name in expected[0]} for row in flat]
    assert by_id(flat) == expected
    (rejected,) = (path.read_text("utf-8") for path in (tmp_path / "rejected").glob("*") if path.stat().st_size)
    assert json.loads(rejected)["id"] == "doc-7"
    stats = json.loads((tmp_path / "logs" / "stats.json").read_text())
    step = next(each for each in stats if "articleclean" in each["name"])
    assert step["stats"]["cleaned"] == len(RECORDS) - 1


def test_frames_equal_one_machine(expected: list[dict[str, Any]]) -> None:
    import datasets
    import pandas as pd
    import polars as pl

    from articleclean.engines.frames import clean_hf, clean_pandas, clean_polars

    pandas_frame = clean_pandas(pd.DataFrame(RECORDS, index=range(1000, 1000 + len(RECORDS))), OPTIONS)
    assert list(pandas_frame.index[:2]) == [1000, 1001]
    assert list(pandas_frame["text"].drop(1007)) == [r["text"] for r in in_order(expected)]
    assert by_id(clean_polars(pl.DataFrame(RECORDS), OPTIONS).to_dicts()) == expected
    dataset = clean_hf(datasets.Dataset.from_list(RECORDS), OPTIONS, num_proc=2)
    assert by_id(dataset.to_list()) == expected


def in_order(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(found, key=lambda row: int(row["id"].removeprefix("doc-")))


def test_scrapy_cleans_items(expected: list[dict[str, Any]]) -> None:
    from scrapy.utils.test import get_crawler

    from articleclean.engines.scrapy import ArticlePipeline
    from articleclean.errors import OptionsError

    crawler = get_crawler(settings_dict={"ARTICLECLEAN_OPTIONS": {"disable": ["share_bar"]}})
    pipeline = ArticlePipeline.from_crawler(crawler)
    item = pipeline.process_item({"url": RECORDS[0]["url"], "text": RECORDS[0]["text"]})
    assert item["article"]["text"] == in_order(expected)[0]["text"]
    assert pipeline.process_item(dict(RECORDS[7]))["article"]["error"]
    assert crawler.stats is not None
    assert crawler.stats.get_value("articleclean/cleaned") == 1
    assert crawler.stats.get_value("articleclean/rejected") == 1
    with pytest.raises(OptionsError, match="nonsense"):
        ArticlePipeline.from_crawler(get_crawler(settings_dict={"ARTICLECLEAN_OPTIONS": {"nonsense": 1}}))
