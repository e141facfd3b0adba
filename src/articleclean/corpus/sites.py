"""What repeats across the pages of a site: template text, which one page alone cannot give away.

A profile is a Parquet file with a row for each line that stands on several pages of a site: ``site``, ``line`` (white
space folded), ``pages`` that have it, ``site_pages`` in all, how many lines stand above and below it on the mean
(``top``, ``bottom``), and ``together``: the share of pages on which it stands right beside one and the same other
line, of the pages of whichever of the two has more. It can be read, edited and shared with any tool; ``join_profiles``
adds up profiles of different pages.

Pages with the same longest line count as one, so that a story crawled five times does not become a template. What a
template prints, it prints together, so a line with a fixed neighbour is evidence from a small share of the pages on. A
subhead or a stock sentence of the site's reporters repeats too, but between other paragraphs each time, or below a
template line that mostly stands above others: such a line is evidence only where most pages have it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articleclean.api import Cleaner
from articleclean.corpus.atomic import check_writable, write_atomic
from articleclean.corpus.counting import counting
from articleclean.corpus.inputs import find_inputs
from articleclean.corpus.readers import read_input
from articleclean.corpus.records import MEGABYTE
from articleclean.detectors.junk.site_repeat import line_hash, site_of
from articleclean.engines.arrow import Source, arrow
from articleclean.engines.columns import Columns
from articleclean.errors import ArticlecleanError, InputError

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST_LINE = 1000
"""Characters. Longer lines are not counted: they are paragraphs of stories or whole pages on one line."""
KEPT_PAGES = 3
"""Pages that a line must stand on to be in a profile: fewer than make it evidence, as joined profiles add up."""
MIN_PAGES = 5
"""Pages that make a line evidence."""
HIGH_SHARE = 0.5
"""Share of a site's pages that makes a line evidence whatever stands beside it."""
LOW_SHARE = 0.03
"""Share that suffices for a line that repeats together with a neighbour (the edge of the page is one)."""
TOGETHER = 0.5
"""From which value of ``together`` on it does."""
PAGES_AT_ONCE = 500
MEMORY_MEGABYTES = 2000
_FEATURE = "Learning sites"

