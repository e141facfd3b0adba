"""Cleaning and site learning on Apache Spark: DataFrame in, DataFrame out.

    cleaned = clean_dataframe(spark.read.parquet("pages"), Options())
    profile = learn_sites(spark.read.parquet("pages"))

The executors need articleclean with its ``spark`` extra. Rows keep no order, as everywhere in Spark: use ``id``.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from articleclean.engines.arrow import batch_sources, clean_batches, output_schema
from articleclean.engines.columns import Columns
from articleclean.extras import needed
from articleclean.options import Options

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def clean_dataframe(frame: "DataFrame", options: Options | None = None, columns: Columns | None = None) -> "DataFrame":
    """Clean each row of a frame that has a document column; the result has the columns of ``output_schema()``.

    Raises InputError when there is no document column, MissingExtraError without PySpark.
    """
    names = (columns or Columns()).found_in(frame.columns)

    def run(batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        return clean_batches(batches, options, names)

    return _chosen(frame, names).mapInArrow(run, _types().from_arrow_schema(output_schema()))


def learn_sites(frame: "DataFrame", columns: Columns | None = None) -> "DataFrame":
    """Count the lines that repeat across pages of a site; the result, written as Parquet, is a profile for ``--sites``.

    The counting is the SQL that ``articleclean sites learn`` runs. The executors keep the lines on disk meanwhile.
    """
    from pyspark import StorageLevel

    from articleclean.corpus.sites import KEPT_PAGES, PROFILE_SQL, seen_lines

    names = (columns or Columns()).found_in(frame.columns)

    def run(batches: "Iterable[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        for batch in batches:
            yield from seen_lines(batch_sources(batch, names)).to_batches()

    lines = _chosen(frame, names).mapInArrow(run, _types().from_arrow_schema(seen_lines([]).schema))
    lines.persist(StorageLevel.DISK_ONLY)
    query = PROFILE_SQL.format(kept_pages=KEPT_PAGES).replace("seen_lines", "{seen_lines}")
    return frame.sparkSession.sql(query, seen_lines=lines)


def _chosen(frame: "DataFrame", columns: Columns) -> "DataFrame":
    return frame.select(*[f"`{name}`" for name in (columns.content, columns.url, columns.id) if name])


def _types() -> Any:
    return needed("pyspark.sql.pandas.types", "Spark", "spark")
