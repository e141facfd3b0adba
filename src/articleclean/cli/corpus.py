"""``articleclean corpus``: clean whole corpora on this machine."""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from articleclean.cli import OK, SOME_FAILED
from articleclean.engines.columns import Columns
from articleclean.model.document import SOURCE_KINDS

if TYPE_CHECKING:
    from articleclean.corpus.state import Counts

ABOVE_ZERO = click.FloatRange(0, min_open=True)
INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
_COLUMNS: tuple[Callable[[Any], Any], ...] = (
    click.option("--content-column", metavar="NAME", help="Column or key of the document. Guessed by default."),
    click.option("--url-column", metavar="NAME", help="Column or key of the address. Guessed by default."),
    click.option("--id-column", metavar="NAME", help="Column or key of the id. Guessed by default."),
)


def column_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that name columns to a command."""
    return reduce(lambda decorated, option: option(decorated), reversed(_COLUMNS), command)


@click.command("corpus")
@INPUTS
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the results go.",
)
@click.option("--format", "shard_format", type=click.Choice(["parquet", "jsonl"]), default="parquet", show_default=True)
@click.option("-j", "--workers", type=click.IntRange(1), help="Processes. Default: one for each processor.")
@click.option("--sites", type=click.Path(exists=True, dir_okay=False), help="What `sites learn` wrote.")
@click.option("--duplicates", is_flag=True, help="Also flag near-duplicates, in duplicates.parquet.")
@click.option("--pack", "packs", multiple=True, metavar="FOLDER", help="A language pack of your own. Repeatable.")
@click.option("--disable", multiple=True, metavar="NAME", help="A detector to leave out. Repeatable.")
@click.option("--kind", type=click.Choice(SOURCE_KINDS), help="What the documents are; else found out.")
@click.option("--quotes/--no-quotes", default=True, help="Look for quotes and their speakers.")
@click.option("--seconds", type=ABOVE_ZERO, default=30, show_default=True, help="For one document.")
@click.option("--megabytes", type=click.FloatRange(50), default=1000, show_default=True, help="Memory for a document.")
@click.option(
    "--max-document",
    type=ABOVE_ZERO,
    default=20,
    show_default=True,
    help="Its size in megabytes.",
)
@click.option("--shard-documents", type=click.IntRange(1), default=5000, show_default=True)
@column_options
def command(inputs: tuple[str, ...], output: Path, workers: int | None, **given: Any) -> int:
    """Clean JSONL, Parquet, CSV, TSV, WARC and WET files, folders and archives of pages, local or by URL.

    Cleaned documents go to FOLDER/articles, those that cannot be cleaned to FOLDER/rejected. A run that was stopped or
    killed goes on when the same command is given again, and writes the same bytes. The exit code is 1 when an input
    could not be read to its end (all that could be read is cleaned).
    """
    from articleclean.corpus.progress import progress_for
    from articleclean.corpus.run import clean_corpus

    if given["duplicates"]:
        from articleclean.corpus.duplicates import check_installed

        check_installed()
    job = _job(inputs, output, given)
    began = time.monotonic()
    counts = clean_corpus(job, workers=workers or os.cpu_count() or 1, progress=progress_for())
    duplicates = _flag_duplicates(output, given["shard_format"]) if given["duplicates"] else None
    click.echo(_summary(counts, duplicates, time.monotonic() - began))
    if counts.rejected:
        click.echo(f"Which were rejected, and why: {output / 'rejected'}", err=True)
    return SOME_FAILED if counts.damaged_inputs else OK


def _job(inputs: tuple[str, ...], output: Path, given: dict[str, Any]) -> Any:
    from articleclean.corpus.run import CorpusJob, Limits, Shards
    from articleclean.options import Options

    options = Options(packs=given["packs"], disable=given["disable"], kind=given["kind"], quotes=given["quotes"])
    if given["sites"]:
        from articleclean.corpus.sites import load_site_lines

        options = replace(options, site_lines=load_site_lines(given["sites"]))
    return CorpusJob(
        inputs,
        output,
        options,
        given_columns(given),
        Limits(given["seconds"], given["megabytes"], given["max_document"]),
        Shards(given["shard_format"], given["shard_documents"]),
    )


def given_columns(given: dict[str, Any]) -> Columns:
    """The columns that the options name."""
    return Columns(given["content_column"], given["url_column"], given["id_column"])


def _flag_duplicates(output: Path, shard_format: Literal["parquet", "jsonl"]) -> int:
    from articleclean.corpus.duplicates import flag_duplicates

    return flag_duplicates(output, shard_format)


def _summary(counts: "Counts", duplicates: int | None, seconds: float) -> str:
    rows = [("cleaned", f"{counts.documents:,}"), ("rejected", f"{counts.rejected.total():,}")]
    rows += [(f"  {kind}", f"{number:,}") for kind, number in sorted(counts.rejected.items())]
    if counts.damaged_inputs:
        rows.append(("inputs not read to the end", f"{counts.damaged_inputs:,}"))
    if duplicates is not None:
        rows.append(("near-duplicates", f"{duplicates:,}"))
    rows += [("characters", f"{counts.chars_in:,}"), ("removed", f"{counts.share_removed:.1%}")]
    rows.append(("seconds", f"{seconds:,.1f}"))
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {value:>15}" for name, value in rows)
