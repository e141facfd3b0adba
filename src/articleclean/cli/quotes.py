"""``articleclean quotes``: who said what."""

import shutil
from typing import TYPE_CHECKING

import click

from articleclean.cli.source import Source, only_one, source_options, write_text

if TYPE_CHECKING:
    from articleclean.report.quotes import QuoteFormat


@click.command("quotes")
@click.argument("file", required=False, metavar="[FILE | -]")
@click.option("-f", "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("-o", "--output", metavar="PATH", help="Where to write; stdout by default.")
@source_options
def command(
    *,
    file: str | None,
    form: "QuoteFormat",
    output: str | None,
    source: Source,
) -> None:
    """List who said what. JSON and CSV hold everything: offsets into the text, cue, kind, confidence."""
    from articleclean.report.quotes import render_quotes

    path = only_one(file)
    article = source.clean(path)
    columns = min(shutil.get_terminal_size((100, 24)).columns, 120)
    write_text([render_quotes(article.quotes, form, columns)], output)
