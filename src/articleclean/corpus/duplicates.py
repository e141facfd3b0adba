"""Near-duplicates in the output of a run: flagged in a file of their own, never dropped.

``duplicates.parquet`` has a row for each document much like an earlier one: ``id`` and ``duplicate_of`` with their
shards, and the ``similarity`` of their shingles as MinHash estimates it (A. Broder, 1997). Candidates share one of
``BANDS`` bands of the signature; DuckDB finds them within a memory limit.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from articleclean.corpus.atomic import write_atomic
from articleclean.corpus.counting import counting, duckdb_for
from articleclean.engines.arrow import arrow
from articleclean.extras import needed
from articleclean.ingest.fold import fold

SIMILARITY = 0.8
"""Estimated share of common shingles (Jaccard) from which a document is a near-duplicate."""
PERMUTATIONS = 128
BANDS = 16
"""With 8 values a band, a pair of similarity 0.8 becomes a candidate with 95% certainty, one of 0.5 with 6%."""
_BAND = PERMUTATIONS // BANDS
SHINGLE_WORDS = 5
SHINGLE_CHARS = 8
"""For text without spaces between words."""
SEED = 1
MEMORY_MEGABYTES = 1000

_FEATURE = "Flagging near-duplicates"
_FIRST_SQL = f"""
WITH bands AS (SELECT number, i AS band, hash(signature[i * {_BAND} + 1 : (i + 1) * {_BAND}]) AS value
               FROM documents, range({BANDS}) AS bands(i))
SELECT DISTINCT later.number AS number, first.number AS earlier
FROM bands AS later
JOIN (SELECT band, value, min(number) AS number FROM bands GROUP BY band, value HAVING count(*) > 1) AS first
  USING (band, value)
WHERE first.number < later.number
"""  # noqa: S608 - the numbers above
_SCORE_SQL = f"""
SELECT d.number, e.number, d.id, d.shard, e.id, e.shard,
       list_sum(list_transform(range(1, {PERMUTATIONS + 1}), lambda i: CAST(d.signature[i] = e.signature[i] AS INT)))
         / {PERMUTATIONS}
FROM pairs JOIN documents AS d ON d.number = pairs.number JOIN documents AS e ON e.number = pairs.earlier
ORDER BY d.number, e.number
"""  # noqa: S608


def check_installed() -> None:
    """Raise MissingExtraError where a package that flagging needs is not installed."""
    arrow()
    duckdb_for(_FEATURE)
    _rensa()


def flag_duplicates(folder: Path, shard_format: Literal["parquet", "jsonl"] = "parquet") -> int:
    """Write ``duplicates.parquet`` for a finished run in ``folder``; give the number of near-duplicates."""
    pa = arrow()
    import pyarrow.parquet as pq

    with counting(_FEATURE, MEMORY_MEGABYTES) as database:
        database.execute("CREATE TABLE documents (number BIGINT, id VARCHAR, shard VARCHAR, signature UINTEGER[])")
        for chunk in _signatures(folder / "articles", shard_format):
            database.register("chunk", chunk)
            database.execute("INSERT INTO documents SELECT * FROM chunk")
        database.execute(f"CREATE TABLE pairs AS {_FIRST_SQL}")
        found = _best(database.execute(_SCORE_SQL))
        kinds = [("id", "string"), ("shard", "string"), ("duplicate_of", "string"), ("of_shard", "string")]
        schema = pa.schema([*((name, pa.type_for_alias(kind)) for name, kind in kinds), ("similarity", pa.float64())])
        sink = pa.BufferOutputStream()
        pq.write_table(pa.Table.from_pylist(found, schema=schema), sink, compression="zstd")
        write_atomic(folder / "duplicates.parquet", sink.getvalue().to_pybytes())
    return len(found)


def shingles(text: str) -> list[str]:
    """Runs of five words, or of eight characters where words are not set apart by spaces."""
    words = fold(text).split()
    joined = "".join(words)
    if len(joined) > 12 * len(words):
        return [joined[i : i + SHINGLE_CHARS] for i in range(max(1, len(joined) - SHINGLE_CHARS + 1))]
    return [" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1))]


def _signatures(articles: Path, shard_format: str) -> Iterator[Any]:
    pa = arrow()
    rensa = _rensa()
    number = 0
    for shard in sorted(articles.glob(f"part-*.{shard_format}")):
        for ids, texts in _texts(shard):
            tokens = [shingles(text) for text in texts]
            signatures = rensa.RMinHash.digests_from_token_sets(tokens, num_perm=PERMUTATIONS, seed=SEED)
            numbers = range(number, number + len(ids))
            number += len(ids)
            kinds = (pa.int64(), pa.string(), pa.string(), pa.list_(pa.uint32()))
            values = (list(numbers), ids, [shard.name] * len(ids), signatures)
            columns = [pa.array(v, kind) for v, kind in zip(values, kinds, strict=True)]
            table = pa.table(columns, names=["number", "id", "shard", "signature"])
            yield table.filter(pa.array([bool(text) for text in texts], pa.bool_()))


def _texts(shard: Path) -> Iterator[tuple[list[str], list[str]]]:
    if shard.suffix == ".parquet":
        import pyarrow.parquet as pq

        with pq.ParquetFile(shard) as file:
            for batch in file.iter_batches(1000, columns=["id", "text"]):
                yield batch.column("id").to_pylist(), batch.column("text").to_pylist()
        return
    with shard.open(encoding="utf-8") as lines:
        rows = [(row["id"], row["text"]) for row in map(json.loads, lines)]
    yield [name for name, _ in rows], [text for _, text in rows]


def _best(cursor: Any) -> list[dict[str, Any]]:
    """For each document the earliest one it is like, and where that is a duplicate itself, the one that it is of."""
    found: dict[int, dict[str, Any]] = {}
    while row := cursor.fetchone():
        number, earlier, name, shard, of, of_shard, similarity = row
        if number in found or similarity < SIMILARITY:
            continue
        root = found.get(earlier, {"duplicate_of": of, "of_shard": of_shard})
        found[number] = {
            "id": name,
            "shard": shard,
            "duplicate_of": root["duplicate_of"],
            "of_shard": root["of_shard"],
            "similarity": similarity,
        }
    return list(found.values())


def _rensa() -> Any:
    return needed("rensa", _FEATURE, "corpus")
