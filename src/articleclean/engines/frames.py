"""Cleaning tables held in memory: pandas, Polars, Hugging Face datasets. Rows stay in order, one out for one in."""

from typing import TYPE_CHECKING, Any

from articleclean.engines.arrow import arrow, clean_table
from articleclean.engines.columns import Columns
from articleclean.options import Options

if TYPE_CHECKING:
    import datasets
    import pandas as pd
    import polars as pl
    import pyarrow as pa


def clean_pandas(
    frame: "pd.DataFrame", options: Options | None = None, columns: Columns | None = None
) -> "pd.DataFrame":
    """Clean the document column of a frame; the result has the columns of ``output_schema()`` and the same index."""
    table = arrow().Table.from_pandas(frame, preserve_index=False)
    cleaned: pd.DataFrame = clean_table(table, options, columns).to_pandas()
    return cleaned.set_axis(frame.index)


def clean_polars(
    frame: "pl.DataFrame", options: Options | None = None, columns: Columns | None = None
) -> "pl.DataFrame":
    """The same for Polars."""
    import polars

    cleaned: pl.DataFrame = polars.from_arrow(clean_table(frame.to_arrow(), options, columns))
    return cleaned


def clean_hf(
    dataset: "datasets.Dataset", options: Options | None = None, columns: Columns | None = None, **map_options: Any
) -> "datasets.Dataset":
    """The same for a Hugging Face dataset; ``map_options`` (such as ``num_proc``) go to ``Dataset.map``."""
    names = (columns or Columns()).found_in(dataset.column_names)

    def run(table: "pa.Table") -> "pa.Table":
        return clean_table(table, options, names)

    cleaned: datasets.Dataset = dataset.with_format("arrow").map(
        run, batched=True, remove_columns=dataset.column_names, **map_options
    )
    return cleaned.with_format(None)