PROFILE_SQL = """
WITH lines AS (SELECT site, hash, min(line) AS line, count(DISTINCT page) AS pages,
                      CAST(sum(top) AS DOUBLE) / CAST(count(*) AS DOUBLE) AS top,
                      CAST(sum(bottom) AS DOUBLE) / CAST(count(*) AS DOUBLE) AS bottom
               FROM seen_lines GROUP BY site, hash HAVING count(DISTINCT page) >= {kept_pages}),
     beside AS (SELECT site, hash, page, before AS neighbour FROM seen_lines
                UNION ALL SELECT site, hash, page, after AS neighbour FROM seen_lines),
     pairs AS (SELECT beside.site, beside.hash, neighbour, count(DISTINCT page) AS pages
               FROM beside JOIN lines ON beside.site = lines.site AND beside.hash = lines.hash
               GROUP BY beside.site, beside.hash, neighbour),
     fixed AS (SELECT pairs.site, pairs.hash,
                      max(CAST(pairs.pages AS DOUBLE) / CAST(greatest(lines.pages, coalesce(other.pages, 0)) AS DOUBLE))
                        AS together
               FROM pairs JOIN lines ON pairs.site = lines.site AND pairs.hash = lines.hash
                    LEFT JOIN lines AS other ON pairs.site = other.site AND pairs.neighbour = other.hash
               GROUP BY pairs.site, pairs.hash),
     sites AS (SELECT site, count(DISTINCT page) AS site_pages FROM seen_lines GROUP BY site)
SELECT lines.site, line, pages, site_pages, top, bottom, together
FROM lines JOIN fixed ON lines.site = fixed.site AND lines.hash = fixed.hash JOIN sites ON lines.site = sites.site
ORDER BY lines.site, pages DESC, line
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
    inputs: Iterable[str], output: Path, *, columns: Columns | None = None, memory_megabytes: int = MEMORY_MEGABYTES
) -> tuple[int, int]:
    """Count repeated lines over all documents that have a URL; give the numbers of lines and sites written.

    DuckDB counts within the memory given and spills to a temporary folder, which takes about the room of the text.
    Raises InputError, MissingExtraError, OutputError.
    """
    with counting(_FEATURE, memory_megabytes) as database:
        check_writable(output)
        database.register("none", seen_lines([]))
        database.execute("CREATE TABLE seen_lines AS SELECT * FROM none")
        sources = _sources(inputs, columns or Columns())
        while chunk := list(islice(sources, PAGES_AT_ONCE)):
            database.register("chunk", seen_lines(chunk))
            database.execute("INSERT INTO seen_lines SELECT * FROM chunk")
        return _write_profile(database, PROFILE_SQL.format(kept_pages=KEPT_PAGES), output)


def seen_lines(sources: Iterable[Source]) -> "pa.Table":
    """A row for every line of the pages.

    Columns: site, line, its ``hash``, ``page`` (a key of the page), ``top`` and ``bottom`` (lines above and below it),
    ``before`` and ``after`` (hashes of its neighbours, 0 at the edges of the page).
    """
    pa = arrow()
    rows = [row for source in sources for row in _rows_of(source)]
    kinds = {
        "site": pa.string(),
        "line": pa.string(),
        "hash": pa.int64(),
        "page": pa.int64(),
        "top": pa.int32(),
        "bottom": pa.int32(),
        "before": pa.int64(),
        "after": pa.int64(),
    }
    columns = zip(*rows, strict=True) if rows else [()] * len(kinds)
    return pa.table({name: pa.array(list(c), kinds[name]) for name, c in zip(kinds, columns, strict=True)})


def _rows_of(source: Source) -> list[tuple[str, str, int, int, int, int, int, int]]:
    site = site_of(source.url)
    lines = _lines_of(source) if site else []
    if not site or not lines:
        return []
    hashes = [0, *(line_hash(site, line) for line in lines), 0]
    page = hashes[lines.index(max(lines, key=len)) + 1]
    last = len(lines) - 1
    firsts = {hashes[n + 1]: n for n in reversed(range(len(lines)))}
    return [
        (site, lines[n], hash_, page, n, last - n, hashes[n], hashes[n + 2])
        for hash_, n in firsts.items()
        if len(lines[n]) <= LONGEST_LINE
    ]


def join_profiles(profiles: Iterable[str], output: Path) -> int:
    """Add up profiles of different pages; the places are averaged by pages. Gives the number of lines written."""
    pa = arrow()
    tables = [_read_profile(path) for path in profiles]
    numbered = [t.append_column("profile", pa.array([n] * t.num_rows, pa.int32())) for n, t in enumerate(tables)]
    with counting(_FEATURE, MEMORY_MEGABYTES) as database:
        database.execute("SET threads = 1")  # sums of floats in one order: the same profile every time
        database.register("profiles", pa.concat_tables(numbered))
        return _write_profile(database, _JOIN_SQL, output)[0]


_JOIN_SQL = """
WITH sites AS (SELECT site, sum(site_pages) AS site_pages
               FROM (SELECT DISTINCT profile, site, site_pages FROM profiles) GROUP BY site)
SELECT site, line, CAST(sum(pages) AS BIGINT) AS pages, CAST(any_value(sites.site_pages) AS BIGINT) AS site_pages,
       sum(top * pages) / sum(pages) AS top, sum(bottom * pages) / sum(pages) AS bottom,
       sum(together * pages) / sum(pages) AS together
FROM profiles JOIN sites USING (site)
GROUP BY site, line ORDER BY site, pages DESC, line
"""


def evident_lines(profile: str) -> Iterator[SiteLine]:
    """The lines of a profile that repeat so much, or so much together, that they count as evidence of junk."""
    for row in _read_profile(profile).to_pylist():
        share = row["pages"] / max(row["site_pages"], 1)
        least = LOW_SHARE if row["together"] >= TOGETHER else HIGH_SHARE
        if row["pages"] >= MIN_PAGES and share >= least:
            yield SiteLine(row["site"], row["line"], row["pages"], share)


def load_site_lines(profile: str) -> frozenset[int]:
    """The evident lines as ``Options.site_lines`` wants them."""
    return frozenset(line_hash(line.site, line.line) for line in evident_lines(profile))


def _read_profile(path: str) -> "pa.Table":
    pa = arrow()
    import pyarrow.parquet as pq

    columns = ["site", "line", "pages", "site_pages", "top", "bottom", "together"]
    try:
        return pq.read_table(path, columns=columns)
    except (OSError, KeyError, pa.ArrowException) as error:
        problem = str(error).splitlines()[0]
        raise InputError(f"{path} is not a profile that `sites learn` wrote: {problem}") from error


def _write_profile(database: Any, query: str, output: Path) -> tuple[int, int]:
    import pyarrow.parquet as pq

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
