"""What repeats across the pages of a site: template text, which one page alone cannot give away.

A profile is a Parquet file with a row for each line that stands on several pages of a site: ``site``, ``line`` (white
space folded), ``pages`` that have it, ``site_pages`` in all, and where it stands, in lines from the page's top and
from its bottom: mean and standard deviation (``top``, ``top_spread``, ``bottom``, ``bottom_spread``). It can be read,
edited and shared with any tool; ``join_profiles`` adds up profiles of different pages.

Pages with the same longest line count as one, so that a story crawled five times does not become a template.
"""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articleclean.api import Cleaner
from articleclean.corpus.inputs import find_inputs
from articleclean.corpus.readers import read_input
from articleclean.corpus.records import MEGABYTE
from articleclean.detectors.junk.site_repeat import line_hash, site_of
from articleclean.engines.arrow import Source, arrow
from articleclean.engines.columns import Columns
from articleclean.errors import ArticlecleanError, InputError, MissingExtraError

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST_LINE = 1000
"""Characters. Longer lines are not counted: they are paragraphs of stories or whole pages on one line."""
KEPT_PAGES = 3
"""Pages that a line must stand on to be in a profile: fewer than make it evidence, as joined profiles add up."""
MIN_PAGES = 5
"""Pages that make a line evidence."""
HIGH_SHARE = 0.3
"""Share of a site's pages that makes a line evidence wherever it stands."""
LOW_SHARE = 0.03
"""Share that suffices for a line that keeps its distance to the top or the bottom of the page."""
FIXED_SPREAD = 3.0
"""Lines of standard deviation up to which the distance counts as kept."""
PAGES_AT_ONCE = 500

PROFILE_SQL = """
SELECT site, line, pages, site_pages,
       top_sum / seen AS top, sqrt(greatest(top_squares / seen - (top_sum / seen) * (top_sum / seen), 0)) AS top_spread,
       bottom_sum / seen AS bottom,
       sqrt(greatest(bottom_squares / seen - (bottom_sum / seen) * (bottom_sum / seen), 0)) AS bottom_spread
FROM (SELECT site, line, count(DISTINCT page) AS pages, CAST(count(*) AS DOUBLE) AS seen,
             CAST(sum(top) AS DOUBLE) AS top_sum, CAST(sum(top * top) AS DOUBLE) AS top_squares,
             CAST(sum(bottom) AS DOUBLE) AS bottom_sum, CAST(sum(bottom * bottom) AS DOUBLE) AS bottom_squares
      FROM seen_lines GROUP BY site, line) AS lines
JOIN (SELECT site, count(DISTINCT page) AS site_pages FROM seen_lines GROUP BY site) AS sites USING (site)
WHERE pages >= {kept_pages}
ORDER BY site, pages DESC, line
"""
"""The counting, in SQL that DuckDB and Spark read alike."""


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A row of a profile that counts as evidence."""

    site: str
    line: str
    pages: int
    share: float


def learn_sites(
    inputs: Iterable[str], output: Path, *, columns: Columns | None = None, memory_megabytes: int = 2000
) -> tuple[int, int]:
    """Count repeated lines over all documents that have a URL; give the numbers of lines and sites written.

    DuckDB counts within the memory given and spills to a temporary folder, which takes about the room of the text.
    Raises InputError, MissingExtraError.
    """
    with tempfile.TemporaryDirectory(prefix="articleclean-") as folder:
        database = _duckdb().connect(f"{folder}/lines.duckdb")
        with database:
            database.execute(f"SET memory_limit = '{memory_megabytes}MB'")
            database.execute(f"SET temp_directory = '{folder}/spill'")
            database.execute("CREATE TABLE seen_lines (site VARCHAR, line VARCHAR, page BIGINT, top INT, bottom INT)")
            sources = _sources(inputs, columns or Columns())
            while chunk := list(islice(sources, PAGES_AT_ONCE)):
                database.register("chunk", seen_lines(chunk))
                database.execute("INSERT INTO seen_lines SELECT * FROM chunk")
            return _write_profile(database, PROFILE_SQL.format(kept_pages=KEPT_PAGES), output)


def seen_lines(sources: Iterable[Source]) -> "pa.Table":
    """A row for every line of the pages: site, line, a key of the page, lines from its top and from its bottom."""
    pa = arrow()
    rows: list[tuple[str, str, int, int, int]] = []
    for source in sources:
        site = site_of(source.url)
        lines = _lines_of(source) if site else []
        if site and lines:
            page = line_hash("", max(lines, key=len))
            bottom = len(lines) - 1
            places = {line: number for number, line in reversed(list(enumerate(lines)))}
            rows += [(site, line, page, n, bottom - n) for line, n in places.items() if len(line) <= LONGEST_LINE]
    names = ("site", "line", "page", "top", "bottom")
    kinds = (pa.string(), pa.string(), pa.int64(), pa.int32(), pa.int32())
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return pa.table([pa.array(list(c), kind) for c, kind in zip(columns, kinds, strict=True)], names=names)


def join_profiles(profiles: Iterable[str], output: Path) -> int:
    """Add up profiles of different pages; the places are averaged by pages. Gives the number of lines written."""
    pa = arrow()
    tables = [_read_profile(path) for path in profiles]
    numbered = [t.append_column("profile", pa.array([n] * t.num_rows, pa.int32())) for n, t in enumerate(tables)]
    with _duckdb().connect() as database:
        database.execute("SET threads = 1")  # sums of floats in one order: the same profile every time
        database.register("profiles", pa.concat_tables(numbered))
        return _write_profile(database, _JOIN_SQL, output)[0]


_JOIN_SQL = """
WITH sites AS (SELECT site, sum(site_pages) AS site_pages
               FROM (SELECT DISTINCT profile, site, site_pages FROM profiles) GROUP BY site)
