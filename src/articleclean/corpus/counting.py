"""DuckDB for counting over whole corpora: within a limit of memory, the rest in a temporary folder."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from articleclean.errors import OutputError
from articleclean.extras import needed


def duckdb_for(feature: str) -> Any:
    """The duckdb module. Raises MissingExtraError where it is not installed."""
    return needed("duckdb", feature, "corpus")


@contextmanager
def counting(feature: str, megabytes: int) -> Iterator[Any]:
    """A database for once. Raises MissingExtraError, and OutputError where its room does not suffice."""
    duckdb = duckdb_for(feature)
    with tempfile.TemporaryDirectory(prefix="articleclean-") as folder:
        try:
            with duckdb.connect(f"{folder}/tables.duckdb") as database:
                database.execute(f"SET memory_limit = '{megabytes}MB'")
                database.execute("SET temp_directory = '{}/spill'".format(folder.replace("'", "''")))
                yield database
        except duckdb.Error as error:
            raise OutputError(
                f"{feature} stopped: {str(error).splitlines()[0]}. It had {megabytes} MB of memory and the folder "
                f"{tempfile.gettempdir()}: give it more, or set TMPDIR to a folder with more room"
            ) from error
