"""Cleaning on Ray Data: Dataset in, Dataset out.

cleaned = clean_dataset(ray.data.read_parquet("pages"), Options(), concurrency=64)
"""

from typing import TYPE_CHECKING, Any

from articleclean.engines.arrow import batch_sources, clean_row, to_batch
from articleclean.engines.columns import Columns
from articleclean.extras import needed
from articleclean.options import Options

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_ROWS = 64


def clean_dataset(
    dataset: Any, options: Options | None = None, columns: Columns | None = None, *, concurrency: int | None = None
) -> Any:
    """Clean each row of a ``ray.data.Dataset``; the result has the columns of ``output_schema()``.

    ``concurrency``: actors, each of which loads the packs once; by default one less than there are processors, because
    reading needs one too (actors on all of them would wait for data for ever).
    Raises InputError when there is no document column, MissingExtraError without Ray.
    """
    ray = needed("ray", "Ray", "ray")
    names = (columns or Columns()).found_in(dataset.schema().names)
    actors = concurrency or max(1, int(ray.cluster_resources().get("CPU", 1)) - 1)
    return dataset.map_batches(
        _Clean,
        fn_constructor_args=(options, names),
        batch_format="pyarrow",
        batch_size=BATCH_ROWS,
        zero_copy_batch=True,
        concurrency=actors,
    )


class _Clean:
    """An actor with a cleaner of its own."""

    def __init__(self, options: Options | None, columns: Columns) -> None:
        from articleclean.api import Cleaner

        self._cleaner = Cleaner(options)
        self._columns = columns

    def __call__(self, table: "pa.Table") -> "pa.Table":
        import pyarrow as pa

        batches = table.combine_chunks().to_batches()
        cleaned = [to_batch([clean_row(self._cleaner, s) for s in batch_sources(b, self._columns)]) for b in batches]
        return pa.Table.from_batches(cleaned)