SELECT site, line, CAST(sum(pages) AS BIGINT) AS pages, CAST(any_value(sites.site_pages) AS BIGINT) AS site_pages,
       sum(top * pages) / sum(pages) AS top, max(top_spread) AS top_spread,
       sum(bottom * pages) / sum(pages) AS bottom, max(bottom_spread) AS bottom_spread
FROM profiles JOIN sites USING (site)
GROUP BY site, line ORDER BY site, pages DESC, line
"""


def evident_lines(profile: str) -> Iterator[SiteLine]:
    """The lines of a profile that repeat so much, or in so fixed a place, that they count as evidence of junk."""
    for row in _read_profile(profile).to_pylist():
        share = row["pages"] / max(row["site_pages"], 1)
        fixed = min(row["top_spread"], row["bottom_spread"]) <= FIXED_SPREAD
        if row["pages"] >= MIN_PAGES and (share >= HIGH_SHARE or (share >= LOW_SHARE and fixed)):
            yield SiteLine(row["site"], row["line"], row["pages"], share)


def load_site_lines(profile: str) -> frozenset[int]:
    """The evident lines as ``Options.site_lines`` wants them."""
    return frozenset(line_hash(line.site, line.line) for line in evident_lines(profile))


def _read_profile(path: str) -> "pa.Table":
    pa = arrow()
    import pyarrow.parquet as pq

    columns = ["site", "line", "pages", "site_pages", "top", "top_spread", "bottom", "bottom_spread"]
    try:
        return pq.read_table(path, columns=columns)
    except (OSError, KeyError, pa.ArrowException) as error:
        problem = str(error).splitlines()[0]
        raise InputError(f"{path} is not a profile that `sites learn` wrote: {problem}") from error


def _write_profile(database: Any, query: str, output: Path) -> tuple[int, int]:
    import pyarrow.parquet as pq

    from articleclean.corpus.atomic import write_atomic

    pa = arrow()
    table = database.sql(query).to_arrow_table()
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    write_atomic(output, sink.getvalue().to_pybytes())
    return table.num_rows, len(table.column("site").unique())


def _sources(inputs: Iterable[str], columns: Columns) -> Iterator[Source]:
    for each in find_inputs(inputs):
        for record in read_input(each, columns, 20 * MEGABYTE):
            if record.error is None:
                yield record.source


def _lines_of(source: Source) -> list[str]:
    try:
        document = _reader().read(source.content or "", url=source.url, kind=source.kind)
    except ArticlecleanError:
        return []
    return [block.text for block in document.blocks if block.text]


@cache
def _reader() -> Cleaner:
    return Cleaner(quotes=False)


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise MissingExtraError("Learning sites", "corpus") from None
    return duckdb
